import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  diary_line: `select id from diary_line where person_id = (select scope_id from role_grant g join account a on a.id = g.account_id where a.login = 'ueki') order by on_day limit 1`,
}
