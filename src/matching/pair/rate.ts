/** Scores of everything that a scan finds, for one side of the city at a time: the same as `score` pair by pair. */
import { busyAt, freeAt, type Snapshot } from '../table/arrays.ts'
import { popcount } from '../table/keys.ts'
import { busy, freeFor, shortEnough } from './constraints.ts'
import { scanOpportunities, scanPeople } from './scan.ts'
import * as terms from './terms.ts'

const { points } = terms

/** Finds all eligible opportunities of a person with their points of time, in order; gives their number. */
export const findOpportunities = (s: Snapshot, p: number): number => timesOfOpportunities(s, p, scanOpportunities(s, p))

/**
 * How many opportunities are eligible for a person, with the free time that each of these puts into the row: what is not of
 * time is looked at once. `left` is told when the row is as it was counted, and gives how many of them do not count.
 */
export function countByTimes(
  s: Snapshot,
  p: number,
  puts: readonly (() => void)[],
  left: (at: number) => number,
): number[] {
  const found = scanOpportunities(s, p)
  const rows = s.found.row.slice(0, found)
  return puts.map((put, at) => {
    put()
    s.found.row.set(rows)
    return timesOfOpportunities(s, p, found) - left(at)
  })
}

/** Finds all eligible people of an opportunity with their points of time, in order; gives their number. */
export const findPeople = (s: Snapshot, o: number): number => timesOfPeople(s, o, scanPeople(s, o))

/** Finds all eligible opportunities of a person with their scores, in order; gives their number. */
export const rateOpportunities = (s: Snapshot, p: number): number => {
  const count = findOpportunities(s, p)
  addBase(s, count, p, -1)
  return count
}

/** Finds all eligible people of an opportunity with their scores, in order; gives their number. */
export const ratePeople = (s: Snapshot, o: number): number => {
  const count = findPeople(s, o)
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
  for (let day = 0; day < 7; day++) weeks |= s.people.busy[busyAt(s, p, day)]!
  return weeks !== 0
}

/** Keeps what has a slot that fits or none at all, with the points of the time term by the slot that suits best. */
const timesOfOpportunities = (s: Snapshot, p: number, found: number): number => {
  const { slotsAt, slots } = s.opportunities
  const { shape, weekCount } = s.slots
  const { row, chord2, points: times } = s.found
  const [most, dated] = [s.people.maxDays[p]!, hasBusyDates(s, p)]
  const shapes = shapePoints(s, p)
  let count = 0
  for (let i = 0; i < found; i++) {
    const o = row[i]!
    const to = slotsAt[o]! + slots[o]!
    let time = slots[o] === 0 ? points(s.weights[2]!, terms.timeWithoutSlot(s, o)) : -1
    for (let slot = slotsAt[o]!; slot < to; slot++) {
      const more = (shapes[shape[slot]!]! | ((most - weekCount[slot]!) >> 31)) - time
      if (dated && more > 0 && !busy(s, p, slot)) continue
      time += more & ~(more >> 31)
    }
    row[count] = o
    chord2[count] = chord2[i]!
    times[count] = time
    count += ~time >>> 31
  }
  return count
}

/** The same for the people of an opportunity: slot by slot, so that what is known of a slot is looked up once. */
const timesOfPeople = (s: Snapshot, o: number, found: number): number => {
  const { row, chord2, points: times } = s.found
  const from = s.opportunities.slotsAt[o]!
  const to = from + s.opportunities.slots[o]!
  times.fill(from === to ? points(s.weights[2]!, terms.timeWithoutSlot(s, o)) : -1, 0, found)
  for (let slot = from; slot < to; slot++) timesInSlot(s, slot, found)
  let count = 0
  for (let i = 0; i < found; i++) {
    row[count] = row[i]!
    chord2[count] = chord2[i]!
    times[count] = times[i]!
    count += ~times[i]! >>> 31
  }
  return count
}

const timesInSlot = (s: Snapshot, slot: number, found: number): void => {
  const { row, points: times } = s.found
  const { free, timeKnown, busy, maxHours, maxDays, wishHalves, wishHours } = s.people
  const { hours, halves, weekday } = s.shapes
  const shape = s.slots.shape[slot]!
  const [first, second, third] = [hours[shape * 3]!, hours[shape * 3 + 1]!, hours[shape * 3 + 2]!]
  const [day, absent] = [freeAt(s, 0, weekday[shape]!), busyAt(s, 0, weekday[shape]!)]
  const [touched, weeks, dates] = [halves[shape]!, s.slots.weeks[slot]!, s.slots.weekCount[slot]!]
  const length = s.shapes.to[shape]! - s.shapes.from[shape]!
  const most = s.weights[2]!
  for (let i = 0; i < found; i++) {
    const p = row[i]!
    const at = day + p * 3
    const cannot =
      (first & ~free[at]!) | (second & ~free[at + 1]!) | (third & ~free[at + 2]!) | (busy[absent + p]! & weeks)
    if (cannot !== 0 || length > maxHours[p]! || dates > maxDays[p]!) continue
    const time = points(most, timeKnown[p]! * terms.timeOf(touched, wishHalves[p]!, length, wishHours[p]!))
    if (time > times[i]!) times[i] = time
  }
}

/** Adds `baseScore` to the points of all that was found for a person, or for an opportunity; the other side is -1. */
export const addBase = (s: Snapshot, count: number, person: number, opportunity: number): void => {
  const { taste, reachChord2, skills, wishPay, wishYen, wishDays, wishShift, words: mine } = s.people
  const { category, wants, wantsCount, paid, yen, days, shortest, words: theirs, need } = s.opportunities
  const { row, chord2, points: sum } = s.found
  const { skillWords } = s.widths
  const room = s.people.kinds.length
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
      points(w[0]!, terms.likesOf(taste[category[o]! * room + p]!)) +
      points(w[1]!, terms.distanceOf(chord2[i]!, reachChord2[p]!)) +
      points(w[3]!, terms.experienceOf(has, welcome)) +
      points(w[4]!, terms.termsOf(reward, wishDays[p]!, days[o]!, wishShift[p]!, shortest[o]!)) +
      points(w[5]!, terms.characterOf(mine[p]!, theirs[o]!)) +
      points(w[6]!, need[o]!)
  }
}
