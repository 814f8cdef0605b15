import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  notice: 'select id from notice order by planned_at desc, id limit 1',
}
