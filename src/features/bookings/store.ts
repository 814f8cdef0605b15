import { type Insertable, sql } from 'kysely'
import { countsBy } from '#features/requests/index.ts'
import type { Instant } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { isId } from '#platform/ids.ts'
import { day, id, instant, json, maybe, number, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { Booking } from '#platform/schema.ts'
import type { Doubt } from './doubt/rules.ts'
import type { EndedAs, OccasionStatus, Status, Time, Whom } from './rules.ts'

// What every lane may: see what can be booked, add a booking, and do with one's own what its status allows.

const OCCASION = {
  id,
  opportunity_id: id,
  whole: yes,
  status: text<OccasionStatus>(),
  places: number,
  taken: number,
  first_day: day,
  last_day: day,
  closes_on: day,
  party_most: number,
  waits: yes,
  moved_at: maybe(instant),
  moved_from: text(),
  off_why: text(),
  title: text(),
  organisation: maybe(text()),
  place_name: text(),
  address: text(),
  residents_only: maybe(yes),
  age_min: maybe(number),
  caution: text(),
  /** How many people wait for a place. */
  waiting: number,
  times: json<Time[]>(),
  /** The desk takes bookings, and the activity is public. */
  taking: yes,
  /** Its activity says something else now; the desk asks, and gives no place meanwhile. */
  doubt: maybe(text<Doubt>()),
}
/** What everybody sees of an occasion. */
export type Occasion = Row<typeof OCCASION>

const SEEN = sql`id, opportunity_id, whole, status, places, taken, first_day, last_day, closes_on, party_most, waits, moved_at, moved_from,
  off_why, title, organisation, place_name, address, residents_only, age_min, caution, waiting, times, taking, doubt`

/** One of an activity that is or was public; undefined for any other. */
export async function occasionSeen(db: Read, occasion: string): Promise<Occasion | undefined> {
  const [found] = await rowsOf(db, OCCASION)`select ${SEEN} from public_occasion where id = ${occasion}::uuid`
  return found
}

/** Those of an activity that are not over, the next first. */
export const occasionsAhead = (db: Read, activity: string, today: Day): Promise<Occasion[]> =>
  rowsOf(db, OCCASION)`
    select ${SEEN} from public_occasion where opportunity_id = ${activity}::uuid and told and last_day >= ${today}::date and status <> 'over'
    order by first_day, times ->> 0, id`

/** Everything that can be booked or waited for now, the next first; 200 at most. */
export const occasionsTaking = (db: Read, today: Day): Promise<Occasion[]> =>
  rowsOf(db, OCCASION)`
    select ${SEEN} from public_occasion where taking and last_day >= ${today}::date and closes_on >= ${today}::date
    order by first_day, title, id limit 200`

export const countsBefore = countsBy('booking_counts')

export type NewBooking = Omit<Insertable<Booking>, 'created_at' | 'municipality_id' | 'status' | 'seats'>

/** Adds one that is not settled yet; false where this form, this code or this person's booking is there already. */
export async function addBooking(tx: Tx, booking: NewBooking): Promise<boolean> {
  const added = await tx
    .insertInto('booking')
    .values({ ...booking, status: 'applied' })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows ?? 0) > 0
}

export type Settled = 'confirmed' | 'waiting' | 'shut' | 'full' | 'doubted' | 'overlaps'

const SETTLED = { settled: text<Settled>() }

/** Gives a booking that was just added its places or its place in the line, or says why neither: nothing is kept then. */
export async function settle(tx: Tx, booking: string, today: Day): Promise<Settled> {
  const [said] = await rowsOf(tx, SETTLED)`
    select settle_booking(${booking}::uuid, ${today}::date) as settled`
  return said!.settled
}

const BOOKING = {
  id,
  code: text(),
  occasion_id: id,
  status: text<Status>(),
  party: number,
  companions: text(),
  spare: yes,
  name: text(),
  phone: text(),
  email: text(),
  address: text(),
  whom: text<Whom>(),
  note: text(),
  medium: text(),
  received_at: instant,
  waits_since: maybe(instant),
  offer_until: maybe(instant),
  going_at: maybe(instant),
  ended_as: maybe(text<EndedAs>()),
  ended_at: maybe(instant),
}
/** A booking as whoever made it may see it. */
export type Seen = Row<typeof BOOKING>

export async function bookingSeen(db: Read, booking: string): Promise<Seen | undefined> {
  const [found] = await rowsOf(db, BOOKING)`
    select id, code, occasion_id, status, party, companions, spare, name, phone, email, address, whom, note, medium, received_at,
      waits_since, offer_until, going_at, ended_as, ended_at
    from booking where id = ${booking}::uuid`
  return found
}

const COUNT = { count: number }

/** How many a resident booked since then; in their own lane. */
export async function ownSince(db: Read, person: string, since: Instant): Promise<number> {
  const [row] = await rowsOf(db, COUNT)`
    select count(*)::int as count from booking where person_id = ${person}::uuid and received_at > ${since}::timestamptz`
  return row!.count
}

const OWN = {
  id,
  code: text(),
  status: text<Status>(),
  party: number,
  offer_until: maybe(instant),
  title: text(),
  whole: yes,
  last_day: day,
  times: json<Time[]>(),
}
/** A booking in the list of whose it is. */
export type OwnBooking = Row<typeof OWN>

/** Everything that whoever asks has booked, the next first; in the lane of residents. */
export const ownBookings = (db: Read): Promise<OwnBooking[]> =>
  rowsOf(db, OWN)`
    select b.id, b.code, b.status, b.party, b.offer_until, o.title, o.whole, o.last_day, o.times
    from booking b join public_occasion o on o.id = b.occasion_id order by o.first_day, b.id`

/**
 * What was booked becomes another person's, who is found to be the same. `who`: by what it is known as theirs; what both booked
 * stays apart, so that the desk sees it twice and asks.
 */
export async function movePerson(tx: Tx, from: string, to: string, who: { from: string; to: string }): Promise<void> {
  await sql`
    update booking b set person_id = ${to}::uuid, who = case when b.who = ${who.from} and not exists (select from booking x
      where x.occasion_id = b.occasion_id and x.who = ${who.to} and x.status in ('confirmed', 'waiting', 'offered')) then ${who.to} else b.who end
    where b.person_id = ${from}::uuid`.execute(tx)
}

const AHEAD = { ahead: maybe(number) }

/** How many people wait before this booking; null where it does not wait. */
export async function lineBefore(db: Read, booking: string): Promise<number | null> {
  const [line] = await rowsOf(db, AHEAD)`select booking_line(${booking}::uuid) as ahead`
  return line!.ahead
}

/** A booking with what it is for, and how many people wait before it. */
export type Found = { booking: Seen; occasion: Occasion; ahead: number | null }

/** One as whoever made it sees it; null for what is none of theirs. */
export async function bookingFound(db: Read, id: string): Promise<Found | null> {
  const booking = isId(id) ? await bookingSeen(db, id) : undefined
  const occasion = booking && (await occasionSeen(db, booking.occasion_id))
  return booking && occasion ? { booking, occasion, ahead: await lineBefore(db, booking.id) } : null
}

export type Change = Partial<{
  status: Status
  party: number
  offer_until: Instant | null
  going_at: Instant | null
  ended_as: EndedAs | null
  ended_at: Instant | null
  end_why: string
}>

/**
 * Changes a booking that stands in one of these statuses; false where it does not any more. `offered`: only while its offer
 * stands at this moment. Of two at once one changes it, the other finds it changed.
 */
export async function changeBooking(
  tx: Tx,
  booking: string,
  change: Change,
  { from, offered }: { from: readonly Status[]; offered?: Instant },
): Promise<boolean> {
  const changed = await tx
    .updateTable('booking')
    .set(change)
    .where('id', '=', booking)
    .where('status', 'in', from)
    .$if(offered !== undefined, query => query.where('offer_until', '>', offered!))
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}
