import { type Tables, WORK } from '../../../../check/review.ts'

export const tables: Tables = {
  activity_change: ['inside', '一覧を作りなおすしるし', '1日'],
  opportunity: ['public', '活動・求人（公開前のものは職員だけ）', WORK],
  publication: ['inside', '公開・取り下げの経過と理由', WORK],
  slot: ['public', '活動の時間', WORK],
}
