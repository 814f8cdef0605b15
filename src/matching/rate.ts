/** Scores of everything that a scan finds, for one side of the city at a time: the same as `score` pair by pair. */
import type { Snapshot } from './arrays.ts'
import { busy, days, freeFor, shortEnough } from './constraints.ts'
import { popcount } from './keys.ts'
import { scanOpportunities, scanPeople } from './scan.ts'
import * as terms from './terms.ts'

const { points } = terms

/** Finds all eligible opportunities of a person with their scores, in order; gives their number. */
export const rateOpportunities = (s: Snapshot, p: number): number => {
  const count = timesOfOpportunities(s, p, scanOpportunities(s, p))
  addBase(s, count, p, -1)
  return count
}

/** Finds all eligible people of an opportunity with their scores, in order; gives their number. */
export const ratePeople = (s: Snapshot, o: number): number => {
  const count = timesOfPeople(s, o, scanPeople(s, o))
  addBase(s, count, -1, o)
  return count
}

/** Points of the time term for every shape, -1 where the person cannot: worked out once for a scan over a city. */
export const shapePoints = (s: Snapshot, p: number): Int16Array => {
  const { halves } = s.shapes
  const taken = ~s.people.freeHalves[p]!
  const found = new Int16Array(s.shapeKeys.list.length)
  for (let shape = 0; shape < found.length; shape++) {
    const can = (halves[shape]! & taken) === 0 && freeFor(s, p, shape) && shortEnough(s, p, shape)
    found[shape] = can ? points(s.weights[2]!, terms.timeOfShape(s, p, shape)) : -1
  }
  return found
}

/** Whether there is any date on which a person cannot. */
export const hasBusyDates = (s: Snapshot, p: number): boolean => {
  let weeks = 0
  for (let day = p * 7; day < p * 7 + 7; day++) weeks |= s.people.busy[day]!
  return weeks !== 0
}

/** Keeps what has a slot that fits or none at all, with the points of the time term by the slot that suits best. */
const timesOfOpportunities = (s: Snapshot, p: number, found: number): number => {
  const { slotsAt, slots } = s.opportunities
  const { shape, weekCount } = s.slots
  const { row, chord2, points: times } = s.found
  const [most, dated] = [s.people.maxDays[p]!, hasBusyDates(s, p)]
  const shapes = shapePoints(s, p)
  const agreed = points(s.weights[2]!, terms.timeByAgreement)
  let count = 0
  for (let i = 0; i < found; i++) {
    const o = row[i]!
    const to = slotsAt[o]! + slots[o]!
    let time = slots[o] === 0 ? agreed : -1
    for (let slot = slotsAt[o]!; slot < to; slot++) {
      const cannot = dated && !busy(s, p, slot) ? -1 : (most - weekCount[slot]!) >> 31
      const more = (shapes[shape[slot]!]! | cannot) - time
      time += more & ~(more >> 31)
    }
    row[count] = o
    chord2[count] = chord2[i]!
    times[count] = time
    count += ~time >>> 31
  }
  return count
}

/** The same for the people of an opportunity. */
const timesOfPeople = (s: Snapshot, o: number, found: number): number => {
  const { row, chord2, points: times } = s.found
  const { freeHalves } = s.people
  const { halves } = s.shapes
  const { shape } = s.slots
  const from = s.opportunities.slotsAt[o]!
  const to = from + s.opportunities.slots[o]!
  const most = points(s.weights[2]!, 1)
  const none = from === to ? points(s.weights[2]!, terms.timeByAgreement) : -1
  let count = 0
  for (let i = 0; i < found; i++) {
    const p = row[i]!
    const taken = ~freeHalves[p]!
    let time = none
    for (let slot = from; slot < to && time < most; slot++) {
      const here = shape[slot]!
      if ((halves[here]! & taken) !== 0 || !freeFor(s, p, here) || !shortEnough(s, p, here)) continue
      if (days(s, p, slot) && busy(s, p, slot)) time = Math.max(time, points(most, terms.timeOfShape(s, p, here)))
    }
    row[count] = p
    chord2[count] = chord2[i]!
    times[count] = time
    count += ~time >>> 31
  }
  return count
}

/** Adds `baseScore` to the points of all that was found for a person, or for an opportunity; the other side is -1. */
export const addBase = (s: Snapshot, count: number, person: number, opportunity: number): void => {
  const { taste, reachChord2, skills, wishPay, wishYen, wishDays, wishShift, words: mine } = s.people
  const { category, wants, wantsCount, paid, yen, days, shortest, words: theirs, need } = s.opportunities
  const { row, chord2, points: sum } = s.found
  const { categories, skillWords } = s.widths
  const w = s.weights
  for (let i = 0; i < count; i++) {
    const p = person < 0 ? row[i]! : person
    const o = opportunity < 0 ? row[i]! : opportunity
    const welcome = wantsCount[o]!
    let has = 0
    if (welcome > 0)
      for (let k = 0; k < skillWords; k++) has += popcount(wants[o * skillWords + k]! & skills[p * skillWords + k]!)
    const reward = terms.rewardOf(wishPay[p]!, paid[o]!, wishYen[p]!, yen[o]!)
    sum[i]! +=
      points(w[0]!, terms.likesOf(taste[p * categories + category[o]!]!)) +
      points(w[1]!, terms.distanceOf(chord2[i]!, reachChord2[p]!)) +
      points(w[3]!, terms.experienceOf(has, welcome)) +
      points(w[4]!, terms.termsOf(reward, wishDays[p]!, days[o]!, wishShift[p]!, shortest[o]!)) +
      points(w[5]!, terms.characterOf(mine[p]!, theirs[o]!)) +
      points(w[6]!, need[o]!)
  }
}
