import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  calculation: 'select id from weight_proposal limit 1',
}
