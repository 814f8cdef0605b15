-- Plans: a suggestion for everybody. What was asked, from which data, what came out, and what people made of it.
create table plan (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  name text not null,
  -- weeks are counted from Mondays
  from_on date not null check (extract(isodow from from_on) = 1),
  weeks int not null check (weeks between 1 and 12),
  -- empty: all of them
  areas uuid[] not null default '{}',
  kinds text[] not null default '{}',
  -- the plan that this one runs again or varies, and what is different in it
  base_id uuid,
  change jsonb,
  -- placements that stay: [{ person, slot }]
  locked jsonb not null default '[]',
  status text not null,
  stage text,
  done int not null default 0,
  of int not null default 0,
  error text,
  seed int not null default 0,
  rounds int,
  weights jsonb not null,
  -- the exact input as gzip of canonical JSON, its hash, and the exact output (yui-plan/1) likewise
  instance text,
  problem bytea,
  result bytea,
  objective int,
  bound int,
  -- what could not be in the problem: activities by agreement, seats that were taken before
  left_out jsonb,
  audit jsonb,
  teams jsonb not null default '[]',
  by_account uuid not null,
  started_at timestamptz,
  ended_at timestamptz,
  stop_asked_at timestamptz,
  stop_asked_by uuid,
  -- whether the stored problem gave the same plan when it was run once more
  replay_asked_at timestamptz,
  replay jsonb,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, base_id) references plan,
  foreign key (municipality_id, by_account) references account
);
create index plan_latest on plan (municipality_id, created_at desc);
create index plan_base on plan (municipality_id, base_id);
create index plan_account on plan (municipality_id, by_account);
call protect('plan');

-- The slots as they were when the plan was made: activities change, what was planned does not.
create table plan_slot (
  municipality_id uuid not null default tenant() references municipality,
  plan_id uuid not null,
  slot_id uuid not null,
  opportunity_id uuid not null,
  weekday int not null check (weekday between 0 and 6),
  from_min int not null,
  to_min int not null check (to_min > from_min),
  -- weeks of the plan, from 1; null: all of them
  weeks int[],
  need int not null check (need > 0),
  -- why seats were left over
  reasons text[] not null default '{}',
  created_at timestamptz not null default now(),
  primary key (municipality_id, plan_id, slot_id),
  foreign key (municipality_id, plan_id) references plan on delete cascade,
  foreign key (municipality_id, opportunity_id) references opportunity
);
create index plan_slot_opportunity on plan_slot (municipality_id, opportunity_id);
call protect('plan_slot', 'select, insert');

-- Who was part of a plan: the points of a first placement, and the reasons and the nearest change where none was found.
create table plan_person (
  municipality_id uuid not null default tenant() references municipality,
  plan_id uuid not null,
  person_id uuid not null,
  waiting_days int not null,
  first_points int not null,
  reasons text[] not null default '{}',
  nearest text,
  created_at timestamptz not null default now(),
  primary key (municipality_id, plan_id, person_id),
  foreign key (municipality_id, plan_id) references plan on delete cascade,
  foreign key (municipality_id, person_id) references person
);
create index plan_person_person on plan_person (municipality_id, person_id);
call protect('plan_person', 'select, insert');

create table plan_placement (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  plan_id uuid not null,
  person_id uuid not null,
  slot_id uuid not null,
  opportunity_id uuid not null,
  score int not null,
  terms jsonb not null,
  -- by the engine, or moved here by a person; a move is the old row removed and a new one
  origin text not null check (origin in ('engine', 'moved')),
  by_account uuid,
  locked_at timestamptz,
  locked_by uuid,
  removed_at timestamptz,
  removed_by uuid,
  proposal_id uuid,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, plan_id, slot_id) references plan_slot on delete cascade,
  foreign key (municipality_id, plan_id, person_id) references plan_person on delete cascade,
  foreign key (municipality_id, proposal_id) references proposal
);
create unique index plan_placement_once on plan_placement (municipality_id, plan_id, person_id, slot_id)
  where removed_at is null;
create index plan_placement_slot on plan_placement (municipality_id, plan_id, slot_id);
create index plan_placement_person on plan_placement (municipality_id, person_id);
create index plan_placement_proposal on plan_placement (municipality_id, proposal_id);
call protect('plan_placement', 'select, insert, update');
