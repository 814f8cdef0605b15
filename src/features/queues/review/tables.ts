import { type Tables, WORK } from '../../../../check/review.ts'

export const tables: Tables = {
  walk_queue: ['inside', '整理番号の列', WORK],
  walk_ticket: ['inside', '整理番号と、呼ばれた時刻（お名前なし）', WORK],
}
