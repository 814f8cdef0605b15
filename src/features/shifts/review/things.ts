import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  absence: 'select id from shift_absence limit 1',
  assignment: 'select id from assignment where to_on is null limit 1',
}
