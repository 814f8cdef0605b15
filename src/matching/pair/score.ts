import { pairRules, slotRules } from '../problem/rules.ts'
import type { Snapshot } from '../table/arrays.ts'
import * as constraints from './constraints.ts'
import { constraint } from './constraints.ts'
import * as terms from './terms.ts'

const { points } = terms

/** Whether every hard rule of the pair is kept; the slots are not looked at. */
export const admits = (s: Snapshot, p: number, o: number): boolean =>
  constraints.kind(s, p, o) &&
  constraints.open(s, p, o) &&
  constraints.reach(s, p, o) &&
  constraints.category(s, p, o) &&
  constraints.load(s, p, o) &&
  constraints.skill(s, p, o) &&
  constraints.age(s, p, o) &&
  constraints.residence(s, p, o) &&
  constraints.excluded(s, p, o)

/** Whether the person alone could take the slot. */
export const fits = (s: Snapshot, p: number, slot: number): boolean =>
  constraints.availability(s, p, slot) &&
  constraints.busy(s, p, slot) &&
  constraints.hours(s, p, slot) &&
  constraints.days(s, p, slot)

const pairChecks = pairRules.map(rule => constraint[rule])
const slotChecks = slotRules.map(rule => constraint[rule])

/** Bit set of the pair rules that are broken, bit i for `pairRules[i]`. */
export const brokenPairRules = (s: Snapshot, p: number, o: number): number => brokenOf(pairChecks, s, p, o)

/** Bit set of the slot rules that are broken, bit i for `slotRules[i]`. */
export const brokenSlotRules = (s: Snapshot, p: number, slot: number): number => brokenOf(slotChecks, s, p, slot)

const brokenOf = (checks: typeof pairChecks, s: Snapshot, p: number, other: number): number => {
  let bits = 0
  for (let i = 0; i < checks.length; i++) if (!checks[i]!(s, p, other)) bits |= 1 << i
  return bits
}

/** Points of all terms but time. */
export const baseScore = (s: Snapshot, p: number, o: number): number => {
  const w = s.weights
  return (
    points(w[0]!, terms.likes(s, p, o)) +
    points(w[1]!, terms.distance(s, p, o)) +
    points(w[3]!, terms.experience(s, p, o)) +
    points(w[4]!, terms.terms(s, p, o)) +
    points(w[5]!, terms.character(s, p, o)) +
    points(w[6]!, terms.need(s, p, o))
  )
}

/** Points of the time term for one slot. */
export const timeScore = (s: Snapshot, p: number, slot: number): number => points(s.weights[2]!, terms.time(s, p, slot))

/** The slot that the person can take and that suits best, the first of equals; -1 where none fits. */
export const bestSlot = (s: Snapshot, p: number, o: number): number => {
  const from = s.opportunities.slotsAt[o]!
  const to = from + s.opportunities.slots[o]!
  let best = -1
  let most = -1
  for (let slot = from; slot < to; slot++) {
    if (!fits(s, p, slot)) continue
    const share = terms.time(s, p, slot)
    if (share > most) {
      most = share
      best = slot
    }
  }
  return best
}

/** The score 0 to 1000 of an opportunity for a person by its best slot, or -1 where a hard rule is broken. */
export const score = (s: Snapshot, p: number, o: number): number => {
  if (!admits(s, p, o)) return -1
  if (s.opportunities.slots[o] === 0) return baseScore(s, p, o) + points(s.weights[2]!, terms.timeWithoutSlot(s, o))
  const slot = bestSlot(s, p, o)
  return slot < 0 ? -1 : baseScore(s, p, o) + timeScore(s, p, slot)
}

/** The points of each term, in order, for a slot of the opportunity, or by agreement where the slot is -1. */
export const termPoints = (s: Snapshot, p: number, o: number, slot: number): number[] => {
  const shares = [
    terms.likes(s, p, o),
    terms.distance(s, p, o),
    slot < 0 ? terms.timeWithoutSlot(s, o) : terms.time(s, p, slot),
    terms.experience(s, p, o),
    terms.terms(s, p, o),
    terms.character(s, p, o),
    terms.need(s, p, o),
  ]
  return shares.map((share, i) => points(s.weights[i]!, share))
}
