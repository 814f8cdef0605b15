-- Reports of the plan: numbered without a gap, with everything that stands on them as it was when they were made, and the files
-- that were handed out. Nothing of them is ever changed: what turns out otherwise is a further report that replaces this one.
-- Old code: nothing of it fails; all of it is new.

-- A city's own form (.docx with named fields), every version of it with who put it in; the last one of a kind is used.
create table report_template (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  -- plan: of a quarter or a year of the indicators; sheets: 評価シート; works: 事業票
  kind text not null check (kind in ('plan', 'sheets', 'works')),
  number int not null check (number > 0),
  name text not null check (name <> ''),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bytea not null check (octet_length(bytes) <= 5 * 1024 * 1024),
  by_account uuid not null,
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, kind, number),
  foreign key (municipality_id, by_account) references account
);
create index report_template_by on report_template (municipality_id, by_account);
call protect('report_template', 'select, insert');

create table report (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  kind text not null check (kind in ('quarter', 'year', 'sheets', 'works')),
  fiscal_year int not null check (fiscal_year between 2000 and 2099),
  -- 0: of the whole year
  quarter int not null check (quarter between 0 and 4),
  -- of sheets: those of one department; null: of all
  team_id uuid,
  -- counted for each kind and period
  number int not null check (number > 0),
  -- R8-Q2-001
  code text not null check (code <> ''),
  replaces_id uuid,
  -- why there is another one; '' of the first
  reason text not null,
  -- everything that stands on it (JSON), and its SHA-256
  snapshot text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- null: the form that comes with the product
  template_id uuid,
  by_account uuid not null,
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, code),
  unique (municipality_id, kind, fiscal_year, quarter, number),
  foreign key (municipality_id, team_id) references staff_team,
  foreign key (municipality_id, replaces_id) references report,
  foreign key (municipality_id, template_id) references report_template,
  foreign key (municipality_id, by_account) references account,
  check ((kind = 'quarter') = (quarter > 0)),
  check (kind = 'sheets' or team_id is null),
  check ((replaces_id is null) = (reason = ''))
);
create index report_team on report (municipality_id, team_id);
create index report_replaces on report (municipality_id, replaces_id);
create index report_template_id on report (municipality_id, template_id);
create index report_by on report (municipality_id, by_account);
call protect('report', 'select, insert');

-- The files as they were made with it.
create table report_file (
  municipality_id uuid not null default tenant() references municipality,
  report_id uuid not null,
  type text not null check (type in ('xlsx', 'docx')),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bytea not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, report_id, type),
  foreign key (municipality_id, report_id) references report
);
call protect('report_file', 'select, insert');
