import type { Things } from '../../../../check/review.ts'

export const things: Things = { queue: 'select id from walk_queue order by name limit 1' }
