-- Old code: knows nothing of it; nothing of it is taken away.
-- 面談の予約: who talks when and where, by rules; who has booked which time of it.

-- A counsellor, or a specialist from elsewhere whose book somebody of the desk keeps.
create table appointment_host (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  -- what residents read (キャリアコンサルタント), and who it is, for staff
  title text not null check (title <> ''),
  name text not null check (name <> ''),
  account_id uuid not null,
  ended_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, account_id) references account
);
-- By these 36 bits their times are told apart below: two of the same are refused here, where somebody reads it.
create unique index appointment_host_bits on appointment_host ((hashtextextended(id::text, 0) & 68719476735));
create index appointment_host_account on appointment_host (municipality_id, account_id);
call protect('appointment_host', 'select, insert, update');

-- On which days, from when to when, in pieces of how many minutes. Free times are worked out from it, and never stored: to
-- change a rule takes nothing from whoever has booked.
create table appointment_rule (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  host_id uuid not null,
  -- Monday is 0; `nths`: the first, third … such day of a month, none: each
  weekdays int[] not null check (weekdays <> '{}' and weekdays <@ '{0,1,2,3,4,5,6}'),
  nths int[] not null default '{}' check (nths <@ '{1,2,3,4,5}'),
  from_min int not null check (from_min >= 0),
  to_min int not null check (to_min <= 1440),
  minutes int not null check (minutes between 10 and 240 and from_min + minutes <= to_min),
  from_on date not null,
  until_on date check (until_on >= from_on - 1),
  site text not null check (site in ('desk', 'branch', 'outreach', 'remote')),
  site_name text not null default '',
  site_address text not null default '',
  hows text[] not null check (hows <> '{}' and hows <@ '{visit,phone,online}' and not (site = 'remote' and 'visit' = any(hows))),
  -- also on days on which the desk is shut
  shut_too boolean not null default false,
  by_account uuid not null,
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, host_id) references appointment_host,
  foreign key (municipality_id, by_account) references account
);
create index appointment_rule_host on appointment_rule (municipality_id, host_id);
create index appointment_rule_by on appointment_rule (municipality_id, by_account);
call protect('appointment_rule', 'select, insert, update');

-- A day on which somebody is not there, whatever the rules say.
create table appointment_off (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  host_id uuid not null,
  on_day date not null,
  why text not null default '',
  by_account uuid not null,
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, host_id, on_day),
  foreign key (municipality_id, host_id) references appointment_host,
  foreign key (municipality_id, by_account) references account
);
create index appointment_off_by on appointment_off (municipality_id, by_account);
call protect('appointment_off', 'select, insert, delete');

create table appointment (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  -- made of a form and its answers, as that of a request
  form uuid not null,
  code text not null check (code ~ '^[34679ACEFHKMRTWXY]{7}$'),
  host_id uuid not null,
  rule_id uuid not null,
  on_day date not null check (on_day >= '2000-01-01'),
  from_min int not null check (from_min >= 0),
  to_min int not null check (to_min <= 1440 and to_min > from_min),
  -- with whom and where, as it was told: a rule that changes moves nobody
  title text not null,
  site text not null check (site in ('desk', 'branch', 'outreach', 'remote')),
  site_name text not null default '',
  site_address text not null default '',
  how text not null check (how in ('visit', 'phone', 'online')),
  status text not null default 'booked' check (status in ('booked', 'late', 'came', 'done', 'missed', 'cancelled')),
  topic text not null check (topic in ('work', 'volunteering', 'hobby', 'learning', 'living', 'other')),
  note text not null default '',
  whom text not null check (whom in ('self', 'other', 'together')),
  person_id uuid,
  name text not null,
  phone text not null default '',
  email text not null default '',
  address text not null default '',
  check (emptied or person_id is not null or phone <> '' or email <> '' or address <> ''),
  contacts text[] not null,
  -- a hash of the address and the day, for counting only; null where it was not sent by a visitor
  place bytea,
  medium text not null,
  typed_by uuid,
  received_at timestamptz not null,
  -- how often it was put to another time
  moves int not null default 0,
  going_at timestamptz,
  ended_as text check (ended_as in ('self', 'desk', 'off')),
  ended_at timestamptz,
  check ((status = 'cancelled') = (ended_as is not null and ended_at is not null)),
  end_why text not null default '',
  emptied boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, code),
  unique (municipality_id, form),
  foreign key (municipality_id, host_id) references appointment_host,
  foreign key (municipality_id, rule_id) references appointment_rule,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, typed_by) references account,
  -- Never two at one time with the same one. A range in one number (36 bits of whose, 27 of the minute since 2000): it needs no
  -- extension, which not every database of a city has.
  constraint appointment_alone exclude using gist (int8range(
    (hashtextextended(host_id::text, 0) & 68719476735) * 134217728 + (on_day - date '2000-01-01') * 1440 + from_min,
    (hashtextextended(host_id::text, 0) & 68719476735) * 134217728 + (on_day - date '2000-01-01') * 1440 + to_min) with &&)
    where (status <> 'cancelled')
);
create index appointment_day on appointment (municipality_id, on_day, from_min);
create index appointment_host_day on appointment (municipality_id, host_id, on_day);
create index appointment_rule_of on appointment (municipality_id, rule_id);
create index appointment_person on appointment (municipality_id, person_id) where person_id is not null;
create index appointment_received on appointment (municipality_id, received_at);
create index appointment_typed_by on appointment (municipality_id, typed_by) where typed_by is not null;
call protect('appointment', 'select, insert, update');
call limit_rows('appointment', 'person_id is null or exists (select from person p where p.municipality_id = (select tenant()) and p.id = person_id)');

-- What everybody sees of it: when somebody is there by the rules, when not, and what is taken. Nobody is named.
create view public_appointment_rule as
  select r.id, r.host_id, h.title, r.weekdays, r.nths, r.from_min, r.to_min, r.minutes, r.from_on, r.until_on, r.site, r.site_name,
    r.site_address, r.hows, r.shut_too
  from appointment_rule r join appointment_host h on h.municipality_id = r.municipality_id and h.id = r.host_id
  where r.municipality_id = (select tenant()) and h.ended_at is null;
create view public_appointment_off as
  select host_id, on_day from appointment_off where municipality_id = (select tenant());
create view public_appointment_busy as
  select host_id, on_day, from_min, to_min from appointment where municipality_id = (select tenant()) and status <> 'cancelled';
do $$
declare
  lane text;
  seen text;
begin
  foreach lane in array array['public', 'resident', 'organiser', 'partner', 'link', 'staff', 'job'] loop
    foreach seen in array array['public_appointment_rule', 'public_appointment_off', 'public_appointment_busy'] loop
      execute format('grant select on %I to %I', seen, '{owner}_' || lane);
    end loop;
  end loop;
end $$;

-- A visitor adds one and reads none; a resident theirs; the holder of a link the one it was made for.
call open_lane('public', 'appointment', 'insert', 'status = ''booked'' and medium = ''web'' and typed_by is null and person_id is null',
  'id, form, code, host_id, rule_id, on_day, from_min, to_min, title, site, site_name, site_address, how, topic, note, whom, name, phone, email, address, contacts, place, medium, received_at');
call open_lane('resident', 'appointment', 'insert', 'status = ''booked'' and typed_by is null and person_id = (select me())',
  'id, form, code, host_id, rule_id, on_day, from_min, to_min, title, site, site_name, site_address, how, topic, note, whom, person_id, name, phone, email, address, contacts, medium, received_at');
do $$
declare
  seen text := 'id, code, host_id, rule_id, on_day, from_min, to_min, title, site, site_name, site_address, how, status, topic, note, whom, name, phone, email, address, medium, received_at, moves, going_at, ended_as, ended_at';
  -- Whose it is they put it to another time, say that they come, or end it.
  changed text := 'host_id, rule_id, on_day, from_min, to_min, title, site, site_name, site_address, how, status, moves, going_at, ended_as, ended_at, end_why';
  lane text;
  whose text;
begin
  foreach lane in array array['link', 'resident'] loop
    whose := case lane when 'link' then 'id = (select link_subject(''appointment''))' else 'person_id = (select me())' end;
    call open_lane(lane, 'appointment', 'select', whose, seen || case lane when 'resident' then ', person_id' else '' end);
    call open_lane(lane, 'appointment', 'update', whose || ' and status in (''booked'', ''cancelled'')', changed);
  end loop;
end $$;

-- How many came from one place within the hour, and the most from one contact within the day: two numbers, no row.
create function appointment_counts(from_place bytea, from_contacts text[], hour_ago timestamptz, day_ago timestamptz)
  returns table (place int, contact int)
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('appointment ' || encode(from_place, 'hex')));
  return query
    select (count(*) filter (where a.place = from_place and a.received_at > hour_ago))::int,
      coalesce((select max(n) from (select count(*)::int as n from appointment q, unnest(q.contacts) c
        where q.received_at > day_ago and c = any(from_contacts) group by c) t), 0)
    from appointment a where a.received_at > day_ago;
end $$;

-- The talks that somebody has booked, for their calendar.
create function dated_appointments(from_day date, to_day date) returns table (id uuid, title text, place text, how text, on_day date,
  from_min int, to_min int, status text, ended_as text, moves int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.title, concat_ws(' ', nullif(a.site_name, ''), nullif(a.site_address, '')), a.how, a.on_day, a.from_min, a.to_min, a.status,
    a.ended_as, a.moves
  from appointment a
  where a.municipality_id = (select tenant()) and a.person_id = (select whose_calendar()) and a.on_day between from_day and to_day
  order by a.on_day, a.from_min, a.id $$;
revoke execute on function appointment_counts, dated_appointments from public;
do $$
declare lane text;
begin
  execute format('grant execute on function appointment_counts to %I', '{owner}_public');
  foreach lane in array array['resident', 'link'] loop
    execute format('grant execute on function dated_appointments to %I', '{owner}_' || lane);
  end loop;
end $$;

-- Each one is a step of who talks until it was recorded; whoever booked is told.
call listen('appointment.made', 'appointment-step');
call listen('appointment.made', 'appointment-receipt');
call listen('appointment.moved', 'appointment-moved');
call listen('appointment.left', 'appointment-left');
call listen('appointment_host.changed', 'appointment-off');
call listen('consultation.recorded', 'appointment-recorded');
