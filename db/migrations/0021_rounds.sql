-- What was due by the calendar and whether it was done. A round's row is written in the transaction of its work: two
-- processes never do it twice, and one that breaks off leaves it undone.
create table round_run (
  municipality_id uuid not null default tenant() references municipality,
  round text not null,
  day date not null,
  -- The first day for which it stands: earlier than `day` where nothing ran for days and once is enough.
  since date not null check (since <= day),
  started_at timestamptz not null,
  done_at timestamptz,
  -- How many things were dealt with.
  count int not null default 0,
  -- Where it failed: how often, the code of the last error (never its words), and when it is tried again.
  failures int not null default 0,
  code text,
  again_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, round, day)
);
create index round_run_undone on round_run (municipality_id, day) where done_at is null;
call protect('round_run');
