import { type Insertable, sql } from 'kysely'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { day, id, instant, json, maybe, number, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { Occasion as OccasionTable } from '#platform/schema.ts'
import type { Doubt } from '../doubt/rules.ts'
import { type EndedAs, LIVE, type OccasionStatus, type Status, type Time, type Whom } from '../rules.ts'

const OCCASION = {
  id,
  opportunity_id: id,
  title: text(),
  organisation: maybe(text()),
  place_name: text(),
  whole: yes,
  status: text<OccasionStatus>(),
  places: number,
  taken: number,
  first_day: day,
  last_day: day,
  closes_on: day,
  party_most: number,
  waits: yes,
  off_why: text(),
  version: number,
  doubt: maybe(text<Doubt>()),
  by_account: id,
  times: json<Time[]>(),
  waiting: number,
  offered: number,
  spare: number,
}
/** An occasion as the desk sees it. */
export type DeskOccasion = Row<typeof OCCASION>

const SELECTED = sql`o.id, o.opportunity_id, a.title, coalesce(nullif(a.organiser_name, ''), g.name) as organisation, a.place_name, o.whole, o.status,
  o.places, o.taken, o.first_day, o.last_day, o.closes_on, o.party_most, o.waits, o.off_why, o.version, o.doubt, o.by_account,
  (select coalesce(json_agg(json_build_object('on_day', t.on_day, 'from_min', t.from_min, 'to_min', t.to_min) order by t.on_day, t.from_min), '[]')
    from occasion_time t where t.occasion_id = o.id) as times,
  coalesce(b.waiting, 0) as waiting, coalesce(b.offered, 0) as offered, coalesce(b.spare, 0) as spare
  from occasion o join opportunity a on a.id = o.opportunity_id join organisation g on g.id = a.organisation_id
  left join lateral (select sum(party) filter (where status = 'waiting' and not spare)::int as waiting,
    sum(party) filter (where status = 'offered')::int as offered, sum(party) filter (where status = 'waiting' and spare)::int as spare
    from booking where occasion_id = o.id) b on true`

export async function occasionById(db: Read, occasion: string): Promise<DeskOccasion | undefined> {
  const [found] = await rowsOf(db, OCCASION)`select ${SELECTED} where o.id = ${occasion}::uuid`
  return found
}

/** Those that are not over yet, or since which it was not noted who came; the next first, 500 at most. */
export const occasionsAtDesk = (db: Read): Promise<DeskOccasion[]> =>
  rowsOf(db, OCCASION)`select ${SELECTED} where o.status in ('open', 'shut') order by o.first_day, o.id limit 500`

export const occasionsOfActivity = (db: Read, activity: string): Promise<DeskOccasion[]> =>
  rowsOf(
    db,
    OCCASION,
  )`select ${SELECTED} where o.opportunity_id = ${activity}::uuid order by o.first_day desc, o.id limit 100`

const BOOKING = {
  id,
  code: text(),
  occasion_id: id,
  status: text<Status>(),
  party: number,
  companions: text(),
  spare: yes,
  person_id: maybe(id),
  number: maybe(number),
  name: text(),
  phone: text(),
  email: text(),
  address: text(),
  whom: text<Whom>(),
  note: text(),
  medium: text(),
  typed_by: maybe(text()),
  received_at: instant,
  waits_since: maybe(instant),
  offer_until: maybe(instant),
  going_at: maybe(instant),
  ended_as: maybe(text<EndedAs>()),
  ended_at: maybe(instant),
  end_why: text(),
}
/** A booking as the desk sees it, with the name of who typed it. */
export type DeskBooking = Row<typeof BOOKING>

const BOOKED = sql`b.id, b.code, b.occasion_id, b.status, b.party, b.companions, b.spare, b.person_id, p.number, b.name, b.phone, b.email, b.address,
  b.whom, b.note, b.medium, k.name as typed_by, b.received_at, b.waits_since, b.offer_until, b.going_at, b.ended_as, b.ended_at, b.end_why
  from booking b left join person p on p.id = b.person_id left join account k on k.id = b.typed_by`

/** All bookings of an occasion: the line in its order, the others as they came. */
export const bookingsOf = (db: Read, occasion: string): Promise<DeskBooking[]> =>
  rowsOf(db, BOOKING)`
    select ${BOOKED} where b.occasion_id = ${occasion}::uuid order by coalesce(b.waits_since, b.received_at), b.id`

export async function bookingById(db: Read, booking: string): Promise<DeskBooking | undefined> {
  const [found] = await rowsOf(db, BOOKING)`select ${BOOKED} where b.id = ${booking}::uuid`
  return found
}

const ID = { id }
const WHOSE = { id, person_id: maybe(id) }
const COUNT = { count: number }

/** A booking by its number, as somebody reads it out. */
export async function bookingNumbered(db: Read, code: string): Promise<string | undefined> {
  const [found] = await rowsOf(db, ID)`select id from booking where code = ${code}`
  return found?.id
}

export type NewOccasion = Omit<Insertable<OccasionTable>, 'created_at' | 'municipality_id'>

/** Adds an occasion with its dates. */
export async function addOccasion(tx: Tx, occasion: NewOccasion, times: readonly Time[]): Promise<void> {
  await tx.insertInto('occasion').values(occasion).execute()
  await addTimes(tx, occasion.id, times)
}

const addTimes = (tx: Tx, occasion_id: string, times: readonly Time[]) =>
  tx
    .insertInto('occasion_time')
    .values(times.map(time => ({ occasion_id, ...time })))
    .execute()

export async function replaceTimes(tx: Tx, occasion: string, times: readonly Time[]): Promise<void> {
  await tx.deleteFrom('occasion_time').where('occasion_id', '=', occasion).execute()
  await addTimes(tx, occasion, times)
}

export type OccasionChange = Partial<Omit<NewOccasion, 'id' | 'version'>>

/** Changes an occasion that stands in one of these statuses and has this version; false where it does not. */
export async function changeOccasion(
  tx: Tx,
  occasion: string,
  change: OccasionChange,
  { from, version }: { from: readonly OccasionStatus[]; version?: number },
): Promise<boolean> {
  const changed = await tx
    .updateTable('occasion')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('id', '=', occasion)
    .where('status', 'in', from)
    .$if(version !== undefined, query => query.where('version', '=', version!))
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/**
 * Ends all that is live of an occasion: all of it where it does not take place (`off`), who still waits where it is over and no
 * place became free (`full`). Gives whose they were.
 */
export const endAll = (tx: Tx, occasion: string, as: 'off' | 'full', now: string) =>
  rowsOf(tx, WHOSE)`
    update booking set status = 'cancelled', ended_as = ${as}, ended_at = ${now}::timestamptz, offer_until = null
    where occasion_id = ${occasion}::uuid and status = any(${as === 'off' ? [...LIVE, 'lapsed'] : ['waiting', 'offered', 'lapsed']}::text[])
    returning id, person_id`

/** What is over, and somebody still waits for it. */
export const occasionsWaitedFor = async (db: Read): Promise<string[]> =>
  (
    await rowsOf(db, ID)`
    select distinct o.id from occasion o join booking b on b.occasion_id = o.id
    where o.status = 'over' and b.status in ('waiting', 'offered', 'lapsed')`
  ).map(({ id }) => id)

/**
 * Those of an occasion of which it is not noted whether they came, as far as whoever asks knows: what somebody holds whom they
 * do not see counts too, since it may not be noted.
 */
export async function countUnnoted(db: Read, occasion: string): Promise<number> {
  const [row] = await rowsOf(db, COUNT)`
    select count(b.id) filter (where b.status = 'confirmed')::int + o.taken - coalesce(sum(b.seats), 0)::int as count
    from occasion o left join booking b on b.occasion_id = o.id where o.id = ${occasion}::uuid group by o.id, o.taken`
  return row!.count
}

const SAME = { on_day: day, from_min: number }

/** The dates of an activity of which bookings are taken already. */
export const timesOpened = (db: Read, activity: string): Promise<Row<typeof SAME>[]> =>
  rowsOf(db, SAME)`
    select t.on_day, t.from_min from occasion_time t join occasion o on o.id = t.occasion_id
    where o.opportunity_id = ${activity}::uuid and o.status in ('open', 'shut')`

export async function personNumbered(db: Read, numbered: number): Promise<string | undefined> {
  const [found] = await rowsOf(db, ID)`select id from person where number = ${numbered}`
  return found?.id
}

const TOLD = { id, title: text(), organisation: maybe(text()) }

/** How a list of steps tells of occasions. */
export const occasionsTold = async (db: Read, ids: readonly string[]) =>
  (
    await rowsOf(db, TOLD)`
    select o.id, a.title, g.name as organisation from occasion o join opportunity a on a.id = o.opportunity_id
      join organisation g on g.id = a.organisation_id where o.id = any(${ids}::uuid[])`
  ).map(({ id, title, organisation }) => ({ id, title, ...(organisation && { organisation }) }))

const BOOKING_TOLD = { id, name: text(), phone: text(), title: text() }

/** How a list of steps tells of bookings. */
export const bookingsTold = async (db: Read, ids: readonly string[]) =>
  (
    await rowsOf(db, BOOKING_TOLD)`
    select b.id, b.name, b.phone, a.title from booking b join occasion o on o.id = b.occasion_id join opportunity a on a.id = o.opportunity_id
    where b.id = any(${ids}::uuid[])`
  ).map(({ id, name, phone, title }) => ({ id, title: `${name}さん：${title}`, ...(phone && { phone }) }))

/** The first of these days; the days are not empty. */
export const firstDay = (times: readonly Time[]): Day => times.map(({ on_day }) => on_day).sort()[0]!
export const lastDay = (times: readonly Time[]): Day =>
  times
    .map(({ on_day }) => on_day)
    .sort()
    .at(-1)!
