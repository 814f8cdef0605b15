-- The ground that every noun stands on: tenancy, accounts, the audit log, events, steps.
-- {app} is the login of the application: it owns nothing and cannot bypass row-level security.

-- The municipality of this transaction; null (and so no row at all) where none was set.
create function tenant() returns uuid language sql stable
  as $$ select nullif(current_setting('app.tenant', true), '')::uuid $$;

-- Puts a table of a municipality under row-level security and opens it to the application.
create procedure protect(tab regclass, rights text default 'select, insert, update, delete') language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tab);
  execute format('alter table %s force row level security', tab);
  execute format('create policy own_municipality on %s using (municipality_id = tenant()) with check (municipality_id = tenant())', tab);
  execute format('grant %s on %s to {app}', rights, tab);
end $$;

-- The register of municipalities is the one table without a tenant: it must be read to find the tenant of a request.
create table municipality (
  id uuid primary key,
  code text not null unique check (code ~ '^[0-9]{6}$'),
  name text not null,
  prefecture text not null,
  host text unique,
  accent text,
  platform_name text not null default '結い',
  desk_name text not null,
  desk_phone text not null,
  desk_hours text not null,
  desk_address text not null,
  lat double precision not null,
  lng double precision not null,
  created_at timestamptz not null default now()
);
grant select on municipality to {app};

-- Figures that a law or a municipality sets: dated, with their source.
create table setting (
  municipality_id uuid not null default tenant() references municipality,
  key text not null,
  valid_from date not null,
  value jsonb not null,
  source text not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, key, valid_from)
);
call protect('setting');

create table programme (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  name text not null,
  age_floor int not null check (age_floor between 0 and 120),
  residents_only boolean not null default false,
  funder text not null,
  starts_on date not null,
  ends_on date,
  source text not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id)
);
call protect('programme');

create table account (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  login text not null,
  name text not null,
  password_hash text not null,
  password_changed_at timestamptz not null,
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, login)
);
call protect('account');

create table role_grant (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  account_id uuid not null,
  role text not null,
  from_on date not null,
  until_on date,
  granted_by uuid,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, account_id) references account
);
create index role_grant_account on role_grant (municipality_id, account_id);
call protect('role_grant');

create table session (
  municipality_id uuid not null default tenant() references municipality,
  token_hash bytea not null,
  account_id uuid not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, token_hash),
  foreign key (municipality_id, account_id) references account
);
create index session_account on session (municipality_id, account_id);
call protect('session');

create table login_attempt (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  login text not null,
  at timestamptz not null,
  ok boolean not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id)
);
create index login_attempt_login on login_attempt (municipality_id, login, at);
call protect('login_attempt');

-- Who saw and did what. The application can add and read, never change or remove.
create table audit_log (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  action text not null,
  subject_kind text,
  subject_id uuid,
  path text not null,
  request_id text not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id)
);
create index audit_log_subject on audit_log (municipality_id, subject_id, at);
create index audit_log_at on audit_log (municipality_id, at);
call protect('audit_log', 'select, insert');

-- What happened, in the transaction in which it happened: history and what later features listen to.
create table event (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  person_id uuid,
  actor_id uuid,
  on_behalf_of uuid,
  medium text,
  at timestamptz not null,
  data jsonb not null default '{}',
  created_at timestamptz not null default now(),
  primary key (municipality_id, id)
);
create index event_feed on event (municipality_id, created_at);
create index event_subject on event (municipality_id, subject_id, at);
create index event_person on event (municipality_id, person_id, at) where person_id is not null;
call protect('event', 'select, insert');

-- A form that was sent once: the second click on it is answered with the first one's result.
create table form_once (
  municipality_id uuid not null default tenant() references municipality,
  token uuid not null,
  account_id uuid,
  location text,
  created_at timestamptz not null default now(),
  primary key (municipality_id, token)
);
call protect('form_once');

-- What a member of staff has typed and not yet sent.
create table draft (
  municipality_id uuid not null default tenant() references municipality,
  account_id uuid not null,
  key text not null,
  data jsonb not null,
  updated_at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, account_id, key),
  foreign key (municipality_id, account_id) references account
);
call protect('draft');

-- Running numbers that people read aloud (resident's number).
create table counter (
  municipality_id uuid not null default tenant() references municipality,
  name text not null,
  value int not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, name)
);
call protect('counter');

-- "Nothing is in limbo": one open step for every open subject, with an owner and a due date.
create table step (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  person_id uuid,
  what text not null,
  note text not null default '',
  owner_id uuid not null,
  due_on date not null,
  done_at timestamptz,
  done_by uuid,
  outcome text,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, owner_id) references account
);
create unique index step_one_open on step (municipality_id, subject_kind, subject_id) where done_at is null;
create index step_worklist on step (municipality_id, owner_id, due_on) where done_at is null;
create index step_person on step (municipality_id, person_id, due_on);
call protect('step');
