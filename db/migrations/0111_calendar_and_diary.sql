-- What somebody has ahead of them and what they did: their calendar (also as a private feed), their diary of activity, and
-- certificates of what was recorded of it.
-- Old code: knows nothing of these tables and functions; nothing is taken away.

-- A private feed of somebody's calendar, opened by a signed link for a year; a newer one ends it.
create table calendar (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  until_at timestamptz not null check (until_at > at),
  ended_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person
);
create index calendar_person on calendar (municipality_id, person_id);
create index calendar_until on calendar (municipality_id, until_at) where ended_at is null;
call protect('calendar', 'select, update');
call open_lane('job', 'calendar', 'insert');
call limit_rows('calendar', 'exists (select from person p where p.municipality_id = (select tenant()) and p.id = person_id)');
call open_lane('resident', 'calendar', 'select', 'person_id = (select me())', 'id, person_id, at, until_at, ended_at');
call open_lane('resident', 'calendar', 'insert', 'person_id = (select me())', 'id, person_id, at, until_at');
call open_lane('resident', 'calendar', 'update', 'person_id = (select me())', 'ended_at');
call open_lane('link', 'calendar', 'select', 'id = (select link_subject(''calendar''))', 'id, until_at, ended_at');

-- With a feed its links end, whoever ends it: residents read no links.
create function calendar_links_end() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update signed_link set revoked_at = new.ended_at where municipality_id = new.municipality_id
    and subject_kind = 'calendar' and subject_id = new.id and revoked_at is null;
  return null;
end $$;
revoke execute on function calendar_links_end from public;
create trigger calendar_links_end after update of ended_at on calendar for each row when (new.ended_at is not null)
  execute function calendar_links_end();

-- Whose calendar is asked for: that of the resident who asks, or of whose feed the link is.
create function whose_calendar() returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select me()), (select f.person_id from calendar f where f.municipality_id = (select tenant())
    and f.id = (select link_subject('calendar')) and f.ended_at is null)) $$;

-- Each date of what they booked; `nth` stays with a date that is moved.
create function dated_bookings(from_day date, to_day date) returns table (id uuid, title text, place text, on_day date, from_min int,
  to_min int, nth int, status text, ended_as text, off boolean, version int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select b.id, a.title, coalesce(nullif(a.place_name, ''), a.address), t.on_day, t.from_min, t.to_min, t.nth::int, b.status, b.ended_as,
    o.status = 'off', o.version
  from booking b join occasion o on o.municipality_id = b.municipality_id and o.id = b.occasion_id
    join opportunity a on a.municipality_id = o.municipality_id and a.id = o.opportunity_id
    cross join lateral (select d.on_day, d.from_min, d.to_min, row_number() over (order by d.on_day, d.from_min) as nth
      from occasion_time d where d.municipality_id = o.municipality_id and d.occasion_id = o.id) t
  where b.municipality_id = (select tenant()) and b.person_id = (select whose_calendar()) and b.status <> 'applied'
    and o.first_day <= to_day and o.last_day >= from_day and t.on_day between from_day and to_day
  order by t.on_day, t.from_min, b.id $$;

-- Each visit, trial and interview that was agreed: of those that follow each other without a result the last one holds.
create function dated_visits(from_day date, to_day date) returns table (id uuid, nth int, verb text, title text, place text,
  opportunity_id uuid, public boolean, on_day date, at_min int, off boolean, plans int)
  language sql stable security definer set search_path = public, pg_temp as $$
  with entries as (
    select q.id, q.status, q.opportunity_id, e.id as entry, e.verb, e.data, e.at, e.on_day,
      count(*) filter (where e.verb = 'result') over w as nth, max(e.on_day) over (partition by q.id) as last_on
    from proposal q join proposal_entry e on e.municipality_id = q.municipality_id and e.proposal_id = q.id
    where q.municipality_id = (select tenant()) and q.person_id = (select whose_calendar())
    window w as (partition by q.id order by e.at, e.id)
  ), plans as (
    select *, count(*) over (partition by e.id, e.nth) as plans, row_number() over (partition by e.id, e.nth order by e.at desc, e.entry desc) as latest
    from entries e where e.verb in ('visit', 'trial', 'interview') and e.data ? 'planned_on'
  )
  select p.id, p.nth::int, p.verb, a.title, coalesce(nullif(a.place_name, ''), a.address), a.id, a.status in ('open', 'closed', 'ended') and a.published_on is not null,
    (p.data ->> 'planned_on')::date, (p.data ->> 'planned_at')::int,
    p.status not in ('visiting', 'decided', 'active', 'ended') and (p.data ->> 'planned_on')::date >= p.last_on
      and not exists (select from entries r where r.id = p.id and r.nth > p.nth), p.plans::int
  from plans p join opportunity a on a.municipality_id = (select tenant()) and a.id = p.opportunity_id
  where p.latest = 1 and (p.data ->> 'planned_on')::date between from_day and to_day
  order by 8, 9, p.id $$;

-- Their places in what is shared out, with the days on which they said that they do not come. One that ended is told for four
-- weeks more, so that a calendar that has its days strikes them.
create function dated_seats(from_day date, to_day date) returns table (id uuid, title text, place text, opportunity_id uuid, public boolean,
  weekday int, on_day date, from_min int, to_min int, weeks int, from_on date, to_on date, ended boolean, absences json)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, a.title, coalesce(nullif(a.place_name, ''), a.address), a.id, a.status in ('open', 'closed', 'ended') and a.published_on is not null,
    s.weekday, s.on_day, s.from_min, s.to_min, s.weeks, s.from_on, least(s.to_on, d.ended_on, p.closed_on),
    s.ended_at is not null or d.ended_on is not null or p.closed_on is not null,
    (select coalesce(json_agg(json_build_object('on_day', x.on_day, 'off', x.ended_as is distinct from 'withdrawn') order by x.at), '[]')
      from shift_absence x where x.municipality_id = s.municipality_id and x.assignment_id = s.id and x.on_day between from_day and to_day)
  from assignment s join opportunity a on a.municipality_id = s.municipality_id and a.id = s.opportunity_id
    join person p on p.municipality_id = s.municipality_id and p.id = s.person_id
    left join decision d on d.municipality_id = s.municipality_id and d.proposal_id = s.proposal_id
  where s.municipality_id = (select tenant()) and s.person_id = (select whose_calendar()) and s.from_on <= to_day
    and (least(s.to_on, d.ended_on, p.closed_on) is null or least(s.to_on, d.ended_on, p.closed_on) >= from_day - 28)
  order by s.from_min, s.id $$;

-- By when the desk answers what they asked, while that is open.
create function dated_requests(from_day date, to_day date) returns table (id uuid, title text, due_on date)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, coalesce(a.title, ''), r.due_on from request r
    left join opportunity a on a.municipality_id = r.municipality_id and a.id = r.opportunity_id
  where r.municipality_id = (select tenant()) and r.asked_by = (select whose_calendar()) and r.due_on between from_day and to_day
    and coalesce((select e.verb from request_entry e where e.municipality_id = r.municipality_id and e.request_id = r.id
      order by e.at desc, e.id desc limit 1), '') not in ('withdraw', 'close')
  order by r.due_on, r.id $$;

-- What the desk recorded of somebody's activity: that they came to their place or to what they booked, and that they go on
-- (of which no hours are known). It sees what whoever asks sees.
create function activity_records(whose uuid) returns table (day date, opportunity_id uuid, title text, organisation text, source text, minutes int)
  language sql stable as $$
  select r.on_day, a.id, a.title, g.name, r.source, r.minutes from (
    select c.on_day, s.opportunity_id, 'seat' as source, s.to_min - s.from_min as minutes from (
      select distinct on (x.assignment_id, x.on_day) x.assignment_id, x.on_day, x.came from attendance_record x join assignment y on y.id = x.assignment_id
      where y.person_id = whose order by x.assignment_id, x.on_day, x.at desc, x.id desc) c
      join assignment s on s.id = c.assignment_id where c.came
    union all
    select t.on_day, o.opportunity_id, 'booking', t.to_min - t.from_min from booking b join occasion o on o.id = b.occasion_id
      join occasion_time t on t.occasion_id = o.id where b.person_id = whose and b.status = 'attended' and b.whom = 'self'
    union all
    select e.on_day, q.opportunity_id, 'check', null from proposal q join proposal_entry e on e.proposal_id = q.id
    where q.person_id = whose and e.verb = 'follow-up' and e.data ->> 'result' = 'continuing') r
  join opportunity a on a.id = r.opportunity_id join organisation g on g.id = a.organisation_id
  order by r.on_day, a.title, r.minutes $$;
create function my_activity_records() returns table (day date, opportunity_id uuid, title text, organisation text, source text, minutes int)
  language sql stable security definer set search_path = public, pg_temp as $$ select * from activity_records((select me())) $$;

-- For how many hours a week they wish, and at the most; null: not asked.
create function my_hours() returns table (wanted numeric, most numeric)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.hours_wanted, p.hours_max from person p where p.municipality_id = (select tenant()) and p.id = (select me()) $$;

-- 活動手帳: what residents write of their days for themselves. No lane of the desk reads it.
create table diary_line (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  person_id uuid not null,
  on_day date not null,
  -- null: in their own words
  opportunity_id uuid,
  title text not null check (title <> ''),
  -- null: how long it was they did not say
  half_hours int check (half_hours between 1 and 48),
  note text not null default '',
  at timestamptz not null,
  changed_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, opportunity_id) references opportunity
);
create index diary_line_person on diary_line (municipality_id, person_id, on_day);
create index diary_line_opportunity on diary_line (municipality_id, opportunity_id) where opportunity_id is not null;
call protect('diary_line', '');
call open_lane('job', 'diary_line', 'select, insert');
call limit_rows('diary_line', 'exists (select from person p where p.municipality_id = (select tenant()) and p.id = person_id)');
call open_lane('resident', 'diary_line', 'select', 'person_id = (select me())', 'id, person_id, on_day, opportunity_id, title, half_hours, note, at, changed_at');
call open_lane('resident', 'diary_line', 'insert', 'person_id = (select me())', 'id, person_id, on_day, opportunity_id, title, half_hours, note, at');
call open_lane('resident', 'diary_line', 'update', 'person_id = (select me())', 'on_day, opportunity_id, title, half_hours, note, changed_at');
call open_lane('resident', 'diary_line', 'delete', 'person_id = (select me())', 'id');
-- It goes with whoever is found to be the same: the desk moves what it cannot read.
create function move_diary(from_person uuid, to_person uuid) returns void language sql security definer set search_path = public, pg_temp as $$
  update diary_line set person_id = to_person where municipality_id = (select tenant()) and person_id = from_person $$;

-- 活動証明: what was recorded of somebody in a period, as it stood when it was made. Name, number and content are put in here,
-- from the records themselves, whoever makes it: nobody certifies what nobody recorded.
create table certificate (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  number text not null default '',
  person_id uuid not null,
  name text not null default '',
  kind text not null check (kind in ('all', 'seats', 'courses')),
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  made_as text not null check (made_as in ('self', 'desk')),
  by_account uuid not null,
  at timestamptz not null,
  -- whether what they wrote themselves is listed apart
  with_own boolean not null default false check (made_as = 'self' or not with_own),
  recorded jsonb not null default '[]',
  own jsonb not null default '[]',
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, number),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, by_account) references account,
  foreign key (municipality_id, withdrawn_by) references account
);
create index certificate_person on certificate (municipality_id, person_id, at);
create index certificate_by on certificate (municipality_id, by_account);
create index certificate_withdrawn_by on certificate (municipality_id, withdrawn_by) where withdrawn_by is not null;
call protect('certificate', 'select, insert');
do $$
declare lane text;
begin
  foreach lane in array array['staff', 'job'] loop
    call open_lane(lane, 'certificate', 'update', 'true', 'withdrawn_at, withdrawn_by, person_id');
  end loop;
end $$;
call limit_rows('certificate', 'exists (select from person p where p.municipality_id = (select tenant()) and p.id = person_id)');
call open_lane('resident', 'certificate', 'select', 'person_id = (select me())',
  'id, number, person_id, name, kind, from_on, to_on, made_as, at, recorded, own, withdrawn_at');
call open_lane('resident', 'certificate', 'insert', 'person_id = (select me()) and by_account = (select actor()) and made_as = ''self''',
  'id, person_id, kind, from_on, to_on, made_as, by_account, at, with_own');
call open_lane('resident', 'certificate', 'update', 'person_id = (select me()) and made_as = ''self''', 'withdrawn_at, withdrawn_by');
call open_lane('link', 'certificate', 'select', 'id = (select link_subject(''certificate''))', 'id, number, name, kind, from_on, to_on, at, recorded, withdrawn_at');

create function certificate_filled() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  fiscal int := extract(year from (new.at at time zone 'Asia/Tokyo') - interval '3 months');
  counted int;
begin
  insert into counter as c (municipality_id, name, value) values (new.municipality_id, 'certificate ' || fiscal, 1)
    on conflict (municipality_id, name) do update set value = c.value + 1 returning c.value into counted;
  new.number := format('証-%s-%s', fiscal, lpad(counted::text, 4, '0'));
  select trim(p.family_name || ' ' || p.given_name) into new.name from person p where p.municipality_id = new.municipality_id and p.id = new.person_id;
  select coalesce(jsonb_agg(t order by t.first, t.title), '[]') into new.recorded from (
    select r.title, r.organisation, count(distinct r.day) filter (where r.source <> 'check')::int as days, coalesce(sum(r.minutes), 0)::int as minutes,
      count(*) filter (where r.source = 'check')::int as checks, min(r.day) as first, max(r.day) as last
    from activity_records(new.person_id) r where r.day between new.from_on and new.to_on
      and case new.kind when 'courses' then r.source = 'booking' when 'seats' then r.source <> 'booking' else true end
    group by r.opportunity_id, r.title, r.organisation) t;
  select coalesce(jsonb_agg(t order by t.first, t.title), '[]') into new.own from (
    select l.title, count(distinct l.on_day)::int as days, coalesce(sum(l.half_hours), 0)::int * 30 as minutes,
      count(*) filter (where l.half_hours is null)::int as unsaid, min(l.on_day) as first, max(l.on_day) as last
    from diary_line l where new.with_own and l.municipality_id = new.municipality_id and l.person_id = new.person_id and l.on_day between new.from_on and new.to_on
      and not exists (select from activity_records(new.person_id) r where r.day = l.on_day and r.opportunity_id = l.opportunity_id)
    group by l.title) t;
  return new;
end $$;
create trigger certificate_filled before insert on certificate for each row execute function certificate_filled();

revoke execute on function whose_calendar, dated_bookings, dated_visits, dated_seats, dated_requests, activity_records, my_activity_records, my_hours, move_diary, certificate_filled from public;
do $$
declare lane text;
begin
  foreach lane in array array['resident', 'link'] loop
    execute format('grant execute on function dated_bookings, dated_visits, dated_seats, dated_requests to %I', '{owner}_' || lane);
  end loop;
  foreach lane in array array['staff', 'job'] loop
    execute format('grant execute on function activity_records, move_diary to %I', '{owner}_' || lane);
  end loop;
  execute format('grant execute on function my_activity_records, my_hours to %I', '{owner}_resident');
end $$;

-- A resident makes links to their own feed and to their own certificates, and to nothing else.
call open_lane('resident', 'signed_link', 'insert',
  '(subject_kind = ''calendar'' and purpose = ''calendar.see'' and subject_id in (select f.id from calendar f where f.person_id = (select me()) and f.ended_at is null))
    or (subject_kind = ''certificate'' and purpose = ''certificate.see'' and subject_id in (select c.id from certificate c where c.person_id = (select me())))',
  'id, token_hash, purpose, subject_kind, subject_id, expires_at, uses_left');
