import { FOR_EVER, type Tables } from '../../../../check/review.ts'

export const tables: Tables = {
  request: ['identity', '「窓口から連絡をもらう」の内容', FOR_EVER],
  request_entry: ['case', '依頼の経過', FOR_EVER],
}
