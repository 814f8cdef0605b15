import { DOCUMENT, type Tables } from '../../../../check/review.ts'

export const tables: Tables = {
  evaluation: ['inside', '部署が書いた事業の評価シート', DOCUMENT],
}
