-- What a year's indicators and the page of the weights count is read from narrow indexes, in the order in which it is grouped.

-- Equal entries share one copy of the key, which an index with further columns would not allow.
create index consultation_counted on consultation (municipality_id, on_day, channel, satisfied);
drop index decision_day;
create index decision_day on decision (municipality_id, decided_on, id) include (person_id, opportunity_id, legal_form, hours_week, starts_on, ended_on);
-- Only of those who are young enough the age on a day must be looked at, so nobody's birth is read one by one any more.
drop index person_birth;
drop index person_by_birth;
create index person_by_birth on person (municipality_id, birth_on, number) include (id);

-- How many months somebody stayed who began on one day and ended on another, whole ones.
create function whole_months(began date, ended date) returns int language sql immutable strict parallel safe as $$
  select months - (began + make_interval(months => months) > ended)::int
  from (select ((extract(year from ended) - extract(year from began)) * 12 + extract(month from ended) - extract(month from began))::int as months) t
$$;

-- What became of a proposal in one word (begun, why, accepted, decided, last verb and reason, told; '-': none), and how long
-- it held: whole months where it is over, since when where it is not (what the desk only follows no longer goes on).
alter table proposal_story
  add column kind text not null generated always as (begun || ' ' || coalesce(why, '-') || ' ' || accepted::text || ' ' || decided::text
    || ' ' || last_verb || ' ' || coalesce(last_reason, '-') || ' ' || told::text) stored,
  add column stayed int generated always as (case when last_verb in ('pass', 'decline', 'fall-through', 'end') and last_reason is distinct from 'goes-on'
    then whole_months(started_on, ended_on) end) stored,
  add column since date generated always as (case when not (last_verb in ('pass', 'decline', 'fall-through', 'end') and last_reason is distinct from 'goes-on')
    then started_on end) stored;
create index proposal_story_alike on proposal_story (municipality_id, kind, stayed, since);
drop statistics proposal_story_kinds;
analyze proposal_story, decision, consultation, person;
