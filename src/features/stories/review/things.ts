import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  story: 'select id from story where published_at is not null and ended_at is null order by id limit 1',
}
