import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  work: 'select id from work order by id limit 1',
}
