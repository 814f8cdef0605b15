import { sql } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Read, Tx } from '#platform/db.ts'
import { day, id, instant, maybe, number, rowsOf, text, yes } from '#platform/rows.ts'
import type { Doubt } from '../doubt/rules.ts'
import type { OccasionStatus } from '../rules.ts'

// Seats and offers, for the desk and the jobs: whoever counts holds the occasion until the transaction ends.

const HELD = {
  status: text<OccasionStatus>(),
  places: number,
  taken: number,
  on_day: day,
  from_min: number,
  by_account: id,
  doubt: maybe(text<Doubt>()),
}

/** An occasion with its first date, so that nobody else counts its places before this transaction ends. */
export async function holdOccasion(tx: Tx, occasion: string) {
  await sql`select from occasion where id = ${occasion}::uuid for update`.execute(tx)
  const [held] = await rowsOf(tx, HELD)`
    select o.status, o.places, o.taken, t.on_day, t.from_min, o.by_account, o.doubt
    from occasion o join lateral (select on_day, from_min from occasion_time where occasion_id = o.id order by on_day, from_min limit 1) t on true
    where o.id = ${occasion}::uuid`
  return held
}

const TAKEN = { taken: number }
const ID = { id }

/**
 * Whoever left or comes with fewer gives up their seats; gives how many are taken then. What is taken is counted on, not anew:
 * whoever is limited to a part of the people holds no place less for those whom they do not see.
 */
export async function countSeats(tx: Tx, occasion: string): Promise<number> {
  const [counted] = await rowsOf(tx, TAKEN)`
    with held as (
      select id, seats, case when status in ('cancelled', 'lapsed', 'waiting') then 0 else party end as due
      from booking where occasion_id = ${occasion}::uuid and status <> 'applied'
    ), freed as (
      update booking b set seats = held.due from held where b.id = held.id and held.seats <> held.due
      returning held.due - held.seats as more
    )
    update occasion set taken = taken + (select coalesce(sum(more), 0)::int from freed)
    where id = ${occasion}::uuid returning taken`
  return counted!.taken
}

const LINE = { id, party: number, waits_since: instant, spare: yes }

/** Who waits for a place, in no order. */
export const lineOf = (db: Read, occasion: string) =>
  rowsOf(db, LINE)`
    select id, party, waits_since, spare from booking where occasion_id = ${occasion}::uuid and status = 'waiting'`

/** Offers its places to who waits, until then, and holds them; false where it does not wait any more. */
export async function giveOffer(tx: Tx, booking: string, until: Instant): Promise<boolean> {
  const given = await rowsOf(tx, TAKEN)`
    with given as (
      update booking set status = 'offered', offer_until = ${until}::timestamptz, seats = party
      where id = ${booking}::uuid and status = 'waiting' returning occasion_id, party
    )
    update occasion o set taken = taken + given.party from given where o.id = given.occasion_id returning taken`
  return given.length > 0
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
