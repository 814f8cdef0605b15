-- With which wishes people came to a decision after how many talks, told once a day; and groups that stay behind what a city has
-- promised for them. Old code: nothing of it fails; all of it is new.

-- Of those who first came about the same: how many came to a decision, after one talk, two, or more (breakdowns/triage/store.ts).
create table triage_tally (
  municipality_id uuid not null default tenant() references municipality,
  -- topic (話題 of the first talk), channel (of the first talk), wish (behind which door what somebody wishes stands)
  dim text not null check (dim in ('topic', 'channel', 'wish')),
  value text not null,
  began int not null,
  once int not null,
  twice int not null,
  more int not null,
  -- of the talks with minutes up to the decision: how many decisions these are of, and their minutes
  timed int not null,
  minutes int not null,
  -- the day on which it was counted
  as_of date not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, dim, value)
);
call protect('triage_tally');

-- A group that stayed behind its quota at the end of a quarter, and what the city does about it.
create table guard_alert (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  fiscal_year int not null,
  quarter int not null check (quarter between 1 and 4),
  -- as the setting names it, and what it was called then
  group_key text not null,
  name text not null,
  -- registrations promised for the year, and those of the year up to the end of the quarter
  quota int not null,
  registered int not null,
  at timestamptz not null,
  answered_by uuid,
  answered_at timestamptz,
  -- what the city does about it
  answer text not null default '',
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, fiscal_year, quarter, group_key),
  foreign key (municipality_id, answered_by) references account,
  check ((answered_at is null) = (answered_by is null) and (answered_at is null) = (answer = ''))
);
create index guard_alert_by on guard_alert (municipality_id, answered_by);
call protect('guard_alert', 'select, insert, update');
-- Of the whole city at once.
call limit_rows('guard_alert', 'false');
