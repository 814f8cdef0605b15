-- What a plan keeps as a whole: work that a team takes on, times that tire, and people who belong together or apart.
alter table opportunity add column team jsonb check (
  jsonb_typeof(team) = 'object'
  and team - array['leader', 'experienced', 'newcomers'] = '{}'
  and coalesce(jsonb_typeof(team->'leader') = 'string', true)
  and coalesce(jsonb_typeof(team->'experienced') = 'number' and (team->>'experienced')::numeric >= 1, true)
  and coalesce(jsonb_typeof(team->'newcomers') = 'number' and (team->>'newcomers')::numeric >= 0, true)
);
alter table slot add column demanding boolean not null default false;

-- One row for the two of them, whoever said it; what is ended stays to be seen.
create table person_bond (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  person_id uuid not null,
  other_id uuid not null,
  kind text not null check (kind in ('together', 'apart')),
  reason text not null,
  set_by uuid not null,
  set_on date not null,
  ended_by uuid,
  ended_on date,
  end_reason text,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, other_id) references person,
  foreign key (municipality_id, set_by) references account,
  foreign key (municipality_id, ended_by) references account,
  check (person_id < other_id),
  check ((ended_on is null) = (ended_by is null) and (ended_on is null) = (end_reason is null))
);
create unique index person_bond_live on person_bond (municipality_id, person_id, other_id) where ended_on is null;
create index person_bond_person on person_bond (municipality_id, person_id);
create index person_bond_other on person_bond (municipality_id, other_id);
create index person_bond_set_by on person_bond (municipality_id, set_by);
create index person_bond_ended_by on person_bond (municipality_id, ended_by);
call protect('person_bond', 'select, insert, update');
