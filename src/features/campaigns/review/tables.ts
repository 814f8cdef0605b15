import { DOCUMENT, type Tables } from '../../../../check/review.ts'

export const tables: Tables = {
  campaign: ['public', '周知のQRコード（何に付けたか・知ったきっかけのどれか・短い番号）', DOCUMENT],
}
