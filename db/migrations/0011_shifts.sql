-- Work that several people share: who takes which slot from when, the days on which they cannot come, who is asked instead.
create table assignment (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  opportunity_id uuid not null,
  -- null once the activity no longer has this slot; what was agreed with the person stands in the row itself
  slot_id uuid,
  weekday int check (weekday between 0 and 6),
  on_day date,
  from_min int not null check (from_min >= 0),
  to_min int not null check (to_min <= 1440 and to_min > from_min),
  weeks int not null,
  person_id uuid not null,
  -- the decision by which the person takes part, or the call by which they come instead of somebody for one day
  proposal_id uuid,
  call_id uuid,
  from_on date not null,
  -- the last day; one that is taken back before it began ends on the day before
  to_on date check (to_on >= from_on - 1),
  by_account uuid not null,
  at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, opportunity_id) references opportunity,
  foreign key (municipality_id, slot_id) references slot on delete set null (slot_id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, proposal_id) references proposal,
  foreign key (municipality_id, by_account) references account,
  foreign key (municipality_id, ended_by) references account,
  check ((weekday is null) <> (on_day is null)),
  check ((proposal_id is null) <> (call_id is null))
);
create index assignment_opportunity on assignment (municipality_id, opportunity_id, from_on);
create index assignment_slot on assignment (municipality_id, slot_id);
create index assignment_person on assignment (municipality_id, person_id, from_on);
create index assignment_proposal on assignment (municipality_id, proposal_id);
create index assignment_by on assignment (municipality_id, by_account);
create index assignment_ended_by on assignment (municipality_id, ended_by);
create unique index assignment_once on assignment (municipality_id, slot_id, person_id)
  where to_on is null and call_id is null;
call protect('assignment');

-- One day on which somebody cannot come to their slot. The reason may tell of health: it never leaves the desk.
create table shift_absence (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  assignment_id uuid not null,
  on_day date not null,
  reason text not null,
  note text not null default '',
  by_account uuid not null,
  at timestamptz not null,
  -- it goes without a substitute, or the person can come after all
  ended_as text check (ended_as in ('without', 'withdrawn')),
  ended_by uuid,
  ended_at timestamptz,
  -- organiser and those who were asked know how it stands
  told_by uuid,
  told_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, assignment_id) references assignment,
  foreign key (municipality_id, by_account) references account,
  foreign key (municipality_id, ended_by) references account,
  foreign key (municipality_id, told_by) references account
);
create unique index shift_absence_once on shift_absence (municipality_id, assignment_id, on_day)
  where ended_as is distinct from 'withdrawn';
create index shift_absence_day on shift_absence (municipality_id, on_day);
create index shift_absence_by on shift_absence (municipality_id, by_account);
create index shift_absence_ended_by on shift_absence (municipality_id, ended_by);
create index shift_absence_told_by on shift_absence (municipality_id, told_by);
call protect('shift_absence');

-- Somebody is asked to come instead; the score and its terms as they were shown.
create table substitute_call (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  absence_id uuid not null,
  person_id uuid not null,
  position int not null check (position > 0),
  score int not null,
  terms jsonb not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  medium text not null,
  answer text check (answer in ('yes', 'no')),
  answered_by uuid,
  answered_at timestamptz,
  -- another said yes first, or nobody is needed any more
  closed_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, absence_id, person_id),
  foreign key (municipality_id, absence_id) references shift_absence,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, asked_by) references account,
  foreign key (municipality_id, answered_by) references account
);
create index substitute_call_person on substitute_call (municipality_id, person_id, asked_at);
create index substitute_call_asked on substitute_call (municipality_id, asked_at);
create index substitute_call_asked_by on substitute_call (municipality_id, asked_by);
create index substitute_call_answered_by on substitute_call (municipality_id, answered_by);
call protect('substitute_call');

alter table assignment add foreign key (municipality_id, call_id) references substitute_call;
create index assignment_call on assignment (municipality_id, call_id);

-- Whether somebody came; the latest row of a day counts.
create table attendance_record (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  assignment_id uuid not null,
  on_day date not null,
  came boolean not null,
  by_account uuid not null,
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, assignment_id) references assignment,
  foreign key (municipality_id, by_account) references account
);
create index attendance_record_day on attendance_record (municipality_id, assignment_id, on_day, at);
create index attendance_record_by on attendance_record (municipality_id, by_account);
call protect('attendance_record', 'select, insert');
