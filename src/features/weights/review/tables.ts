import { type Tables, WORK } from '../../../../check/review.ts'

export const tables: Tables = {
  weight_decision: ['inside', '配点の決定', WORK],
  weight_proposal: ['inside', '配点の案', WORK],
}
