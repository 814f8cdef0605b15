/** Why nobody took a slot and why a person got none, over a whole city. */

import { eligibleRoom } from '../../pair/eligible.ts'
import { type Change, nearestChange, rejectionsOf } from '../../pair/rejections.ts'
import { admits, brokenPairRules, brokenSlotRules, fits } from '../../pair/score.ts'
import { pairRules, type Rule, rules } from '../../problem/rules.ts'
import type { Snapshot } from '../../table/arrays.ts'
import { popcount } from '../../table/keys.ts'
import { jobOf, mostOf } from '../seats/jobs.ts'
import type { Market } from '../seats/market.ts'
import { findSlots, firstOf } from '../seats/parties.ts'

/** A change on a person's side and how many activities it alone would open. */
export type Nearest = { change: Change; opportunities: number }

/** Bits of the rules that a pair breaks, by the slot that breaks the least (`rules[i]` is bit i). */
const broken = (s: Snapshot, p: number, o: number): number => {
  const from = s.opportunities.slotsAt[o]!
  let least = 0
  for (let slot = from; slot < from + s.opportunities.slots[o]!; slot++) {
    const bits = brokenSlotRules(s, p, slot)
    if (slot === from || popcount(bits) < popcount(least)) least = bits
  }
  return brokenPairRules(s, p, o) | (least << pairRules.length)
}

/** `seats`: others were preferred; `together`, `whole`: only parts of what is taken together; `activities`: none is allowed. */
export type UnplacedReason = Rule | 'seats' | 'together' | 'whole' | 'activities'
export type UnfilledReason = Rule | 'people' | 'team' | 'capacity' | 'whole'

type Unplaced = { reasons: UnplacedReason[]; nearest: Nearest | null }

/** The three rules that rule out the most, and the one change that would open the most; `seats` where others were preferred. */
export const whyUnplaced = (m: Market, p: number): Unplaced => {
  const { snapshot: s } = m
  const counts = new Uint32Array(rules.length)
  const changes = new Map<string, Nearest>()
  let eligible = false
  for (let o = 0; o < s.opportunity.ids.length; o++) {
    if (s.opportunities.slots[o] === 0 || s.opportunities.kind[o] === 0) continue
    const bits = broken(s, p, o)
    if (bits === 0) eligible = true
    count(counts, bits)
    if (popcount(bits) === 1) remember(changes, nearestChange(rejectionsOf(s, p, o))[0])
  }
  const [nearest = null] = [...changes.values()].sort((a, b) => b.opportunities - a.opportunities)
  return { reasons: eligible ? [whyNone(m, p)] : most(counts), nearest }
}

/** Why somebody has nothing who could take a slot alone. */
const whyNone = (m: Market, p: number): UnplacedReason => {
  if (mostOf(m, p) === 0) return 'activities'
  if (haveSlot(m, p)) return 'seats'
  return m.parties.has(p) ? 'together' : 'whole'
}

/** Whether there is a slot that a person could take with the whole party, and with all that comes with it. */
const haveSlot = (m: Market, p: number): boolean => {
  if (!m.parties.has(p) && !m.strict) return true
  const room = eligibleRoom(m.snapshot)
  findSlots(m, firstOf(m, p), room)
  return room.count > 0
}

/** People looked at for one slot; of more, every so many-th. */
const sample = 500
const stepOf = (s: Snapshot): number => Math.max(1, Math.ceil(s.person.ids.length / sample))

/**
 * The three rules that rule out the most people for a slot; `people` where those who could have better places, `whole` where
 * nobody could take all that comes with it.
 */
export const whyUnfilled = (m: Market, slot: number): UnfilledReason[] => {
  const { snapshot: s } = m
  const { eligible, against } = sampled(s, slot)
  if (!eligible) return against
  const job = jobOf(m, slot)
  return job.length === 1 || someoneDoesAll(s, job) ? ['people'] : ['whole']
}

const someoneDoesAll = (s: Snapshot, job: readonly number[]): boolean => {
  const o = s.slots.opportunity[job[0]!]!
  for (let p = 0; p < s.person.ids.length; p += stepOf(s))
    if (admits(s, p, o) && job.every(slot => fits(s, p, slot))) return true
  return false
}

/** The three rules that rule out the most people for a slot. */
export const rulesAgainst = (s: Snapshot, slot: number): Rule[] => sampled(s, slot).against

const sampled = (s: Snapshot, slot: number): { eligible: boolean; against: Rule[] } => {
  const counts = new Uint32Array(rules.length)
  const o = s.slots.opportunity[slot]!
  let eligible = false
  for (let p = 0; p < s.person.ids.length; p += stepOf(s)) {
    const bits = brokenPairRules(s, p, o) | (brokenSlotRules(s, p, slot) << pairRules.length)
    if (bits === 0) eligible = true
    count(counts, bits)
  }
  return { eligible, against: most(counts) }
}

const count = (counts: Uint32Array, bits: number): void => {
  for (let i = 0; i < counts.length; i++) counts[i]! += (bits >>> i) & 1
}

const most = (counts: Uint32Array): Rule[] =>
  rules
    .map((rule, i) => ({ rule, count: counts[i]! }))
    .filter(found => found.count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, 3)
    .map(({ rule }) => rule)

/** Changes of the same half-day, or within the same half kilometre, count together; the larger of two ways stands. */
const remember = (changes: Map<string, Nearest>, change: Change | undefined): void => {
  if (!change) return
  const known = changes.get(signature(change))
  if (!known) changes.set(signature(change), { change, opportunities: 1 })
  else {
    known.opportunities++
    if (change.rule === 'reach' && known.change.rule === 'reach') known.change.km = Math.max(known.change.km, change.km)
  }
}

const signature = (change: Change): string => {
  if (change.rule === 'availability') return `${change.weekday} ${change.half}`
  if (change.rule === 'reach') return `reach ${Math.ceil(change.km * 2)}`
  const { slot, ...rest } = { slot: '', ...change }
  return JSON.stringify(rest)
}
