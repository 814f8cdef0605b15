-- How far people came since they first asked, told apart by where they live and by the channel of their first talk: a
-- measure of its own (`reached`) beside the one of all together (`funnel`).
-- Old code: reads the measures that it knows by their names, and writes as before: what it writes is counted by the triggers.

-- All that these people and consultations add. This is the one place where it is said how each measure counts.
create or replace function breakdown_cells(city uuid, who uuid[]) returns table (whose uuid, measure text, fiscal_year int, quarter int,
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
    select s.id, 'reached', consulted_on, v.dim, v.value, step, null, null, null, 0, 0, 0, 0
    from stage s, lateral (values ('area', s.area), ('channel', s.channel)) as v (dim, value) where on_day is not null
    union all
    select id, 'days', consulted_on, '', (on_day - before_on)::text, step, null, null, null, 0, 0, 0, 0 from stage where on_day >= before_on)
  select id, measure, fiscal_year_of(on_day), quarter_of(on_day), dim, value, what, long, elder, helps,
    count(*)::int, sum(talks)::int, sum(timed)::int, sum(minutes)::int, sum(visits)::int
  from apart group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
$$;

do $$
declare m record;
begin
  for m in select id from municipality where kind = 'city' loop
    perform set_config('app.tenant', m.id::text, true);
    call tell_all_breakdowns(m.id);
  end loop;
  perform set_config('app.tenant', '', true);
end $$;
