import type { Things } from '../../../../check/review.ts'

export const things: Things = { erasure: 'select id from erasure order by at desc, id limit 1' }
