import { type Tables, WORK } from '../../../../check/review.ts'

export const tables: Tables = {
  area: ['public', '圏域', WORK],
  facility: ['public', '施設・駅', WORK],
  town: ['public', '町名', WORK],
}
