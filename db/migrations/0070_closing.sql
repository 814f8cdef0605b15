-- A quarter that is closed by a named person: every figure as it was counted then, with the records behind it and their hash. What
-- was closed is never changed: a figure that turns out otherwise is corrected beside it, with the reason.
-- Old code: knows nothing of it and shows what is counted today.
create table closed_quarter (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  fiscal_year int not null,
  quarter int not null check (quarter between 1 and 4),
  from_day date not null,
  to_day date not null,
  by_account uuid not null,
  at timestamptz not null,
  -- SHA-256 over all figures, who and when, and the hash of the quarter that was closed before: a chain.
  before_hash text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, fiscal_year, quarter),
  foreign key (municipality_id, by_account) references account
);
create index closed_quarter_by on closed_quarter (municipality_id, by_account);
call protect('closed_quarter', 'select, insert');

create table closed_figure (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  closed_id uuid not null,
  indicator_id uuid not null,
  version_id uuid not null,
  -- As counted then; null: nothing was known.
  value numeric,
  -- Of a share: so many of so many answers.
  part int,
  base int,
  target numeric,
  counted text not null check (counted in ('whole', 'part', 'none')),
  -- The records that were counted, a line each: id and what is counted of it. The hash is that of this text.
  evidence text not null,
  evidence_count int not null,
  evidence_hash text not null check (evidence_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, closed_id, indicator_id),
  foreign key (municipality_id, closed_id) references closed_quarter,
  foreign key (municipality_id, indicator_id) references indicator,
  foreign key (municipality_id, version_id) references indicator_version
);
create index closed_figure_indicator on closed_figure (municipality_id, indicator_id);
create index closed_figure_version on closed_figure (municipality_id, version_id);
call protect('closed_figure', 'select, insert');

-- What a figure is since it was closed; the last one holds.
create table closing_correction (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  figure_id uuid not null,
  number int not null check (number > 0),
  value numeric,
  part int,
  base int,
  reason text not null check (reason <> ''),
  by_account uuid not null,
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, figure_id, number),
  foreign key (municipality_id, figure_id) references closed_figure,
  foreign key (municipality_id, by_account) references account
);
create index closing_correction_by on closing_correction (municipality_id, by_account);
call protect('closing_correction', 'select, insert');

-- Whether the figures of this day are closed.
create or replace function is_closed(day date) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from closed_quarter where municipality_id = (select tenant()) and day between from_day and to_day) $$;
