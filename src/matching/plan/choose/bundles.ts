/** The sets of slots that one person can take on one weekday. */

import { popcount } from '../../table/keys.ts'
import { clash } from '../seats/market.ts'
import { type Chooser, type Limits, perDate, thorough } from './chooser-state.ts'
import { shareOf } from './tolls.ts'

// At most two slots on each date of a weekday in 32 weeks.
const picked = new Int32Array(64)

/** Makes all bundles of each weekday that alone keep the limits; the first of each is empty. */
export const bundle = (c: Chooser, limits: Limits): void => {
  if (c.effort.bundles > thorough.bundles) throw new RangeError('more bundles than there is room for')
  c.bundleCount = 0
  c.truncated = false
  for (let day = 0; day < 7; day++) {
    const before = c.bundleCount
    c.bundleStart[day] = before
    addEmpty(c)
    c.relaxedDay[day] = 0
    if (c.keptCount[day] === 0) continue
    sortKept(c, day)
    const most = before + c.effort.bundles
    extend(c, limits, day, 0, 0, before, most)
    if (c.bundleCount < most) continue
    relaxDay(c, day)
    cutDown(c, day)
    c.bundleCount = before + 1
    extend(c, limits, day, 0, 0, before, most)
  }
  c.bundleStart[7] = c.bundleCount
}

/** Puts the heaviest first. */
const sortKept = (c: Chooser, day: number): void => {
  const row = day * c.perDay
  for (let i = row + 1; i < row + c.keptCount[day]!; i++) {
    const slot = c.kept[i]!
    let at = i
    for (; at > row && c.weight[c.kept[at - 1]!]! < c.weight[slot]!; at--) c.kept[at] = c.kept[at - 1]!
    c.kept[at] = slot
  }
}

/** Keeps only the slots that are among the best four of some week, by weight spread evenly over the dates. */
const cutDown = (c: Chooser, day: number): void => {
  const { weeks } = c.market
  const row = day * c.perDay
  const seen = new Uint8Array(c.weeks)
  const share = (slot: number): number => c.weight[slot]! / popcount(weeks[slot]!)
  const kept = [...c.kept.subarray(row, row + c.keptCount[day]!)].sort((a, b) => share(b) - share(a))
  const chosen = kept.filter(slot => {
    let wanted = false
    for (let week = 0; week < c.weeks; week++) if ((weeks[slot]! >>> week) & 1 && seen[week]!++ < 4) wanted = true
    return wanted
  })
  c.kept.set(chosen, row)
  c.keptCount[day] = chosen.length
}

/**
 * Relaxes a weekday whose bundles are too many: each slot spreads its weight evenly over its dates, and each date takes
 * one or two slots of its own. Fills in the greatest weight by quarters of an hour.
 */
const relaxDay = (c: Chooser, day: number): void => {
  const { market: m } = c
  c.truncated = true
  c.relaxedDay[day] = 1
  const kept = c.kept.subarray(day * c.perDay, day * c.perDay + c.keptCount[day]!)
  const share = (slot: number): number => c.weight[slot]! / popcount(m.weeks[slot]!)
  for (let week = 0; week < c.weeks; week++) {
    const row = (day * c.weeks + week) * perDate
    c.dateWorth.fill(0, row, row + perDate)
    const here = [...kept].filter(slot => (m.weeks[slot]! >>> week) & 1)
    const enter = (quarters: number, worth: number): void => {
      if (worth > c.dateWorth[row + quarters]!) c.dateWorth[row + quarters] = worth
    }
    for (const [i, a] of here.entries()) {
      const length = m.to[a]! - m.from[a]!
      enter(length, share(a))
      for (const b of here.slice(i + 1)) if (!clash(m, a, b)) enter(length + m.to[b]! - m.from[b]!, share(a) + share(b))
    }
  }
}

/** Makes the empty bundle of a weekday. */
const addEmpty = (c: Chooser): void => {
  const b = c.bundleCount++
  c.bundleHours.fill(0, b * c.weeks, (b + 1) * c.weeks)
  c.bundleWeeks[b] = 0
  c.bundleTiring[b] = 0
  c.bundleWeight[b] = 0
  c.bundleDays[b] = 0
  c.bundleTotal[b] = 0
  c.bundleSlots[b * c.bundleLength] = -1
}

/** Makes a bundle of another and one more slot; false, and nothing is made, where it exceeds the limits. */
const addTo = (c: Chooser, parent: number, size: number, slot: number, limits: Limits): boolean => {
  const { from, to, weeks, demanding } = c.market
  const b = c.bundleCount
  const here = weeks[slot]!
  const union = c.bundleWeeks[parent]! | here
  const days = popcount(union)
  if (days > limits.days) return false
  const length = to[slot]! - from[slot]!
  const [row, above] = [b * c.weeks, parent * c.weeks]
  for (let week = 0; week < c.weeks; week++) {
    const hours = c.bundleHours[above + week]! + ((here >>> week) & 1) * length
    if (hours > limits.hours) return false
    c.bundleHours[row + week] = hours
  }
  for (let i = 0; i < size; i++) c.bundleSlots[b * c.bundleLength + i] = picked[i]!
  c.bundleSlots[b * c.bundleLength + size] = slot
  c.bundleSlots[b * c.bundleLength + size + 1] = -1
  c.bundleWeeks[b] = union
  c.bundleTiring[b] = c.bundleTiring[parent]! | (demanding[slot] === 1 ? here : 0)
  c.bundleDays[b] = days
  c.bundleWeight[b] = c.bundleWeight[parent]! + c.weight[slot]! - shareOf(c, picked, size, slot)
  c.bundleTotal[b] = c.bundleTotal[parent]! + popcount(here) * length
  c.bundleCount++
  return true
}

/** Adds every set of a bundle and further slots of the weekday, from the given place on, until there are too many. */
const extend = (
  c: Chooser,
  limits: Limits,
  day: number,
  first: number,
  size: number,
  parent: number,
  most: number,
): void => {
  const row = day * c.perDay
  for (let i = first; i < c.keptCount[day]!; i++) {
    const slot = c.kept[row + i]!
    if (c.bundleCount >= most) return
    if (!joins(c, slot, size)) continue
    const b = c.bundleCount
    if (!addTo(c, parent, size, slot, limits)) continue
    picked[size] = slot
    extend(c, limits, day, i + 1, size + 1, b, most)
  }
}

/** Whether a slot clashes with none that is picked and makes no third on any date. */
const joins = (c: Chooser, slot: number, size: number): boolean => {
  const { weeks } = c.market
  let once = 0
  let twice = 0
  for (let i = 0; i < size; i++) {
    if (clash(c.market, picked[i]!, slot)) return false
    twice |= once & weeks[picked[i]!]!
    once |= weeks[picked[i]!]!
  }
  return (twice & weeks[slot]!) === 0
}
