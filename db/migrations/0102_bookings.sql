-- Old code: knows nothing of it; nothing of it is taken away.
-- 申しこみ: what of an activity can be booked, and who booked it. An occasion (回) is one date, or all dates together.
create table occasion (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  opportunity_id uuid not null,
  -- all dates are one booking
  whole boolean not null,
  status text not null default 'open' check (status in ('open', 'shut', 'off', 'over')),
  places int not null check (places between 1 and 10000),
  -- the sum of the seats of its bookings: the last place is given once
  taken int not null default 0 check (taken between 0 and places),
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  -- the last day on which one books by the web
  closes_on date not null,
  party_most int not null check (party_most between 1 and 4),
  -- whether one may wait for a place that becomes free
  waits boolean not null,
  -- when its dates were moved last, and what was told before
  moved_at timestamptz,
  moved_from text not null default '',
  off_at timestamptz,
  off_why text not null default '',
  check ((status = 'off') = (off_at is not null)),
  version int not null default 1,
  by_account uuid not null,
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, opportunity_id) references opportunity,
  foreign key (municipality_id, by_account) references account
);
create index occasion_opportunity on occasion (municipality_id, opportunity_id);
create index occasion_days on occasion (municipality_id, first_day, id);
create index occasion_by on occasion (municipality_id, by_account);
call protect('occasion', 'select, insert, update');

-- When it is; minutes after midnight.
create table occasion_time (
  municipality_id uuid not null default tenant() references municipality,
  occasion_id uuid not null,
  on_day date not null,
  from_min int not null check (from_min >= 0),
  to_min int not null check (to_min <= 1440 and to_min > from_min),
  created_at timestamptz not null default now(),
  primary key (municipality_id, occasion_id, on_day, from_min),
  foreign key (municipality_id, occasion_id) references occasion
);
create index occasion_time_day on occasion_time (municipality_id, on_day);
call protect('occasion_time', 'select, insert, delete');

create table booking (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  -- made of a form and its answers, as that of a request
  form uuid not null,
  code text not null check (code ~ '^[34679ACEFHKMRTWXY]{7}$'),
  occasion_id uuid not null,
  -- applied: within the transaction that takes it, and nowhere else
  status text not null check (status in ('applied', 'confirmed', 'waiting', 'offered', 'lapsed', 'attended', 'absent', 'cancelled')),
  party int not null check (party between 1 and 4),
  companions text not null default '',
  -- only where nobody else comes: for the eyes of staff
  spare boolean not null default false,
  -- the places that it holds: those of whoever leaves are held until they were offered to who is next
  seats int not null default 0 check (seats between 0 and 4),
  check (case status when 'applied' then seats = 0 when 'offered' then seats >= party when 'confirmed' then seats >= party else true end),
  person_id uuid,
  name text not null,
  phone text not null default '',
  email text not null default '',
  address text not null default '',
  check (person_id is not null or phone <> '' or email <> '' or address <> ''),
  -- by this it is known that two bookings are of the same person: of whom the desk knows the person, else name and contact
  who text not null,
  contacts text[] not null,
  whom text not null check (whom in ('self', 'other')),
  note text not null default '',
  -- a hash of the address and the day, for counting only; null where it was not sent by a visitor
  place bytea,
  medium text not null,
  typed_by uuid,
  received_at timestamptz not null,
  -- since when it waits: the line is in this order
  waits_since timestamptz,
  offer_until timestamptz,
  check ((status = 'offered') = (offer_until is not null)),
  -- that they come, said after they were reminded
  going_at timestamptz,
  reminded_at timestamptz,
  -- by whom it was ended: by themselves, by the desk, or since it does not take place, or was full to its end
  ended_as text check (ended_as in ('self', 'desk', 'off', 'full')),
  ended_at timestamptz,
  check ((status = 'cancelled') = (ended_as is not null and ended_at is not null)),
  end_why text not null default '',
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, code),
  unique (municipality_id, form),
  foreign key (municipality_id, occasion_id) references occasion,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, typed_by) references account
);
create unique index booking_once on booking (municipality_id, occasion_id, who) where status in ('applied', 'confirmed', 'waiting', 'offered');
create index booking_who on booking (municipality_id, who) where status in ('confirmed', 'waiting', 'offered');
create index booking_occasion on booking (municipality_id, occasion_id, waits_since);
create index booking_person on booking (municipality_id, person_id) where person_id is not null;
create index booking_received on booking (municipality_id, received_at);
create index booking_offers on booking (municipality_id, offer_until) where status = 'offered';
create index booking_typed_by on booking (municipality_id, typed_by) where typed_by is not null;
call protect('booking', 'select, insert, update');
call limit_rows('booking', 'person_id is null or exists (select from person p where p.municipality_id = (select tenant()) and p.id = person_id)');

-- What everybody sees of an occasion: of an activity that is public and is no work for pay (職業安定法4条: of those a
-- counsellor tells), how many places are free and how many people wait. Nobody is named. Who booked sees it also while the
-- activity is looked at anew (`told` is false then, and no visitor is shown it).
create view public_occasion as
  select o.id, o.opportunity_id, o.whole, o.status, o.places, o.taken, o.first_day, o.last_day, o.closes_on, o.party_most, o.waits,
    o.moved_at, o.moved_from, o.off_why, a.title,
    case when a.organiser_name <> '' then a.organiser_name when a.source = 'desk' then g.name end as organisation, a.place_name, a.address, a.residents_only, a.age_min, a.caution,
    (select coalesce(sum(b.party), 0)::int from booking b where b.municipality_id = o.municipality_id and b.occasion_id = o.id
      and b.status = 'waiting' and not b.spare) as waiting,
    (select coalesce(json_agg(json_build_object('on_day', t.on_day, 'from_min', t.from_min, 'to_min', t.to_min) order by t.on_day, t.from_min), '[]')
      from occasion_time t where t.municipality_id = o.municipality_id and t.occasion_id = o.id) as times,
    a.status in ('open', 'closed', 'ended') as told, o.status = 'open' and a.status = 'open' as taking
  from occasion o join opportunity a on a.municipality_id = o.municipality_id and a.id = o.opportunity_id
    join organisation g on g.municipality_id = a.municipality_id and g.id = a.organisation_id
  where o.municipality_id = (select tenant()) and a.legal_form in ('volunteering', 'paid-volunteering');
do $$
declare lane text;
begin
  foreach lane in array array['public', 'resident', 'organiser', 'partner', 'link', 'staff', 'job'] loop
    execute format('grant select on public_occasion to %I', '{owner}_' || lane);
  end loop;
end $$;

-- A visitor adds a booking and reads none; a resident theirs; the holder of a link the one it was made for.
call open_lane('public', 'booking', 'insert', 'status = ''applied'' and medium = ''web'' and typed_by is null and person_id is null',
  'id, form, code, occasion_id, status, party, companions, spare, name, phone, email, address, who, contacts, whom, note, place, medium, received_at');
call open_lane('resident', 'booking', 'insert', 'status = ''applied'' and medium = ''web'' and typed_by is null and person_id = (select me())',
  'id, form, code, occasion_id, status, party, companions, spare, person_id, name, phone, email, address, who, contacts, whom, note, medium, received_at');
do $$
declare
  seen text := 'id, code, occasion_id, status, party, companions, spare, name, phone, email, address, whom, note, medium, received_at, waits_since, offer_until, going_at, ended_as, ended_at';
  -- Whose they are they confirm, make smaller or end; what is free by it is passed on by the desk's side.
  changed text := 'status, party, offer_until, going_at, ended_as, ended_at, end_why';
  lane text;
  whose text;
begin
  foreach lane in array array['link', 'resident'] loop
    whose := case lane when 'link' then 'id = (select link_subject(''booking''))' else 'person_id = (select me())' end;
    call open_lane(lane, 'booking', 'select', whose, seen || case lane when 'resident' then ', person_id' else '' end);
    call open_lane(lane, 'booking', 'update', whose || ' and status in (''confirmed'', ''waiting'', ''offered'', ''cancelled'')', changed);
  end loop;
end $$;

-- Gives the booking that was just added its places, or a place in the line, or says why neither: `shut` (no bookings are
-- taken), `full`, `overlaps` (they are somewhere else at that time). One at a time for an occasion and for a person: of 200 at
-- once one has the last place. Who is typed by the desk may come after the closing day.
create function settle_booking(wanted uuid, day date) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  b booking;
  o occasion;
begin
  select * into b from booking where id = wanted and status = 'applied';
  if not found then return null; end if;
  perform pg_advisory_xact_lock(hashtextextended('booking ' || b.who, 0));
  select * into o from occasion where id = b.occasion_id for update;
  if o.status <> 'open' or o.last_day < day or (b.typed_by is null and o.closes_on < day) or b.party > o.party_most
    or not exists (select from public_occasion p where p.id = o.id and p.taking) then return 'shut'; end if;
  if not b.spare and exists (
    select from booking x join occasion_time t on t.municipality_id = x.municipality_id and t.occasion_id = x.occasion_id
      join occasion_time mine on mine.municipality_id = t.municipality_id and mine.on_day = t.on_day and mine.from_min < t.to_min and t.from_min < mine.to_min
    where mine.occasion_id = o.id and x.who = b.who and x.id <> b.id and not x.spare and x.status in ('confirmed', 'waiting', 'offered')) then
    return 'overlaps';
  end if;
  if not b.spare then
    update occasion set taken = taken + b.party where id = o.id and taken + b.party <= places;
    if found then
      update booking set status = 'confirmed', seats = party where id = b.id;
      return 'confirmed';
    end if;
    if not o.waits then return 'full'; end if;
  end if;
  update booking set status = 'waiting', waits_since = received_at where id = b.id;
  return 'waiting';
end $$;

-- How many people wait before this one; null where it does not wait.
create function booking_line(wanted uuid) returns int language sql stable security definer set search_path = public, pg_temp as $$
  select (select coalesce(sum(x.party), 0)::int from booking x where x.municipality_id = b.municipality_id and x.occasion_id = b.occasion_id
    and x.status = 'waiting' and not x.spare and (x.waits_since, x.id) < (b.waits_since, b.id))
  from booking b where b.id = wanted and b.status = 'waiting' $$;

-- How many bookings came from one place within the hour, and the most from one contact within the day: two numbers, no row.
create function booking_counts(from_place bytea, from_contacts text[], hour_ago timestamptz, day_ago timestamptz)
  returns table (place int, contact int)
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('booking ' || encode(from_place, 'hex')));
  return query
    select (count(*) filter (where b.place = from_place and b.received_at > hour_ago))::int,
      coalesce((select max(n) from (select count(*)::int as n from booking q, unnest(q.contacts) c
        where q.received_at > day_ago and c = any(from_contacts) group by c) t), 0)
    from booking b where b.received_at > day_ago;
end $$;
revoke execute on function settle_booking, booking_line, booking_counts from public;
do $$
declare lane text;
begin
  foreach lane in array array['public', 'resident', 'staff', 'job'] loop
    execute format('grant execute on function settle_booking to %I', '{owner}_' || lane);
  end loop;
  foreach lane in array array['link', 'resident', 'staff', 'job'] loop
    execute format('grant execute on function booking_line to %I', '{owner}_' || lane);
  end loop;
  execute format('grant execute on function booking_counts to %I', '{owner}_public');
end $$;

-- What is free goes to who is next in line.
call listen('booking.left', 'booking-passed-on');
call listen('booking.smaller', 'booking-passed-on-smaller');
