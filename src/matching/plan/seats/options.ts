/** What a person could take in place of a slot, for a hand that moves people in a finished plan. */

import { type Eligible, eligibleRoom } from '../../pair/eligible.ts'
import { admits, fits } from '../../pair/score.ts'
import { completes } from './composition.ts'
import { type Conflict, conflictOf, couldAdd } from './conflict.ts'
import { jobOf, leftWith, takenWith } from './jobs.ts'
import { bonusOf } from './market.ts'
import { findSlots, firstOf, sizeOf } from './parties.ts'
import { held, isFree, isWelcome, type Seating, scoreIn, shut, sitsIn, tooMany } from './seating.ts'
import { lossOf, whoYieldsAll } from './yields.ts'

/**
 * One slot that a person, with the whole party, could take instead: the score there, the points that the plan loses by it
 * (it gains where they are below zero), and who would leave a seat for it, there or, of an activity that takes nobody else, in another of its slots. Their loss is counted in full, as if they found
 * nothing else; the seat that the person leaves is counted as empty. A whole job is one option: `slots` are all that come
 * with the slot, itself first, and the score is that of all of them.
 */
export type Option = {
  slot: number
  slots: readonly number[]
  score: number
  cost: number
  leaves: { person: number; slot: number }[]
}

export type OptionRules = {
  /** Placements that must stay as they are. */
  confirmed?: (person: number, slot: number) => boolean
}

/** Everything that a person could take in place of a slot, of a whole job all of it, the least cost first; nothing where a complete team needs the person. */
export const optionsFor = (t: Seating, person: number, slot: number, { confirmed }: OptionRules = {}): Option[] => {
  const { market: m } = t
  const p = firstOf(m, person)
  if (t.state[slot] === held) return []
  const room = eligibleRoom(m.snapshot)
  findSlots(m, p, room)
  const now = leftWith(t, p, slot).reduce((sum, one) => sum + scoreIn(t, p, one), 0)
  const options: Option[] = []
  for (const { slot: to, slots, score } of takeable(t, p, room)) {
    if (t.state[to] === shut || sitsIn(t, p, to) || !isWelcome(t, p, to) || !couldAdd(t, p, to, slot)) continue
    const yields = slots.every(one => isAtHand(t, p, one)) ? nobody : whoYieldsAll(t, to, p, confirmed ?? null)
    if (!yields) continue
    const leaves = leavesOf(t, yields.leaves)
    options.push({ slot: to, slots, score, cost: now - score + yields.cost, leaves })
  }
  return options.sort((a, b) => a.cost - b.cost || a.slot - b.slot)
}

const nobody = { leaves: [], cost: 0 }

const isAtHand = (t: Seating, p: number, slot: number): boolean =>
  isFree(t, slot, sizeOf(t.market, p)) && tooMany(t, p, slot) <= 0 && isWelcome(t, p, slot)

/** What somebody could take by the rules of the pair: slots with all that comes with each, a whole job once. */
function* takeable(
  t: Seating,
  p: number,
  { slot, score, count }: Eligible,
): Generator<Omit<Option, 'cost' | 'leaves'>> {
  const scores = new Map<number, number>()
  if (t.market.strict) for (let i = 0; i < count; i++) scores.set(slot[i]!, score[i]!)
  for (let i = 0; i < count; i++) {
    const slots = takenWith(t, p, slot[i]!)
    if (slots.length === 1) yield { slot: slot[i]!, slots, score: score[i]! }
    else if (slots[0] === slot[i] && slots.every(one => scores.has(one)))
      yield { slot: slot[i]!, slots, score: slots.reduce((sum, one) => sum + scores.get(one)!, 0) }
  }
}

/** Each of those who leave, with the whole party. */
const leavesOf = ({ market: { parties } }: Seating, leaves: readonly { p: number; slot: number }[]): Option['leaves'] =>
  leaves.flatMap(({ p, slot }) => (parties.get(p) ?? [p]).map(person => ({ person, slot })))

/** What keeps a person, with the whole party, from a seat besides what they have, where the rules of the pair admit it. */
export type Bar = Conflict | 'whole' | 'apart' | 'team' | 'taken' | 'capacity'

/** Whether a seat could be had if somebody left. */
export const isOccupied = (bar: Bar | null): boolean => bar === 'taken' || bar === 'capacity'

export const barOf = (t: Seating, person: number, slot: number): Bar | null => {
  const { market: m } = t
  const p = firstOf(m, person)
  if (t.state[slot] === shut) return 'team'
  if (!sitsIn(t, p, slot) && !isWelcome(t, p, slot)) return 'apart'
  if (!canDoAll(t, p, slot)) return 'whole'
  const conflict = conflictOf(t, p, slot)
  if (conflict) return conflict
  const slots = takenWith(t, p, slot)
  if (slots.some(one => !isWelcome(t, p, one))) return 'apart'
  if (slots.some(one => !isFree(t, one, sizeOf(m, p)))) return 'taken'
  if (tooMany(t, p, slot) > 0) return 'capacity'
  return t.state[slot] === held && !completes(t, slot, m.parties.get(p) ?? [p]) ? 'team' : null
}

/** Whether a person, with the whole party, could take every slot of a whole job by the rules of the pair. */
const canDoAll = ({ market: m }: Seating, p: number, slot: number): boolean => {
  const { snapshot: s } = m
  const others = jobOf(m, slot).filter(one => one !== slot)
  return (m.parties.get(p) ?? [p]).every(
    member =>
      others.length === 0 ||
      (admits(s, member, s.slots.opportunity[slot]!) && others.every(one => fits(s, member, one))),
  )
}

/** The points that the plan loses by one more seat of this score (below 0: it gains); the first one brings the bonus too. */
export const seatCost = (t: Seating, person: number, score: number): number => {
  const p = firstOf(t.market, person)
  return -score - (t.count[p] === 0 ? bonusOf(t.market, p) : 0)
}

/**
 * Every seat that a person, with the whole party, could take besides what they have, the least cost first: a free one, or
 * that of who would lose least by it, whose loss is counted in full.
 */
export const seatsFor = (t: Seating, person: number, { confirmed }: OptionRules = {}): Option[] => {
  const { market: m } = t
  const p = firstOf(m, person)
  const room = eligibleRoom(m.snapshot)
  findSlots(m, p, room)
  const options: Option[] = []
  for (const { slot, slots, score } of takeable(t, p, room)) {
    const bar = barOf(t, p, slot)
    const yields = isOccupied(bar) ? whoYieldsAll(t, slot, p, confirmed ?? null) : null
    if (bar && !yields) continue
    const leaves = leavesOf(t, yields?.leaves ?? [])
    options.push({ slot, slots, score, cost: seatCost(t, p, score) + (yields?.cost ?? 0), leaves })
  }
  return options.sort((a, b) => a.cost - b.cost || a.slot - b.slot)
}

/** The points that the plan loses where a person, with the whole party, leaves a slot, of a whole job all of it, and nobody comes. */
export const removalCost = (t: Seating, person: number, slot: number): number =>
  lossOf(t, firstOf(t.market, person), slot)
