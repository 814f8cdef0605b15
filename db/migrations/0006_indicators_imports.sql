-- Targets of the plan, and files taken in.
create table target (
  municipality_id uuid not null default tenant() references municipality,
  indicator text not null,
  fiscal_year int not null,
  -- 0 is the whole year
  quarter int not null check (quarter between 0 and 4),
  value numeric not null,
  source text not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, indicator, fiscal_year, quarter)
);
call protect('target');

create table import_run (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  file_name text not null,
  file_hash text not null,
  source text not null,
  dialect text not null,
  encoding text not null,
  read int not null,
  state text not null,
  by_account uuid,
  planned_at timestamptz not null,
  confirmed_at timestamptz,
  undone_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id)
);
call protect('import_run');

create table import_row (
  municipality_id uuid not null default tenant() references municipality,
  run_id uuid not null,
  row_number int not null,
  action text not null,
  title text not null default '',
  opportunity_id uuid,
  source_id text,
  before jsonb,
  after jsonb,
  raw jsonb,
  issues jsonb not null default '[]',
  created_at timestamptz not null default now(),
  primary key (municipality_id, run_id, row_number),
  foreign key (municipality_id, run_id) references import_run on delete cascade
);
create index import_row_opportunity on import_row (municipality_id, opportunity_id);
call protect('import_row');
