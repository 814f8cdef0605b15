import {
  barOf,
  compare,
  explain,
  giveUp,
  leftWith,
  optionsFor as optionsOf,
  type Plan,
  removalCost,
  rowOfSlot,
  seatCost,
  standardWeights,
  substitutes,
  takenWith,
} from '#matching/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { planById } from '../store.ts'
import type { Comparison, Effect, Options, PlanHead, SlotFacts, Why } from '../view.ts'
import { activityIn, partyOf, type Seats, seatsOf } from './seats.ts'
import { currentOf } from './store.ts'
import { facesOf, placementsOf, slotsOf } from './store-view.ts'

/** So many other slots, and so many other people, are shown; the best of them. */
const MOST = 20

/** Why somebody suits a slot of a plan, or does not: from the data that the plan was made of. */
export async function whyOf(db: Read, plan: string, person: string, slot: string, today: Day): Promise<Why | null> {
  const seats = await seatsOf(db, plan)
  const opportunity = seats && activityIn(seats.problem, slot)
  if (!seats || !opportunity || !seats.seating.market.snapshot.person.row.has(person)) return null
  const face = (await facesOf(db, [person], today)).get(person)
  const facts = (await slotsOf(db, plan, [slot])).get(slot)
  if (!face || !facts) return null
  const row =
    (await placementsOf(db, plan, today, { people: [person] })).find(placement => placement.slot === slot) ?? null
  return {
    explanation: explain(seats.seating.market.snapshot, person, opportunity, slot),
    weights: { ...standardWeights, ...seats.problem.weights },
    ...{ slot: facts, person: face, row },
  }
}

/**
 * What else somebody could take in place of a slot, who else could take that seat, and what it costs to leave it empty;
 * each with the points that the plan loses and who is affected. Null where the person does not have the slot.
 */
export async function optionsFor(
  db: Read,
  plan: string,
  person: string,
  slot: string,
  today: Day,
): Promise<Options | null> {
  const seats = await seatsOf(db, plan)
  if (!seats?.placements.some(one => one.person_id === person && one.slot_id === slot)) return null
  const found = counted(seats, person, slot)
  const { snapshot } = seats.seating.market
  const leaves = found.moves.flatMap(move => move.leaves)
  const idOf = (row: number) => snapshot.person.ids[row]!
  const own = partyOf(seats, person)
  const partyIn = (row: number) => partyOf(seats, idOf(row))
  const people = [...leaves.map(one => idOf(one.person)), ...found.others.flatMap(one => partyIn(one.person))]
  const faces = await facesOf(db, [...people, ...own], today)
  const rows = [...found.moves, ...found.others].flatMap(one => one.slots)
  const ids = [...rows, ...leaves.map(one => one.slot), ...found.left].map(row => snapshot.slotIds[row]!)
  const slots = await slotsOf(db, plan, [...ids, slot])
  const face = (id: string) => faces.get(id)!
  const facts = (row: number) => slots.get(snapshot.slotIds[row]!)!
  const here = slots.get(slot)!
  const also = found.left.filter(row => snapshot.slotIds[row] !== slot)
  /** What else somebody loses and gains, by row, where whole jobs are given up or taken. */
  const besides = (who: string, loses: readonly number[], gains: readonly number[]): Effect[] => [
    ...loses.map(row => ({ person: face(who), loses: facts(row), gains: null })),
    ...gains.map(row => ({ person: face(who), loses: null, gains: facts(row) })),
  ]
  const withThem = (to: SlotFacts) =>
    own.filter(one => one !== person).map(one => ({ person: face(one), loses: here, gains: to }))
  return {
    move: found.moves.map(({ slot: to, slots: taken, score, cost, leaves: lost }) => ({
      ...{ to: facts(to), score, cost },
      effects: [
        ...withThem(facts(to)),
        ...own.flatMap(who => besides(who, also, taken.slice(1))),
        ...lost.map(one => ({ person: face(idOf(one.person)), loses: facts(one.slot), gains: null })),
      ],
    })),
    others: found.others.map(({ person: other, slots: taken, score, cost }) => ({
      ...{ person: face(idOf(other)), score, cost },
      effects: [
        ...own.flatMap(who => [{ person: face(who), loses: here, gains: null }, ...besides(who, also, [])]),
        ...partyIn(other)
          .slice(1)
          .map(one => ({ person: face(one), loses: null, gains: here })),
        ...partyIn(other).flatMap(who => besides(who, [], taken)),
      ],
    })),
    removal: { cost: found.removal, also: also.map(facts) },
  }
}

/** The same in rows and points; `left`: all that is left with the slot. Takes the person out of it: the seating is used up. */
function counted({ seating, confirmed }: Seats, person: string, slot: string) {
  const { snapshot, parties } = seating.market
  const [p, from] = [snapshot.person.row.get(person)!, rowOfSlot(snapshot, slot)]
  const moves = optionsOf(seating, p, from, { confirmed })
    .sort((a, b) => a.cost - b.cost)
    .slice(0, MOST)
  const removal = removalCost(seating, p, from)
  const left = leftWith(seating, p, from)
  giveUp(seating, p, from)
  // Of a team that is not complete no seat can be given to one alone.
  const others = substitutes(seating, from, MOST, new Set([p, ...(parties.get(p) ?? [])]))
    .filter(one => barOf(seating, one.person, from) === null)
    .map(one => ({
      ...{ ...one, slots: takenWith(seating, one.person, from).filter(row => row !== from) },
      cost: removal + seatCost(seating, one.person, one.score),
    }))
  return { moves, left, removal, others: others.sort((a, b) => a.cost - b.cost) }
}

/** Two plans side by side, as they are now; null where one of them cannot be seen or is not made yet. */
export async function compareWith(db: Read, a: string, b: string, today: Day): Promise<Comparison | null> {
  const [before, after] = [await planById(db, a), await planById(db, b)]
  if (!before || !after || before.total === null || after.total === null) return null
  const found = compare(await asPlan(db, before), await asPlan(db, after))
  const people = [...found.gained, ...found.lost, ...found.moved].map(({ person }) => person)
  const faces = await facesOf(db, people, today)
  const ids = [
    ...[...found.gained, ...found.lost].flatMap(({ slots }) => slots),
    ...found.moved.flatMap(({ gives, takes }) => [...gives, ...takes]),
    ...[...found.filled, ...found.emptied].map(({ slot }) => slot),
  ]
  const slots = new Map([...(await slotsOf(db, a, ids)), ...(await slotsOf(db, b, ids))])
  const facts = (list: readonly string[]): SlotFacts[] => list.flatMap(id => slots.get(id) ?? [])
  const named = <T>(list: readonly (T & { person: string })[], tell: (one: T) => object) =>
    list.flatMap(one => (faces.has(one.person) ? [{ person: faces.get(one.person)!, ...tell(one) }] : []))
  return {
    ...{ a: before, b: after },
    gained: named(found.gained, one => ({ slots: facts(one.slots) })) as Comparison['gained'],
    lost: named(found.lost, one => ({ slots: facts(one.slots) })) as Comparison['lost'],
    moved: named(found.moved, one => ({ before: facts(one.gives), after: facts(one.takes) })) as Comparison['moved'],
    filled: facts(found.filled.map(({ slot }) => slot)),
    emptied: facts(found.emptied.map(({ slot }) => slot)),
  }
}

/** A plan as people left it, in the words of the engine. */
async function asPlan(db: Read, head: PlanHead): Promise<Plan> {
  const placements = (await currentOf(db, head.id)).map(({ person_id, slot_id, score, terms }) => ({
    ...{ person: person_id, slot: slot_id, score, terms },
  }))
  const [objective, bound] = [head.total ?? 0, head.bound ?? 0]
  return {
    ...{ format: 'yui-plan/1', instance: head.instance ?? '', objective, bound, gap: 0, placements },
    ...{ unplaced: [], unfilled: [], teams: [], certificate: { prices: {} } },
  }
}
