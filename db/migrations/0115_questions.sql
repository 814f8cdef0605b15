-- 質問: what a resident asks about an activity. The desk answers, or asks the organisation without saying who asks.
-- Old code: knows nothing of it; nothing of it is taken away.
create table question (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  person_id uuid not null,
  opportunity_id uuid not null,
  status text not null check (status in ('asked', 'passed', 'answered', 'closed')),
  -- by when the desk answers, or says how far it is, as it was told
  due_on date not null,
  -- when it was begun, when they wrote last, and when they were answered last
  at timestamptz not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  closed_at timestamptz,
  check ((status = 'closed') = (closed_at is not null)),
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, opportunity_id) references opportunity
);
create index question_person on question (municipality_id, person_id, at);
create index question_opportunity on question (municipality_id, opportunity_id);
create index question_open on question (municipality_id, asked_at) where status <> 'closed';
call protect('question', 'select, insert, update');
call limit_rows('question', 'exists (select from person p where p.municipality_id = (select tenant()) and p.id = person_id)');

create table question_entry (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  question_id uuid not null,
  -- whose question it is
  person_id uuid not null,
  verb text not null check (verb in ('ask', 'pass', 'answer', 'close')),
  -- what they wrote, or were answered
  words text not null default '',
  -- what the organisation was told, or why it was ended: the desk's alone
  note text not null default '',
  medium text,
  by_account uuid,
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  check (verb in ('ask', 'answer') or words = ''),
  check ((verb = 'pass') = (medium is not null)),
  foreign key (municipality_id, question_id) references question,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, by_account) references account
);
create index question_entry_question on question_entry (municipality_id, question_id, at);
create index question_entry_person on question_entry (municipality_id, person_id, at);
create index question_entry_by on question_entry (municipality_id, by_account) where by_account is not null;
call protect('question_entry', 'select, insert, update');
call limit_rows('question_entry', 'exists (select from person p where p.municipality_id = (select tenant()) and p.id = person_id)');

call open_lane('resident', 'question', 'select', 'person_id = (select me())',
  'id, person_id, opportunity_id, status, due_on, at, asked_at, answered_at, closed_at');
call open_lane('resident', 'question', 'insert', 'person_id = (select me()) and status = ''asked''',
  'id, person_id, opportunity_id, status, due_on, at, asked_at');
-- They ask on while it is open; what was passed on stays with the organisation.
call open_lane('resident', 'question', 'update', 'person_id = (select me()) and status in (''asked'', ''passed'', ''answered'')',
  'status, due_on, asked_at');
call open_lane('resident', 'question_entry', 'select', 'person_id = (select me())', 'id, question_id, person_id, verb, words, at');
call open_lane('resident', 'question_entry', 'insert', 'person_id = (select me()) and verb = ''ask'' and by_account = (select actor())
  and question_id in (select q.id from question q where q.person_id = (select me()))', 'id, question_id, person_id, verb, words, by_account, at');
call listen('question.asked', 'question-step');

-- Whoever looks at what somebody asked or booked looked at something of theirs.
create or replace function my_looks(since date) returns table (day date, action text, roles text[], listed boolean, refused boolean, count int)
  language sql stable security definer set search_path = public, pg_temp as $$
  with mine as (
    select me() as id
    union select h.subject_id from happening h where h.municipality_id = (select tenant()) and h.person_id = (select me())
      and h.subject_kind in ('person', 'consultation', 'proposal', 'proposal-entry', 'assignment', 'attendance', 'absence', 'correction', 'consent', 'request', 'question', 'booking', 'step', 'call', 'list')
    union select s.id from step s where s.municipality_id = (select tenant()) and s.person_id = (select me())
    union select e.request_id from request_entry e where e.municipality_id = (select tenant()) and e.person_id = (select me())
  ), ids as (select array(select id from mine) as all_of),
  seen as (
    select (l.at at time zone 'Asia/Tokyo')::date as day, l.action, l.actor_id, (l.subject_id = any(i.all_of)) is not true as listed, l.refused is not null as refused
    from audit_log l, ids i where l.municipality_id = (select tenant()) and l.subject_id = any(i.all_of)
      and l.at >= (since::timestamp at time zone 'Asia/Tokyo')
    union all
    select (l.at at time zone 'Asia/Tokyo')::date, l.action, l.actor_id, true, l.refused is not null
    from audit_log l, ids i where l.municipality_id = (select tenant()) and l.shown @> array[(select me())]
      and (l.subject_id = any(i.all_of)) is not true and l.at >= (since::timestamp at time zone 'Asia/Tokyo')
  )
  select s.day, s.action, array(select distinct r.role from role_grant r where r.municipality_id = (select tenant()) and r.account_id = s.actor_id
      and r.scope_kind is null and r.from_on <= s.day and (r.until_on is null or r.until_on >= s.day) order by r.role),
    s.listed, s.refused, count(*)::int
  from seen s join account a on a.municipality_id = (select tenant()) and a.id = s.actor_id
  where not a.resident and (select me()) is not null
  group by 1, 2, 3, 4, 5 order by 1 desc, 2 limit 500 $$;
