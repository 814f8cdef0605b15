import { barOf, explain, type Option, rowOfSlot, seatCost, seatsFor, substitutes, takenWith } from '#matching/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Effect, OpenSeat, Seatable } from '../view.ts'
import { unplacedOf } from './findings/store.ts'
import { type MoveRefused, seatFor } from './move.ts'
import { partyOf, type Seats, seatsOf } from './seats.ts'
import { facesOf, slotsOf } from './store-view.ts'

// Seats that people could take in a plan besides what they have: free ones, or those of others who would lose least.

/** So many are shown that suit, and so many that do not; of those that do not, so many are looked at. */
const MOST = 20
const LOOKED_AT = 300

type Could = Option & { person: number }
type Refused = MoveRefused & { person: number; slot: number }
type Found = { could: Could[]; cannot: Refused[] }

/** The seats that somebody could take, the least cost first; and the free ones that are refused, the nearest first. */
export async function openSeatsFor(db: Read, plan: string, person: string, today: Day): Promise<Seatable | null> {
  const seats = await seatsOf(db, plan)
  const p = seats?.seating.market.snapshot.person.row.get(person)
  return seats && p !== undefined ? named(db, plan, seats, seatsOfPerson(seats, p), today) : null
}

function seatsOfPerson(seats: Seats, person: number): Found {
  const { filled, market } = seats.seating
  const could = seatsFor(seats.seating, person, seats).map(one => ({ person, ...one }))
  const suits = new Set(could.flatMap(({ slots }) => slots))
  const rest = Array.from({ length: market.slotCount }, (_, slot) => slot).filter(
    slot => filled[slot]! < market.need[slot]! && !suits.has(slot),
  )
  return { could, cannot: rest.slice(0, LOOKED_AT).flatMap(slot => refusedSeat(seats, person, slot) ?? []) }
}

/** The people who could take a free seat, those without a slot first; and those without one who cannot, and why. */
export async function peopleForSeat(db: Read, plan: string, slot: string, today: Day): Promise<Seatable | null> {
  const seats = await seatsOf(db, plan)
  const { snapshot } = seats?.seating.market ?? {}
  if (!seats || !snapshot?.slotIds.includes(slot)) return null
  const row = rowOfSlot(snapshot, slot)
  if (seats.seating.filled[row]! >= seats.seating.market.need[row]!) return { could: [], count: 0, cannot: [] }
  const could = substitutes(seats.seating, row, Number.POSITIVE_INFINITY)
    .filter(({ person }) => barOf(seats.seating, person, row) === null)
    .map(one => ({
      ...one,
      slot: row,
      slots: takenWith(seats.seating, one.person, row),
      cost: seatCost(seats.seating, one.person, one.score),
      leaves: [],
    }))
  const suits = new Set(could.flatMap(({ person }) => partyOf(seats, snapshot.person.ids[person]!)))
  const cannot = (await unplacedOf(db, plan, today, { most: suits.size + LOOKED_AT }))
    .filter(({ person }) => !suits.has(person.id))
    .slice(0, LOOKED_AT)
    .flatMap(({ person }) => refusedSeat(seats, snapshot.person.row.get(person.id)!, row) ?? [])
  return named(db, plan, seats, { could, cannot }, today)
}

/** What it costs to seat somebody besides what they have, or why it cannot be. Null where the plan has no such pair. */
export async function seatOffer(
  db: Read,
  plan: string,
  person: string,
  slot: string,
  today: Day,
): Promise<OpenSeat | MoveRefused | null> {
  const seats = await seatsOf(db, plan)
  const { snapshot } = seats?.seating.market ?? {}
  const p = snapshot?.person.row.get(person)
  if (!seats || !snapshot?.slotIds.includes(slot) || p === undefined) return null
  const found = seatFor(seats, { person, from: null, to: slot, insteadOf: null })
  if ('refused' in found) return found
  const option = seatsFor(seats.seating, p, seats).find(({ slots }) => slots.includes(rowOfSlot(snapshot, slot)))!
  return (
    await named(
      db,
      plan,
      seats,
      { could: [{ person: p, ...option, slot: rowOfSlot(snapshot, slot) }], cannot: [] },
      today,
    )
  ).could[0]!
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
  const { person: people, slotIds } = seats.seating.market.snapshot
  const idOf = (row: number) => people.ids[row]!
  const best = found.could.toSorted((a, b) => a.cost - b.cost).slice(0, MOST)
  const nearest = found.cannot.toSorted((a, b) => lacks(a) - lacks(b)).slice(0, MOST)
  const all = [...best, ...best.flatMap(({ leaves }) => leaves), ...nearest]
  const faces = await facesOf(
    db,
    all.flatMap(({ person }) => partyOf(seats, idOf(person))),
    today,
  )
  const rows = [...all.map(({ slot }) => slot), ...best.flatMap(one => one.slots)]
  const slots = await slotsOf(
    db,
    plan,
    rows.map(slot => slotIds[slot]!),
  )
  const names = (one: { person: number; slot: number }) => ({
    person: faces.get(idOf(one.person))!,
    slot: slots.get(slotIds[one.slot]!)!,
  })
  const effectsOf = ({ leaves, ...one }: Could): Effect[] => [
    ...partyOf(seats, idOf(one.person)).flatMap(other =>
      one.slots
        .filter(slot => other !== idOf(one.person) || slot !== one.slot)
        .map(slot => ({ person: faces.get(other)!, loses: null, gains: slots.get(slotIds[slot]!)! })),
    ),
    ...leaves.map(left => ({ person: names(left).person, loses: names(left).slot, gains: null })),
  ]
  const waiting = new Map(seats.problem.people.map(({ id, waitingDays = 0 }) => [id, waitingDays]))
  return {
    count: found.could.length,
    could: best.map(one => ({
      ...{ ...names(one), score: one.score, cost: one.cost, effects: effectsOf(one) },
      waiting: seats.seating.count[one.person] === 0 ? (waiting.get(idOf(one.person)) ?? 0) : null,
    })),
    cannot: nearest.map(({ refused, broken = [], ...one }) => ({ ...names(one), refused, broken })),
  }
}
