import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  organisation:
    'select organisation_id from opportunity group by organisation_id order by count(*) desc, organisation_id limit 1',
}
