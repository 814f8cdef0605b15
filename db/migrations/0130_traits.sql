-- Old code: knows nothing of it; nothing of it is taken away.
-- 市の項目: what a city notes of its people besides, by names of its own (the setting `ownFields`). What it was stays, with its end.
create table person_trait (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  person_id uuid not null,
  name text not null check (name <> ''),
  value text not null check (value <> ''),
  by_account uuid not null,
  at timestamptz not null,
  ended_at timestamptz check (ended_at >= at),
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, by_account) references account
);
create index person_trait_person on person_trait (municipality_id, person_id);
create unique index person_trait_one on person_trait (municipality_id, person_id, name) where ended_at is null;
create index person_trait_value on person_trait (municipality_id, name, value) where ended_at is null;
create index person_trait_by on person_trait (municipality_id, by_account);
call protect('person_trait');
call limit_rows('person_trait', 'exists (select from person p where p.municipality_id = (select tenant()) and p.id = person_id)');
call open_lane('resident', 'person_trait', 'select', 'person_id = (select me())', 'id, person_id, name, value, at, ended_at');
