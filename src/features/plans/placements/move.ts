import {
  barOf,
  conflictOf,
  explain,
  giveUp,
  isOccupied,
  type Option,
  optionsFor,
  type Rejection,
  rowOfSlot,
  type Seating,
  seatsFor,
  takenWith,
} from '#matching/index.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { changeRefusal, type Refusal, refusalOf } from '../rules.ts'
import { lockPlan } from '../store.ts'
import { activityIn, leftBy, partyOf, type Seats, seatsOf } from './seats.ts'
import { insertMoved, type Moved, type Placement, takeAway } from './store.ts'

/** `broken`: every rule in the way, where it is the rules of the pair that are. */
export type MoveRefused = { refused: Refusal; broken?: Rejection[] }

/** Who takes which seat: out of another one, or (`from` null) besides what they have, perhaps instead of one who is named. */
export type Moving = { person: string; from: string | null; to: string; insteadOf: string | null }

/**
 * Moves somebody of a plan, with those who stay together, to another slot (of whole jobs out of all and into all), and takes those out of it who would lose their seat by that (optionsFor names
 * them beforehand, with the cost). Refused with every reason where a rule is in the way.
 */
export async function move(
  tx: Tx,
  plan: string,
  person: string,
  from: string | null,
  to: string,
  who: Doing,
  insteadOf: string | null = null,
): Promise<Record<never, never> | MoveRefused> {
  const refused = refusalOf((await lockPlan(tx, plan))?.status, 'change')
  if (refused) return { refused }
  const seats = await seatsOf(tx, plan)
  if (!seats) return { refused: 'notNow' }
  const moving = { person, from, to, insteadOf }
  const found = seatFor(seats, moving)
  if ('refused' in found) return found
  const { by, now } = who
  for (const { id } of found.leaving) await takeAway(tx, id, by, now)
  for (const seat of found.seats) await insertMoved(tx, plan, seat, by)
  const left = found.leaving.map(({ person_id, slot_id }) => ({ person: person_id, slot: slot_id }))
  await record(tx, { kind: 'plan.moved', subject: ['plan', plan], person, by, now, data: { from, to, left } })
  return {}
}

export type Found = { seats: Moved[]; leaving: Placement[] }

/** The seats with their scores (for each of those who stay together, and of a whole job all), and the placements that end by taking it. */
export function seatFor(seats: Seats, moving: Moving): Found | MoveRefused {
  const { problem, seating, placements } = seats
  const { person, from, to, insteadOf } = moving
  const { snapshot } = seating.market
  const opportunity = activityIn(problem, to)
  if (!opportunity || !snapshot.person.row.has(person)) return { refused: 'gone' }
  const giving = [
    ...(from === null ? [] : leftBy(seats, person, from)),
    ...(insteadOf ? leftBy(seats, insteadOf, to) : []),
  ]
  const inTheWay = giving.map(changeRefusal).find(refused => refused !== null)
  if (inTheWay) return { refused: inTheWay }
  const taking = takenWith(seating, snapshot.person.row.get(person)!, rowOfSlot(snapshot, to))
  const pairs = partyOf(seats, person).flatMap(person_id =>
    taking.map(row => {
      const slot_id = snapshot.slotIds[row]!
      return { ...{ person_id, slot_id }, ...explain(snapshot, person_id, opportunity, slot_id) }
    }),
  )
  const broken = once(pairs.flatMap(({ rejections }) => rejections))
  if (broken.length > 0) return { refused: 'breaksRules', broken }
  const leaves = from === null ? besides(seats, moving) : insteadOfSlot(seats, { person, from, to })
  if (!Array.isArray(leaves)) return leaves
  const others = leaves.flatMap(
    left => placements.find(one => one.person_id === left.person && one.slot_id === left.slot) ?? [],
  )
  return {
    seats: pairs.map(({ person_id, slot_id, total: score, terms }) => ({
      ...{ person_id, slot_id, opportunity_id: opportunity, score, terms },
    })),
    leaving: [...giving.flatMap(row => row ?? []), ...others],
  }
}

/** Each rule once: several slots of a job may break the same. */
const once = (broken: readonly Rejection[]): Rejection[] => [
  ...new Map(broken.map(one => [JSON.stringify(one), one])).values(),
]

type Left = { person: string; slot: string }

/** Who else loses a seat when somebody gives one slot up for another. */
function insteadOfSlot(
  { seating, confirmed }: Seats,
  { person, from, to }: Omit<Moving, 'insteadOf' | 'from'> & { from: string },
): Left[] | MoveRefused {
  const { snapshot } = seating.market
  const [row, target, given] = [snapshot.person.row.get(person)!, rowOfSlot(snapshot, to), rowOfSlot(snapshot, from)]
  const options = optionsFor(seating, row, given, { confirmed })
  const option = options.find(({ slots }) => slots.includes(target))
  if (!option) return { refused: conflictOf(seating, row, target, given) ?? 'full' }
  return losing(seating, option)
}

/** Who loses a seat when somebody takes one besides what they have: nobody where it is free, or who is named gives it up. */
function besides({ seating, confirmed }: Seats, { person, to, insteadOf }: Moving): Left[] | MoveRefused {
  const { snapshot } = seating.market
  const [row, target] = [snapshot.person.row.get(person)!, rowOfSlot(snapshot, to)]
  if (insteadOf) giveUp(seating, snapshot.person.row.get(insteadOf)!, target)
  const bar = barOf(seating, row, target)
  if (bar && (insteadOf || !isOccupied(bar))) return { refused: bar }
  const option = seatsFor(seating, row, { confirmed }).find(({ slots }) => slots.includes(target))
  return option ? losing(seating, option) : { refused: 'full' }
}

const losing = ({ market: { snapshot } }: Seating, { leaves }: Option): Left[] =>
  leaves.map(one => ({ person: snapshot.person.ids[one.person]!, slot: snapshot.slotIds[one.slot]! }))
