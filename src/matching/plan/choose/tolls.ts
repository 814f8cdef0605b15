/**
 * Charges of activities of few places: whoever takes part pays once, however many of its slots they have. Each weekday pays
 * a share of it, so that the weekdays of one choice never pay more than is asked; what they still owe is kept on the way.
 */

import { popcount } from '../../table/keys.ts'
import type { Chooser, Limits } from './chooser-state.ts'

const activityOf = (c: Chooser, slot: number): number => c.market.snapshot.slots.opportunity[slot]!

/** What a slot's activity charges those who choose, in 64ths. */
export const chargeOf = (c: Chooser, slot: number): number =>
  c.charged ? c.size * c.market.charge[activityOf(c, slot)]! : 0

/**
 * Drops the slots of activities that add nothing to anything else and are, for the bonus, no better than the best slot alone;
 * divides the charges of the others among the weekdays.
 */
export const shareCharges = (c: Chooser, limits: Limits, alone: number): void => {
  c.spanning = false
  c.due = 0
  if (!c.charged) return
  const most = mostWeekdays(c, limits)
  const weights = new Map<number, { heaviest: Float64Array; sum: Float64Array }>()
  eachCharged(c, (slot, day) => {
    const o = activityOf(c, slot)
    const found = weights.get(o) ?? { heaviest: new Float64Array(7), sum: new Float64Array(7) }
    weights.set(o, found)
    found.heaviest[day] = Math.max(found.heaviest[day]!, c.weight[slot]!)
    found.sum[day]! += c.weight[slot]!
  })
  const useless = new Set<number>()
  for (const [o, { heaviest, sum }] of weights) {
    const charge = c.size * c.market.charge[o]!
    if (greatest(sum, most) - charge <= Math.min(0, alone)) useless.add(o)
    else if (heaviest.filter(weight => weight > 0).length > 1) c.spanning = true
    // In any choice that keeps the limits no more than so many weekdays pay: never more than the charge together.
    for (let day = 0; day < 7; day++)
      c.share[o * 7 + day] = Math.floor((charge * heaviest[day]!) / greatest(heaviest, most))
  }
  if (useless.size > 0) drop(c, useless)
}

/** The sum of the greatest few. */
const greatest = (list: Float64Array, many: number): number => {
  const sorted = list.toSorted()
  let sum = 0
  for (let i = 1; i <= many; i++) sum += sorted[7 - i]!
  return sum
}

const eachCharged = (c: Chooser, visit: (slot: number, day: number) => void): void => {
  for (let day = 0; day < 7; day++)
    for (let i = day * c.perDay; i < day * c.perDay + c.keptCount[day]!; i++)
      if (chargeOf(c, c.kept[i]!) > 0) visit(c.kept[i]!, day)
}

/** On how many weekdays somebody can have something within the limits, at most. */
const mostWeekdays = (c: Chooser, { days, hours }: Limits): number => {
  const { from, to, weeks } = c.market
  const least = (cost: (slot: number) => number): number[] =>
    [...c.keptCount]
      .map((count, day) => Math.min(...Array.from(c.kept.subarray(day * c.perDay, day * c.perDay + count), cost)))
      .sort((a, b) => a - b)
  const within = (costs: number[], limit: number): number => {
    let [many, sum] = [0, 0]
    while (many < 7 && sum + costs[many]! <= limit) sum += costs[many++]!
    return many
  }
  const dates = (slot: number): number => popcount(weeks[slot]!)
  return Math.max(
    1,
    Math.min(
      within(least(dates), days),
      within(
        least(slot => dates(slot) * (to[slot]! - from[slot]!)),
        hours * c.weeks,
      ),
    ),
  )
}

const drop = (c: Chooser, activities: ReadonlySet<number>): void => {
  for (let day = 0; day < 7; day++) {
    let to = day * c.perDay
    for (let i = to; i < day * c.perDay + c.keptCount[day]!; i++)
      if (!activities.has(activityOf(c, c.kept[i]!))) c.kept[to++] = c.kept[i]!
    c.keptCount[day] = to - day * c.perDay
  }
}

/** Whether a slot of the same activity stands in a list between two places. */
const isAmong = (c: Chooser, slots: Int32Array, from: number, to: number, slot: number): boolean => {
  for (let i = from; i < to; i++) if (activityOf(c, slots[i]!) === activityOf(c, slot)) return true
  return false
}

const shareIn = (c: Chooser, slot: number): number => c.share[activityOf(c, slot) * 7 + c.market.day[slot]!]!

/** The share that a bundle pays for one more slot besides those it has. */
export const shareOf = (c: Chooser, picked: Int32Array, size: number, slot: number): number =>
  c.charged && chargeOf(c, slot) > 0 && !isAmong(c, picked, 0, size, slot) ? shareIn(c, slot) : 0

/** Puts a bundle on the path, or takes it off again: what its activities have not paid by shares is due. */
export const pay = (c: Chooser, b: number, on: boolean): void => {
  const row = b * c.bundleLength
  for (let i = row; c.bundleSlots[i]! >= 0; i++) {
    const slot = c.bundleSlots[i]!
    const o = activityOf(c, slot)
    if (c.market.charge[o] === 0 || isAmong(c, c.bundleSlots, row, i, slot)) continue
    c.due -= c.owed[o]!
    if (on) enter(c, o, slot)
    else withdraw(c, o, slot)
    c.due += c.owed[o]!
  }
}

const enter = (c: Chooser, o: number, slot: number): void => {
  if (c.times[o]!++ === 0) {
    c.owed[o] = chargeOf(c, slot)
    c.joined[c.joinedCount++] = o
  }
  c.owed[o]! -= shareIn(c, slot)
}

const withdraw = (c: Chooser, o: number, slot: number): void => {
  c.owed[o]! += shareIn(c, slot)
  if (--c.times[o]! > 0) return
  c.owed[o] = 0
  c.joinedCount--
}

/** What will at least be due in the end, whatever is chosen of the weekdays from one on. */
export const leastDue = (c: Chooser, day: number): number => {
  let sum = 0
  for (let i = 0; i < c.joinedCount; i++) {
    const o = c.joined[i]!
    let owed = c.owed[o]!
    for (let later = day; later < 7; later++) owed -= c.share[o * 7 + later]!
    if (owed > 0) sum += owed
  }
  return sum
}
