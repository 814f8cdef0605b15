import { type Tables, WORK } from '../../../../check/review.ts'

export const tables: Tables = {
  labour_figure: ['inside', 'ハローワークから提供を受けた求人・求職の数', WORK],
}
