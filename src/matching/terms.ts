/** The score terms. Each gives a share from 0 to 1 of the term's maximum; `points` alone rounds. */
import type { Snapshot } from './arrays.ts'
import { chord2 } from './constraints.ts'
import { popcount } from './keys.ts'

/** The points of a share: rounded half up, here and nowhere else. */
export const points = (most: number, share: number): number => Math.floor(most * share + 0.5)

/** The wish for the category, corrected by behaviour: -1 gives nothing, no wish a third, 1 two thirds, 2 all. */
export const likes = (s: Snapshot, p: number, o: number): number => {
  const taste = s.people.taste[p * s.widths.categories + s.opportunities.category[o]!]!
  return taste <= -20 ? 0 : (taste + 20) / 60
}

/** How much of the accepted way is left over: 1 at the door, 0 at the edge of the reach. */
export const distance = (s: Snapshot, p: number, o: number): number => {
  const limit = s.people.reachChord2[p]!
  const chord = chord2(s, p, o)
  return chord === 0 ? 1 : chord >= limit ? 0 : 1 - Math.sqrt(chord / limit)
}

/** Mean of the part of its half-days that are wished and of the wished weekly hours that it fills; no wish is met by all. */
export const time = (s: Snapshot, p: number, slot: number): number => timeOfShape(s, p, s.slots.shape[slot]!)

/** The same by the shape of the slot, on which alone it depends. */
export const timeOfShape = (s: Snapshot, p: number, shape: number): number => {
  const wishedHalves = s.people.wishHalves[p]!
  const touched = s.shapes.halves[shape]!
  const halves = wishedHalves === 0 ? 1 : popcount(touched & wishedHalves) / popcount(touched)
  const wishedHours = s.people.wishHours[p]!
  const length = s.shapes.to[shape]! - s.shapes.from[shape]!
  return (halves + (length >= wishedHours ? 1 : length / wishedHours)) / 2
}

/** What hours by agreement are worth as to time: neither for nor against. */
export const timeByAgreement = 0.5

/** The part of the welcome skills that the person has; a half where none is named. */
export const experience = (s: Snapshot, p: number, o: number): number => {
  const welcome = s.opportunities.wantsCount[o]!
  if (welcome === 0) return 0.5
  const words = s.widths.skillWords
  let has = 0
  for (let i = 0; i < words; i++)
    has += popcount(s.opportunities.wants[o * words + i]! & s.people.skills[p * words + i]!)
  return has / welcome
}

/** Mean of reward, days a week and length of a shift against the wish; a wish that was not stated is met. */
export const terms = (s: Snapshot, p: number, o: number): number =>
  (reward(s, p, o) + weekDays(s, p, o) + shift(s, p, o)) / 3

const atLeast = (offered: number, wished: number): number => (offered >= wished ? 1 : offered / wished)

const reward = (s: Snapshot, p: number, o: number): number => {
  const wish = s.people.wishPay[p]!
  if (wish !== 0 && (wish === 1) !== (s.opportunities.paid[o] === 1)) return 0
  return s.opportunities.yen[o] === 0 ? 1 : atLeast(s.opportunities.yen[o]!, s.people.wishYen[p]!)
}

const weekDays = (s: Snapshot, p: number, o: number): number =>
  s.people.wishDays[p] === 0 ? 1 : atLeast(s.people.wishDays[p]!, s.opportunities.days[o]!)

const shift = (s: Snapshot, p: number, o: number): number =>
  s.people.wishShift[p] === 0 ? 1 : atLeast(s.people.wishShift[p]!, s.opportunities.shortest[o]!)

/** The part of the words of the side that says less which the other side says too; a half where one says nothing. */
export const character = (s: Snapshot, p: number, o: number): number => {
  const mine = s.people.words[p]!
  const theirs = s.opportunities.words[o]!
  if (mine === 0 || theirs === 0) return 0.5
  return popcount(mine & theirs) / Math.min(popcount(mine), popcount(theirs))
}

/** The neighbourhood's need: mean of urgency, priority and scarcity of candidates, worked out when the row is written. */
export const need = (s: Snapshot, _p: number, o: number): number => s.opportunities.need[o]!
