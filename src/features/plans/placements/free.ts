import { barOf, explain, rowOfSlot, seatCost, seatsFor, substitutes } from '#matching/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Seatable } from '../view.ts'
import { type MoveRefused, seatFor } from './move.ts'
import { type Seats, seatsOf } from './seats.ts'
import { facesOf, slotsOf, unplacedOf } from './store-view.ts'

// Seats that are still free in a plan: who could take which besides what they have.

/** So many are shown that suit, and so many that do not; of those that do not, so many are looked at. */
const MOST = 20
const LOOKED_AT = 300

const freeSlots = ({ seating: { filled, market } }: Seats): number[] =>
  Array.from({ length: market.slotCount }, (_, slot) => slot).filter(slot => filled[slot]! < market.need[slot]!)

type Refused = MoveRefused & { person: number; slot: number }
type Found = { could: { person: number; slot: number; score: number; cost: number }[]; cannot: Refused[] }

/** The free seats that somebody could take, the dearest to the plan first, and those to which the least is missing. */
export async function freeSeatsFor(db: Read, plan: string, person: string, today: Day): Promise<Seatable | null> {
  const seats = await seatsOf(db, plan)
  const p = seats?.seating.market.snapshot.person.row.get(person)
  return seats && p !== undefined ? named(db, plan, seats, freeFor(seats, p), today) : null
}

function freeFor(seats: Seats, person: number): Found {
  const could = seatsFor(seats.seating, person).map(one => ({ person, ...one }))
  const suits = new Set(could.map(({ slot }) => slot))
  const rest = freeSlots(seats).filter(slot => !suits.has(slot))
  return { could, cannot: rest.slice(0, LOOKED_AT).flatMap(slot => refusedSeat(seats, person, slot) ?? []) }
}

/** The people who could take a free seat, those without a slot first; and those without one who cannot, and why. */
export async function peopleForSeat(db: Read, plan: string, slot: string, today: Day): Promise<Seatable | null> {
  const seats = await seatsOf(db, plan)
  const { snapshot } = seats?.seating.market ?? {}
  if (!seats || !snapshot?.slotIds.includes(slot)) return null
  const [row, unplaced] = [rowOfSlot(snapshot, slot), await unplacedOf(db, plan, today)]
  const isFree = seats.seating.filled[row]! < seats.seating.market.need[row]!
  const could = (isFree ? substitutes(seats.seating, row, Number.POSITIVE_INFINITY) : [])
    .filter(({ person }) => barOf(seats.seating, person, row) === null)
    .map(({ person, score }) => ({ person, slot: row, score, cost: seatCost(seats.seating, person, score) }))
  const suits = new Set(could.map(({ person }) => person))
  const rest = isFree ? unplaced.map(({ person }) => snapshot.person.row.get(person.id)!) : []
  const cannot = rest
    .filter(person => !suits.has(person))
    .slice(0, LOOKED_AT)
    .flatMap(person => refusedSeat(seats, person, row) ?? [])
  return named(db, plan, seats, { could, cannot }, today)
}

/** What it costs to seat somebody besides what they have, or why it cannot be. Null where the plan has no such pair. */
export async function seatOffer(
  db: Read,
  plan: string,
  person: string,
  slot: string,
): Promise<{ score: number; cost: number } | MoveRefused | null> {
  const seats = await seatsOf(db, plan)
  const p = seats?.seating.market.snapshot.person.row.get(person)
  if (!seats || p === undefined) return null
  const found = seatFor(seats, { person, from: null, to: slot, insteadOf: null })
  if ('refused' in found) return found
  const score = found.seats.reduce((sum, seat) => sum + seat.score, 0)
  return { score, cost: seatCost(seats.seating, p, score) }
}

/** Which rule refuses a seat that is free; null where somebody sits in it already. */
function refusedSeat({ seating }: Seats, person: number, slot: number): Refused | null {
  const { snapshot } = seating.market
  const opportunity = snapshot.opportunity.ids[snapshot.slots.opportunity[slot]!]!
  const { rejections } = explain(snapshot, snapshot.person.ids[person]!, opportunity, snapshot.slotIds[slot]!)
  if (rejections.length > 0) return { person, slot, refused: 'breaksRules', broken: rejections }
  const refused = barOf(seating, person, slot)
  return refused && refused !== 'twice' ? { person, slot, refused } : null
}

const lacks = ({ broken = [] }: Refused): number => broken.length

/** The best and the nearest of what was found, with the names that belong to it. */
async function named(db: Read, plan: string, seats: Seats, found: Found, today: Day): Promise<Seatable> {
  const { market, count } = seats.seating
  const { person: people, slotIds } = market.snapshot
  const best = found.could.toSorted((a, b) => a.cost - b.cost).slice(0, MOST)
  const nearest = found.cannot.toSorted((a, b) => lacks(a) - lacks(b)).slice(0, MOST)
  const both = [...best, ...nearest]
  const faces = await facesOf(
    db,
    both.map(({ person }) => people.ids[person]!),
    today,
  )
  const slots = await slotsOf(
    db,
    plan,
    both.map(({ slot }) => slotIds[slot]!),
  )
  const names = (one: { person: number; slot: number }) => ({
    person: faces.get(people.ids[one.person]!)!,
    slot: slots.get(slotIds[one.slot]!)!,
  })
  const waiting = new Map(seats.problem.people.map(({ id, waitingDays = 0 }) => [id, waitingDays]))
  return {
    count: found.could.length,
    could: best.map(one => ({
      ...{ ...names(one), score: one.score, cost: one.cost },
      waiting: count[one.person] === 0 ? (waiting.get(people.ids[one.person]!) ?? 0) : null,
    })),
    cannot: nearest.map(({ refused, broken = [], ...one }) => ({ ...names(one), refused, broken })),
  }
}
