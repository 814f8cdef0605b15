/** The hard rules. Each is named by the key of the sentence that people read and is true where it is kept. */

import { haversineKm } from '../problem/geo.ts'
import type { Rule } from '../problem/rules.ts'
import { busyAt, freeAt, refused, type Snapshot, tasteAt } from '../table/arrays.ts'

/** It is published, open and not full. */
export const open = (s: Snapshot, _p: number, o: number): boolean => s.opportunities.open[o] === 1

/** The person accepts its legal form. */
export const kind = (s: Snapshot, p: number, o: number): boolean =>
  (s.people.kinds[p]! & s.opportunities.kind[o]!) !== 0

/** The person has not refused its category. */
export const category = (s: Snapshot, p: number, o: number): boolean =>
  s.people.taste[tasteAt(s, p, s.opportunities.category[o]!)] !== refused

/** No load is as heavy as what the person avoids. */
export const load = (s: Snapshot, p: number, o: number): boolean => {
  const { avoids } = s.people
  const { loads } = s.opportunities
  return (
    ((avoids[p * 3]! & loads[o * 3]!) |
      (avoids[p * 3 + 1]! & loads[o * 3 + 1]!) |
      (avoids[p * 3 + 2]! & loads[o * 3 + 2]!)) ===
    0
  )
}

/** The person has every required skill and licence. */
export const skill = (s: Snapshot, p: number, o: number): boolean => {
  const words = s.widths.skillWords
  let missing = 0
  for (let i = 0; i < words; i++) missing |= s.opportunities.requires[o * words + i]! & ~s.people.skills[p * words + i]!
  return missing === 0
}

/** The squared chord between person and opportunity on the unit sphere. */
export const chord2 = (s: Snapshot, p: number, o: number): number => {
  const dx = s.people.x[p]! - s.opportunities.x[o]!
  const dy = s.people.y[p]! - s.opportunities.y[o]!
  const dz = s.people.z[p]! - s.opportunities.z[o]!
  return dx * dx + dy * dy + dz * dz
}

/**
 * It lies within the person's reach, the edge included; where it is not known, nobody can say that it does not. The chord
 * decides where it is sure, haversine at the edge.
 */
export const reach = (s: Snapshot, p: number, o: number): boolean => {
  const chord = chord2(s, p, o)
  const limit = s.people.reachChord2[p]!
  const unsure = limit * 1e-9 + 1e-20
  return (
    Number.isNaN(chord) || chord < limit - unsure || (chord <= limit + unsure && km(s, p, o) <= s.people.reachKm[p]!)
  )
}

/** Great-circle distance in km between person and opportunity. */
export const km = (s: Snapshot, p: number, o: number): number =>
  haversineKm([s.people.lat[p]!, s.people.lng[p]!], [s.opportunities.lat[o]!, s.opportunities.lng[o]!])

/** The person is as old as a rule that the law allows demands; an unknown age (0) passes. */
export const age = (s: Snapshot, p: number, o: number): boolean =>
  s.people.age[p] === 0 || s.people.age[p]! >= s.opportunities.ageMin[o]!

/** A programme for residents only takes residents. */
export const residence = (s: Snapshot, p: number, o: number): boolean =>
  (s.people.outsider[p]! & s.opportunities.residentsOnly[o]!) === 0

/** Staff have not ruled it out for this person. */
export const excluded = (s: Snapshot, p: number, o: number): boolean => {
  const from = s.people.excludesAt[p]!
  for (let i = from; i < from + s.people.excludes[p]!; i++) if (s.excluded.opportunity[i] === o) return false
  return true
}

/** The whole slot lies within the person's free hours of that weekday. */
export const availability = (s: Snapshot, p: number, slot: number): boolean => freeFor(s, p, s.slots.shape[slot]!)

/** Whether all hours of a shape are free. */
export const freeFor = (s: Snapshot, p: number, shape: number): boolean => {
  const { free } = s.people
  const { hours, weekday } = s.shapes
  const at = freeAt(s, p, weekday[shape]!)
  const of = shape * 3
  return ((hours[of]! & ~free[at]!) | (hours[of + 1]! & ~free[at + 1]!) | (hours[of + 2]! & ~free[at + 2]!)) === 0
}

/** None of its dates is one on which the person cannot. */
export const busy = (s: Snapshot, p: number, slot: number): boolean =>
  (s.people.busy[busyAt(s, p, s.shapes.weekday[s.slots.shape[slot]!]!)]! & s.slots.weeks[slot]!) === 0

/** The slot alone does not exceed the person's hours per week. */
export const hours = (s: Snapshot, p: number, slot: number): boolean => shortEnough(s, p, s.slots.shape[slot]!)

/** Whether a shape alone is no longer than the person's hours per week. */
export const shortEnough = (s: Snapshot, p: number, shape: number): boolean =>
  s.shapes.to[shape]! - s.shapes.from[shape]! <= s.people.maxHours[p]!

/** The slot alone does not exceed the person's days per month; the horizon counts as one month. */
export const days = (s: Snapshot, p: number, slot: number): boolean => s.slots.weekCount[slot]! <= s.people.maxDays[p]!

/** All of them by name: of the pair (person, opportunity), then of a slot (person, slot). */
export const constraint = {
  open,
  kind,
  category,
  load,
  skill,
  reach,
  age,
  residence,
  excluded,
  availability,
  busy,
  hours,
  days,
} satisfies Record<Rule, (s: Snapshot, p: number, oOrSlot: number) => boolean>
