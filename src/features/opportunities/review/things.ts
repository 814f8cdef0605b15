import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  activity: `select id from opportunity where status = 'open' order by published_on desc, id limit 1 offset 3`,
}
