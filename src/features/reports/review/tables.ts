import { DOCUMENT, type Tables } from '../../../../check/review.ts'

export const tables: Tables = {
  report: ['inside', '番号のついた報告（つくったときの数と、部署の評価の文）', DOCUMENT],
  report_file: ['inside', '報告のファイル', DOCUMENT],
  report_template: ['inside', '報告の市のひな形', DOCUMENT],
}
