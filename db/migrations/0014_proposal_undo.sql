-- A row of a proposal that was taken back on the day it was written: what it said, who took it back and why. Where it was
-- the first one, the proposal went with it, and what it held stands here.
create table proposal_undo (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  proposal_id uuid not null,
  person_id uuid not null,
  opportunity_id uuid not null,
  verb text not null,
  on_day date not null,
  medium text,
  by_account uuid,
  reason text,
  note text not null default '',
  data jsonb not null default '{}',
  at timestamptz not null,
  undone_by uuid not null,
  undone_at timestamptz not null,
  undo_reason text not null,
  proposal jsonb,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, opportunity_id) references opportunity,
  foreign key (municipality_id, by_account) references account,
  foreign key (municipality_id, undone_by) references account
);
create index proposal_undo_person on proposal_undo (municipality_id, person_id, at);
create index proposal_undo_proposal on proposal_undo (municipality_id, proposal_id);
create index proposal_undo_opportunity on proposal_undo (municipality_id, opportunity_id);
create index proposal_undo_account on proposal_undo (municipality_id, by_account);
create index proposal_undo_undone_by on proposal_undo (municipality_id, undone_by);
call protect('proposal_undo', 'select, insert');
