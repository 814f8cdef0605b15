-- つなぎ: somebody is passed on to a partner, and what comes of it comes back (decisions/0060). And what a partner takes on.
-- Old code: knows nothing of it; a つなぎ that it notes as done is followed up from its happening as from any other.
create table partner_profile (
  municipality_id uuid not null default tenant() references municipality,
  organisation_id uuid not null,
  for_whom text not null default '',
  area text not null default '',
  hours text not null default '',
  capacity text not null default 'unknown' check (capacity in ('unknown', 'open', 'few', 'full')),
  capacity_note text not null default '',
  fax text not null default '',
  -- opening days of the desk within which it answers; null: as the city has set
  answer_days int check (answer_days between 1 and 60),
  -- when somebody made sure of all this
  assured_on date,
  assured_by uuid,
  version int not null default 0,
  created_at timestamptz not null default now(),
  primary key (municipality_id, organisation_id),
  foreign key (municipality_id, organisation_id) references organisation,
  foreign key (municipality_id, assured_by) references account
);
create index partner_profile_assured_by on partner_profile (municipality_id, assured_by) where assured_by is not null;
call protect('partner_profile', 'select, insert, update');

create table referral (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  -- what stands on the sheet, and is typed when it comes back
  code text not null,
  person_id uuid not null,
  organisation_id uuid not null,
  -- what the partner is asked
  question text not null default '',
  -- what goes besides it, by the person's consent for this partner, or by law with the reason
  fields text[] not null default '{}',
  body text not null default '',
  consent_id uuid,
  ground text check (ground in ('life', 'law')),
  ground_note text not null default '',
  status text not null check (status in ('draft', 'requested', 'received', 'accepted', 'working', 'held',
    'completed', 'rejected', 'failed', 'cancelled', 'mistaken')),
  -- where it goes on after a pause
  held_from text,
  -- exactly what went, as it was at that moment: {to, rows: [{label, value}]}
  told jsonb,
  way text check (way in ('link', 'fax', 'letter', 'phone')),
  sent_on date,
  -- by when the partner was to answer
  answer_due date,
  answered_on date,
  -- by when whoever it waits for moves; as its step says
  due_on date not null,
  reminded_on date,
  outcome text,
  outcome_on date,
  ended_on date,
  -- the つなぎ that figures count: one for each that was sent
  step_id uuid,
  at timestamptz not null,
  by_account uuid,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, code),
  unique (municipality_id, step_id),
  check (sent_on is null or consent_id is not null or ground is not null),
  check (ground is null or ground_note <> '' or told is null),
  check ((status = 'completed') = (outcome is not null) and (outcome is null) = (outcome_on is null)),
  check ((status in ('completed', 'rejected', 'failed', 'cancelled', 'mistaken')) = (ended_on is not null)),
  check ((status = 'held') = (held_from is not null)),
  check (status in ('draft', 'held', 'cancelled', 'mistaken') or (sent_on is not null and step_id is not null and answer_due is not null)),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, organisation_id) references organisation,
  foreign key (municipality_id, consent_id) references consent,
  foreign key (municipality_id, step_id) references step,
  foreign key (municipality_id, by_account) references account
);
create index referral_person on referral (municipality_id, person_id, at);
create index referral_organisation on referral (municipality_id, organisation_id, sent_on);
create index referral_consent on referral (municipality_id, consent_id) where consent_id is not null;
create index referral_by on referral (municipality_id, by_account) where by_account is not null;
create index referral_open on referral (municipality_id, due_on) where ended_on is null;
call protect('referral', 'select, insert, update');
call limit_rows('referral', 'exists (select from person p where p.municipality_id = (select tenant()) and p.id = person_id)');

create table referral_entry (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  referral_id uuid not null,
  verb text not null,
  reason text,
  outcome text,
  on_day date,
  -- what was said; the other partner that one was pointed to
  note text not null default '',
  other text not null default '',
  medium text,
  by_account uuid,
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  check (verb not in ('reject', 'fail', 'hold') or reason is not null),
  check ((verb = 'complete') = (outcome is not null)),
  foreign key (municipality_id, referral_id) references referral,
  foreign key (municipality_id, by_account) references account
);
create index referral_entry_referral on referral_entry (municipality_id, referral_id, at);
create index referral_entry_by on referral_entry (municipality_id, by_account) where by_account is not null;
call protect('referral_entry', 'select, insert, update');
call limit_rows('referral_entry', 'exists (select from referral r where r.municipality_id = (select tenant()) and r.id = referral_id)');

-- Whether what went may still be read: the consent on which it rests is not withdrawn, or it went by law. What did not go has neither.
create function referral_told(consent uuid, ground text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select ground is not null or consent is null or exists (select from consent c
    where c.municipality_id = (select tenant()) and c.id = consent and c.withdrawn_on is null) $$;
revoke execute on function referral_told from public;
do $$ begin execute format('grant execute on function referral_told to %I', '{owner}_link'); end $$;

call open_lane('link', 'referral', 'select', 'id = (select link_subject(''referral'')) and referral_told(consent_id, ground)',
  'id, code, question, told, status, sent_on, answer_due, answered_on, due_on');
call open_lane('link', 'referral', 'update', 'id = (select link_subject(''referral'')) and referral_told(consent_id, ground)',
  'status, answered_on, ended_on, outcome, outcome_on');
call open_lane('link', 'referral_entry', 'insert', 'by_account is null and medium = ''web'' and verb in (''accept'', ''reject'', ''complete'', ''fail'')
  and referral_id = (select link_subject(''referral''))', 'id, referral_id, verb, reason, outcome, on_day, note, other, medium, at');
call listen('referral.answered', 'referral-answered');
call listen('person.referred', 'referral-follows');
call listen('person.consent-withdrawn', 'referral-held');

-- Whoever looks at what somebody was passed on for looked at something of theirs.
do $$ begin execute replace(pg_get_functiondef('my_looks'::regproc), '''question'', ', '''question'', ''referral'', '); end $$;
