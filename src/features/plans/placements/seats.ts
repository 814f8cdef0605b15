import {
  leftWith,
  type Market,
  marketOf,
  type Problem,
  rowOfSlot,
  type Seating,
  seatingOfPlan,
  snapshotOf,
} from '#matching/index.ts'
import type { Read } from '#platform/db.ts'
import { keptOf } from '#platform/kept.ts'
import { storedProblem } from '../run/store.ts'
import { currentOf, instanceIn, type Placement } from './store.ts'

/** A plan as the engine sees it: its problem, who sits where now, and the seats that nobody may be moved out of. */
export type Seats = {
  problem: Problem
  seating: Seating
  placements: readonly Placement[]
  /** Whether a placement is locked or was made a proposal, by rows of the seating. */
  confirmed: (person: number, slot: number) => boolean
}

type City = { problem: Problem; market: Market }

/** Problems that were looked at last, as the engine takes them: a stored problem never changes. */
const seen = keptOf(() => new Map<string, City>())
const KEPT = 2

/** The plan on seats; null where there is none that may be seen. The seating is the caller's own. */
export async function seatsOf(db: Read, plan: string): Promise<Seats | null> {
  // Asked first: it is by this row that somebody of another municipality sees nothing.
  if (!(await instanceIn(db, plan))) return null
  const lately = seen(db)
  const city = lately.get(plan) ?? (await cityOf(db, plan))
  if (!city) return null
  lately.delete(plan)
  lately.set(plan, city)
  if (lately.size > KEPT) lately.delete(lately.keys().next().value!)
  const { problem, market } = city
  const placements = await currentOf(db, plan)
  const seating = seatingOfPlan(
    problem,
    placements.map(({ person_id: person, slot_id: slot, score }) => ({ person, slot, score })),
    market,
  )
  const { person, slotIds } = seating.market.snapshot
  const fixed = new Set(
    placements
      .filter(({ locked_at, proposal_id }) => locked_at !== null || proposal_id !== null)
      .map(({ person_id, slot_id }) => `${person_id} ${slot_id}`),
  )
  return { problem, seating, placements, confirmed: (p, slot) => fixed.has(`${person.ids[p]} ${slotIds[slot]}`) }
}

async function cityOf(db: Read, plan: string): Promise<City | null> {
  const problem = await storedProblem(db, plan)
  return problem && { problem, market: marketOf(snapshotOf(problem), problem) }
}

/** A person and those who take the same slots or none, by id. */
export function partyOf({ seating: { market } }: Pick<Seats, 'seating'>, person: string): string[] {
  const { row, ids } = market.snapshot.person
  return market.parties.get(row.get(person)!)?.map(one => ids[one]!) ?? [person]
}

/**
 * The placements that end where somebody, with those who stay together, leaves a slot: of a whole job all of it. Undefined
 * for one that is not there.
 */
export function leftBy(seats: Seats, person: string, slot: string): (Placement | undefined)[] {
  const { snapshot } = seats.seating.market
  const left = leftWith(seats.seating, snapshot.person.row.get(person)!, rowOfSlot(snapshot, slot))
  return partyOf(seats, person).flatMap(who =>
    left.map(row => seats.placements.find(one => one.person_id === who && one.slot_id === snapshot.slotIds[row])),
  )
}

/** The activity of a slot in a problem. */
export const activityIn = ({ opportunities }: Problem, slot: string): string | undefined =>
  opportunities.find(({ slots }) => slots.some(({ id }) => id === slot))?.id
