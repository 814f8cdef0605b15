import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  request: 'select id from request order by received_at desc limit 1',
}
