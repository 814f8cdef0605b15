import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  account: `select id from account where login = 'sato'`,
}
