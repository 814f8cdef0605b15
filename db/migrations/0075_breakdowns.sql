-- Of whom what was done: consultations, registrations, outcomes and つなぎ by area, channel, age band and sex, how far people
-- came since they first asked, and what that took. A page reads sums; nothing of the records is counted when it is opened.
-- Old code: writes as before and knows nothing of it; what it writes is counted.

-- What one person (or one consultation without a name) adds to the sums: so many of a measure in a quarter, told apart by one
-- thing at a time (`dim`), since of several together hardly two would be alike.
create type breakdown_cell as (
  measure text, fiscal_year int, quarter int,
  -- area, channel (of a consultation its own, of all else that of the person's first one), who (sex/band), means, digital, heard
  dim text,
  -- '' not asked; '-' no name was given; 'outside' of the city; 'none': there was no consultation.
  value text,
  -- How far a person came, or the legal form of a decision: whether its hours are long, the person was an elder on that day (by the
  -- settings of its fiscal year), and whether volunteering is work or help for others.
  what text, long boolean, elder boolean, helps boolean,
  count int,
  -- Talks, those of them with minutes, their minutes; visits, trials and interviews, of which no minutes are recorded.
  talks int, timed int, minutes int, visits int
);

-- What each adds now, so that what they added before can be taken out again whatever of it changed.
create table breakdown_share (
  municipality_id uuid not null default tenant() references municipality,
  -- A person, or a consultation of somebody who gave no name.
  whose uuid not null,
  cells breakdown_cell[] not null default '{}',
  created_at timestamptz not null default now(),
  primary key (municipality_id, whose)
);
call protect('breakdown_share', '');

-- The sums, as so many parts that are added up: whoever writes adds a part and waits for nobody who writes too. Once a day
-- the parts of a sum become one.
create table breakdown_part (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null default gen_random_uuid(),
  measure text not null,
  fiscal_year int not null,
  quarter int not null,
  dim text not null,
  value text not null,
  what text not null,
  long boolean,
  elder boolean,
  helps boolean,
  count int not null,
  talks int not null,
  timed int not null,
  minutes int not null,
  visits int not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id)
);
create index breakdown_part_of on breakdown_part (municipality_id, measure, dim, fiscal_year);
call protect('breakdown_part', 'select');

create function fiscal_year_of(day date) returns int language sql immutable as $$
  select extract(year from day - interval '3 months')::int $$;
create function quarter_of(day date) returns int language sql immutable as $$
  select ((extract(month from day)::int + 8) % 12) / 3 + 1 $$;
create function age_of(birth date, day date) returns int language sql immutable as $$
  select extract(year from age(day::timestamp, birth::timestamp))::int $$;
-- 0 (to 49), 50, 55 … 85 (and more).
create function age_band(age int) returns int language sql immutable as $$
  select case when age < 50 then 0 else least(age / 5 * 5, 85) end $$;

-- Whether volunteering in a category is counted as an outcome (indicators/rules.ts: HELPING).
create function is_help(category text) returns boolean language sql immutable as $$
  select category in ('care-support', 'childcare-support', 'school-support', 'office', 'public-service', 'reception', 'cleaning', 'facility-care', 'retail', 'kitchen', 'driving', 'farming', 'gardening', 'repair', 'digital', 'teaching', 'light-work', 'guarding', 'neighbours', 'watch-over', 'listening', 'child-raising', 'books', 'environment', 'guiding', 'events', 'safety', 'international', 'welfare', 'community') $$;

-- The figure that holds on the last day of a fiscal year; where a city has set none, the standard of indicators/rules.ts.
create function setting_in(city uuid, wanted text, year int) returns numeric language sql stable as $$
  select coalesce((select (value #>> '{}')::numeric from setting where municipality_id = city and key = wanted
      and valid_from <= make_date(year + 1, 3, 31) order by valid_from desc limit 1),
    case wanted when 'elderAge' then 55 when 'longWeekHours' then 20 end) $$;

-- All that these people and consultations add. This is the one place where it is said how each measure counts.
create function breakdown_cells(city uuid, who uuid[]) returns table (whose uuid, measure text, fiscal_year int, quarter int,
  dim text, value text, what text, long boolean, elder boolean, helps boolean, count int, talks int, timed int, minutes int, visits int)
language sql stable as $$
  with asked as (select distinct id from unnest(who) as id),
  p as (
    select p.id, p.birth_on, coalesce(p.sex, '') as sex, p.registered_on, coalesce(p.digital, '') as digital, coalesce(p.heard_from, '') as heard,
      coalesce(t.area_id::text, case when p.outside then 'outside' else '' end) as area,
      -- The farthest-reaching of the means by which somebody comes.
      coalesce((array['car', 'bus', 'bicycle', 'walk'])[r.least], '') as means
    from asked join person p on p.municipality_id = city and p.id = asked.id
    left join town t on t.municipality_id = city and t.id = p.town_id
    left join lateral (select min(array_position(array['car', 'bus', 'bicycle', 'walk'], r.means)) as least
      from reach r where r.municipality_id = city and r.person_id = p.id) r on true),
  talk as (
    select p.id, c.id as consultation, c.on_day, c.created_at, c.channel, c.minutes, false as beside
    from p join consultation c on c.municipality_id = city and c.person_id = p.id
    union all
    -- Whoever came along with another: it is their talk too, and counted once, as the other's.
    select p.id, c.id, c.on_day, c.created_at, c.channel, c.minutes, true
    from p join consultation c on c.municipality_id = city and c.with_id = p.id),
  first as (select distinct on (id) id, on_day, channel from talk order by id, on_day, created_at, consultation),
  done as (
    select p.id, e.proposal_id, e.verb, e.on_day, e.data from p join proposal q on q.municipality_id = city and q.person_id = p.id
    join proposal_entry e on e.municipality_id = city and e.proposal_id = q.id
    where e.verb in ('propose', 'introduce', 'visit', 'trial', 'interview', 'follow-up')),
  passed as (
    select p.id, s.referred_on from p join step s on s.municipality_id = city and s.person_id = p.id
    where s.organisation_id is not null and s.referred_on is not null),
  -- One that fell through before it began is none.
  decided as (
    select p.id, d.id as decision, d.proposal_id, d.decided_on, d.starts_on, d.legal_form, d.hours_week, o.category,
      lag(d.decided_on) over (partition by p.id order by d.decided_on, d.id) as before
    from p join decision d on d.municipality_id = city and d.person_id = p.id and (d.ended_on is null or d.ended_on > d.starts_on)
    join opportunity o on o.municipality_id = city and o.id = d.opportunity_id),
  rule as (
    select year, setting_in(city, 'elderAge', year) as elder, setting_in(city, 'longWeekHours', year) as long
    from (select fiscal_year_of(decided_on) as year from decided union select fiscal_year_of(referred_on) from passed) y),
  asked_of as (
    select id, min(on_day) filter (where verb = 'propose') as proposed_on, min(on_day) filter (where verb = 'introduce') as introduced_on
    from done group by id),
  passed_on as (select id, min(referred_on) as passed_on from passed group by id),
  decided_on as (select id, min(decided_on) as decided_on from decided group by id),
  -- 就業促進定着手当 (雇用保険法56条の3) asks for six months; here somebody said after six months that it goes on.
  kept as (
    select d.id, min(e.on_day) as kept_on from decided d join done e on e.proposal_id = d.proposal_id
    where e.verb = 'follow-up' and e.data ->> 'result' = 'continuing' and e.on_day >= d.starts_on + interval '6 months' group by d.id),
  -- A decision took the talks since the one before it.
  took as (
    select d.decision, count(*)::int as talks, count(*) filter (where t.minutes > 0)::int as timed, sum(t.minutes)::int as minutes
    from decided d join talk t on t.id = d.id where t.on_day <= d.decided_on and (d.before is null or t.on_day > d.before) group by d.decision),
  visited as (
    select proposal_id, count(*)::int as visits from done where verb in ('visit', 'trial', 'interview') group by proposal_id),
  path as (
    select p.*, f.on_day as consulted_on, coalesce(f.channel, 'none') as channel, proposed_on, least(introduced_on, passed_on) as introduced_on,
      decided_on, kept_on
    from p left join first f on f.id = p.id left join asked_of on asked_of.id = p.id left join passed_on on passed_on.id = p.id
      left join decided_on on decided_on.id = p.id left join kept on kept.id = p.id),
  level as (select *, case when decided_on is not null then 'decided' when proposed_on is not null then 'proposed' else 'registered' end as reached from path),
  stage as (
    select l.*, s.step, s.on_day, lag(s.on_day) over (partition by l.id order by s.at) as before_on
    from level l, lateral (values (1, 'consulted', consulted_on), (2, 'registered', registered_on), (3, 'proposed', proposed_on),
      (4, 'introduced', introduced_on), (5, 'decided', decided_on), (6, 'kept', kept_on)) as s (at, step, on_day)
    where l.consulted_on is not null),
  cell as (
    select p.id, 'consultations' as measure, t.on_day, p.area, t.channel, p.sex || '/' || age_band(age_of(p.birth_on, t.on_day)) as who, '' as what,
      null::boolean as long, null::boolean as elder, null::boolean as helps, 1 as talks, (t.minutes > 0)::int as timed, t.minutes, 0 as visits
    from talk t join p on p.id = t.id where not t.beside
    union all
    select c.id, 'consultations', c.on_day, '-', c.channel, '-/-', '', null, null, null, 1, (c.minutes > 0)::int, c.minutes, 0
    from asked join consultation c on c.municipality_id = city and c.id = asked.id and c.person_id is null
    union all
    select id, 'registered', registered_on, area, channel, sex || '/' || age_band(age_of(birth_on, registered_on)), reached, null, null, null, 0, 0, 0, 0 from level
    union all
    select p.id, 'passed', s.referred_on, p.area, p.channel, p.sex || '/' || age_band(age_of(p.birth_on, s.referred_on)), '',
      null, age_of(p.birth_on, s.referred_on) >= rule.elder, null, 0, 0, 0, 0 from passed s join path p on p.id = s.id
      join rule on rule.year = fiscal_year_of(s.referred_on)
    union all
    select p.id, 'decided', d.decided_on, p.area, p.channel, p.sex || '/' || age_band(age_of(p.birth_on, d.decided_on)), d.legal_form,
      d.hours_week >= rule.long, age_of(p.birth_on, d.decided_on) >= rule.elder, d.legal_form = 'volunteering' and is_help(d.category), coalesce(k.talks, 0), coalesce(k.timed, 0), coalesce(k.minutes, 0), coalesce(v.visits, 0)
    from decided d join path p on p.id = d.id join rule on rule.year = fiscal_year_of(d.decided_on) left join took k on k.decision = d.decision left join visited v on v.proposal_id = d.proposal_id),
  apart as (
    select c.id, c.measure, c.on_day, v.dim, v.value, c.what, c.long, c.elder, c.helps, c.talks, c.timed, c.minutes, c.visits
    from cell c, lateral (values ('area', c.area), ('channel', c.channel), ('who', c.who)) as v (dim, value)
    union all
    select l.id, 'registered', registered_on, v.dim, v.value, reached, null, null, null, 0, 0, 0, 0
    from level l, lateral (values ('means', means), ('digital', digital), ('heard', heard)) as v (dim, value)
    union all
    select id, 'funnel', consulted_on, '', '', step, null, null, null, 0, 0, 0, 0 from stage where on_day is not null
    union all
    select id, 'days', consulted_on, '', (on_day - before_on)::text, step, null, null, null, 0, 0, 0, 0 from stage where on_day >= before_on)
  select id, measure, fiscal_year_of(on_day), quarter_of(on_day), dim, value, what, long, elder, helps,
    count(*)::int, sum(talks)::int, sum(timed)::int, sum(minutes)::int, sum(visits)::int
  from apart group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
$$;

-- Takes out what these added before and adds what they add now. Their rows are held first, in order, so that of two who
-- write about the same person the later one counts both.
create procedure tell_breakdowns(city uuid, who uuid[]) language plpgsql as $$
begin
  insert into breakdown_share (municipality_id, whose) select city, id from (select distinct id from unnest(who) as id where id is not null) t order by id
    on conflict do nothing;
  perform from breakdown_share where municipality_id = city and whose = any(who) order by whose for update;
  with old as (select whose, cells from breakdown_share where municipality_id = city and whose = any(who)),
  now_ as (
    select whose, array_agg((measure, fiscal_year, quarter, dim, value, what, long, elder, helps, count, talks, timed, minutes, visits)::breakdown_cell
      order by measure, fiscal_year, quarter, dim, value, what, long, elder, helps) as cells
    from breakdown_cells(city, who) group by whose),
  changed as (
    select old.whose, old.cells as was, coalesce(now_.cells, '{}') as cells from old left join now_ on now_.whose = old.whose
    where old.cells is distinct from coalesce(now_.cells, '{}')),
  written as (
    insert into breakdown_part (municipality_id, measure, fiscal_year, quarter, dim, value, what, long, elder, helps, count, talks, timed, minutes, visits)
    select city, m.measure, m.fiscal_year, m.quarter, m.dim, m.value, m.what, m.long, m.elder, m.helps,
      sum(sign * m.count), sum(sign * m.talks), sum(sign * m.timed), sum(sign * m.minutes), sum(sign * m.visits)
    from (select 1 as sign, c.* from changed, unnest(cells) c union all select -1, c.* from changed, unnest(was) c) m
    group by 2, 3, 4, 5, 6, 7, 8, 9, 10
    having sum(sign * m.count) <> 0 or sum(sign * m.talks) <> 0 or sum(sign * m.timed) <> 0 or sum(sign * m.minutes) <> 0 or sum(sign * m.visits) <> 0)
  update breakdown_share s set cells = changed.cells from changed where s.municipality_id = city and s.whose = changed.whose;
end $$;

-- The parts of each sum become one; gives how many there were too many.
create function fold_breakdowns() returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare many int;
begin
  with gone as (delete from breakdown_part where municipality_id = (select tenant()) returning *),
  summed as (
    insert into breakdown_part (municipality_id, measure, fiscal_year, quarter, dim, value, what, long, elder, helps, count, talks, timed, minutes, visits)
    select municipality_id, measure, fiscal_year, quarter, dim, value, what, long, elder, helps, sum(count), sum(talks), sum(timed), sum(minutes), sum(visits)
    from gone group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
    having sum(count) <> 0 or sum(talks) <> 0 or sum(timed) <> 0 or sum(minutes) <> 0 or sum(visits) <> 0 returning 1)
  select (select count(*) from gone) - (select count(*) from summed) into many;
  return many;
end $$;

-- All of a municipality (that of the transaction) anew, some thousand at a time.
create procedure tell_all_breakdowns(city uuid) language plpgsql as $$
declare lot_ids uuid[];
begin
  delete from breakdown_part where municipality_id = city;
  delete from breakdown_share where municipality_id = city;
  for lot_ids in
    select array_agg(id) from (
      select id, row_number() over (order by id) / 5000 as lot from (
        select id from person where municipality_id = city
        union all select id from consultation where municipality_id = city and person_id is null) all_) lots
    group by lot order by lot
  loop
    call tell_breakdowns(city, lot_ids);
  end loop;
  perform fold_breakdowns();
end $$;
revoke execute on procedure tell_breakdowns, tell_all_breakdowns from public;
revoke execute on function fold_breakdowns from public;
do $$ begin execute format('grant execute on function fold_breakdowns to %I', '{owner}_job'); end $$;

-- By statements: whom the rows are about that came, went, or changed in one of these columns.
-- Planned once for a connection (7 ms), not five times before a plan is kept: told of one person it takes 1.3 ms.
create function breakdowns_moved() returns trigger language plpgsql security definer set search_path = public, pg_temp
  set plan_cache_mode = force_generic_plan as $$
declare
  about text := tg_argv[0];
  facts text := tg_argv[1];
  changed text := case tg_op when 'INSERT' then format('select %s from added', facts) when 'DELETE' then format('select %s from gone', facts)
    else format('(select %1$s from gone except select %1$s from added) union (select %1$s from added except select %1$s from gone)', facts) end;
  m record;
begin
  for m in execute format('select t.municipality_id as city, array_agg(distinct w.id) as who from (%s) t, lateral (%s) w (id) where w.id is not null group by 1', changed, about) loop
    call tell_breakdowns(m.city, m.who);
  end loop;
  return null;
end $$;

-- Another figure moves those whom it parts otherwise than the one before: all between the least and the most that ever held.
create function breakdowns_moved_by_setting() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare m record;
begin
  for m in
    with v as (
      select s.municipality_id as city, s.key, least(min((s.value #>> '{}')::numeric), case s.key when 'elderAge' then 55 else 20 end) as low,
        greatest(max((s.value #>> '{}')::numeric), case s.key when 'elderAge' then 55 else 20 end) as high
      from setting s where s.municipality_id = new.municipality_id and s.key = new.key group by 1, 2)
    select v.city, array_agg(distinct d.person_id) as who from v
      join (select municipality_id, person_id, decided_on as on_day, hours_week from decision
        union all select municipality_id, person_id, referred_on, null from step where referred_on is not null and organisation_id is not null) d on d.municipality_id = v.city
      join person p on p.municipality_id = v.city and p.id = d.person_id
    where case v.key when 'elderAge' then age_of(p.birth_on, d.on_day) else d.hours_week end between v.low and v.high group by 1
  loop
    call tell_breakdowns(m.city, m.who);
  end loop;
  return null;
end $$;
create trigger setting_broken_down after insert or update on setting for each row when (new.key in ('elderAge', 'longWeekHours'))
  execute function breakdowns_moved_by_setting();

do $$
declare t record;
begin
  for t in select * from (values
    ('person', 'select t.id', 'birth_on, sex, town_id, outside, registered_on, digital, heard_from', '{INSERT,UPDATE,DELETE}'::text[]),
    ('consultation', 'select unnest(array[coalesce(t.person_id, t.id), t.with_id])', 'person_id, with_id, on_day, channel, minutes', '{INSERT,UPDATE,DELETE}'),
    ('proposal', 'select t.person_id', 'person_id', '{UPDATE,DELETE}'),
    ('proposal_entry', 'select q.person_id from proposal q where q.municipality_id = t.municipality_id and q.id = t.proposal_id', 'proposal_id, verb, on_day, data', '{INSERT,UPDATE,DELETE}'),
    ('decision', 'select t.person_id', 'person_id, proposal_id, opportunity_id, legal_form, hours_week, starts_on, decided_on, ended_on', '{INSERT,UPDATE,DELETE}'),
    ('step', 'select t.person_id where t.organisation_id is not null and t.referred_on is not null', 'person_id, organisation_id, referred_on', '{INSERT,UPDATE,DELETE}'),
    ('reach', 'select t.person_id', 'person_id, means', '{INSERT,UPDATE,DELETE}'),
    ('town', 'select p.id from person p where p.municipality_id = t.municipality_id and p.town_id = t.id', 'area_id', '{UPDATE}'),
    ('opportunity', 'select d.person_id from decision d where d.municipality_id = t.municipality_id and d.opportunity_id = t.id', 'category', '{UPDATE}')
  ) as v (tab, about, facts, ops) loop
    -- `reach` has no id of its own.
    t.facts := case when t.tab = 'reach' then 'municipality_id, ' else 'municipality_id, id, ' end || t.facts;
    if 'INSERT' = any(t.ops) then
      execute format('create trigger %1$s_broken_down after insert on %1$s referencing new table as added for each statement execute function breakdowns_moved(%2$L, %3$L)', t.tab, t.about, t.facts);
    end if;
    execute format('create trigger %1$s_broken_down_anew after update on %1$s referencing old table as gone new table as added for each statement execute function breakdowns_moved(%2$L, %3$L)', t.tab, t.about, t.facts);
    if 'DELETE' = any(t.ops) then
      execute format('create trigger %1$s_broken_down_no_more after delete on %1$s referencing old table as gone for each statement execute function breakdowns_moved(%2$L, %3$L)', t.tab, t.about, t.facts);
    end if;
  end loop;
end $$;

do $$
declare m record;
begin
  for m in select id from municipality where kind = 'city' loop
    perform set_config('app.tenant', m.id::text, true);
    call tell_all_breakdowns(m.id);
  end loop;
  perform set_config('app.tenant', '', true);
end $$;
