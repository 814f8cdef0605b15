/** Changes to a slot that no team can fill as it is. */

import { busy, days } from '../../pair/constraints.ts'
import { admits, brokenPairRules, brokenSlotRules } from '../../pair/score.ts'
import { halfOf } from '../../problem/calendar.ts'
import { type Half, type Weekday, weekdays } from '../../problem/model.ts'
import { pairRules, type Rule, rules } from '../../problem/rules.ts'
import { freeAt, type Snapshot } from '../../table/arrays.ts'
import { popcount } from '../../table/keys.ts'
import type { Team } from '../seats/bonds.ts'
import { lackOf } from '../seats/composition.ts'
import type { Seating } from '../seats/seating.ts'

/** The slot that a change is about. */
export type When = { slot: string; weekday: Weekday; half: Half; from: number; to: number }

/** A change that alone would be enough for the team. */
export type TeamChange =
  | { change: 'person'; at: When; seats: number }
  | { change: 'leader'; at: When; skill: string }
  | { change: 'experienced'; at: When; category: string; seats: number }
  | { change: 'split'; at: When; hours: number; parts: [from: number, to: number][] }
  | { change: 'rule'; at: When; rule: Rule; people: number }

export const whenOf = (s: Snapshot, slot: number): When => {
  const shape = s.slots.shape[slot]!
  const [from, to] = [s.shapes.from[shape]! / 4, s.shapes.to[shape]! / 4]
  return { slot: s.slotIds[slot]!, weekday: weekdays[s.shapes.weekday[shape]!]!, half: halfOf(from), from, to }
}

/** Rules that somebody can do something about without touching the law, a refusal, health or a decision of the staff. */
const negotiable: ReadonlySet<Rule> = new Set(['kind', 'skill', 'reach', 'availability', 'busy', 'hours', 'days'])

/** Rules of which each keeps so many away that with them there are enough, the one that keeps most away first. */
export const relaxed = (t: Seating, team: Team, slot: number): TeamChange[] => {
  const { snapshot: s } = t.market
  const able: number[] = []
  const kept = new Map<Rule, number[]>()
  for (let p = 0; p < s.person.ids.length; p++) {
    const bits = brokenPairRules(s, p, team.opportunity) | (brokenSlotRules(s, p, slot) << pairRules.length)
    if (bits === 0) able.push(p)
    if (popcount(bits) !== 1) continue
    const rule = rules[31 - Math.clz32(bits)]!
    kept.set(rule, [...(kept.get(rule) ?? []), p])
  }
  return [...kept]
    .filter(([rule, people]) => negotiable.has(rule) && isEnough(t, team, slot, [...able, ...people]))
    .sort((a, b) => b[1].length - a[1].length)
    .map(([rule, people]) => ({ change: 'rule', at: whenOf(s, slot), rule, people: people.length }))
}

const isEnough = (t: Seating, team: Team, slot: number, people: readonly number[]): boolean => {
  const { leader, seniors, seats } = lackOf(t, team, slot, people)
  return !leader && seniors === 0 && seats <= 0
}

/** The slot in parts of the longest whole hours for each of which there are enough people, if any. */
export const splits = (t: Seating, team: Team, slot: number): TeamChange[] => {
  const { snapshot: s } = t.market
  const at = whenOf(s, slot)
  for (let hours = Math.ceil(at.to - at.from) - 1; hours >= 1; hours--) {
    const parts: [number, number][] = []
    for (let from = at.from; from < at.to; from += hours) parts.push([from, Math.min(at.to, from + hours)])
    const able = (part: readonly [number, number]): number[] =>
      s.person.ids.flatMap((_, p) => (couldDo(s, p, team.opportunity, slot, part) ? [p] : []))
    if (parts.every(part => isEnough(t, team, slot, able(part)))) return [{ change: 'split', at, hours, parts }]
  }
  return []
}

/** Whether a person could take a part of a slot's hours alone. */
const couldDo = (s: Snapshot, p: number, o: number, slot: number, [from, to]: readonly [number, number]): boolean => {
  const day = freeAt(s, p, s.shapes.weekday[s.slots.shape[slot]!]!)
  for (let q = from * 4; q < to * 4; q++) if (((s.people.free[day + (q >> 5)]! >>> (q & 31)) & 1) === 0) return false
  return (to - from) * 4 <= s.people.maxHours[p]! && busy(s, p, slot) && days(s, p, slot) && admits(s, p, o)
}
