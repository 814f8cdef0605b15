/** One bundle of each weekday, within the limits of the whole: branch and bound under two relaxations. */
import { type Chooser, type Limits, perDate } from './chooser-state.ts'
import { leastDue, pay } from './tolls.ts'

// Working space of `combine`: the path of bundles, hours so far by week, and the two relaxations' tables. There are at most
// 224 days in the 32 weeks of a horizon and 64 units of hours; a table has one entry more, for none of them.
const path = new Int32Array(7)
const bestPath = new Int32Array(7)
const used = new Int32Array(32)
const units = 64
const byDays = new Float64Array(8 * 225)
const byHours = new Float64Array(8 * (units + 1))
let best = 0
let filled = 0
let steps = 0
let unit = 1

/**
 * The best combination of one bundle a weekday within the limits that is worth more than `least`, else nothing and
 * `least`; sets `bound` to what no combination exceeds.
 */
export const combine = (c: Chooser, limits: Limits, least: number): number => {
  best = least
  filled = 0
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
const takeHeaviest = (c: Chooser, limits: Limits): boolean => {
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
  let fits = days <= limits.days && isPaid(c, sum)
  if (c.market.tiring) for (let day = 1; day < 7; day++) fits &&= isRested(c, day)
  for (let week = 0; week < c.weeks; week++) fits &&= used[week]! <= limits.hours
  if (fits) {
    best = sum
    bestPath.set(path)
  }
  used.fill(0)
  return fits
}

/** Whether the path is something and nothing more is due for it than its bundles have paid. */
const isPaid = (c: Chooser, sum: number): boolean => {
  if (!c.charged) return true
  if (sum <= Math.max(0, best)) return false
  if (!c.spanning) return true
  for (let day = 0; day < 7; day++) pay(c, path[day]!, true)
  const { due } = c
  for (let day = 0; day < 7; day++) pay(c, path[day]!, false)
  return due === 0
}

/** Fills the tables of what the weekdays from each on can be worth: by days left alone and by hours left alone. */
const relax = (c: Chooser, limits: Limits): void => {
  byDays.fill(0, 7 * 225, 7 * 225 + limits.days + 1)
  byHours.fill(0, 7 * (units + 1))
  const budget = Math.floor((limits.hours * c.weeks) / unit)
  for (let day = 6; day >= 0; day--) {
    const [here, next] = [day * 225, (day + 1) * 225]
    const [hereH, nextH] = [day * (units + 1), (day + 1) * (units + 1)]
    for (let left = 0; left <= limits.days; left++) byDays[here + left] = byDays[next + left]!
    for (let left = 0; left <= budget; left++) byHours[hereH + left] = byHours[nextH + left]!
    if (c.relaxedDay[day] === 1) relaxDates(c, day, limits, budget)
    else {
      heaviestByCost(c, day)
      raiseAll(byDays, heaviestOfDays, here, next, limits.days)
      raiseAll(byHours, heaviestOfUnits, hereH, nextH, budget)
    }
  }
}

const heaviestOfDays = new Float64Array(33)
const heaviestOfUnits = new Float64Array(units + 1)

/** Fills in the weight of the heaviest bundle of a weekday by what it costs in days and in units: most cost the same. */
const heaviestByCost = (c: Chooser, day: number): void => {
  heaviestOfDays.fill(0)
  heaviestOfUnits.fill(0)
  for (let b = c.bundleStart[day]! + 1; b < c.bundleStart[day + 1]!; b++) {
    const weight = c.bundleWeight[b]!
    const cost = Math.floor(c.bundleTotal[b]! / unit)
    if (weight > heaviestOfDays[c.bundleDays[b]!]!) heaviestOfDays[c.bundleDays[b]!] = weight
    if (weight > heaviestOfUnits[cost]!) heaviestOfUnits[cost] = weight
  }
}

/** Enters the heaviest of each cost, but for those that something cheaper betters. */
const raiseAll = (table: Float64Array, heaviest: Float64Array, here: number, next: number, most: number): void => {
  let so = 0
  for (let cost = 0; cost < heaviest.length && cost <= most; cost++) {
    const weight = heaviest[cost]!
    if (weight <= so) continue
    so = weight
    raise(table, here, next - cost, cost, most, weight)
  }
}

/** Enters one possibility that costs so many units: what is left of them counts on in the row of what comes after. */
const raise = (table: Float64Array, here: number, next: number, cost: number, most: number, weight: number): void => {
  for (let left = cost; left <= most; left++)
    if (weight + table[next + left]! > table[here + left]!) table[here + left] = weight + table[next + left]!
}

const before = new Float64Array(512)

/** Enters a relaxed weekday date by date. */
const relaxDates = (c: Chooser, day: number, limits: Limits, budget: number): void => {
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

const rootBound = (c: Chooser, limits: Limits): number =>
  Math.ceil(Math.min(byDays[limits.days]!, byHours[Math.floor((limits.hours * c.weeks) / unit)]!))

const search = (c: Chooser, limits: Limits, day: number, daysLeft: number, total: number, weight: number): void => {
  if (weight - c.due > best && filled > 0) {
    best = weight - c.due
    bestPath.fill(-1)
    for (let d = 0; d < day; d++) bestPath[d] = path[d]!
  }
  if (day === 7 || steps >= c.effort.steps) return
  steps++
  const hoursLeft = Math.floor((limits.hours * c.weeks - total) / unit)
  const due = c.spanning ? leastDue(c, day) : 0
  if (weight - due + Math.min(byDays[day * 225 + daysLeft]!, byHours[day * (units + 1) + hoursLeft]!) <= best) return
  const [empty, after] = [c.bundleStart[day]!, c.bundleStart[day + 1]!]
  // What the weekdays after this one can add at most: a bundle that falls short with it need not be tried.
  const rest = Math.min(byDays[(day + 1) * 225 + daysLeft]!, byHours[(day + 1) * (units + 1) + hoursLeft]!)
  for (let i = empty + 1; i <= after; i++) {
    const b = i === after ? empty : i
    if (weight + c.bundleWeight[b]! + rest <= best) continue
    path[day] = b
    if (c.bundleDays[b]! > daysLeft || (c.market.tiring && !isRested(c, day))) continue
    if (!addHours(c, b, limits.hours)) continue
    if (b > empty) filled++
    if (c.spanning) pay(c, b, true)
    search(c, limits, day + 1, daysLeft - c.bundleDays[b]!, total + c.bundleTotal[b]!, weight + c.bundleWeight[b]!)
    if (c.spanning) pay(c, b, false)
    if (b > empty) filled--
    for (let week = 0; week < c.weeks; week++) used[week]! -= c.bundleHours[b * c.weeks + week]!
  }
}

/** Whether no demanding date of the path's bundle of a weekday follows one of the day before; a Monday follows the Sunday before it. */
const isRested = (c: Chooser, day: number): boolean => {
  const here = c.bundleTiring[path[day]!]!
  if (here === 0 || day === 0) return true
  if ((here & c.bundleTiring[path[day - 1]!]!) !== 0) return false
  return day < 6 || ((here << 1) & c.bundleTiring[path[0]!]!) === 0
}

/** Adds the hours of a bundle where every week stays within the limit, else nothing. */
const addHours = (c: Chooser, b: number, hours: number): boolean => {
  const row = b * c.weeks
  for (let week = 0; week < c.weeks; week++) if (used[week]! + c.bundleHours[row + week]! > hours) return false
  for (let week = 0; week < c.weeks; week++) used[week]! += c.bundleHours[row + week]!
  return true
}
