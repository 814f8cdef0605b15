import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  meeting: 'select id from council_minutes order by id limit 1',
  agreed: 'select id from council_action order by id limit 1',
}
