import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  referral: `select id from referral order by (status = 'draft') desc, at desc limit 1`,
  partner: `select id from organisation where kind = 'partner' order by id limit 1`,
}
