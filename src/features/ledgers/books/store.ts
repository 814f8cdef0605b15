import { sql } from 'kysely'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { day, id, json, maybe, number, PLANNED_ANEW, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { Introduced, Occupation, OpeningEnd, SeekingEnd } from '../rules.ts'

/*
 * The rows of the ledgers, read where each fact stands. Of an introduction (紹介) the proposal tells the day, what came of it and
 * when the work began; the activity tells the job. Who may see a part of the people reads those of them alone.
 */

/** The rows of a year that are asked for, as of a day; for so many years after its end a row names people. */
export type Wanted = { year: number; today: Day; years: number; limit: number; offset: number }

/** Whom the desk introduced to work for wages, with the entry by which it did. */
const INTRODUCED = sql`proposal p join proposal_entry e on e.proposal_id = p.id and e.verb = 'introduce'
  join opportunity w on w.id = p.opportunity_id and w.legal_form in ('employment', 'dispatch')`

/** Whether the day of an introduction is in the time of this 求職 or 求人. */
const within = (row: string) =>
  sql`e.on_day >= ${sql.ref(`${row}.received_on`)} and e.on_day <= coalesce(${sql.ref(`${row}.ended_on`)}, 'infinity')`

/** The name of whoever was erased stands in the ledger alone. */
const NAME = sql`coalesce((select k.kept->>'name' from job_seeking k where k.person_id = n.id and k.kept is not null order by k.received_on desc limit 1),
  trim(n.family_name || ' ' || n.given_name))`

const told = (
  row: string,
  which: ReturnType<typeof sql>,
) => sql`coalesce((select json_agg(json_build_object('proposal', p.id, 'person', case when n.erased_on is null then n.id end,
    'name', ${NAME}, 'organisation', f.name, 'title', w.title, 'on', e.on_day, 'status', p.status, 'starts_on', d.starts_on, 'ended_on', d.ended_on,
    'period', coalesce(w.terms->>'period', ''), 'heard_on', (select max(h.on_day) from proposal_entry h
      where h.proposal_id = p.id and h.verb = 'follow-up' and h.data->>'result' = 'continuing')) order by e.on_day, p.id)
  from ${INTRODUCED} join organisation f on f.id = w.organisation_id join person n on n.id = p.person_id left join decision d on d.proposal_id = p.id
  where ${which} and ${within(row)}), '[]')`

const RECEIVED = {
  ...{
    id,
    fiscal_year: number,
    number,
    received_on: day,
    valid_until: maybe(day),
    occupation: maybe(text<Occupation>()),
  },
  ...{ ended_on: maybe(day), address: text(), housed: yes, introduced: json<Introduced[]>(), total: number },
}
const COLUMNS = sql`s.id, s.fiscal_year, s.number, s.received_on, s.valid_until, s.occupation, s.ended_on, s.ended_as, (count(*) over ())::int as total`

const SEEKER = {
  ...RECEIVED,
  person_id: maybe(id),
  erased: maybe(day),
  name: text(),
  birth_on: maybe(day),
  work: text(),
  ended_as: maybe(text<SeekingEnd>()),
}
/** A row of the 求職管理簿; of one whose time of keeping is over nobody is named. */
export type Seeker = Row<typeof SEEKER>

export const seekersOf = (db: Read, { year, limit, offset }: Wanted): Promise<Seeker[]> =>
  rowsOf(db, SEEKER)`${PLANNED_ANEW}
    select ${COLUMNS}, s.person_id, s.work, q.erased_on as erased,
      coalesce(s.kept->>'name', trim(q.family_name || ' ' || q.given_name), '') as name, coalesce((s.kept->>'birth_on')::date, q.birth_on) as birth_on,
      coalesce(s.kept->>'address', coalesce(t.name, '') || q.address, '') as address, coalesce(q.address <> '', false) as housed,
      ${told('s', sql`p.person_id = s.person_id`)} as introduced
    from job_seeking s left join person q on q.id = s.person_id left join town t on t.id = q.town_id
    where s.fiscal_year = ${year} order by s.number limit ${limit} offset ${offset}`

const OFFER = {
  ...{
    ...RECEIVED,
    opportunity_id: id,
    organisation: text(),
    contact: text(),
    phone: text(),
    title: text(),
    place: text(),
    period: text(),
  },
  ...{
    capacity: maybe(number),
    reward: maybe(text()),
    reward_said: text(),
    reward_yen: maybe(number),
    reward_unit: maybe(text()),
  },
  ended_as: maybe(text<OpeningEnd>()),
}
/** A row of the 求人管理簿. */
export type Offer = Row<typeof OFFER>

export const offersOf = (db: Read, { year, today, years, limit, offset }: Wanted): Promise<Offer[]> =>
  rowsOf(db, OFFER)`${PLANNED_ANEW}
    select ${COLUMNS}, o.id as opportunity_id, g.name as organisation, g.contact_name as contact, coalesce(nullif(g.phone, ''), o.contact_phone) as phone, o.title,
      o.capacity, o.reward, o.reward_said, o.reward_yen, o.reward_unit, coalesce(o.terms->>'period', '') as period,
      coalesce(u.name, '') || g.address as address, g.address <> '' as housed,
      concat_ws(' ', nullif(o.place_name, ''), nullif(coalesce(t.name, '') || o.address, '')) as place,
      case when s.ended_on + make_interval(years => ${years}) < ${today}::date then '[]'::json else ${told('s', sql`p.opportunity_id = s.opportunity_id`)} end as introduced
    from job_opening s join opportunity o on o.id = s.opportunity_id join organisation g on g.id = o.organisation_id
      left join town t on t.id = o.town_id left join town u on u.id = g.town_id
    where s.fiscal_year = ${year} order by s.number limit ${limit} offset ${offset}`

const MISSED = {
  proposal: id,
  person_id: id,
  name: text(),
  opportunity_id: id,
  title: text(),
  on: day,
  seeks: text<'yes' | 'no'>(),
  offered: text<'yes' | 'no'>(),
  total: number,
}
/** An introduction of which the desk took no 求職 or no 求人 before. */
export type Missed = Row<typeof MISSED>

export const missedOf = (db: Read, from: Day, to: Day, limit: number): Promise<Missed[]> =>
  rowsOf(db, MISSED)`${PLANNED_ANEW}
    select *, (count(*) over ())::int as total from (
      select p.id as proposal, n.id as person_id, trim(n.family_name || ' ' || n.given_name) as name, w.id as opportunity_id, w.title, e.on_day as on,
        case when exists (select from job_seeking s where s.person_id = p.person_id and ${within('s')}) then 'yes' else 'no' end as seeks,
        case when exists (select from job_opening s where s.opportunity_id = w.id and ${within('s')}) then 'yes' else 'no' end as offered
      from ${INTRODUCED} join person n on n.id = p.person_id and n.erased_on is null where e.on_day between ${from}::date and ${to}::date) m
    where seeks = 'no' or offered = 'no' order by m.on desc, proposal limit ${limit}`

const COUNT = {
  occupation: maybe(text<Occupation>()),
  seekers: number,
  seeking: number,
  openings: number,
  offered: number,
  places: maybe(number),
  introduced: number,
  hired: number,
}
/** What came in and went out in a year, of one class of occupation; null: of no known class. `places` where all of them are known. */
export type Count = Row<typeof COUNT>

/** By class, of the year from `from` to `to`: what came in, what was open on its last day, who was introduced, and whose work began. */
export const countsOf = (db: Read, year: number, from: Day, to: Day): Promise<Count[]> =>
  rowsOf(db, COUNT)`${PLANNED_ANEW}
    with seek as (select occupation, (count(*) filter (where fiscal_year = ${year}))::int as seekers,
        (count(*) filter (where coalesce(ended_on, 'infinity') > ${to}::date and coalesce(valid_until, 'infinity') >= ${to}::date))::int as seeking
      from job_seeking where received_on <= ${to}::date group by 1),
    offer as (select s.occupation, (count(*) filter (where s.fiscal_year = ${year}))::int as openings,
        case when bool_or(o.capacity is null and s.fiscal_year = ${year}) then null else (sum(o.capacity) filter (where s.fiscal_year = ${year}))::int end as places,
        (count(*) filter (where coalesce(s.ended_on, 'infinity') > ${to}::date and coalesce(s.valid_until, 'infinity') >= ${to}::date))::int as offered
      from job_opening s join opportunity o on o.id = s.opportunity_id where s.received_on <= ${to}::date group by 1),
    led as (select (select s.occupation from job_opening s where s.opportunity_id = w.id and ${within('s')} order by s.received_on desc limit 1) as occupation,
        (count(*) filter (where e.on_day between ${from}::date and ${to}::date))::int as introduced,
        (count(*) filter (where d.starts_on between ${from}::date and ${to}::date))::int as hired
      from ${INTRODUCED} left join decision d on d.proposal_id = p.id
      where e.on_day between ${from}::date and ${to}::date or d.starts_on between ${from}::date and ${to}::date group by 1),
    class as (select occupation from seek union select occupation from offer union select occupation from led)
    select c.occupation, coalesce(s.seekers, 0) as seekers, coalesce(s.seeking, 0) as seeking, coalesce(o.openings, 0) as openings,
      coalesce(o.offered, 0) as offered, case when coalesce(o.openings, 0) = 0 then 0 else o.places end as places,
      coalesce(l.introduced, 0) as introduced, coalesce(l.hired, 0) as hired
    from class c left join seek s on s.occupation is not distinct from c.occupation
      left join offer o on o.occupation is not distinct from c.occupation left join led l on l.occupation is not distinct from c.occupation
    order by c.occupation nulls last`
