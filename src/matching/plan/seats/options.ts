/** What a person could take in place of a slot, for a hand that moves people in a finished plan. */

import { eligibleRoom } from '../../pair/eligible.ts'
import { completes } from './composition.ts'
import { bonusOf } from './market.ts'
import { findSlots, firstOf, sizeOf } from './parties.ts'
import { type Conflict, conflictOf, couldAdd } from './repair.ts'
import { held, isFree, isWelcome, type Seating, scoreIn, shut, sitsIn, tooMany } from './seating.ts'
import { lossOf, whoYields } from './yields.ts'

/**
 * One slot that a person, with the whole party, could take instead: the score there, the points that the plan loses by it
 * (it gains where they are below zero), and who would leave a seat for it, there or, of an activity that takes nobody else, in another of its slots. Their loss is counted in full, as if they found
 * nothing else; the seat that the person leaves is counted as empty.
 */
export type Option = { slot: number; score: number; cost: number; leaves: { person: number; slot: number }[] }

export type OptionRules = {
  /** Placements that must stay as they are. */
  confirmed?: (person: number, slot: number) => boolean
}

/** Everything that a person could take in place of a slot, the least cost first; nothing where a complete team needs the person. */
export const optionsFor = (t: Seating, person: number, slot: number, { confirmed }: OptionRules = {}): Option[] => {
  const { market: m } = t
  const p = firstOf(m, person)
  if (t.state[slot] === held) return []
  const room = eligibleRoom(m.snapshot)
  findSlots(m, p, room)
  const now = scoreIn(t, p, slot)
  const options: Option[] = []
  for (let i = 0; i < room.count; i++) {
    const [to, score] = [room.slot[i]!, room.score[i]!]
    if (t.state[to] === shut || sitsIn(t, p, to) || !isWelcome(t, p, to) || !couldAdd(t, p, to, slot)) continue
    if (isFree(t, to, sizeOf(m, p)) && tooMany(t, p, to) <= 0) {
      options.push({ slot: to, score, cost: now - score, leaves: [] })
      continue
    }
    const yields = whoYields(t, to, p, confirmed ?? null)
    if (!yields) continue
    const leaves = leavesOf(t, yields.leaves)
    options.push({ slot: to, score, cost: now - score + yields.cost, leaves })
  }
  return options.sort((a, b) => a.cost - b.cost || a.slot - b.slot)
}

/** Each of those who leave, with the whole party. */
const leavesOf = ({ market: { parties } }: Seating, leaves: readonly { p: number; slot: number }[]): Option['leaves'] =>
  leaves.flatMap(({ p, slot }) => (parties.get(p) ?? [p]).map(person => ({ person, slot })))

/** What keeps a person, with the whole party, from a seat besides what they have, where the rules of the pair admit it. */
export type Bar = Conflict | 'apart' | 'team' | 'taken' | 'capacity'

/** Whether a seat could be had if somebody left. */
export const isOccupied = (bar: Bar | null): boolean => bar === 'taken' || bar === 'capacity'

export const barOf = (t: Seating, person: number, slot: number): Bar | null => {
  const { market: m } = t
  const p = firstOf(m, person)
  if (t.state[slot] === shut) return 'team'
  if (!sitsIn(t, p, slot) && !isWelcome(t, p, slot)) return 'apart'
  const conflict = conflictOf(t, p, slot)
  if (conflict) return conflict
  if (!isFree(t, slot, sizeOf(m, p))) return 'taken'
  if (tooMany(t, p, slot) > 0) return 'capacity'
  return t.state[slot] === held && !completes(t, slot, m.parties.get(p) ?? [p]) ? 'team' : null
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
  for (let i = 0; i < room.count; i++) {
    const [slot, score] = [room.slot[i]!, room.score[i]!]
    const bar = barOf(t, p, slot)
    const yields = isOccupied(bar) ? whoYields(t, slot, p, confirmed ?? null) : null
    if (bar && !yields) continue
    const leaves = leavesOf(t, yields?.leaves ?? [])
    options.push({ slot, score, cost: seatCost(t, p, score) + (yields?.cost ?? 0), leaves })
  }
  return options.sort((a, b) => a.cost - b.cost || a.slot - b.slot)
}

/** The points that the plan loses where a person, with the whole party, leaves a slot and nobody comes. */
export const removalCost = (t: Seating, person: number, slot: number): number =>
  lossOf(t, firstOf(t.market, person), slot)
