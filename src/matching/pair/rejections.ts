import { halfOf, isoDate } from '../problem/calendar.ts'
import { type Half, type Kind, kinds, type Weekday, weekdays } from '../problem/model.ts'
import { pairRules, type Rule, rules, slotRules } from '../problem/rules.ts'
import { busyAt, freeAt, type Snapshot } from '../table/arrays.ts'
import { namesOf, popcount } from '../table/keys.ts'
import { km } from './constraints.ts'
import { brokenPairRules, brokenSlotRules } from './score.ts'
import { rowOf } from './topk.ts'

/**
 * A broken rule with what a sentence about it needs. `desk` is for the person and the counsellor only, never for the
 * organiser (it tells of health); `staff` never leaves the staff.
 */
export type Rejection =
  | { rule: 'open' | 'residence' }
  | { rule: 'kind'; kind: Kind }
  | { rule: 'category'; category: string }
  | { rule: 'load'; loads: string[]; private: 'desk' }
  | { rule: 'skill'; skills: string[] }
  | { rule: 'reach'; km: number; reachKm: number }
  | { rule: 'age'; ageMin: number }
  | { rule: 'excluded'; private: 'staff' }
  | { rule: 'availability'; slot: string; weekday: Weekday; half: Half; from: number; to: number }
  | { rule: 'busy'; slot: string; dates: string[] }
  | { rule: 'hours'; slot: string; hours: number; most: number }
  | { rule: 'days'; slot: string; days: number; most: number }

/** The smallest change on the person's side that keeps one rule; km, hours and days are what is missing. */
export type Change =
  | { rule: 'kind'; kind: Kind }
  | { rule: 'category'; category: string }
  | { rule: 'load'; loads: string[]; private: 'desk' }
  | { rule: 'skill'; skills: string[] }
  | { rule: 'reach'; km: number }
  | { rule: 'availability'; slot: string; weekday: Weekday; half: Half; from: number; to: number }
  | { rule: 'busy'; slot: string; dates: string[] }
  | { rule: 'hours'; slot: string; hours: number }
  | { rule: 'days'; slot: string; days: number }

/** All broken rules: those of the pair and those of a slot, by default the one nearest to fitting. Empty when eligible. */
export const rejectionsOf = (s: Snapshot, p: number, o: number, slot = nearestSlot(s, p, o)): Rejection[] => {
  const pair = brokenPairRules(s, p, o)
  const found = pairRules.filter((_, i) => (pair >>> i) & 1).map(rule => describePair(s, p, o, rule))
  if (slot < 0) return found
  const broken = brokenSlotRules(s, p, slot)
  return [...found, ...slotRules.filter((_, i) => (broken >>> i) & 1).map(rule => describeSlot(s, p, slot, rule))]
}

/** What is ruled out by one rule: the ids of what breaks one rule in all (1), two (2) … */
export type Outline = readonly (readonly string[])[]

/**
 * All that does not come into question for a person, or for an opportunity, by the first rule that is broken in the order
 * of the rules; those of time count where they alone are. A few microseconds for each pair, so that a page can say how
 * many. Refuses an unknown id.
 */
export const outlines = (
  s: Snapshot,
  side: 'person' | 'opportunity',
  id: string,
  keeps: (id: string) => boolean = () => true,
): ReadonlyMap<Rule, Outline> => {
  const ofPerson = side === 'person'
  const mine = rowOf(s[side], id)
  const { ids } = ofPerson ? s.opportunity : s.person
  const found = new Map<Rule, string[][]>()
  for (let row = 0; row < ids.length; row++) {
    if (ids[row] === '' || !keeps(ids[row]!)) continue
    const broken = ofPerson ? brokenRules(s, mine, row) : brokenRules(s, row, mine)
    if (broken === 0) continue
    const rule = rules[firstBit(broken)]!
    if (!found.has(rule)) found.set(rule, [])
    const group = found.get(rule)!
    const many = popcount(broken)
    while (group.length <= many) group.push([])
    group[many]!.push(ids[row]!)
  }
  return found
}

/** Bit set of the broken rules, bit i for `rules[i]`: those of the pair, or else those of the slot that is nearest to fitting. */
const brokenRules = (s: Snapshot, p: number, o: number): number => {
  const pair = brokenPairRules(s, p, o)
  if (pair !== 0) return pair
  const slot = nearestSlot(s, p, o)
  return slot < 0 ? 0 : brokenSlotRules(s, p, slot) << pairRules.length
}

const firstBit = (bits: number): number => 31 - Math.clz32(bits & -bits)

/** The slot with the least broken rules, of equals the one that lacks the least free time, then the first; -1 without. */
const nearestSlot = (s: Snapshot, p: number, o: number): number => {
  const from = s.opportunities.slotsAt[o]!
  let best = -1
  let least = Number.POSITIVE_INFINITY
  for (let slot = from; slot < from + s.opportunities.slots[o]!; slot++) {
    const bits = brokenSlotRules(s, p, slot)
    const cost = popcount(bits) * 1000 + missingQuarters(s, p, slot)
    if (cost < least) {
      least = cost
      best = slot
    }
  }
  return best
}

const isFree = (s: Snapshot, p: number, slot: number, quarter: number): boolean =>
  ((s.people.free[freeAt(s, p, s.shapes.weekday[s.slots.shape[slot]!]!) + (quarter >> 5)]! >>> (quarter & 31)) & 1) ===
  1

const missingQuarters = (s: Snapshot, p: number, slot: number): number => {
  const shape = s.slots.shape[slot]!
  let missing = 0
  for (let q = s.shapes.from[shape]!; q < s.shapes.to[shape]!; q++) if (!isFree(s, p, slot, q)) missing++
  return missing
}

const skillNames = (s: Snapshot, p: number, o: number): string[] => {
  const words = s.widths.skillWords
  return s.keys.skills.list.filter(
    (_, key) =>
      ((s.opportunities.requires[o * words + (key >> 5)]! & ~s.people.skills[p * words + (key >> 5)]!) >>> (key & 31)) &
      1,
  )
}

const brokenLoads = (s: Snapshot, p: number, o: number): string[] =>
  namesOf(
    s.keys.loads,
    [0, 1, 2].reduce((bits, d) => bits | (s.people.avoids[p * 3 + d]! & s.opportunities.loads[o * 3 + d]!), 0),
  )

const describePair = (s: Snapshot, p: number, o: number, rule: (typeof pairRules)[number]): Rejection => {
  switch (rule) {
    case 'kind':
      return { rule, kind: kinds[31 - Math.clz32(s.opportunities.kind[o]!)]! }
    case 'category':
      return { rule, category: s.keys.categories.list[s.opportunities.category[o]!]! }
    case 'load':
      return { rule, loads: brokenLoads(s, p, o), private: 'desk' }
    case 'skill':
      return { rule, skills: skillNames(s, p, o) }
    case 'reach':
      return { rule, km: km(s, p, o), reachKm: s.people.reachKm[p]! }
    case 'age':
      return { rule, ageMin: s.opportunities.ageMin[o]! }
    case 'excluded':
      return { rule, private: 'staff' }
    default:
      return { rule }
  }
}

const describeSlot = (s: Snapshot, p: number, slot: number, rule: (typeof slotRules)[number]): Rejection => {
  const t = s.shapes
  const shape = s.slots.shape[slot]!
  const id = s.slotIds[slot]!
  const [from, to] = [t.from[shape]! / 4, t.to[shape]! / 4]
  switch (rule) {
    case 'availability': {
      let first = t.from[shape]!
      while (isFree(s, p, slot, first)) first++
      return { rule, slot: id, weekday: weekdays[t.weekday[shape]!]!, half: halfOf(first / 4), from, to }
    }
    case 'busy':
      return { rule, slot: id, dates: busyDates(s, p, slot) }
    case 'hours':
      return { rule, slot: id, hours: to - from, most: s.people.maxHours[p]! / 4 }
    case 'days':
      return { rule, slot: id, days: s.slots.weekCount[slot]!, most: s.people.maxDays[p]! }
  }
}

const busyDates = (s: Snapshot, p: number, slot: number): string[] => {
  const day = s.shapes.weekday[s.slots.shape[slot]!]!
  const clash = s.people.busy[busyAt(s, p, day)]! & s.slots.weeks[slot]!
  const weeks = Array.from({ length: s.horizon.weeks }, (_, week) => week).filter(week => (clash >>> week) & 1)
  return weeks.map(week => isoDate(s.horizon.monday + week * 7 + day))
}

/** Rules that only the municipality or the organiser could change. */
const fixed: ReadonlySet<Rule> = new Set(['open', 'age', 'residence', 'excluded'])

/** The changes that would together admit the person, or none where a rule is broken that the person cannot change. */
export const nearestChange = (rejections: readonly Rejection[]): Change[] =>
  rejections.some(({ rule }) => fixed.has(rule)) ? [] : rejections.flatMap(changeFor)

const changeFor = (rejection: Rejection): Change[] => {
  switch (rejection.rule) {
    case 'reach':
      return [{ rule: 'reach', km: Math.ceil((rejection.km - rejection.reachKm) * 10) / 10 }]
    case 'hours':
      return [{ rule: 'hours', slot: rejection.slot, hours: rejection.hours - rejection.most }]
    case 'days':
      return [{ rule: 'days', slot: rejection.slot, days: rejection.days - rejection.most }]
    case 'open':
    case 'residence':
    case 'age':
    case 'excluded':
      return []
    default:
      return [rejection]
  }
}
