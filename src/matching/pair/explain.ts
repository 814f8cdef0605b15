import { halfOf } from '../problem/calendar.ts'
import { type Half, type Term, terms as termNames, type Weekday, weekdays } from '../problem/model.ts'
import { type Snapshot, tasteAt } from '../table/arrays.ts'
import { namesOf } from '../table/keys.ts'
import { chord2, km } from './constraints.ts'
import { type Change, nearestChange, type Rejection, rejectionsOf } from './rejections.ts'
import { bestSlot, termPoints } from './score.ts'
import { rowOf } from './topk.ts'

/** A wish for a category corrected by behaviour; `said`: what of it was said, 0 where nobody said anything. */
type Taste = { category: string; wish: number; said: number }

/** Why it suits: the term and what a sentence about it needs. */
export type Reason =
  | ({ term: 'likes' } & Taste)
  | { term: 'distance'; km: number; reachKm: number }
  | { term: 'time'; slot: string; weekday: Weekday; half: Half; from: number; to: number }
  | { term: 'experience'; skills: string[] }
  | { term: 'terms'; met: ('pay' | 'days' | 'shift')[] }
  | { term: 'character'; words: string[] }
  | { term: 'need' }

/** What to watch: at most one, the gravest. A load below what is avoided tells of health and stays at the desk. */
export type Caution =
  | { about: 'load'; loads: string[]; private: 'desk' }
  | ({ about: 'likes' } & Taste)
  | { about: 'distance'; km: number; reachKm: number }
  | { about: 'pay' | 'hours' | 'days' | 'shift' }
  | { about: 'experience'; skills: string[] }

export type Explanation = {
  eligible: boolean
  /** 0 to 1000; what it would be where the pair is not eligible. */
  total: number
  /** The points of each term; their sum is the total. */
  terms: Record<Term, number>
  /** The terms that give no points because nobody knows: a place or a reach, the hours of one side. */
  unknown: Term[]
  /** The slot that the time term is about; null where hours are by agreement or nothing fits. */
  slot: string | null
  reasons: Reason[]
  caution: Caution | null
  rejections: Rejection[]
  nearest: Change[]
}

/** Everything there is to say about a pair, for a slot of the opportunity or by its best one. Refuses unknown ids. */
export const explain = (s: Snapshot, personId: string, opportunityId: string, slotId?: string): Explanation => {
  const p = rowOf(s.person, personId)
  const o = rowOf(s.opportunity, opportunityId)
  const asked = slotId === undefined ? undefined : slotRow(s, o, slotId)
  const slot = asked ?? bestSlot(s, p, o)
  const points = termPoints(s, p, o, slot)
  const rejections = rejectionsOf(s, p, o, asked)
  return {
    eligible: rejections.length === 0,
    total: points.reduce((sum, n) => sum + n, 0),
    terms: Object.fromEntries(termNames.map((term, i) => [term, points[i]!])) as Record<Term, number>,
    unknown: unknownTerms(s, p, o),
    slot: slot < 0 ? null : s.slotIds[slot]!,
    reasons: reasonsOf(s, p, o, slot, points),
    caution: cautionOf(s, p, o, slot),
    rejections,
    nearest: nearestChange(rejections),
  }
}

const unknownTerms = (s: Snapshot, p: number, o: number): Term[] => {
  const { slots, timesUnknown } = s.opportunities
  const timeless = slots[o] === 0 ? timesUnknown[o] === 1 : s.people.timeKnown[p] === 0
  return [...(Number.isNaN(chord2(s, p, o)) ? (['distance'] as const) : []), ...(timeless ? (['time'] as const) : [])]
}

const slotRow = (s: Snapshot, o: number, id: string): number => {
  const from = s.opportunities.slotsAt[o]!
  const row = s.slotIds.indexOf(id, from)
  if (row < 0 || row >= from + s.opportunities.slots[o]!) throw new RangeError(`unknown slot ${id}`)
  return row
}

/** At most three reasons, the terms with the most points first, of those that have something to say. */
const reasonsOf = (s: Snapshot, p: number, o: number, slot: number, points: number[]): Reason[] =>
  termNames
    .map((term, i) => ({ reason: reasonFor(s, p, o, slot, term), points: points[i]! }))
    .filter((found): found is { reason: Reason; points: number } => found.reason !== null && found.points > 0)
    .sort((a, b) => b.points - a.points)
    .slice(0, 3)
    .map(({ reason }) => reason)

const reasonFor = (s: Snapshot, p: number, o: number, slot: number, term: Term): Reason | null => {
  switch (term) {
    case 'likes': {
      const taste = tasteOf(s, p, o)
      return taste.wish > 0 ? { term, ...taste } : null
    }
    case 'distance': {
      const way = wayOf(s, p, o)
      return way.km <= way.reachKm * 0.6 ? { term, ...way } : null
    }
    case 'time':
      return slot < 0 || s.people.timeKnown[p] === 0 ? null : { term, ...when(s, slot) }
    case 'experience': {
      const skills = welcomeSkills(s, p, o, true)
      return skills.length > 0 ? { term, skills } : null
    }
    case 'terms': {
      const met = wishesMet(s, p, o, true)
      return met.length > 0 ? { term, met } : null
    }
    case 'character': {
      const words = namesOf(s.keys.words, s.people.words[p]! & s.opportunities.words[o]!)
      return words.length > 0 ? { term, words } : null
    }
    case 'need':
      return s.opportunities.need[o]! >= 0.5 ? { term } : null
  }
}

const tasteOf = (s: Snapshot, p: number, o: number): Taste => {
  const key = s.opportunities.category[o]!
  const at = tasteAt(s, p, key)
  return { category: s.keys.categories.list[key]!, wish: s.people.taste[at]! / 20, said: s.people.said[at]! / 20 }
}

const wayOf = (s: Snapshot, p: number, o: number): { km: number; reachKm: number } => ({
  km: km(s, p, o),
  reachKm: s.people.reachKm[p]!,
})

const when = (s: Snapshot, slot: number) => {
  const shape = s.slots.shape[slot]!
  const [from, to] = [s.shapes.from[shape]! / 4, s.shapes.to[shape]! / 4]
  return { slot: s.slotIds[slot]!, weekday: weekdays[s.shapes.weekday[shape]!]!, half: halfOf(from), from, to }
}

const lengthOf = (s: Snapshot, slot: number): number =>
  s.shapes.to[s.slots.shape[slot]!]! - s.shapes.from[s.slots.shape[slot]!]!

const welcomeSkills = (s: Snapshot, p: number, o: number, has: boolean): string[] => {
  const words = s.widths.skillWords
  const bit = (bits: Uint32Array, row: number, key: number): number =>
    (bits[row * words + (key >> 5)]! >>> (key & 31)) & 1
  return s.keys.skills.list.filter(
    (_, key) => bit(s.opportunities.wants, o, key) === 1 && (bit(s.people.skills, p, key) === 1) === has,
  )
}

/** Which of the stated wishes about reward, days a week and length of a shift are met, or are not. */
const wishesMet = (s: Snapshot, p: number, o: number, met: boolean): ('pay' | 'days' | 'shift')[] => {
  const { people: a, opportunities: b } = s
  const pay = (a.wishPay[p] === 1) === (b.paid[o] === 1) && (b.yen[o] === 0 || b.yen[o]! >= a.wishYen[p]!)
  const found: ['pay' | 'days' | 'shift', stated: boolean, kept: boolean][] = [
    ['pay', a.wishPay[p] !== 0, pay],
    ['days', a.wishDays[p] !== 0 && b.days[o] !== 0, a.wishDays[p]! >= b.days[o]!],
    ['shift', a.wishShift[p] !== 0 && b.shortest[o] !== 0, a.wishShift[p]! >= b.shortest[o]!],
  ]
  return found.filter(([, stated, kept]) => stated && kept === met).map(([name]) => name)
}

const cautionOf = (s: Snapshot, p: number, o: number, slot: number): Caution | null => {
  const loads = lighterLoads(s, p, o)
  if (loads.length > 0) return { about: 'load', loads, private: 'desk' }
  const taste = tasteOf(s, p, o)
  if (taste.wish < 0) return { about: 'likes', ...taste }
  const way = wayOf(s, p, o)
  if (way.km > way.reachKm * 0.85) return { about: 'distance', ...way }
  const wished = s.people.wishHours[p]!
  if (slot >= 0 && wished > 0 && lengthOf(s, slot) > wished) return { about: 'hours' }
  const unmet = wishesMet(s, p, o, false)[0]
  if (unmet !== undefined) return { about: unmet }
  const skills = welcomeSkills(s, p, o, false)
  return skills.length > 0 ? { about: 'experience', skills } : null
}

/** Loads that the person avoids at a higher degree than the activity has. */
const lighterLoads = (s: Snapshot, p: number, o: number): string[] => {
  const has = s.opportunities.loads[o * 3]!
  const limited = s.people.avoids[p * 3 + 1]! | s.people.avoids[p * 3 + 2]!
  const tooMuch = [0, 1, 2].reduce(
    (bits, d) => bits | (s.people.avoids[p * 3 + d]! & s.opportunities.loads[o * 3 + d]!),
    0,
  )
  return namesOf(s.keys.loads, has & limited & ~tooMuch)
}
