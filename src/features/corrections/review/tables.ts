import { CASE, type Tables } from '../../../../check/review.ts'

export const tables: Tables = {
  correction: ['case', '訂正の前と後', CASE],
}
