-- Activities in five legal forms, their week, and who published them when.
create table opportunity (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  -- what a search reads of thousands of rows stands first: a row is taken apart from its beginning
  published_on date,
  ends_on date,
  search_text text not null default '',
  organisation_id uuid not null,
  title text not null,
  summary text not null default '',
  description text not null default '',
  legal_form text not null,
  category text not null,
  priority_sector text,
  town_id uuid,
  place_name text not null default '',
  address text not null default '',
  lat double precision,
  lng double precision,
  -- reward: who pays whom, integer yen; 'cost' is what the participant pays
  reward text not null default 'none',
  reward_yen int check (reward_yen >= 0),
  reward_unit text,
  -- the fields that this legal form asks for (rules.ts has the table)
  terms jsonb not null default '{}',
  loads jsonb not null default '{}',
  requires text[] not null default '{}',
  wants text[] not null default '{}',
  character text[] not null default '{}',
  age_min int,
  residents_only boolean not null default false,
  hours_week numeric(4,1),
  capacity int not null default 1 check (capacity > 0),
  taken int not null default 0 check (taken >= 0 and taken <= capacity),
  urgent boolean not null default false,
  visit_possible boolean not null default false,
  trial_possible boolean not null default false,
  caution text not null default '',
  safety text not null default '',
  contact_phone text not null default '',
  source text not null default 'desk',
  source_id text,
  source_url text,
  fingerprint text,
  organiser_name text not null default '',
  starts_on date,
  as_of date not null,
  -- half-days of the week, bit 2*weekday (morning) and 2*weekday+1 (afternoon), derived from the slots
  half_days int not null default 0,
  -- derived from the publication rows by the action that writes them
  status text not null,
  version int not null default 1,
  search tsvector not null default '',
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, organisation_id) references organisation,
  foreign key (municipality_id, town_id) references town
);
create index opportunity_search on opportunity using gin (search);
create index opportunity_open on opportunity (municipality_id, published_on desc, id desc) where status = 'open';
create index opportunity_organisation on opportunity (municipality_id, organisation_id);
create index opportunity_town on opportunity (municipality_id, town_id);
create unique index opportunity_source on opportunity (municipality_id, source, source_id) where source_id is not null;
call protect('opportunity');

create table slot (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  opportunity_id uuid not null,
  -- either a weekday (0 Monday) with the weeks of the month (bits 1..5), or one date
  weekday int check (weekday between 0 and 6),
  on_day date,
  from_min int not null check (from_min >= 0),
  to_min int not null check (to_min <= 1440 and to_min > from_min),
  weeks int not null default 31,
  need int not null default 1 check (need > 0),
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, opportunity_id) references opportunity on delete cascade,
  check ((weekday is null) <> (on_day is null))
);
create index slot_opportunity on slot (municipality_id, opportunity_id);
call protect('slot');

create table publication (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  opportunity_id uuid not null,
  verb text not null,
  reason text not null default '',
  by_account uuid,
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, opportunity_id) references opportunity on delete cascade
);
create index publication_opportunity on publication (municipality_id, opportunity_id, at);
call protect('publication');
