import { NOBODY_DAYS, type Tables, WORK } from '../../../../check/review.ts'

export const tables: Tables = {
  occasion: ['inside', '申しこみを受ける回（定員・締切）', WORK],
  occasion_time: ['inside', '回の日時', WORK],
  booking: ['identity', '申しこみ（お名前・連絡先・人数）と、そのようす', NOBODY_DAYS],
}
