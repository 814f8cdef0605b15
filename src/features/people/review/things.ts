import { TALKED, type Things } from '../../../../check/review.ts'

export const things: Things = {
  person: TALKED,
  near: `select q.person_id from proposal q join person p on p.id = q.person_id join town t on t.id = p.town_id
    where q.status = 'active' and t.area_id = any(select unnest(areas) from role_grant g join account a on a.id = g.account_id where a.login = 'kita')
    group by 1 order by count(*) desc, 1 limit 1`,
  exclusion: 'select id from exclusion limit 1',
  bond: 'select id from person_bond limit 1',
}
