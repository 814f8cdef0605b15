-- Who of some people is not seen by whom of the staff, all pairs at once: asked one by one (`may_see`) for the 4,700 steps of
-- somebody who leaves a big city's desk it took longer than a statement may. What each account sees is worked out once.
create function unseen_pairs(people uuid[], day date) returns table (account_id uuid, person_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  with part as materialized (select a.id as account, l.areas
      from (select distinct g.account_id as id from role_grant g where g.municipality_id = (select tenant()) and g.limited
        and g.from_on <= $2 and (g.until_on is null or g.until_on >= $2)) a cross join lateral limit_of(a.id, $2) l),
    near as materialized (select m.account, t.id from part m join town t on t.municipality_id = (select tenant()) and t.area_id = any(m.areas)),
    theirs as materialized (select m.account, s.id from part m cross join lateral people_of(m.account, $2) s(id)),
    asked as materialized (select q.id, q.town_id, q.held_by, q.held_on from unnest($1) u(id)
      join person q on q.municipality_id = (select tenant()) and q.id = u.id where q.town_id is not null and not q.outside)
  select m.account, q.id from part m cross join asked q
  where not coalesce(q.held_by = m.account and q.held_on = $2, false)
    and not exists (select from near n where n.account = m.account and n.id = q.town_id)
    and not exists (select from theirs t where t.account = m.account and t.id = q.id) $$;
