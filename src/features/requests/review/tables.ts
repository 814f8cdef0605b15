import { NOBODY_DAYS, type Tables } from '../../../../check/review.ts'

export const tables: Tables = {
  request: ['identity', '「窓口から連絡をもらう」の内容', NOBODY_DAYS],
  request_entry: ['case', '依頼の経過', NOBODY_DAYS],
}
