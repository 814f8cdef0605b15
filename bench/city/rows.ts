// What a city of 100,000 residents keeps after four years, as statements over whole sets. The words (names, notes, terms)
// are those of the demo city, mixed anew; how much there is of everything, and when it was, is drawn by hashes, so that
// every run gives the same city. Some of what a city never knows of everybody is not known here either.

export const SIZE = {
  people: 99_940,
  organisations: 1_400,
  open: 5_000,
  over: 20_000,
  consultations: 400_000,
  openProposals: 50_000,
  proposals: 173_000,
  looks: 1_200_000,
  lists: 20_000,
  requests: 2_000,
  staff: 20,
}

/** Tools and samples, in a schema of their own. */
export const tools = (today: string): string => `
  create schema bench;
  create function bench.today() returns date language sql immutable parallel safe return date '${today}';
  -- A number from 0 to below - 1, the same for the same n and salt.
  create function bench.r(n bigint, salt int, below int) returns int language sql immutable parallel safe
    return ((hashint8extended(n, salt) & 9223372036854775807) % below)::int;
  create function bench.uid(at timestamptz, kind text, n bigint) returns uuid language sql immutable parallel safe
    return (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(kind || n), 1, 3) || '8' || substr(md5(kind || n), 4, 15))::uuid;
  create function bench.at(day date, n bigint) returns timestamptz language sql immutable parallel safe
    return (day + interval '30 minutes' + bench.r(n, 99, 480) * interval '1 minute') at time zone 'UTC';
  create table bench.sample as select row_number() over (order by number) as i, * from person;
  create table bench.talk as select row_number() over (order by id) as i, * from consultation;
  create table bench.act as select row_number() over (partition by legal_form order by id) as i, count(*) over (partition by legal_form)::int as c, * from opportunity;
  create table bench.place as select row_number() over (order by id) as i, * from town;
  create table bench.group as select row_number() over (order by id) as i, * from organisation;
  create table bench.desk as select row_number() over (order by id) - 1 as i, id from account where login in ('sato', 'suzuki');
  create table bench.part as select i, id from bench.sample`

const samples = 60

export const staff = `
  insert into account (id, login, name, password_hash, password_changed_at)
    select bench.uid('2023-04-01', 'account', n), 'desk' || n, f.family_name || ' ' || g.given_name, '', '2023-04-01'
    from generate_series(1, ${SIZE.staff}) n join bench.sample f on f.i = 1 + bench.r(n, 90, ${samples}) join bench.sample g on g.i = 1 + bench.r(n, 91, ${samples});
  insert into role_grant (id, account_id, role, from_on)
    select bench.uid('2023-04-01', 'grant', n), bench.uid('2023-04-01', 'account', n), case n % 5 when 0 then 'coordinator' else 'counsellor' end, '2023-04-01'
    from generate_series(1, ${SIZE.staff}) n;
  insert into bench.desk select n + 1, bench.uid('2023-04-01', 'account', n) from generate_series(1, ${SIZE.staff}) n`

const desks = SIZE.staff + 2

export const people = `
  create table bench.person as select n, bench.uid(registered, 'person', n) as id, registered,
      case when bench.r(n, 10, 4) = 0 and registered + 100 + bench.r(n, 12, 600) < bench.today() then registered + 100 + bench.r(n, 12, 600) end as closed
    from (select n, bench.today() - bench.r(n, 9, 1461) as registered from generate_series(1, ${SIZE.people}) n) t order by registered, n;
  create unique index on bench.person (n);
  insert into person (id, number, family_name, given_name, family_kana, given_kana, name_key, kana_key, birth_on, sex, town_id, phone, phone_digits,
      contact_by, digital, programme_id, heard_from, work_history, character, forms, pay, never_free, hours_wanted, hours_max, days_max, health_note, registered_on, closed_on, created_at)
    select p.id, 2000 + p.n, f.family_name, g.given_name, f.family_kana, g.given_kana,
      left(f.name_key, length(f.family_name)) || substr(g.name_key, length(g.family_name) + 1), left(f.kana_key, length(f.family_kana)) || substr(g.kana_key, length(g.family_kana) + 1),
      date '1934-01-01' + bench.r(p.n, 4, 7300) + bench.r(p.n, 5, 7300), case when bench.r(p.n, 13, 50) > 0 then g.sex end,
      case when bench.r(p.n, 14, 33) > 0 then t.id end, coalesce(tel.said, ''), replace(tel.said, '-', ''),
      s.contact_by, s.digital, s.programme_id, s.heard_from, s.work_history, s.character, s.forms, s.pay, s.never_free, s.hours_wanted,
      case when bench.r(p.n, 15, 5) > 0 then s.hours_max end, case when bench.r(p.n, 16, 5) > 0 then s.days_max end, s.health_note, p.registered, p.closed, p.registered
    from bench.person p join bench.sample f on f.i = 1 + least(bench.r(p.n, 1, ${samples}), bench.r(p.n, 101, ${samples}))
      join bench.sample g on g.i = 1 + bench.r(p.n, 2, ${samples}) join bench.sample s on s.i = 1 + bench.r(p.n, 3, ${samples})
      join bench.place t on t.i = 1 + bench.r(p.n, 6, (select count(*)::int from bench.place)),
      lateral (select case bench.r(p.n, 17, 25) when 0 then null else
        case when bench.r(p.n, 18, 2) = 0 then '04-7' || lpad(bench.r(p.n, 7, 1000)::text, 3, '0') || '-' else '090-' || lpad(bench.r(p.n, 7, 10000)::text, 4, '0') || '-' end
        || lpad(bench.r(p.n, 8, 10000)::text, 4, '0') end as said) tel
    order by p.registered, p.n;
  insert into counter (name, value) values ('person', ${SIZE.people + 2000}) on conflict (municipality_id, name) do update set value = excluded.value;
  insert into happening (id, kind, subject_kind, subject_id, person_id, actor_id, medium, at, data, created_at)
    select bench.uid(bench.at(p.registered, p.n), 'registered', p.n), 'person.registered', 'person', p.id, p.id, d.id, 'visit', bench.at(p.registered, p.n),
      jsonb_build_object('number', 2000 + p.n), bench.at(p.registered, p.n)
    from bench.person p join bench.desk d on d.i = bench.r(p.n, 19, ${desks}) order by p.registered, p.n`

/** What belongs to each of them, from another sample each. */
export const parts = [
  ['wish', 'category, score, basis', 21],
  ['availability', 'weekday, from_min, to_min', 22],
  ['absence_day', 'from_on, to_on, note', 23],
  ['reach', 'means, minutes', 24],
  ['condition', 'load, degree', 25],
  ['skill', 'skill, wants_to_use', 26],
]
  .map(
    ([table, columns, salt]) => `insert into ${table} (person_id, ${columns})
    select p.id, ${columns} from bench.person p join bench.part s on s.i = 1 + bench.r(p.n, ${salt}, ${samples})
      join (select * from ${table} where person_id in (select id from bench.part)) x on x.person_id = s.id`,
  )
  .join(';\n')

export const organisations = `
  create table bench.company as select n, bench.uid('2023-05-01', 'organisation', n) as id from generate_series(1, ${SIZE.organisations}) n;
  insert into organisation (id, kind, name, kana, sector, town_id, phone, contact_name, about, services, created_at)
    select c.id, g.kind, t.name || ' ' || g.name || c.n, g.kana || c.n, g.sector, t.id, g.phone, g.contact_name, g.about, g.services, '2023-05-01'
    from bench.company c join bench.group g on g.i = 1 + bench.r(c.n, 27, (select count(*)::int from bench.group))
      join bench.place t on t.i = 1 + bench.r(c.n, 28, (select count(*)::int from bench.place));
  insert into consent (id, person_id, purpose, recipient_id, fields, wording, given_on, given_by_medium, taken_by, withdrawn_on, withdrawn_by)
    select bench.uid(p.registered, 'consent', p.n * 4 + k), p.id, case k when 3 then 'research' else 'introduction' end, case when k < 3 then c.id end,
      case k when 3 then '{age,wishes,answers}' else '{name,contact,age,experience,wishes,time}' end::text[], case k when 3 then 'research-1' else 'introduction-1' end,
      p.registered, 'visit', d.id, case when bench.r(p.n, 29, 40) = 0 then p.registered + 30 end, case when bench.r(p.n, 29, 40) = 0 then d.id end
    from bench.person p join generate_series(1, 3) k on bench.r(p.n * 4 + k, 30, 10) < 6
      join bench.company c on c.n = 1 + bench.r(p.n * 4 + k, 31, ${SIZE.organisations} / 4) * 4 + k % 4 and c.n <= ${SIZE.organisations} join bench.desk d on d.i = bench.r(p.n, 19, ${desks})`

/** The activities as rows of JSON: number and the searched texts; the rest is drawn here. */
export const activities = `
  insert into bench.activity select n, bench.uid(published, 'activity', n), published, status, case status when 'ended' then published + 30 + bench.r(n, 33, 200) end,
      text, lexemes, title, description, category, form, "halfDays", yen, loads, trial, visit
    from (select row.*, case when n <= ${SIZE.open} then bench.today() - bench.r(n, 32, 240) else bench.today() - 240 - bench.r(n, 32, 1200) end as published,
        case when n <= ${SIZE.open} then 'open' when n % 300 = 0 then 'submitted' when n % 500 = 0 then 'draft' when n % 70 = 0 then 'closed' else 'ended' end as status
      from jsonb_to_recordset($1::jsonb) as row(n int, title text, description text, category text, form text, "halfDays" int, yen int, loads jsonb, trial bool, visit bool, text text, lexemes text[])) t`

export const activityTable = `create table bench.activity (n int, id uuid, published date, status text, over date, text text, lexemes text[], title text,
  description text, category text, form text, half_days int, yen int, loads jsonb, trial bool, visit bool)`

export const activityRows = `
  create unique index on bench.activity (n);
  insert into opportunity (id, published_on, ends_on, search_text, search, organisation_id, title, summary, description, legal_form, category, priority_sector, town_id, place_name,
      lat, lng, reward, reward_yen, reward_unit, terms, loads, requires, wants, character, age_min, residents_only, hours_week, capacity, taken, urgent, visit_possible, trial_possible,
      caution, safety, as_of, half_days, status, created_at)
    select a.id, case when a.status in ('open', 'closed', 'ended') then a.published end,
      case when a.status = 'ended' then a.over when bench.r(a.n, 34, 5) < 2 then bench.today() + bench.r(a.n, 35, 180) end, a.text, array_to_tsvector(a.lexemes), c.id, a.title,
      left(a.description, 60), a.description, a.form, a.category, s.priority_sector, t.id, t.name || 'の近く', case when bench.r(a.n, 36, 20) > 0 then t.lat end, case when bench.r(a.n, 36, 20) > 0 then t.lng end,
      s.reward, coalesce(a.yen, s.reward_yen), s.reward_unit, s.terms, a.loads, s.requires, s.wants, s.character, s.age_min, s.residents_only, s.hours_week,
      s.capacity, case when bench.r(a.n, 37, 12) = 0 then s.capacity else bench.r(a.n, 38, s.capacity) end, bench.r(a.n, 39, 20) = 0, a.visit, a.trial, s.caution, s.safety, a.published, a.half_days, a.status, a.published
    from bench.activity a join bench.act s on s.legal_form = a.form and s.i = 1 + bench.r(a.n, 40, s.c) join bench.company c on c.n = 1 + bench.r(a.n, 41, ${SIZE.organisations})
      join bench.place t on t.i = 1 + bench.r(a.n, 42, (select count(*)::int from bench.place)) order by a.published, a.n;
  insert into slot (id, opportunity_id, weekday, on_day, from_min, to_min, weeks, need)
    select bench.uid(a.published, 'slot', a.n * 16 + b), a.id, case when a.n % 10 > 0 then b / 2 end, case when a.n % 10 = 0 then a.published + 30 + b end,
      case b % 2 when 0 then 540 else 780 end, case b % 2 when 0 then 720 else 960 end, case bench.r(a.n, 43, 6) when 0 then 5 else 31 end, 1 + bench.r(a.n, 44, 3)
    from bench.activity a, generate_series(0, 13) b where a.half_days & (1 << b) <> 0;
  insert into publication (id, opportunity_id, verb, by_account, at, status)
    select bench.uid(at, 'publication', a.n * 4 + k), a.id, verb, d.id, at, v.status
    from bench.activity a join bench.desk d on d.i = bench.r(a.n, 45, ${desks}),
      lateral (values (0, 'submit', 'submitted', bench.at(a.published - 1, a.n)), (1, 'publish', 'open', bench.at(a.published, a.n)), (2, 'close', 'closed', bench.at(a.over, a.n)), (3, 'end', 'ended', bench.at(a.over + 1, a.n))) v (k, verb, status, at)
    where k < case a.status when 'draft' then 0 when 'submitted' then 1 when 'open' then 2 when 'closed' then 3 else 4 end and at is not null;
  insert into happening (id, kind, subject_kind, subject_id, actor_id, at, data, created_at)
    select bench.uid(at, 'published', a.n), 'opportunity.publish', 'opportunity', a.id, d.id, at, '{"status": "open"}', at
    from bench.activity a join bench.desk d on d.i = bench.r(a.n, 45, ${desks}), lateral (select bench.at(a.published, a.n) as at) t where a.status in ('open', 'closed', 'ended')`

export const consultations = `
  create table bench.consultation as select g.n, p.id as person, p.registered + bench.r(g.n, 51, 1 + coalesce(p.closed, bench.today()) - p.registered) as day
    from generate_series(1, ${SIZE.consultations}) g (n) join bench.person p on p.n = 1 + case when g.n <= ${SIZE.people} then g.n - 1 else bench.r(g.n, 50, ${SIZE.people}) end;
  create table bench.consulted as select c.*, bench.at(day, n) as at, bench.uid(bench.at(day, n), 'consultation', n) as id from bench.consultation c order by at;
  insert into consultation (id, person_id, on_day, minutes, channel, place, said, topics, satisfied, by_account, created_at)
    select c.id, c.person, c.day, t.minutes, t.channel, t.place, t.said, t.topics, case when bench.r(c.n, 52, 3) = 0 then t.satisfied end, d.id, c.at
    from bench.consulted c join bench.talk t on t.i = 1 + bench.r(c.n, 53, (select count(*)::int from bench.talk)) join bench.desk d on d.i = bench.r(c.n, 54, ${desks}) order by c.at;
  insert into happening (id, kind, subject_kind, subject_id, person_id, actor_id, medium, at, data, created_at)
    select bench.uid(c.at, 'consulted', c.n), 'consultation.recorded', 'consultation', c.id, c.person, d.id, t.channel, c.at,
      jsonb_build_object('next', 'step', 'on_day', c.day, 'topics', t.topics, 'channel', t.channel, 'minutes', t.minutes), c.at
    from bench.consulted c join bench.talk t on t.i = 1 + bench.r(c.n, 53, (select count(*)::int from bench.talk)) join bench.desk d on d.i = bench.r(c.n, 54, ${desks}) order by c.at`
