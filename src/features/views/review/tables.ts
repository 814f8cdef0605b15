import { type Tables, WORK } from '../../../../check/review.ts'

export const tables: Tables = {
  page_view: ['inside', '市民向けのページが見られた回数（だれが見たかは持たない）', WORK],
}
