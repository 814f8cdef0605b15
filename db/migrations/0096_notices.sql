-- Old code: knows nothing of it; nothing of it is taken away.
-- 通知: what is told to somebody, planned in the transaction that causes it and sent later by one sender.
create table notice (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  -- which message it is ('booking.offered'), what it is for, and how much it presses
  message text not null check (message <> ''),
  purpose text not null,
  urgency text not null check (urgency in ('now', 'usual', 'digest')),
  -- to whom: somebody the desk knows, whose address is asked when it is sent; else a visitor, as they gave it
  person_id uuid,
  to_name text not null default '',
  to_email text not null default '',
  to_phone text not null default '',
  to_address text not null default '',
  about_kind text not null,
  about_id uuid not null,
  -- the channels that are worth while for it; null: all of them, and a person at last
  ways text[],
  -- by this it is never planned twice
  once text not null,
  -- the words for every channel, as they were when it was planned; what is secret in them is filled when it is sent
  words jsonb not null,
  planned_at timestamptz not null,
  -- after this it helps nobody
  until_at timestamptz,
  status text not null default 'planned'
    check (status in ('planned', 'held', 'sending', 'accepted', 'delivered', 'waiting', 'done', 'withdrawn', 'unreached')),
  -- the channel that it is on, or was on last
  channel text check (channel in ('mail', 'sms', 'line', 'letter', 'phone', 'desk')),
  -- why it is held or was withdrawn
  why text,
  -- when the sender looks at it (again); null: it waits for a person and for no moment, or is over
  due_at timestamptz,
  ended_at timestamptz,
  -- whoever got it pressed 「配信をやめる」, and when that was carried out
  stop_asked_at timestamptz,
  stop_done_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, message, once),
  foreign key (municipality_id, person_id) references person,
  check (due_at is null or status in ('planned', 'held', 'sending', 'waiting')),
  check (status not in ('held', 'withdrawn') or why is not null)
);
create index notice_due on notice (municipality_id, due_at) where due_at is not null;
create index notice_person on notice (municipality_id, person_id, planned_at) where person_id is not null;
create index notice_planned on notice (municipality_id, planned_at, id);
create index notice_waiting on notice (municipality_id, channel, planned_at) where status = 'waiting';
create index notice_about on notice (municipality_id, about_kind, about_id);
create index notice_stop on notice (municipality_id, person_id) where stop_asked_at is not null and stop_done_at is null;
call protect('notice', 'select, insert, update');
call limit_rows('notice', '(person_id is null or exists (select from person p where p.municipality_id = (select tenant()) and p.id = person_id))
  and (about_kind <> ''request'' or about_id not in (select hidden_requests()))');

-- One try of a notice on one channel, however often it is begun: mail keeps its Message-ID.
create table notice_attempt (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  notice_id uuid not null,
  channel text not null check (channel in ('mail', 'sms', 'line', 'letter', 'phone', 'desk')),
  state text not null check (state in ('begun', 'accepted', 'delivered', 'waiting', 'failed', 'done')),
  -- where it went: an address of mail, a number
  sent_to text not null default '',
  -- why it failed, as a key; `told`: what the other side said
  why text,
  told text not null default '',
  tries int not null default 0,
  -- committed before it is handed over: whoever finds it begun and not ended begins it again
  begun_at timestamptz not null,
  accepted_at timestamptz,
  printed_at timestamptz,
  ended_at timestamptz,
  by_account uuid,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, notice_id, channel),
  foreign key (municipality_id, notice_id) references notice,
  foreign key (municipality_id, by_account) references account,
  check ((state = 'failed') = (why is not null))
);
create index notice_attempt_by on notice_attempt (municipality_id, by_account) where by_account is not null;
create index notice_attempt_begun on notice_attempt (municipality_id, begun_at);
call protect('notice_attempt', 'select, insert, update');
call limit_rows('notice_attempt', 'exists (select from notice n where n.municipality_id = (select tenant()) and n.id = notice_id)');

-- How somebody wants to be reached, where they said more than the record of the person tells.
create table notice_preference (
  municipality_id uuid not null default tenant() references municipality,
  person_id uuid not null,
  -- in this order; null: by the record of the person
  channels text[],
  -- how often what does not press is gathered
  digest text not null default 'weekly' check (digest in ('daily', 'weekly')),
  -- minutes since midnight between which nothing comes; null: as the city has it
  quiet_from int check (quiet_from between 0 and 1439),
  quiet_to int check (quiet_to between 0 and 1439),
  -- since when nothing is sent that they did not ask for themselves
  stopped_at timestamptz,
  line_user text not null default '',
  by_account uuid,
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, person_id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, by_account) references account,
  check ((quiet_from is null) = (quiet_to is null))
);
create index notice_preference_by on notice_preference (municipality_id, by_account) where by_account is not null;
call protect('notice_preference', 'select, insert, update');
call limit_rows('notice_preference', 'exists (select from person p where p.municipality_id = (select tenant()) and p.id = person_id)');

-- Where no server for mail is set, mail stays here and staff can open it.
create table notice_outbox (
  municipality_id uuid not null default tenant() references municipality,
  -- the Message-ID: handed over twice it is there once
  message_id text not null,
  notice_id uuid not null,
  channel text not null check (channel in ('mail', 'sms', 'line')),
  sent_to text not null,
  subject text not null,
  body text not null,
  headers jsonb not null default '{}',
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, message_id),
  foreign key (municipality_id, notice_id) references notice
);
create index notice_outbox_at on notice_outbox (municipality_id, at, message_id);
create index notice_outbox_notice on notice_outbox (municipality_id, notice_id);
call protect('notice_outbox', 'select, insert');
call limit_rows('notice_outbox', 'exists (select from notice n where n.municipality_id = (select tenant()) and n.id = notice_id)');

-- Whoever holds the link in a notice sees what it was about, and may ask that such notices end.
call open_lane('link', 'notice', 'select', 'id = (select link_subject(''notice''))', 'id, message, purpose, planned_at, stop_asked_at');
call open_lane('link', 'notice', 'update', 'id = (select link_subject(''notice''))', 'stop_asked_at');
call listen('notice.stop-asked', 'notice-stop');
call listen('request.received', 'request-receipt');

-- Plans a job of the city for a moment: one that waits for this moment or an earlier one does it, too.
create function enqueue_at(job text, at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not exists (select from pgboss.queue where name = job) then
    perform pgboss.create_queue(job, '{"policy": "standard"}'::jsonb);
  end if;
  insert into pgboss.job (name, data, policy, start_after, retry_limit, expire_seconds, heartbeat_seconds, group_id)
  select job, jsonb_build_object('municipality', tenant(), 'about', tenant()), 'standard', at, 5, 6 * 3600, 20, tenant()::text
  where not exists (select from pgboss.job q where q.name = enqueue_at.job and q.state < 'active' and q.group_id = tenant()::text
    and q.start_after <= at);
end $$;
revoke execute on function enqueue_at from public;
do $$ begin
  execute format('grant execute on function enqueue_at to %I, %I', '{owner}_staff', '{owner}_job');
end $$;
