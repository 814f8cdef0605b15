/** Who makes place for somebody: leaves a full slot, an activity that takes nobody else, or a complete team. */
import { isComplete, lackOf } from './composition.ts'
import { giveUp, isWhole, leftWith, takenWith } from './jobs.ts'
import { bonusOf } from './market.ts'
import { firstOf, sizeOf } from './parties.ts'
import {
  held,
  inside,
  isAtPeace,
  isFree,
  isLocked,
  isWelcome,
  type Seating,
  scoreIn,
  seatsWithin,
  tooMany,
  undo,
} from './seating.ts'

/** What the plan loses where a person, with the whole party, leaves a slot, and of a whole job all of it. */
export const lossOf = (t: Seating, p: number, slot: number): number => {
  if (!isWhole(t.market, slot)) return scoreIn(t, p, slot) + (t.count[p] === 1 ? bonusOf(t.market, p) : 0)
  const left = leftWith(t, p, slot)
  const bonus = t.count[p] === left.length ? bonusOf(t.market, p) : 0
  return left.reduce((sum, one) => sum + scoreIn(t, p, one), bonus)
}

/** Whether somebody must keep a seat, besides those who are locked there. */
type Stays = (p: number, slot: number) => boolean

/** Who leaves which slot, each party once, and what the plan loses by it. */
type Yields = { leaves: { p: number; slot: number }[]; cost: number }

/** Those who would have to leave so that a person gets a seat, the least loss first; null where they cannot. */
export const whoYields = (t: Seating, slot: number, p: number, stays: Stays | null = null): Yields | null => {
  if (t.state[slot] === held) return whoIsReplaced(t, slot, p, stays)
  const { market: m } = t
  const others = removable(t, slot, stays)
  // Whoever must be apart leaves in any case.
  const leaves = others.filter(one => !isAtPeace(t, p, one.p))
  if (inside(t, slot).some(q => !isAtPeace(t, p, q) && !leaves.some(one => one.p === firstOf(m, q)))) return null
  let [seats, places] = [t.filled[slot]! + sizeOf(m, p) - m.need[slot]!, tooMany(t, p, slot)]
  const free = (one: Leave): void => {
    if (one.slot === slot) seats -= sizeOf(m, one.p)
    if (isOnlySeat(t, one)) places -= sizeOf(m, one.p)
  }
  leaves.forEach(free)
  const ask = (isWanted: () => boolean, list: readonly Leave[]): void => {
    for (const one of list)
      if (isWanted() && !leaves.some(({ p: q }) => q === one.p)) free(leaves[leaves.push(one) - 1]!)
  }
  if (places > 0)
    ask(
      () => places > 0,
      (seats > 0 ? others : elsewhere(t, slot, stays)).filter(one => isOnlySeat(t, one)),
    )
  ask(() => seats > 0, others)
  return seats > 0 || places > 0 ? null : { leaves, cost: costOf(t, leaves) }
}

export type Leave = Yields['leaves'][number]

/** The same for a slot and all that the person takes with it; who leaves a whole job is named with each of its slots. */
export const whoYieldsAll = (t: Seating, slot: number, p: number, stays: Stays | null = null): Yields | null => {
  const journal: NonNullable<Seating['journal']> = []
  const kept = t.journal
  t.journal = journal
  const all: Yields = { leaves: [], cost: 0 }
  const isPossible = takenWith(t, p, slot).every(one => {
    if (isFree(t, one, sizeOf(t.market, p)) && tooMany(t, p, one) <= 0 && isWelcome(t, p, one)) return true
    const yields = whoYields(t, one, p, stays)
    for (const { p: q, slot: from } of yields?.leaves ?? []) {
      all.leaves.push(...leftWith(t, q, from).map(left => ({ p: q, slot: left })))
      all.cost += lossOf(t, q, from)
      giveUp(t, q, from)
    }
    return yields !== null
  })
  undo(t, journal)
  t.journal = kept
  return isPossible ? all : null
}

const costOf = (t: Seating, leaves: readonly Leave[]): number =>
  leaves.reduce((sum, one) => sum + lossOf(t, one.p, one.slot), 0)

/** Those in a slot who may leave, each party once, the least loss first. */
const removable = (t: Seating, slot: number, stays: Stays | null): Leave[] =>
  inside(t, slot)
    .filter(q => firstOf(t.market, q) === q && !isLocked(t.market, q, slot))
    .filter(q => !stays || !leftWith(t, q, slot).some(one => stays(q, one)))
    .map(q => ({ p: q, slot }))
    .sort((a, b) => lossOf(t, a.p, slot) - lossOf(t, b.p, slot) || a.p - b.p)

/** Those in any slot of its activity who may leave it, the least loss first. */
const elsewhere = (t: Seating, slot: number, stays: Stays | null): Leave[] => {
  const { slots, opportunities } = t.market.snapshot
  const o = slots.opportunity[slot]!
  const from = opportunities.slotsAt[o]!
  return Array.from({ length: opportunities.slots[o]! }, (_, i) => from + i)
    .filter(one => t.state[one] !== held)
    .flatMap(one => removable(t, one, stays))
    .sort((a, b) => lossOf(t, a.p, a.slot) - lossOf(t, b.p, b.slot) || a.p - b.p || a.slot - b.slot)
}

/** Whether a person takes part in the activity of a slot by that slot, and what is left with it, alone. */
const isOnlySeat = (t: Seating, { p, slot }: Leave): boolean =>
  seatsWithin(t, p, t.market.snapshot.slots.opportunity[slot]!) === leftWith(t, p, slot).length

/** Whoever in a complete team can be replaced by a person so that it stays complete, with the least loss. */
const whoIsReplaced = (t: Seating, slot: number, p: number, stays: Stays | null): Yields | null => {
  const people = inside(t, slot)
  const members = t.market.parties.get(p) ?? [p]
  const team = t.market.teamOf.get(slot)!
  const places = tooMany(t, p, slot)
  const first = removable(t, slot, stays).find(one => {
    if (places > 0 && (!isOnlySeat(t, one) || sizeOf(t.market, one.p) < places)) return false
    const rest = people.filter(q => firstOf(t.market, q) !== one.p)
    const isPeaceful = rest.every(q => isAtPeace(t, p, q))
    return isPeaceful && isComplete(lackOf(t, team, slot, [...rest, ...members]))
  })
  return first === undefined ? null : { leaves: [first], cost: costOf(t, [first]) }
}
