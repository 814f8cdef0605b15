import { FOR_EVER, type Tables, WORK } from '../../../../check/review.ts'

export const tables: Tables = {
  consultation: ['case', '相談で話したこと・次の一歩', FOR_EVER],
  consultation_count: ['inside', '相談の件数', WORK],
}
