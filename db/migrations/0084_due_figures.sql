-- What is due of the figures, so that it stands among what is to be done: an indicator on its day of review, and a quarter that
-- is over and not closed. Old code: nothing of it fails; all of it is new.

-- That an indicator was looked at and stays as it is; who changes it makes a version instead.
create table indicator_review (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  indicator_id uuid not null,
  note text not null check (note <> ''),
  by_account uuid not null,
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, indicator_id) references indicator,
  foreign key (municipality_id, by_account) references account
);
create index indicator_review_of on indicator_review (municipality_id, indicator_id, at);
create index indicator_review_by on indicator_review (municipality_id, by_account);
call protect('indicator_review', 'select, insert');

-- A quarter that is to be closed: what a step is about before there is a closed one.
create table quarter_due (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  fiscal_year int not null,
  quarter int not null check (quarter between 1 and 4),
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, fiscal_year, quarter)
);
call protect('quarter_due', 'select, insert');
