import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  occasion: 'select id from occasion order by first_day limit 1',
  booking: 'select id from booking order by received_at desc limit 1',
}
