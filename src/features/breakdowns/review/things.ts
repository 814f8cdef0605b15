import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  alert: 'select id from guard_alert order by id limit 1',
}
