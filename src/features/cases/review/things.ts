import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  case: `select id from support_case order by (route = 'startup') desc, (status = 'active') desc, id limit 1`,
}
