-- Residents: who they are, what they wish, when and how far they can go, what they agreed to.
create table person (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  number int not null,
  family_name text not null,
  given_name text not null default '',
  family_kana text not null,
  given_kana text not null default '',
  name_key text not null,
  kana_key text not null,
  birth_on date not null,
  sex text,
  town_id uuid,
  address text not null default '',
  phone text not null default '',
  phone_digits text,
  email text not null default '',
  contact_by text[] not null default '{}',
  contact_note text not null default '',
  digital text not null default 'phone',
  programme_id uuid,
  heard_from text,
  work_history text not null default '',
  character text[] not null default '{}',
  forms text[] not null default '{employment,contract,dispatch,paid-volunteering,volunteering}',
  pay text not null default 'either',
  hours_wanted numeric(4,1),
  hours_max numeric(4,1),
  days_max int,
  health_note text not null default '',
  registered_on date not null,
  closed_on date,
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, number),
  foreign key (municipality_id, town_id) references town,
  foreign key (municipality_id, programme_id) references programme
);
create index person_kana on person (municipality_id, kana_key text_pattern_ops);
create index person_name on person (municipality_id, name_key text_pattern_ops);
create index person_phone on person (municipality_id, phone_digits text_pattern_ops);
create index person_town on person (municipality_id, town_id);
create index person_programme on person (municipality_id, programme_id);
call protect('person');

create table wish (
  municipality_id uuid not null default tenant() references municipality,
  person_id uuid not null,
  category text not null,
  score int not null check (score between -2 and 2),
  basis text not null default 'said',
  created_at timestamptz not null default now(),
  primary key (municipality_id, person_id, category),
  foreign key (municipality_id, person_id) references person
);
call protect('wish');

create table availability (
  municipality_id uuid not null default tenant() references municipality,
  person_id uuid not null,
  weekday int not null check (weekday between 0 and 6),
  from_min int not null check (from_min >= 0),
  to_min int not null check (to_min <= 1440 and to_min > from_min),
  created_at timestamptz not null default now(),
  primary key (municipality_id, person_id, weekday, from_min),
  foreign key (municipality_id, person_id) references person
);
call protect('availability');

-- Days on which the person cannot come although the week says so.
create table absence_day (
  municipality_id uuid not null default tenant() references municipality,
  person_id uuid not null,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  note text not null default '',
  created_at timestamptz not null default now(),
  primary key (municipality_id, person_id, from_on),
  foreign key (municipality_id, person_id) references person
);
call protect('absence_day');

create table reach (
  municipality_id uuid not null default tenant() references municipality,
  person_id uuid not null,
  means text not null,
  minutes int not null check (minutes between 1 and 180),
  created_at timestamptz not null default now(),
  primary key (municipality_id, person_id, means),
  foreign key (municipality_id, person_id) references person
);
call protect('reach');

-- What the body can't do: health data, never shown beyond the desk.
create table condition (
  municipality_id uuid not null default tenant() references municipality,
  person_id uuid not null,
  load text not null,
  degree int not null check (degree between 1 and 3),
  created_at timestamptz not null default now(),
  primary key (municipality_id, person_id, load),
  foreign key (municipality_id, person_id) references person
);
call protect('condition');

create table skill (
  municipality_id uuid not null default tenant() references municipality,
  person_id uuid not null,
  skill text not null,
  wants_to_use boolean not null default true,
  created_at timestamptz not null default now(),
  primary key (municipality_id, person_id, skill),
  foreign key (municipality_id, person_id) references person
);
call protect('skill');

-- Consent per purpose and recipient; withdrawing adds who and when, it removes nothing.
create table consent (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  person_id uuid not null,
  purpose text not null,
  recipient_id uuid,
  fields text[] not null,
  wording text not null,
  given_on date not null,
  given_by_medium text not null,
  taken_by uuid not null,
  withdrawn_on date,
  withdrawn_by uuid,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, recipient_id) references organisation
);
create unique index consent_live on consent (municipality_id, person_id, purpose, recipient_id) nulls not distinct
  where withdrawn_on is null;
create index consent_recipient on consent (municipality_id, recipient_id);
call protect('consent');

create table exclusion (
  municipality_id uuid not null default tenant() references municipality,
  person_id uuid not null,
  organisation_id uuid not null,
  reason text not null,
  set_by uuid not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, person_id, organisation_id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, organisation_id) references organisation
);
create index exclusion_organisation on exclusion (municipality_id, organisation_id);
call protect('exclusion');
