-- What was said and decided in a meeting (協議会 …), and what somebody is to do by when since then. The meeting itself is the entry by
-- which indicators count it (0067): its minutes have the entry's id and no day, number or paper of their own.
-- Old code: nothing of it fails. It shows all corrections of minutes to whoever sees corrections, of which there are none yet.

create table council_minutes (
  municipality_id uuid not null default tenant() references municipality,
  -- of its entry; they stay when that is withdrawn, as its papers do
  id uuid not null,
  -- 第2回 柏市生涯現役促進協議会
  body text not null check (body <> ''),
  place text not null default '',
  -- who was there for which organisation: [{ organisation, name }]; no residents
  present jsonb not null default '[]' check (jsonb_typeof(present) = 'array'),
  -- [{ topic, decision }]
  items jsonb not null default '[]' check (jsonb_typeof(items) = 'array'),
  by_account uuid not null,
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, by_account) references account
);
create index council_minutes_by on council_minutes (municipality_id, by_account);
call protect('council_minutes', '');

-- What was agreed: what, who does it, by when, and which indicator it serves. Whose it is at the desk says its step.
create table council_action (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  -- the entry of the meeting
  meeting_id uuid not null,
  what text not null check (what <> ''),
  -- who does it, as the meeting said it; '': the desk itself
  who text not null default '',
  due_on date not null,
  -- null: none
  indicator_id uuid,
  by_account uuid not null,
  at timestamptz not null,
  ended_how text check (ended_how in ('done', 'dropped')),
  ended_by uuid,
  ended_at timestamptz,
  -- what came of it
  result text not null default '',
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, indicator_id) references indicator,
  foreign key (municipality_id, by_account) references account,
  foreign key (municipality_id, ended_by) references account,
  check ((ended_how is null) = (ended_at is null) and (ended_how is null) = (ended_by is null)),
  check (ended_how is null or result <> '')
);
create index council_action_meeting on council_action (municipality_id, meeting_id);
create index council_action_indicator on council_action (municipality_id, indicator_id);
create index council_action_open on council_action (municipality_id, due_on) where ended_at is null;
create index council_action_by on council_action (municipality_id, by_account);
create index council_action_ended_by on council_action (municipality_id, ended_by);
call protect('council_action', '');

-- Minutes are seen as their entry is, or as what is kept of one that was withdrawn. What was agreed binds everybody: the desk sees it
-- whichever department held the meeting, since any of its staff may have to see to it.
do $$
declare
  meeting text := '%1$s in (select e.id from entry e where e.municipality_id = (select tenant()))
    or %1$s in (select c.record_id from correction c where c.municipality_id = (select tenant()) and c.kind = ''entry'')';
  action text := '(select is_of_desk()) or ' || meeting;
begin
  call open_lane('staff', 'council_minutes', 'select, insert, update', format(meeting, 'council_minutes.id'));
  call open_lane('job', 'council_minutes', 'select, insert, update');
  call open_lane('staff', 'council_action', 'select, insert, update', format(action, 'council_action.meeting_id'));
  call open_lane('job', 'council_action', 'select, insert, update');
  -- What minutes were is seen as what their entry was.
  execute format('alter policy staff_select on correction using (municipality_id = (select tenant()) and (kind not in (''entry'', ''council_minutes'')
    or (select sees_all_departments()) or coalesce((before #>> ''{row,team_id}'')::uuid in (select my_departments()), (select is_of_desk()))))');
end $$;
