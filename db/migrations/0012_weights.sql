-- Why a place of a ranked list was taken up, how likely that was, what the list was made from, and what came of the weights.

-- What the ranking knew of a person or an activity when a list was shown: kept once for each content, by its hash, so that
-- a list can be calculated again. It holds what the person's record held then, and goes when the record goes.
create table shown_input (
  municipality_id uuid not null default tenant() references municipality,
  subject_id uuid not null,
  hash text not null,
  -- as it was written, so that the hash can be verified
  data json not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, subject_id, hash)
);
call protect('shown_input', 'select, insert');

-- Each item carries the hash of its input beside score and terms; lists from before have none and can only be looked at.
alter table shown_list
  add column subject_input text,
  add column from_on date,
  add column weeks int,
  add column seed int not null default 0,
  add column length int generated always as (jsonb_array_length(items)) stored;
create index shown_list_length on shown_list (municipality_id, subject_kind, length);

-- The place that was proposed or passed over, and how likely a place of its rank was to be taken up so far.
alter table proposal
  add column shown_id uuid,
  add column shown_rank int check (shown_rank > 0),
  add column shown_length int check (shown_length >= shown_rank),
  add column propensity double precision check (propensity > 0 and propensity <= 1),
  add column weights_version text,
  add foreign key (municipality_id, shown_id) references shown_list;
create index proposal_shown on proposal (municipality_id, shown_id) where shown_id is not null;

-- Weights calculated from outcomes. They change nothing until somebody decides.
create table weight_proposal (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  outcomes int not null check (outcomes >= 0),
  frozen text[] not null default '{}',
  before jsonb not null,
  weights jsonb not null,
  result jsonb not null,
  by_account uuid not null,
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, by_account) references account
);
create index weight_proposal_at on weight_proposal (municipality_id, at);
create index weight_proposal_account on weight_proposal (municipality_id, by_account);
call protect('weight_proposal', 'select, insert');

-- What somebody decided: took a calculation over, turned it down, or set the weights by hand. A calculation is decided once.
create table weight_decision (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  proposal_id uuid,
  verb text not null check (verb in ('adopt', 'reject', 'set')),
  weights jsonb not null,
  valid_from date check ((valid_from is null) = (verb = 'reject')),
  reason text not null,
  by_account uuid not null,
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, proposal_id),
  foreign key (municipality_id, proposal_id) references weight_proposal,
  foreign key (municipality_id, by_account) references account
);
create index weight_decision_at on weight_decision (municipality_id, at);
create index weight_decision_account on weight_decision (municipality_id, by_account);
call protect('weight_decision', 'select, insert');
