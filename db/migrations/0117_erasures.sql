-- Who is erased stays as an empty shell, so that no figure of a past period changes; two people decide it (個人情報の保護に
-- 関する法律98条, 地方自治法149条8号・各市の文書管理規程). What nobody needs any more goes by itself after a time that a city sets.
-- Old code: writes requests and bookings with a contact, as the checks still ask of whoever is not emptied; it reads the
-- name of a shell as any other name.
alter table person add column erased_on date;
alter table person add constraint person_shell check (erased_on is null or (closed_on is not null and number < 0 and given_name = '' and name_key = ''
  and kana_key = '' and family_kana = '' and given_kana = '' and address = '' and phone = '' and phone_digits is null and email = ''
  and contact_note = '' and work_history = '' and health_note = ''));
create index person_erased on person (municipality_id, erased_on desc, id) where erased_on is not null;
-- Whose period is over is read in order from here, whatever the size of the city.
create index person_period on person (municipality_id, closed_on, id) where erased_on is null and closed_on is not null;

-- Nobody can be reached by what was emptied.
alter table request add column emptied boolean not null default false;
alter table booking add column emptied boolean not null default false;
do $$
declare c record;
begin
  for c in select conrelid::regclass as tab, conname, pg_get_expr(conbin, conrelid) as says from pg_constraint
    where conrelid in ('request'::regclass, 'booking'::regclass) and contype = 'c' and pg_get_constraintdef(oid) like '%phone <>%email <>%address <>%'
  loop
    execute format('alter table %s drop constraint %I', c.tab, c.conname);
    execute format('alter table %s add constraint %I check (emptied or %s)', c.tab, c.conname, c.says);
  end loop;
end $$;
create index request_full on request (municipality_id, received_at) where not emptied;
create index booking_full on booking (municipality_id, occasion_id) where not emptied and person_id is null;
create index notice_outbox_full on notice_outbox (municipality_id, at) where body <> '';
create index notice_full on notice (municipality_id, planned_at) where words -> 'lines' <> '[]';

-- What was typed goes out of the history of whoever is erased; nothing else of a row is ever changed.
call open_lane('job', 'happening', 'update', 'true', 'data');
-- Records that nobody takes away otherwise: the jobs alone do, for whoever is erased.
do $$
declare tab text;
begin
  foreach tab in array array['person_bond', 'notice_outbox', 'notice_attempt', 'notice', 'notice_preference', 'entry_card', 'shown_input', 'story'] loop
    call open_lane('job', tab::regclass, 'delete');
  end loop;
  foreach tab in array array['correction', 'request_entry', 'plan_person', 'survey_answer'] loop
    call open_lane('job', tab::regclass, 'update');
  end loop;
end $$;

-- The random ids of those who were erased: after an older backup came back they are erased again. Nothing else is known by it.
create table erased (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id)
);
call protect('erased', 'select, insert');

create table erasure (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  person_id uuid not null,
  -- asked: by the person · period: theirs is over · again: after a restore
  ground text not null check (ground in ('asked', 'period', 'again')),
  status text not null check (status in ('noted', 'proposed', 'approved', 'done', 'ended')),
  -- Why, in words; emptied with everything else.
  why text not null default '',
  tells boolean not null default false,
  -- Noted: what must be kept is kept up to this day.
  until_on date,
  by_account uuid,
  at timestamptz not null,
  approved_by uuid,
  approved_at timestamptz,
  -- From this day on it is carried out.
  carry_on date,
  ended_by uuid,
  done_at timestamptz,
  -- How many rows of each noun: what was counted before, then what it was.
  counts jsonb,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, by_account) references account,
  foreign key (municipality_id, approved_by) references account,
  foreign key (municipality_id, ended_by) references account,
  check (ground = 'again' or by_account is not null),
  check (approved_by <> by_account),
  check (status in ('noted', 'proposed', 'ended') or ground = 'again' or (approved_by is not null and carry_on is not null)),
  check ((status = 'done') = (done_at is not null)),
  check (status <> 'done' or why = '')
);
call protect('erasure');
call limit_rows('erasure', sees('person_id'));
create unique index erasure_open on erasure (municipality_id, person_id) where status in ('noted', 'proposed', 'approved');
create index erasure_person on erasure (municipality_id, person_id);
create index erasure_by on erasure (municipality_id, by_account) where by_account is not null;
create index erasure_approved_by on erasure (municipality_id, approved_by) where approved_by is not null;
create index erasure_ended_by on erasure (municipality_id, ended_by) where ended_by is not null;
create index erasure_status on erasure (municipality_id, status, at);
create index erasure_done on erasure (municipality_id, done_at desc) where status = 'done';
