-- What was said at the desk, what was proposed, and what came of it.
create table consultation (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  person_id uuid not null,
  on_day date not null,
  started_at_min int,
  minutes int not null check (minutes between 0 and 1440),
  channel text not null,
  place text not null default '',
  said text not null default '',
  vague_wish text not null default '',
  became text not null default '',
  topics text[] not null default '{}',
  satisfied int check (satisfied between 1 and 5),
  by_account uuid not null,
  programme_id uuid,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, by_account) references account,
  foreign key (municipality_id, programme_id) references programme
);
create index consultation_person on consultation (municipality_id, person_id, on_day);
create index consultation_day on consultation (municipality_id, on_day);
create index consultation_programme on consultation (municipality_id, programme_id);
create index consultation_account on consultation (municipality_id, by_account);
call protect('consultation');

create table proposal (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  person_id uuid not null,
  opportunity_id uuid not null,
  source text not null default 'counsellor',
  by_account uuid,
  score int,
  terms jsonb not null default '{}',
  -- derived from the rows of proposal_entry by the action that writes them
  status text not null,
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, opportunity_id) references opportunity
);
create index proposal_person on proposal (municipality_id, person_id);
create index proposal_opportunity on proposal (municipality_id, opportunity_id);
create unique index proposal_open on proposal (municipality_id, person_id, opportunity_id)
  where status not in ('ended', 'failed', 'declined');
call protect('proposal');

create table proposal_entry (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  proposal_id uuid not null,
  verb text not null,
  on_day date not null,
  medium text,
  by_account uuid,
  reason text,
  note text not null default '',
  data jsonb not null default '{}',
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, proposal_id) references proposal
);
create index proposal_entry_proposal on proposal_entry (municipality_id, proposal_id, at);
create unique index proposal_introduced_once on proposal_entry (municipality_id, proposal_id) where verb = 'introduce';
call protect('proposal_entry');

-- A decision: the facts from which every report derives its outcome.
create table decision (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  proposal_id uuid not null,
  person_id uuid not null,
  opportunity_id uuid not null,
  legal_form text not null,
  hours_week numeric(4,1) not null check (hours_week >= 0),
  starts_on date not null,
  decided_on date not null,
  how text not null,
  partner_id uuid,
  ended_on date,
  end_reason text,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, proposal_id),
  foreign key (municipality_id, proposal_id) references proposal,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, opportunity_id) references opportunity,
  foreign key (municipality_id, partner_id) references organisation
);
create index decision_day on decision (municipality_id, decided_on);
create index decision_person on decision (municipality_id, person_id);
create index decision_opportunity on decision (municipality_id, opportunity_id);
create index decision_partner on decision (municipality_id, partner_id);
call protect('decision');

-- A ranked list that was shown to somebody can be shown again.
create table shown_list (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  instance_hash text not null,
  weights_version text not null,
  items jsonb not null,
  shown_to uuid,
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id)
);
create index shown_list_subject on shown_list (municipality_id, subject_id, at);
call protect('shown_list', 'select, insert');
