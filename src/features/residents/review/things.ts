import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  wish: 'select id from data_wish order by at desc, id limit 1',
  registration: 'select id from registration order by at desc, id limit 1',
}
