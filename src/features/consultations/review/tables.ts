import { CASE, type Tables, WORK } from '../../../../check/review.ts'

export const tables: Tables = {
  consultation: ['case', '相談で話したこと・次の一歩', CASE],
  consultation_count: ['inside', '相談の件数', WORK],
}
