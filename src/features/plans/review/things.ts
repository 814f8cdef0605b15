import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  plan: 'select id from plan limit 1',
}
