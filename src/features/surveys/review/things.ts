import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  talk: 'select id from consultation order by on_day desc, id limit 1',
}
