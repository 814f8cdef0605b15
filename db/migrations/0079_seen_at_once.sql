-- Whom whoever sees a part of the people sees (0058) is found once for a statement from an index, and looked up for each row:
-- asked of each person anew, a list of a city of 100,000 residents took 250 ms.

-- The area by which somebody is seen: that of their town; where that is not known, or lies outside, that of nobody, which is
-- everybody's (`open_area()`). Kept with the person, so that the people of an area are one stretch of an index.
create function open_area() returns uuid language sql immutable parallel safe as $$ select '00000000-0000-0000-0000-000000000000'::uuid $$;
alter table person add column seen_area uuid not null default '00000000-0000-0000-0000-000000000000';

create function seen_area(city uuid, town uuid) returns uuid language sql stable set search_path = public, pg_temp as $$
  select coalesce((select t.area_id from town t join area a on a.municipality_id = t.municipality_id and a.id = t.area_id
    where t.municipality_id = $1 and t.id = $2 and a.neighbour is null), open_area()) $$;
create function settle_seen() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.seen_area := seen_area(new.municipality_id, new.town_id);
  return new;
end $$;
-- Writes it for everybody of a municipality.
create procedure settle_everybody(city uuid) language sql as $$
  update person p set seen_area = s.area from (select id, seen_area(city, id) as area from town where municipality_id = city) s
  where p.municipality_id = city and p.town_id = s.id and p.seen_area <> s.area $$;
revoke execute on procedure settle_everybody from public;

-- What became of a proposal belongs to a person, as the proposal does.
alter table proposal_story add column person_id uuid;
create or replace procedure keep_stories(city uuid, proposals uuid[]) language sql as $$
  insert into proposal_story (municipality_id, proposal_id, person_id, first_on, last_on, begun, why, accepted, decided, started_on, last_verb, last_reason, ended_on, reason, reasons, told)
  select city, e.proposal_id, (array_agg(q.person_id))[1], min(e.on_day), max(e.on_day), (array_agg(e.verb order by e.at, e.id))[1], (array_agg(e.reason order by e.at, e.id))[1],
    bool_or(e.verb = 'accept'), bool_or(e.verb = 'decide'), max(e.on_day) filter (where e.verb = 'start'),
    (array_agg(e.verb order by e.at desc, e.id desc))[1], (array_agg(e.reason order by e.at desc, e.id desc))[1], (array_agg(e.on_day order by e.at desc, e.id desc))[1],
    max(e.reason) filter (where e.verb <> 'propose'), coalesce(array_agg(distinct e.reason) filter (where e.reason is not null), '{}'),
    bool_or(q.weights_version is not null and q.terms <> '{}')
  from proposal_entry e join proposal q on q.municipality_id = e.municipality_id and q.id = e.proposal_id
  where e.municipality_id = city and (proposals is null or e.proposal_id = any(proposals))
  group by e.proposal_id
  on conflict (municipality_id, proposal_id) do update set first_on = excluded.first_on, last_on = excluded.last_on, begun = excluded.begun,
    why = excluded.why, accepted = excluded.accepted, decided = excluded.decided, started_on = excluded.started_on,
    last_verb = excluded.last_verb, last_reason = excluded.last_reason, ended_on = excluded.ended_on, reason = excluded.reason,
    reasons = excluded.reasons, told = excluded.told
$$;
-- Whoever gives a proposal to another person says so here, not whoever writes an entry meanwhile and saw the first one.
create function story_moved() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update proposal_story set person_id = new.person_id where municipality_id = new.municipality_id and proposal_id = new.id;
  return null;
end $$;
create trigger story_moved after update of person_id on proposal for each row
  when (new.person_id <> old.person_id) execute function story_moved();

do $$
declare m record;
begin
  for m in select id from municipality loop
    perform set_config('app.tenant', m.id::text, true);
    call settle_everybody(m.id);
    update proposal_story s set person_id = q.person_id from proposal q
      where s.municipality_id = m.id and q.municipality_id = m.id and q.id = s.proposal_id;
  end loop;
  perform set_config('app.tenant', '', true);
end $$;
-- `outside`: a town that comes to another area, and an area that becomes a neighbour's, write it anew (0066).
create trigger settle_seen before insert or update of town_id, outside, seen_area on person for each row execute function settle_seen();
alter table proposal_story alter column person_id set not null;
create index proposal_story_person on proposal_story (municipality_id, person_id);
alter table proposal_story add foreign key (municipality_id, person_id) references person;
create index person_seen on person (municipality_id, seen_area, id) include (closed_on, held_by, held_on);
-- Of one person after the other it is read from the index alone.
create unique index person_area on person (municipality_id, id) include (seen_area);
create index person_held on person (municipality_id, held_by, held_on) where held_by is not null;
create index person_outside on person (municipality_id) where outside;
-- Who is seen is read from the index in which the proposals of a status are counted.
drop index proposal_status;
create index proposal_status on proposal (municipality_id, status, opportunity_id, person_id);
analyze person, proposal_story;

-- Few are in a team: their steps are read from indexes, owner by owner.
alter function limit_of(uuid, date) rows 1;
alter function team_of(uuid, date) rows 5;
-- For whom somebody of the team has a step, open or ended on that day, and whom they registered or moved elsewhere that day.
create or replace function people_of(account uuid, day date) returns setof uuid rows 100
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.person_id from team_of($1, $2) t cross join lateral (
    select person_id from step where municipality_id = (select tenant()) and owner_id = t and done_at is null and person_id is not null
    union all select person_id from step where municipality_id = (select tenant()) and owner_id = t
      and done_at >= $2::timestamp at time zone 'Asia/Tokyo' and person_id is not null offset 0) s
  union select p.id from person p where p.municipality_id = (select tenant()) and p.held_by = $1 and p.held_on = $2 $$;

-- The areas that whoever asks sees.
create function my_areas() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select array_append(coalesce((select areas from limit_of(looker(), my_day())), '{}'), open_area()) $$;
create or replace function my_people() returns setof uuid rows 100 language sql stable security definer set search_path = public, pg_temp as $$
  select people_of(looker(), my_day())
  union select person_id from urgent_look where municipality_id = (select tenant()) and account_id = looker() and until_at > my_now() $$;
-- Who lives in these areas. The name of its column is that of no table's, so that a condition can name a row's own beside it.
create view near_person as
  select id as near_id from person where municipality_id = (select tenant()) and seen_area = any((select my_areas())::uuid[]);

create or replace procedure limit_rows(tab regclass, condition text) language plpgsql as $$
begin
  if exists (select from pg_policy where polrelid = tab and polname = 'limited') then
    execute format('alter policy limited on %s using (%s)', tab, condition);
  else
    execute format('create policy limited on %s as restrictive for all to %I using (%s)', tab, '{owner}_limited', condition);
  end if;
end $$;
-- That somebody whom a row names is seen, as a condition for `limit_rows`; null: it names nobody. An `exists` may be looked up
-- for a few rows and gathered once for many, as the planner judges.
create function sees(person text) returns text language sql immutable as $$
  select format('(%1$s is null or exists (select from near_person where near_id = %1$s) or %1$s in (select my_people()))', $1) $$;

do $$
declare
  lane text;
  tab text;
  -- Held by whoever asks: of somebody who is just being registered `my_people()` does not know yet.
  seen text := $cond$%1$s.seen_area = any((select my_areas())::uuid[]) or %1$s.id in (select my_people())
    or (%1$s.held_by = (select looker()) and %1$s.held_on = (select my_day()))$cond$;
  request text := '(subject_kind <> ''request'' or subject_id not in (select hidden_requests()))';
begin
  foreach lane in array array['staff', 'job'] loop
    execute format('grant execute on function my_areas, my_people to %I', '{owner}_' || lane);
    execute format('grant select on near_person to %I', '{owner}_' || lane);
  end loop;
  call limit_rows('person', format(seen, 'person'));
  foreach tab in array array['wish', 'availability', 'absence_day', 'reach', 'condition', 'skill', 'consent', 'exclusion',
    'consultation', 'proposal', 'proposal_story', 'decision', 'assignment', 'substitute_call', 'plan_person', 'plan_placement',
    'unplanned_person', 'urgent_look'] loop
    call limit_rows(tab::regclass, sees('person_id'));
  end loop;
  call limit_rows('person_bond', format('%s and %s', sees('person_id'), sees('other_id')));
  call limit_rows('correction', sees('coalesce(to_person, person_id)'));
  call limit_rows('step', format('%s and %s', sees('person_id'), request));
  call limit_rows('request_entry', 'request_id not in (select hidden_requests())');
  call limit_rows('happening', format('%s and (subject_kind <> ''person'' or %s) and %s', sees('person_id'), sees('subject_id'), request));
  call limit_rows('shown_list', format('case when subject_kind = ''person'' then %s else shown_to = (select looker()) end', sees('subject_id')));
  call limit_rows('shown_input', format('%s or exists (select from opportunity o where o.municipality_id = (select tenant()) and o.id = subject_id)', sees('subject_id')));
  call limit_rows('audit_log', format('actor_id = (select looker()) or (subject_kind = ''person'' and %s)', sees('subject_id')));
  execute format($fn$create or replace function hidden_requests() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $body$
    select e.request_id from request_entry e join person p on p.municipality_id = e.municipality_id and p.id = e.person_id
    where e.municipality_id = (select tenant()) and not coalesce(%s, false) $body$ $fn$, format(seen, 'p'));
  execute format($view$create or replace view person_words as
    select id, number, family_name, given_name, family_kana, given_kana, birth_on, closed_on, town_id, name_key, kana_key, phone_digits,
      pieces(name_key || ' ' || kana_key || ' ' || coalesce(phone_digits, '')) as pieces, outside
    from person where municipality_id = (select tenant())
      and ((select current_setting('role') <> '{owner}_limited') or %s)$view$, format(seen, 'person'));
  execute format($fn$create or replace function people_elsewhere(name text, kana text, born date, phone text, exact boolean) returns table (person_id uuid, in_charge text)
    language sql stable security definer set search_path = public, pg_temp as $body$
    select p.id, coalesce((select string_agg(distinct a.name, '、') from step s join account a on a.municipality_id = s.municipality_id and a.id = s.owner_id
      where s.municipality_id = p.municipality_id and s.person_id = p.id and s.done_at is null), '')
    from person p where p.municipality_id = (select tenant()) and exists (select from limit_of(looker(), my_day()))
      and (p.name_key = $1 or p.kana_key = $2 or not $5) and (p.phone_digits = $4 or p.birth_on = $3 and (p.name_key = $1 or p.kana_key = $2))
      and not coalesce(%s, false) order by p.number limit 20 $body$ $fn$, format(seen, 'p'));
end $$;
-- Old code: no statement of it calls these, only policies did.
drop function my_towns();
revoke execute on function my_areas, sees, seen_area, settle_seen, story_moved from public;

-- Whether an account may see a person, and whom of some people who does not, say the same by what is kept.
create or replace function may_see(account uuid, person uuid, day date) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select $2 is null or not exists (select from limit_of($1, $3)) or exists (
    select from person p where p.municipality_id = (select tenant()) and p.id = $2 and (p.seen_area = open_area()
      or p.seen_area in (select unnest(l.areas) from limit_of($1, $3) l) or p.id in (select people_of($1, $3)))) $$;
create or replace function unseen_pairs(people uuid[], day date) returns table (account_id uuid, person_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  with part as materialized (select a.id as account, l.areas
      from (select distinct g.account_id as id from role_grant g where g.municipality_id = (select tenant()) and g.limited
        and g.from_on <= $2 and (g.until_on is null or g.until_on >= $2)) a cross join lateral limit_of(a.id, $2) l),
    theirs as materialized (select m.account, s.id from part m cross join lateral people_of(m.account, $2) s(id)),
    asked as materialized (select q.id, q.seen_area from unnest($1) u(id)
      join person q on q.municipality_id = (select tenant()) and q.id = u.id where q.seen_area <> open_area())
  select m.account, q.id from part m cross join asked q
  where q.seen_area <> all(m.areas) and not exists (select from theirs t where t.account = m.account and t.id = q.id) $$;
