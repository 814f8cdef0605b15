-- 日常生活圏域, towns (大字町丁目) and points; organisations and partners.
create table area (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  name text not null,
  position int not null,
  lat double precision not null,
  lng double precision not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, name)
);
call protect('area');

create table town (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  area_id uuid not null,
  name text not null,
  lat double precision not null,
  lng double precision not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, name),
  foreign key (municipality_id, area_id) references area
);
create index town_area on town (municipality_id, area_id);
call protect('town');

create table facility (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  kind text not null,
  name text not null,
  lat double precision not null,
  lng double precision not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, name)
);
call protect('facility');

create table organisation (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  kind text not null,
  name text not null,
  kana text not null default '',
  corporate_number text check (corporate_number ~ '^[0-9]{13}$'),
  sector text,
  town_id uuid,
  address text not null default '',
  phone text not null default '',
  email text not null default '',
  contact_name text not null default '',
  about text not null default '',
  services text[] not null default '{}',
  verified_at timestamptz,
  verified_by uuid,
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, town_id) references town
);
create index organisation_town on organisation (municipality_id, town_id);
create unique index organisation_name on organisation (municipality_id, name);
call protect('organisation');
