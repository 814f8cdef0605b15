-- A role may be limited to areas, to a team, or to both: whoever holds only limited roles sees a part of the people
-- (functions S1-13 and S3-15: a city entrusts a desk to a body). They work in `{owner}_limited`, a role that inherits what
-- the lane of staff may do, and whose policies below only take away: for everybody else no statement is planned otherwise.

-- A named group of staff, such as 「北部窓口（〇〇法人に委託）」; who is in it, from and until when, say the roles.
create table staff_team (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  name text not null,
  -- The last day.
  ended_on date,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id)
);
create unique index staff_team_name on staff_team (municipality_id, name) where ended_on is null;
call protect('staff_team', 'select, insert, update');

alter table role_grant
  add column limited boolean not null default false,
  add column areas uuid[] not null default '{}',
  add column team_id uuid,
  add foreign key (municipality_id, team_id) references staff_team,
  add check (limited or areas = '{}'),
  add check (not limited or areas <> '{}' or team_id is not null),
  add check (scope_kind is null or not limited and team_id is null);
create index role_grant_team on role_grant (municipality_id, team_id) where team_id is not null;

-- 緊急時の閲覧: somebody outside of the part that one sees, for a while and with a reason, looked at by others afterwards.
create table urgent_look (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  account_id uuid not null,
  person_id uuid not null,
  reason text not null,
  begun_at timestamptz not null,
  until_at timestamptz not null,
  seen_by uuid,
  seen_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, account_id) references account,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, seen_by) references account,
  check (reason <> ''),
  check ((seen_by is null) = (seen_at is null))
);
create index urgent_look_account on urgent_look (municipality_id, account_id, until_at);
create index urgent_look_person on urgent_look (municipality_id, person_id);
create index urgent_look_begun on urgent_look (municipality_id, begun_at desc);
create index urgent_look_seen_by on urgent_look (municipality_id, seen_by);
call protect('urgent_look', 'select, update');
-- Whoever is in charge and whoever answers for the staff each have a step of it.
drop index step_one_open;
create unique index step_one_open on step (municipality_id, subject_kind, subject_id)
  where done_at is null and subject_kind not in ('person', 'urgent_look');

-- Whoever sees a part has seen, for the rest of the day, whom they registered or moved elsewhere.
alter table person add column held_by uuid, add column held_on date;
-- Steps that ended today, by whom they were.
create index step_done_by_owner on step (municipality_id, owner_id, done_at) where done_at is not null;

create or replace function looker() returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select case when current_setting('role') in ('{owner}_staff', '{owner}_limited')
    then (select account_id from session where municipality_id = (select tenant())
      and token_hash = decode(nullif(current_setting('app.session', true), ''), 'hex'))
    else actor() end $$;

-- The moment and the day of the request, as the application says them.
create function my_now() returns timestamptz language sql stable as $$
  select coalesce(nullif(current_setting('app.at', true), '')::timestamptz, now()) $$;
create function my_day() returns date language sql stable as $$ select (my_now() at time zone 'Asia/Tokyo')::date $$;

-- To what an account is limited on a day: one row, or none where one of its roles is for the whole city. The administrator
-- of the installation and the auditor have no cases, so their roles widen nothing.
create function limit_of(account uuid, day date) returns table (areas uuid[], teams uuid[])
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct a) filter (where a is not null), '{}'),
    coalesce(array_agg(distinct g.team_id) filter (where g.team_id is not null), '{}')
  from role_grant g left join lateral unnest(g.areas) a on true
  where g.municipality_id = (select tenant()) and g.account_id = $1 and g.scope_kind is null and g.role in ('counsellor', 'coordinator', 'manager')
    and g.from_on <= $2 and (g.until_on is null or g.until_on >= $2)
  having bool_and(g.limited) $$;

-- The account itself and everybody of its teams on that day.
create function team_of(account uuid, day date) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select $1 union
  select g.account_id from role_grant g, limit_of($1, $2) l where g.municipality_id = (select tenant()) and g.team_id = any(l.teams)
    and g.from_on <= $2 and (g.until_on is null or g.until_on >= $2) $$;

-- For whom somebody of the team has a step: open, or ended on that day, so that who did it still sees what came of it.
create function people_of(account uuid, day date) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.person_id from step s, team_of($1, $2) t where s.municipality_id = (select tenant()) and s.owner_id = t
    and s.done_at is null and s.person_id is not null
  union select s.person_id from step s, team_of($1, $2) t where s.municipality_id = (select tenant()) and s.owner_id = t
    and s.done_at >= $2::timestamp at time zone 'Asia/Tokyo' and s.person_id is not null $$;

-- What whoever asks sees: the towns of their areas, and people wherever they live. Each is called once for a statement.
create function my_towns() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select t.id from town t, limit_of(looker(), my_day()) l where t.municipality_id = (select tenant()) and t.area_id = any(l.areas) $$;
create function my_people() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select people_of(looker(), my_day())
  union select person_id from urgent_look where municipality_id = (select tenant()) and account_id = looker() and until_at > my_now() $$;

-- In which role a session of staff works. It is asked for when a transaction begins, by the login itself.
create function staff_lane() returns text language sql stable security definer set search_path = public, pg_temp as $$
  select case when exists (select from limit_of(looker(), my_day())) then '{owner}_limited' else '{owner}_staff' end $$;
revoke execute on function staff_lane() from public;
grant usage on schema public to {app};
grant execute on function staff_lane() to {app};

-- Whether an account may see a person on a day without an urgent look: to whom a step about them can be given.
create function may_see(account uuid, person uuid, day date) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select $2 is null or not exists (select from limit_of($1, $3)) or exists (
    select from person p where p.municipality_id = (select tenant()) and p.id = $2 and (p.town_id is null
      or p.town_id in (select t.id from town t, limit_of($1, $3) l where t.municipality_id = (select tenant()) and t.area_id = any(l.areas))
      or p.held_by = $1 and p.held_on = $3
      or p.id in (select people_of($1, $3)))) $$;

create function hold_person() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.held_by := looker();
  new.held_on := my_day();
  return new;
end $$;
create trigger hold_registered before insert on person for each row
  when (current_setting('role') = '{owner}_limited') execute function hold_person();
create trigger hold_moved before update of town_id on person for each row
  when (current_setting('role') = '{owner}_limited' and new.town_id is distinct from old.town_id) execute function hold_person();

-- Takes away from the limited what does not meet the condition. A row that may not be seen is neither changed, removed nor added.
create procedure limit_rows(tab regclass, condition text) language plpgsql as $$
begin
  execute format('create policy limited on %s as restrictive for all to %I using (%s)', tab, '{owner}_limited', condition);
end $$;

do $$
declare
  -- Nobody falls between the chairs: whoever lives nowhere that is known, or outside of the city, is seen by everybody.
  seen text := $cond$%1$s.town_id is null or %1$s.town_id in (select my_towns()) or %1$s.id in (select my_people())
    or (%1$s.held_by = (select looker()) and %1$s.held_on = (select my_day()))$cond$;
  person text := '%1$s is null or exists (select from person p where p.municipality_id = (select tenant()) and p.id = %1$s)';
  other text := 'exists (select from %1$s q where q.municipality_id = (select tenant()) and q.id = %1$s_id)';
  tab text;
begin
  call limit_rows('person', format(seen, 'person'));
  foreach tab in array array['wish', 'availability', 'absence_day', 'reach', 'condition', 'skill', 'consent', 'exclusion',
    'consultation', 'proposal', 'decision', 'assignment', 'substitute_call', 'plan_person', 'plan_placement', 'unplanned_person',
    'urgent_look'] loop
    call limit_rows(tab::regclass, format(person, 'person_id'));
  end loop;
  call limit_rows('proposal_entry', format(other, 'proposal'));
  call limit_rows('proposal_story', format(other, 'proposal'));
  call limit_rows('attendance_record', format(other, 'assignment'));
  call limit_rows('shift_absence', format(other, 'assignment'));
  call limit_rows('person_bond', format('(%s) and (%s)', format(person, 'person_id'), format(person, 'other_id')));
  -- What was moved to another person is theirs.
  call limit_rows('correction', format(person, 'coalesce(to_person, person_id)'));
  -- A request belongs to whom it was joined to; until then nobody knows where they live.
  execute format($fn$create function hidden_requests() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $body$
    select e.request_id from request_entry e join person p on p.municipality_id = e.municipality_id and p.id = e.person_id
    where e.municipality_id = (select tenant()) and not coalesce(%s, false) $body$ $fn$, format(seen, 'p'));
  call limit_rows('request', 'id not in (select hidden_requests())');
  call limit_rows('request_entry', format(other, 'request'));
  call limit_rows('step', format('(%s) and (subject_kind <> ''request'' or subject_id not in (select hidden_requests()))', format(person, 'person_id')));
  call limit_rows('happening', format('(%s) and (subject_kind <> ''person'' or (%s)) and (subject_kind <> ''request'' or subject_id not in (select hidden_requests()))',
    format(person, 'person_id'), format(person, 'subject_id')));
  call limit_rows('happening_job', 'exists (select from happening h where h.municipality_id = (select tenant()) and h.id = happening_id)');
  -- A list of people is as whole as whoever it was shown to sees them.
  call limit_rows('shown_list', format('case when subject_kind = ''person'' then (%s) else shown_to = (select looker()) end', format(person, 'subject_id')));
  call limit_rows('shown_input', format('(%s) or exists (select from opportunity o where o.municipality_id = (select tenant()) and o.id = subject_id)', format(person, 'subject_id')));
  call limit_rows('draft', 'account_id = (select looker())');
  -- The log keeps the words of searches: of others only what was looked at of somebody who is seen.
  call limit_rows('audit_log', format('actor_id = (select looker()) or (subject_kind = ''person'' and (%s))', format(person, 'subject_id')));
  -- Of the whole city at once.
  call limit_rows('plan', 'false');
  call limit_rows('consultation_count', 'false');
  -- A view of the owner passes the policies by: it says the same itself.
  execute format($view$create or replace view person_words as
    select id, number, family_name, given_name, family_kana, given_kana, birth_on, closed_on, town_id, name_key, kana_key, phone_digits,
      pieces(name_key || ' ' || kana_key || ' ' || coalesce(phone_digits, '')) as pieces, outside
    from person where municipality_id = (select tenant())
      and ((select current_setting('role') <> '{owner}_limited') or %s)$view$, format(seen, 'person'));
  -- Who is in charge of people who fit and are not seen: that there is somebody, never who. `exact`: by the whole name and
  -- the birth date or the telephone number, as an urgent look asks; else by all that makes a duplicate.
  execute format($fn$create function people_elsewhere(name text, kana text, born date, phone text, exact boolean) returns table (person_id uuid, in_charge text)
    language sql stable security definer set search_path = public, pg_temp as $body$
    select p.id, coalesce((select string_agg(distinct a.name, '、') from step s join account a on a.municipality_id = s.municipality_id and a.id = s.owner_id
      where s.municipality_id = p.municipality_id and s.person_id = p.id and s.done_at is null), '')
    from person p where p.municipality_id = (select tenant()) and exists (select from limit_of(looker(), my_day()))
      and (p.name_key = $1 or p.kana_key = $2 or not $5) and (p.phone_digits = $4 or p.birth_on = $3 and (p.name_key = $1 or p.kana_key = $2))
      and not coalesce(%s, false) order by p.number limit 20 $body$ $fn$, format(seen, 'p'));
end $$;
revoke execute on function people_elsewhere, hidden_requests, may_see, limit_of, team_of, people_of, my_towns, my_people from public;

-- What a page may ask of it: how many and who is in charge.
create function in_charge_elsewhere(name text, kana text, born date, phone text, exact boolean) returns setof text
  language sql stable security definer set search_path = public, pg_temp as $$
  select in_charge from people_elsewhere($1, $2, $3, $4, $5) $$;
revoke execute on function in_charge_elsewhere from public;

-- Begins an urgent look at the one person whom these name; null where they name nobody, or several.
create function begin_urgent_look(look uuid, name text, kana text, born date, phone text, reason text, until timestamptz) returns uuid
  language sql security definer set search_path = public, pg_temp as $$
  insert into urgent_look (id, account_id, person_id, reason, begun_at, until_at)
  select $1, looker(), (min(person_id::text))::uuid, $6, my_now(), $7 from people_elsewhere($2, $3, $4, $5, true) having count(*) = 1
  returning person_id $$;
revoke execute on function begin_urgent_look from public;

-- The places of a slot that are taken, by whomsoever: whoever sees a part must not give one away twice.
create view seat as
  select a.slot_id, a.from_on, a.to_on as assigned_to, least(a.to_on, d.ended_on, p.closed_on) as to_on
  from assignment a join person p on p.municipality_id = a.municipality_id and p.id = a.person_id
  left join decision d on d.municipality_id = a.municipality_id and d.proposal_id = a.proposal_id
  where a.municipality_id = (select tenant()) and a.call_id is null;

do $$
declare lane text;
begin
  foreach lane in array array['staff', 'job'] loop
    execute format('grant execute on function in_charge_elsewhere, begin_urgent_look, hidden_requests, may_see, limit_of, my_towns, my_people to %I', '{owner}_' || lane);
    execute format('grant select on seat to %I', '{owner}_' || lane);
  end loop;
end $$;
