import { type Tables, WORK } from '../../../../check/review.ts'

export const tables: Tables = {
  word: ['public', '言いかえのことば', WORK],
}
