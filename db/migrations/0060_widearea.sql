-- A prefecture (or a union of cities) that reads the figures of its cities is in the register as one that has no residents:
-- a host of its own, and accounts of its own.
alter table municipality add column kind text not null default 'city' check (kind in ('city', 'prefecture'));

-- A figure as a city has released it to a reader: as it stands here it is shown, small numbers are not in it at all. What was
-- released before stays with the day on which it ended; the reader sees only what holds.
create table released_figure (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  reader_id uuid not null references municipality,
  code text not null,
  city text not null,
  indicator text not null,
  fiscal_year integer not null,
  quarter integer not null check (quarter between 0 and 4),
  target double precision,
  value double precision,
  state text not null check (state in ('shown', 'part', 'hidden', 'unknown', 'later')),
  made_on date not null,
  ended_on date,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  check ((value is not null) = (state in ('shown', 'part')))
);
create unique index released_figure_now on released_figure (municipality_id, reader_id, indicator, fiscal_year, quarter) where ended_on is null;
create index released_figure_read on released_figure (reader_id, fiscal_year) where ended_on is null;
call protect('released_figure', 'select, insert');
call open_lane('staff', 'released_figure', 'update', 'true', 'ended_on');
call open_lane('job', 'released_figure', 'update', 'true', 'ended_on');

-- The lane of the prefecture reads this one table, of every city that released to it, and reaches nothing else.
do $$ begin
  execute format('grant usage on schema public to %I', '{owner}_prefecture');
  execute format('grant select (reader_id, code, city, indicator, fiscal_year, quarter, target, value, state, made_on) on released_figure to %I', '{owner}_prefecture');
  execute format('create policy prefecture_select on released_figure for select to %I using (reader_id = (select tenant_in(''prefecture'')) and ended_on is null)', '{owner}_prefecture');
end $$;
