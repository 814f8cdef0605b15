import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  certificate: `select id from certificate where withdrawn_at is null and person_id = (select scope_id from role_grant g join account a on a.id = g.account_id where a.login = 'ueki') order by at limit 1`,
}
