/** The sets of slots that one person can take on one weekday. */
import type { Chooser, Limits } from './chooser.ts'
import { popcount } from './keys.ts'
import { clash } from './market.ts'

const picked = new Int32Array(128)

/** Makes all bundles of each weekday that alone keep the limits; the first of each is empty. */
export const bundle = (c: Chooser, limits: Limits): void => {
  c.bundleCount = 0
  c.truncated = false
  for (let day = 0; day < 7; day++) {
    const before = c.bundleCount
    c.bundleStart[day] = before
    addBundle(c, 0)
    c.relaxedDay[day] = 0
    if (c.keptCount[day] === 0) continue
    sortKept(c, day)
    const most = before + c.effort.bundles
    extend(c, limits, day, 0, 0, most)
    if (c.bundleCount < most) continue
    relaxDay(c, day)
    cutDown(c, day)
    c.bundleCount = before + 1
    extend(c, limits, day, 0, 0, most)
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

/** Two slots of a date last less than 49 hours: so many quarters are told apart. */
export const perDate = 196

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

const addBundle = (c: Chooser, size: number): void => {
  const b = c.bundleCount
  const { from, to, weeks } = c.market
  c.bundleHours.fill(0, b * c.weeks, (b + 1) * c.weeks)
  let union = 0
  let weight = 0
  let total = 0
  for (let i = 0; i < size; i++) {
    const slot = picked[i]!
    const length = to[slot]! - from[slot]!
    for (let week = 0; week < c.weeks; week++)
      if ((weeks[slot]! >>> week) & 1) {
        c.bundleHours[b * c.weeks + week]! += length
        total += length
      }
    union |= weeks[slot]!
    weight += c.weight[slot]!
    c.bundleSlots[b * c.bundleLength + i] = slot
  }
  c.bundleSlots[b * c.bundleLength + size] = -1
  c.bundleWeight[b] = weight
  c.bundleDays[b] = popcount(union)
  c.bundleTotal[b] = total
  c.bundleCount++
}

/** Adds every set of the picked slots and further ones of the weekday, from the given place on. */
const extend = (c: Chooser, limits: Limits, day: number, first: number, size: number, most: number): void => {
  const row = day * c.perDay
  for (let i = first; i < c.keptCount[day]!; i++) {
    const slot = c.kept[row + i]!
    if (!joins(c, slot, size)) continue
    if (c.bundleCount >= most) return
    picked[size] = slot
    addBundle(c, size + 1)
    const b = c.bundleCount - 1
    if (c.bundleDays[b]! > limits.days || !withinHours(c, b, limits.hours)) {
      c.bundleCount--
      continue
    }
    extend(c, limits, day, i + 1, size + 1, most)
  }
}

const withinHours = (c: Chooser, b: number, hours: number): boolean => {
  for (let week = b * c.weeks; week < (b + 1) * c.weeks; week++) if (c.bundleHours[week]! > hours) return false
  return true
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
