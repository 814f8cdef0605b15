import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  campaign: 'select id from campaign order by id limit 1',
}
