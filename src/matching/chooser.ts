/**
 * The exact solver of one person's problem: of slots with weights, the feasible set of greatest weight, with the bonus
 * once for having anything. Slots that another one betters are dropped, what remains of a weekday is put into bundles,
 * and bundles are combined over the week by branch and bound. Nothing is allocated while it runs.
 */
import { popcount } from './keys.ts'
import { clash, type Market } from './market.ts'

/**
 * How hard to try: the most bundles of a weekday before it is cut down to its most promising slots, and the most search
 * steps before the best set so far is taken. Few people are that free; their bound stays valid, only less tight.
 */
export type Effort = { bundles: number; steps: number }
export const quick: Effort = { bundles: 300, steps: 1000 }
export const careful: Effort = { bundles: 1500, steps: 4000 }
export const thorough: Effort = { bundles: 6000, steps: 20000 }

export type Chooser = {
  market: Market
  effort: Effort
  weeks: number
  /** Weight by slot, of those offered since `begin`. */
  weight: Int32Array
  /** Kept slots by weekday, in rows of `perDay`. */
  kept: Int32Array
  keptCount: Int32Array
  perDay: number
  /** The best single slot of weight zero or less, worth it for the bonus alone; -1 without. */
  lone: number
  bundleWeight: Float64Array
  bundleDays: Uint8Array
  /** Quarters of an hour of a bundle in each week, and in all weeks. */
  bundleHours: Uint16Array
  bundleTotal: Uint16Array
  /** The slots of a bundle, ended by -1. */
  bundleSlots: Int32Array
  bundleLength: number
  bundleStart: Int32Array
  bundleCount: number
  /** Weekdays with too many bundles, and what their dates are worth at most by quarters of an hour spent. */
  relaxedDay: Uint8Array
  dateWorth: Float64Array
  truncated: boolean
  /** The best set so far and what it and any other is worth at most. */
  chosen: Int32Array
  chosenCount: number
  bound: number
}

/** A chooser for a market, with room for as many slots as there are. */
export const chooserOf = (market: Market): Chooser => {
  const perDay = Math.max(1, market.slotCount)
  const { weeks } = market.snapshot.horizon
  const bundles = 7 * (thorough.bundles + 1)
  const bundleLength = 2 * weeks + 1
  return {
    market,
    effort: quick,
    weeks,
    weight: new Int32Array(perDay),
    kept: new Int32Array(7 * perDay),
    keptCount: new Int32Array(7),
    perDay,
    lone: -1,
    bundleWeight: new Float64Array(bundles),
    bundleDays: new Uint8Array(bundles),
    bundleHours: new Uint16Array(bundles * weeks),
    bundleTotal: new Uint16Array(bundles),
    bundleSlots: new Int32Array(bundles * bundleLength),
    bundleLength,
    bundleStart: new Int32Array(8),
    bundleCount: 0,
    relaxedDay: new Uint8Array(7),
    dateWorth: new Float64Array(7 * weeks * perDate),
    truncated: false,
    chosen: new Int32Array(7 * bundleLength),
    chosenCount: 0,
    bound: 0,
  }
}

/** Forgets what was offered. */
export const begin = (c: Chooser): void => {
  c.keptCount.fill(0)
  c.lone = -1
}

/** Offers a slot that the person could take alone, with its weight in 64ths. */
export const offer = (c: Chooser, slot: number, weight: number): void => {
  c.weight[slot] = weight
  if (weight <= 0) {
    if (c.lone < 0 || weight > c.weight[c.lone]!) c.lone = slot
    return
  }
  const day = c.market.day[slot]!
  const row = day * c.perDay
  const count = c.keptCount[day]!
  for (let i = row; i < row + count; i++) if (betters(c, c.kept[i]!, slot)) return
  let to = row
  for (let i = row; i < row + count; i++) if (!betters(c, slot, c.kept[i]!)) c.kept[to++] = c.kept[i]!
  c.kept[to++] = slot
  c.keptCount[day] = to - row
}

/** Whether slot a can stand in for slot b in any set and weighs no less. */
const betters = (c: Chooser, a: number, b: number): boolean => {
  const m = c.market
  return (
    c.weight[a]! >= c.weight[b]! &&
    m.from[a]! >= m.from[b]! &&
    m.to[a]! <= m.to[b]! &&
    (m.weeks[a]! & ~m.weeks[b]!) === 0 &&
    (m.adjacent[b] === 0 || m.place[a] === m.place[b])
  )
}

/**
 * Chooses for a person with limits of hours a week (quarters) and days: fills `chosen` and `bound`, gives the value of
 * the choice. The bonus counts once where anything is chosen; nothing is chosen where that is worth no more than nothing.
 */
export const choose = (c: Chooser, limits: { hours: number; days: number }, bonus: number): number => {
  c.chosenCount = 0
  c.bound = 0
  if (c.keptCount.every(count => count === 0)) return chooseLone(c, bonus)
  bundle(c, limits)
  const value = combine(c, limits)
  c.bound = Math.max(c.bound, value) + bonus
  return value + bonus
}

const chooseLone = (c: Chooser, bonus: number): number => {
  if (c.lone < 0 || c.weight[c.lone]! + bonus <= 0) return 0
  c.chosen[0] = c.lone
  c.chosenCount = 1
  c.bound = c.weight[c.lone]! + bonus
  return c.bound
}

const picked = new Int32Array(128)

/** Makes all bundles of each weekday that alone keep the limits; the first of each is empty. */
const bundle = (c: Chooser, limits: { hours: number; days: number }): void => {
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
const perDate = 196

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

const addBundle = (c: Chooser, size: number): boolean => {
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
  return true
}

/** Adds every set of the picked slots and further ones of the weekday, from the given place on. */
const extend = (
  c: Chooser,
  limits: { hours: number; days: number },
  day: number,
  first: number,
  size: number,
  most: number,
): void => {
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

// Working space of `combine`: the path of bundles, hours so far by week, and the two relaxations' tables.
const path = new Int32Array(7)
const bestPath = new Int32Array(7)
const used = new Int32Array(32)
const units = 64
const byDays = new Float64Array(8 * 225)
const byHours = new Float64Array(8 * (units + 1))
let best = 0
let steps = 0
let unit = 1

/** The best combination of one bundle a weekday within the limits; sets `bound` to what no combination exceeds. */
const combine = (c: Chooser, limits: { hours: number; days: number }): number => {
  best = 0
  steps = 0
  bestPath.fill(-1)
  used.fill(0)
  // A unit is so many quarters a week, times the weeks: at most 64 of them in all.
  unit = Math.max(1, Math.ceil(limits.hours / units)) * c.weeks
  if (c.truncated || !takeHeaviest(c, limits)) {
    relax(c, limits)
    search(c, limits, 0, limits.days, 0, 0)
  }
  c.bound = c.truncated || steps >= c.effort.steps ? rootBound(c, limits) : best
  for (let day = 0; day < 7; day++) {
    if (bestPath[day]! < 0) continue
    for (let i = bestPath[day]! * c.bundleLength; c.bundleSlots[i]! >= 0; i++)
      c.chosen[c.chosenCount++] = c.bundleSlots[i]!
  }
  return best
}

/** Tries the heaviest bundle of every weekday: where that keeps the limits, nothing is better. */
const takeHeaviest = (c: Chooser, limits: { hours: number; days: number }): boolean => {
  let sum = 0
  let days = 0
  for (let day = 0; day < 7; day++) {
    let most = c.bundleStart[day]!
    for (let b = most + 1; b < c.bundleStart[day + 1]!; b++) if (c.bundleWeight[b]! > c.bundleWeight[most]!) most = b
    path[day] = most
    sum += c.bundleWeight[most]!
    days += c.bundleDays[most]!
    for (let week = 0; week < c.weeks; week++) used[week]! += c.bundleHours[most * c.weeks + week]!
  }
  let fits = days <= limits.days
  for (let week = 0; week < c.weeks; week++) fits &&= used[week]! <= limits.hours
  if (fits) {
    best = sum
    bestPath.set(path)
  }
  used.fill(0)
  return fits
}

/** Fills the tables of what the weekdays from each on can be worth: by days left alone and by hours left alone. */
const relax = (c: Chooser, limits: { hours: number; days: number }): void => {
  byDays.fill(0, 7 * 225, 7 * 225 + limits.days + 1)
  byHours.fill(0, 7 * (units + 1))
  const budget = Math.floor((limits.hours * c.weeks) / unit)
  for (let day = 6; day >= 0; day--) {
    const [here, next] = [day * 225, (day + 1) * 225]
    const [hereH, nextH] = [day * (units + 1), (day + 1) * (units + 1)]
    for (let left = 0; left <= limits.days; left++) byDays[here + left] = byDays[next + left]!
    for (let left = 0; left <= budget; left++) byHours[hereH + left] = byHours[nextH + left]!
    if (c.relaxedDay[day] === 1) relaxDates(c, day, limits, budget)
    else
      for (let b = c.bundleStart[day]! + 1; b < c.bundleStart[day + 1]!; b++) {
        raise(byDays, here, next - c.bundleDays[b]!, c.bundleDays[b]!, limits.days, c.bundleWeight[b]!)
        const cost = Math.floor(c.bundleTotal[b]! / unit)
        raise(byHours, hereH, nextH - cost, cost, budget, c.bundleWeight[b]!)
      }
  }
}

/** Enters one possibility that costs so many units: what is left of them counts on in the row of what comes after. */
const raise = (table: Float64Array, here: number, next: number, cost: number, most: number, weight: number): void => {
  for (let left = cost; left <= most; left++)
    if (weight + table[next + left]! > table[here + left]!) table[here + left] = weight + table[next + left]!
}

const before = new Float64Array(512)

/** Enters a relaxed weekday date by date. */
const relaxDates = (c: Chooser, day: number, limits: { hours: number; days: number }, budget: number): void => {
  const [here, hereH] = [day * 225, day * (units + 1)]
  for (let week = 0; week < c.weeks; week++) {
    const row = (day * c.weeks + week) * perDate
    const worth = c.dateWorth.subarray(row, row + perDate)
    before.set(byDays.subarray(here, here + limits.days + 1), 0)
    before.set(byHours.subarray(hereH, hereH + budget + 1), 256)
    for (let quarters = 1; quarters < perDate; quarters++) {
      const weight = worth[quarters]!
      if (weight === 0 || quarters > limits.hours) continue
      for (let left = 1; left <= limits.days; left++)
        byDays[here + left] = Math.max(byDays[here + left]!, weight + before[left - 1]!)
      const cost = Math.floor(quarters / unit)
      for (let left = cost; left <= budget; left++)
        byHours[hereH + left] = Math.max(byHours[hereH + left]!, weight + before[256 + left - cost]!)
    }
  }
}

const rootBound = (c: Chooser, limits: { hours: number; days: number }): number =>
  Math.ceil(Math.min(byDays[limits.days]!, byHours[Math.floor((limits.hours * c.weeks) / unit)]!))

const search = (
  c: Chooser,
  limits: { hours: number; days: number },
  day: number,
  daysLeft: number,
  total: number,
  weight: number,
): void => {
  if (weight > best) {
    best = weight
    bestPath.fill(-1)
    for (let d = 0; d < day; d++) bestPath[d] = path[d]!
  }
  if (day === 7 || steps >= c.effort.steps) return
  steps++
  const hoursLeft = Math.floor((limits.hours * c.weeks - total) / unit)
  if (weight + Math.min(byDays[day * 225 + daysLeft]!, byHours[day * (units + 1) + hoursLeft]!) <= best) return
  const [empty, after] = [c.bundleStart[day]!, c.bundleStart[day + 1]!]
  for (let i = empty + 1; i <= after; i++) {
    const b = i === after ? empty : i
    if (c.bundleDays[b]! > daysLeft || !addHours(c, b, limits.hours)) continue
    path[day] = b
    search(c, limits, day + 1, daysLeft - c.bundleDays[b]!, total + c.bundleTotal[b]!, weight + c.bundleWeight[b]!)
    for (let week = 0; week < c.weeks; week++) used[week]! -= c.bundleHours[b * c.weeks + week]!
  }
}

/** Adds the hours of a bundle where every week stays within the limit, else nothing. */
const addHours = (c: Chooser, b: number, hours: number): boolean => {
  const row = b * c.weeks
  for (let week = 0; week < c.weeks; week++) if (used[week]! + c.bundleHours[row + week]! > hours) return false
  for (let week = 0; week < c.weeks; week++) used[week]! += c.bundleHours[row + week]!
  return true
}
