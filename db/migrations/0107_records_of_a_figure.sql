-- The records behind a figure are read in the order of their days, a page of fifty at a time: of a big city's year that was
-- 25,000 people and the first consultation of each.
create index person_registered_all on person (municipality_id, registered_on, id) include (town_id);
-- What is published in each area is counted in an index: the rows of activities are long.
create index opportunity_wanted on opportunity (municipality_id, town_id) include (legal_form, capacity, taken) where status = 'open';
-- Whom of some people accounts with a part of them don't see (0079): thousands are looked up in one walk through an index, not one
-- by one, since how many there are is not known to the planner.
create or replace function unseen_pairs(people uuid[], day date) returns table (account_id uuid, person_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  with part as materialized (select a.id as account, l.areas
      from (select distinct g.account_id as id from role_grant g where g.municipality_id = (select tenant()) and g.limited
        and g.from_on <= $2 and (g.until_on is null or g.until_on >= $2)) a cross join lateral limit_of(a.id, $2) l),
    theirs as materialized (select m.account, s.id from part m cross join lateral people_of(m.account, $2) s(id)),
    asked as materialized (select q.id, q.seen_area from person q
      where q.municipality_id = (select tenant()) and q.id = any($1) and q.seen_area <> open_area())
  select m.account, q.id from part m cross join asked q
  where q.seen_area <> all(m.areas) and not exists (select from theirs t where t.account = m.account and t.id = q.id) $$;
-- Old code: reads as before.
