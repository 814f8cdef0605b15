-- Who looked at a resident: the lists in which they stood are found by the index of `shown` alone, and the day is looked at
-- afterwards. Asked together, the index of the days was read for a whole year of everybody's looks besides (BitmapAnd), since
-- nobody can say beforehand in how few lists one person stands: at 1,200,000 looks 2,212 buffers for somebody in 300 lists, now 480.
-- Old code: asks the same function, by the same name, and is given the same rows.
create or replace function my_looks(since date) returns table (day date, action text, roles text[], listed boolean, refused boolean, count int)
  language sql stable security definer set search_path = public, pg_temp as $$
  with mine as (
    select me() as id
    union select h.subject_id from happening h where h.municipality_id = (select tenant()) and h.person_id = (select me())
      and h.subject_kind in ('person', 'consultation', 'proposal', 'proposal-entry', 'assignment', 'attendance', 'absence', 'correction', 'consent', 'request', 'question', 'booking', 'step', 'call', 'list')
    union select s.id from step s where s.municipality_id = (select tenant()) and s.person_id = (select me())
    union select e.request_id from request_entry e where e.municipality_id = (select tenant()) and e.person_id = (select me())
  ), looks as materialized (
    select l.id, l.at, l.action, l.actor_id, false as listed, l.refused from mine m
      join audit_log l on l.municipality_id = (select tenant()) and l.subject_id = m.id
        and l.at >= (since::timestamp at time zone 'Asia/Tokyo')
  ), lists as materialized (
    select l.id, l.at, l.action, l.actor_id, true as listed, l.refused from audit_log l
    where l.municipality_id = (select tenant()) and l.shown @> array[(select me())]
  ),
  seen as (
    select (a.at at time zone 'Asia/Tokyo')::date as day, a.action, a.actor_id, a.listed, a.refused is not null as refused
    from (
      table looks union all
      select l.id, l.at, l.action, l.actor_id, l.listed, l.refused from lists l
        where l.at >= (since::timestamp at time zone 'Asia/Tokyo') and l.id not in (select id from looks)
    ) a
  )
  select s.day, s.action, array(select distinct r.role from role_grant r where r.municipality_id = (select tenant()) and r.account_id = s.actor_id
      and r.scope_kind is null and r.from_on <= s.day and (r.until_on is null or r.until_on >= s.day) order by r.role),
    s.listed, s.refused, count(*)::int
  from seen s join account a on a.municipality_id = (select tenant()) and a.id = s.actor_id
  where not a.resident and (select me()) is not null
  group by 1, 2, 3, 4, 5 order by 1 desc, 2 limit 500 $$;
