-- How many residents there are by town, sex and age, as a paper of a day says it: with whom the desk reaches they are compared.
-- Old code: knows nothing of it.
create table population (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  as_of date not null,
  -- null: the whole city
  town_id uuid,
  sex text not null check (sex in ('female', 'male')),
  -- 0 (to 49), 50, 55 … 85 (and more)
  band int not null check (band in (0, 50, 55, 60, 65, 70, 75, 80, 85)),
  -- null: the paper does not tell it
  count int check (count >= 0),
  source text not null check (source <> ''),
  by_account uuid not null,
  at timestamptz not null,
  -- Put in anew since: it stays, and holds no more.
  replaced_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, town_id) references town,
  foreign key (municipality_id, by_account) references account
);
create unique index population_of on population (municipality_id, as_of, town_id, sex, band) nulls not distinct where replaced_at is null;
create index population_town on population (municipality_id, town_id);
create index population_by on population (municipality_id, by_account);
call protect('population', 'select, insert, update');
