import { DOCUMENT, type Tables, WORK } from '../../../../check/review.ts'

export const tables: Tables = {
  closed_figure: ['inside', '締めた四半期の数と、数えた記録の番号', DOCUMENT],
  closed_quarter: ['inside', '締めた四半期と、締めた職員', DOCUMENT],
  closing_correction: ['inside', '締めたあとの訂正とその理由', DOCUMENT],
  indicator: ['inside', '指標の記号', WORK],
  indicator_review: ['inside', '指標を見直した結果と、見直した職員', DOCUMENT],
  indicator_version: ['inside', '指標の決め方の版（担当の職員を含む）', WORK],
  quarter_due: ['inside', '締める四半期', WORK],
  target: ['inside', '目標の値', WORK],
}
