/**
 * The score terms. Each gives a share from 0 to 1 of the term's maximum; `points` alone rounds. The formula of a term is
 * the function of plain numbers (`…Of`), which a scan calls with columns that it holds; the one beside it looks a pair up.
 */
import { type Snapshot, tasteAt } from '../table/arrays.ts'
import { popcount } from '../table/keys.ts'
import { chord2 } from './constraints.ts'

/** The points of a share: rounded half up, here and nowhere else. */
export const points = (most: number, share: number): number => (most * share + 0.5) | 0

/** The wish for the category, corrected by behaviour: -1 gives nothing, no wish a third, 1 two thirds, 2 all. */
export const likes = (s: Snapshot, p: number, o: number): number =>
  likesOf(s.people.taste[tasteAt(s, p, s.opportunities.category[o]!)]!)

/** The same by the entry of the person's taste. */
export const likesOf = (taste: number): number => (taste <= -20 ? 0 : (taste + 20) / 60)

/** How much of the accepted way is left over: 1 at the door, 0 at the edge of the reach. */
export const distance = (s: Snapshot, p: number, o: number): number =>
  distanceOf(chord2(s, p, o), s.people.reachChord2[p]!)

/** The same by the squared chords of the way and of the reach; nothing where the place is not known (NaN). */
export const distanceOf = (chord: number, limit: number): number =>
  chord === 0 ? 1 : chord < limit ? 1 - Math.sqrt(chord / limit) : 0

/**
 * Mean of the part of its half-days that are wished and of the wished weekly hours that it fills; no wish is met by all.
 * Nothing for somebody whom nobody has asked when they can.
 */
export const time = (s: Snapshot, p: number, slot: number): number => timeOfShape(s, p, s.slots.shape[slot]!)

/** The same by the shape of the slot, on which alone it depends. */
export const timeOfShape = (s: Snapshot, p: number, shape: number): number =>
  s.people.timeKnown[p]! *
  timeOf(
    s.shapes.halves[shape]!,
    s.people.wishHalves[p]!,
    s.shapes.to[shape]! - s.shapes.from[shape]!,
    s.people.wishHours[p]!,
  )

/** The same by the half-days touched and wished and by the quarters of an hour that it lasts and that are wished. */
export const timeOf = (touched: number, wishedHalves: number, length: number, wishedHours: number): number => {
  const halves = wishedHalves === 0 ? 1 : popcount(touched & wishedHalves) / popcount(touched)
  return (halves + atLeast(length, wishedHours)) / 2
}

/** What hours by agreement are worth as to time: neither for nor against. */
export const timeByAgreement = 0.5

/** What an activity is worth as to time by no slot: nothing where it is not known when it takes place. */
export const timeWithoutSlot = (s: Snapshot, o: number): number =>
  s.opportunities.timesUnknown[o] === 1 ? 0 : timeByAgreement

/** The part of the welcome skills that the person has; a half where none is named. */
export const experience = (s: Snapshot, p: number, o: number): number => {
  const words = s.widths.skillWords
  let has = 0
  for (let i = 0; i < words; i++)
    has += popcount(s.opportunities.wants[o * words + i]! & s.people.skills[p * words + i]!)
  return experienceOf(has, s.opportunities.wantsCount[o]!)
}

/** The same by how many welcome skills the person has and how many are named. */
export const experienceOf = (has: number, welcome: number): number => (welcome === 0 ? 0.5 : has / welcome)

/** Mean of reward, days a week and length of a shift against the wish; a wish that was not stated is met. */
export const terms = (s: Snapshot, p: number, o: number): number => {
  const { people: a, opportunities: b } = s
  const reward = rewardOf(a.wishPay[p]!, b.paid[o]!, a.wishYen[p]!, b.yen[o]!)
  return termsOf(reward, a.wishDays[p]!, b.days[o]!, a.wishShift[p]!, b.shortest[o]!)
}

/** The same by the share of the reward and by the days and the quarters of an hour that are wished and demanded. */
export const termsOf = (reward: number, wishDays: number, days: number, wishShift: number, shortest: number): number =>
  (reward + (wishDays === 0 ? 1 : atLeast(wishDays, days)) + (wishShift === 0 ? 1 : atLeast(wishShift, shortest))) / 3

/** The share of the reward: 0 against the wish for pay or for none, else how near the yen come to the wish. */
export const rewardOf = (wishPay: number, paid: number, wishYen: number, yen: number): number =>
  wishPay !== 0 && (wishPay === 1) !== (paid === 1) ? 0 : yen === 0 ? 1 : atLeast(yen, wishYen)

const atLeast = (offered: number, wished: number): number => (offered >= wished ? 1 : offered / wished)

/** The part of the words of the side that says less which the other side says too; a half where one says nothing. */
export const character = (s: Snapshot, p: number, o: number): number =>
  characterOf(s.people.words[p]!, s.opportunities.words[o]!)

/** The same by the words of both sides. */
export const characterOf = (mine: number, theirs: number): number =>
  mine === 0 || theirs === 0 ? 0.5 : popcount(mine & theirs) / Math.min(popcount(mine), popcount(theirs))

/** The neighbourhood's need: mean of urgency, priority and scarcity of candidates, worked out when the row is written. */
export const need = (s: Snapshot, _p: number, o: number): number => s.opportunities.need[o]!
