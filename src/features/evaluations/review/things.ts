import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  evaluation: 'select id from evaluation order by submitted_at nulls first, id limit 1',
}
