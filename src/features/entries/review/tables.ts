import { DOCUMENT, type Tables, WORK } from '../../../../check/review.ts'

export const tables: Tables = {
  entry: ['inside', '部署が入れた実績（人数・回数・金額）と、もとの資料の名前', DOCUMENT],
  entry_file: ['inside', '実績の資料のファイル', DOCUMENT],
  entry_kind: ['inside', '実績の種類', WORK],
  entry_sum: ['inside', '実績の合計', WORK],
}
