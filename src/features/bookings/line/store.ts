import { sql } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { day, id, instant, maybe, number, rowsOf, text, yes } from '#platform/rows.ts'
import type { OccasionStatus } from '../rules.ts'

// Seats and offers, for the desk and the jobs: whoever counts holds the occasion until the transaction ends.

const HELD = {
  status: text<OccasionStatus>(),
  places: number,
  taken: number,
  on_day: day,
  from_min: number,
  by_account: id,
}

/** An occasion with its first date, so that nobody else counts its places before this transaction ends. */
export async function holdOccasion(tx: Tx, occasion: string) {
  await sql`select from occasion where id = ${occasion}::uuid for update`.execute(tx)
  const [held] = await rowsOf(tx, HELD)`
    select o.status, o.places, o.taken, t.on_day, t.from_min, o.by_account
    from occasion o join lateral (select on_day, from_min from occasion_time where occasion_id = o.id order by on_day, from_min limit 1) t on true
    where o.id = ${occasion}::uuid`
  return held
}

const TAKEN = { taken: number }
const ID = { id }

/** Counts anew what is held: whoever left or comes with fewer gives up their seats. Gives how many are taken now. */
export async function countSeats(tx: Tx, occasion: string): Promise<number> {
  await sql`update booking set seats = case when status in ('cancelled', 'lapsed', 'waiting') then 0 else party end
    where occasion_id = ${occasion}::uuid and status <> 'applied'
      and seats <> case when status in ('cancelled', 'lapsed', 'waiting') then 0 else party end`.execute(tx)
  const [counted] = await rowsOf(tx, TAKEN)`
    update occasion o set taken = (select coalesce(sum(seats), 0)::int from booking where occasion_id = o.id)
    where id = ${occasion}::uuid returning taken`
  return counted!.taken
}

const LINE = { id, party: number, waits_since: instant, spare: yes }

/** Who waits for a place, in no order. */
export const lineOf = (db: Read, occasion: string) =>
  rowsOf(db, LINE)`
    select id, party, waits_since, spare from booking where occasion_id = ${occasion}::uuid and status = 'waiting'`

/** Offers its places to who waits, until then; false where it does not wait any more. The seats are counted afterwards. */
export async function giveOffer(tx: Tx, booking: string, until: Instant): Promise<boolean> {
  const given = await tx
    .updateTable('booking')
    .set({ status: 'offered', offer_until: until, seats: sql<number>`party` })
    .where('id', '=', booking)
    .where('status', '=', 'waiting')
    .executeTakeFirst()
  return given.numUpdatedRows > 0n
}

/** The occasions that have offers whose time is over. */
export const occasionsWithLapsed = async (db: Read, now: Instant): Promise<string[]> =>
  (
    await rowsOf(db, ID)`
    select distinct occasion_id as id from booking where status = 'offered' and offer_until <= ${now}::timestamptz order by 1`
  ).map(row => row.id)

const LAPSED = { id, person_id: maybe(id), code: text(), name: text(), phone: text() }

/** Ends the offers of an occasion whose time is over; gives whose they were. */
export const lapseOffers = (tx: Tx, occasion: string, now: Instant) =>
  rowsOf(tx, LAPSED)`
    update booking set status = 'lapsed', offer_until = null
    where occasion_id = ${occasion}::uuid and status = 'offered' and offer_until <= ${now}::timestamptz
    returning id, person_id, code, name, phone`

/** The bookings of an occasion that are in on this day and were not reminded; they count as reminded from now on. */
export const remindOn = (tx: Tx, on: Day, now: Instant) =>
  rowsOf(tx, ID)`
    update booking b set reminded_at = ${now}::timestamptz from occasion o
    where o.municipality_id = b.municipality_id and o.id = b.occasion_id and o.status in ('open', 'shut') and o.first_day = ${on}::date
      and b.status = 'confirmed' and b.reminded_at is null returning b.id`
