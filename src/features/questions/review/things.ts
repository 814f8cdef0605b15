import type { Things } from '../../../../check/review.ts'

export const things: Things = { question: 'select id from question order by at desc limit 1' }
