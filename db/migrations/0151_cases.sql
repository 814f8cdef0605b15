-- 進路: somebody, or an organisation, on the way along a route, milestone after milestone, until a coded end (decisions/0063).
-- Old code: knows nothing of it; a step about one stands in its lists without a link, as that of any kind it does not know.
create table support_case (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  -- whose it is: a person's, or an organisation's (団体の相談)
  person_id uuid,
  organisation_id uuid,
  route text not null check (route in ('rehire', 'dispatch', 'startup', 'volunteer', 'learn', 'community', 'health')),
  goal text not null default '',
  status text not null check (status in ('active', 'paused', 'ended')),
  begun_on date not null,
  -- since when it stands still, until when it is to, and why
  paused_on date,
  paused_until date,
  pause_reason text check (pause_reason in ('own', 'partner', 'season', 'other')),
  ended_on date,
  end_as text check (end_as in ('reached', 'moved', 'stopped', 'impossible', 'unreached')),
  -- the one from which somebody moved to this route
  from_id uuid,
  at timestamptz not null,
  by_account uuid,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  check (num_nonnulls(person_id, organisation_id) = 1),
  check ((status = 'paused') = (paused_on is not null) and num_nonnulls(paused_on, paused_until, pause_reason) in (0, 3)),
  check ((status = 'ended') = (ended_on is not null) and (ended_on is null) = (end_as is null) and ended_on >= begun_on),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, organisation_id) references organisation,
  foreign key (municipality_id, from_id) references support_case,
  foreign key (municipality_id, by_account) references account
);
create index support_case_person on support_case (municipality_id, person_id) where person_id is not null;
create index support_case_organisation on support_case (municipality_id, organisation_id) where organisation_id is not null;
create index support_case_from on support_case (municipality_id, from_id) where from_id is not null;
create index support_case_by on support_case (municipality_id, by_account) where by_account is not null;
create index support_case_begun on support_case (municipality_id, begun_on, id);
create index support_case_ended on support_case (municipality_id, ended_on) where ended_on is not null;
call protect('support_case');
call limit_rows('support_case', 'person_id is null or exists (select from person p where p.municipality_id = (select tenant()) and p.id = person_id)');

create table case_milestone (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  case_id uuid not null,
  -- as its case has it
  person_id uuid,
  title text not null check (title <> ''),
  waits text not null check (waits in ('desk', 'resident', 'organiser', 'partner')),
  -- a word in the names of the partners that help with it: 公庫
  partner text not null default '',
  planned_on date not null,
  -- when it was reached, or passed over with the reason
  done_on date,
  skipped text check (skipped in ('before', 'needless', 'unwanted', 'unable')),
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  check (skipped is null or done_on is not null),
  foreign key (municipality_id, case_id) references support_case,
  foreign key (municipality_id, person_id) references person
);
create index case_milestone_case on case_milestone (municipality_id, case_id, planned_on);
create index case_milestone_person on case_milestone (municipality_id, person_id) where person_id is not null;
call protect('case_milestone');
call limit_rows('case_milestone', 'exists (select from support_case c where c.municipality_id = (select tenant()) and c.id = case_id)');

-- What is next for themselves, in plain words: without who keeps it, and why it stands still.
call open_lane('resident', 'support_case', 'select', 'person_id = (select me())',
  'id, person_id, route, goal, status, begun_on, paused_until, ended_on, end_as');
call open_lane('resident', 'case_milestone', 'select', 'person_id = (select me())',
  'id, case_id, person_id, title, waits, planned_on, done_on, skipped');

-- Whoever looks at the route of somebody looked at something of theirs.
do $$ begin execute replace(pg_get_functiondef('my_looks'::regproc), '''question'', ', '''question'', ''support_case'', '); end $$;
