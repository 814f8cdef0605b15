import { type Tables, WORK } from '../../../../check/review.ts'

export const tables: Tables = {
  erasure: ['case', '消去の案・承認・結果（消したあとは、わけも名前もない）', WORK],
}
