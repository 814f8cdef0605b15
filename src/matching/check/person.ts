/** The most that one person can be worth at given prices, for the checker: exact but for the few whom it gives up on. */
import type { Seat } from './facts.ts'

export type Item = {
  /** Weekday, 0 for Monday. */
  day: number
  from: number
  to: number
  weeks: readonly number[]
  place: string
  demanding: boolean
  weight: number
}

/** A seat with what it is worth to somebody. */
export const itemOf = ({ day, from, to, slot, weeks, place }: Seat, weight: number): Item => ({
  day,
  from,
  to,
  weeks,
  place,
  demanding: slot.demanding === true,
  weight,
})

/** `hard` are the weeks in which its date is demanding. */
type Bundle = { weight: number; dates: number; hours: number[]; total: number; hard: readonly number[] }

type Day = { day: number; bundles: Bundle[] }

/** Whether one person can do both: no common date, or enough time between. */
export const compatible = (a: Item, b: Item): boolean => {
  if (a.day !== b.day || !a.weeks.some(week => b.weeks.includes(week))) return true
  const between = a.place === b.place ? 0 : 1
  return a.to + between <= b.from || b.to + between <= a.from
}

const hasNeighbour = (item: Item, items: readonly Item[]): boolean =>
  items.some(other => other !== item && other.place === item.place && other.day === item.day)

/** Drops what another item can always stand in for: no longer, no more weeks, no lighter, and no neighbour's advantage. */
const undominated = (items: readonly Item[]): Item[] => {
  const kept: Item[] = []
  for (const item of [...items].sort((a, b) => b.weight - a.weight || a.to - a.from - (b.to - b.from))) {
    const beaten = kept.some(
      better =>
        better.day === item.day &&
        better.from >= item.from &&
        (item.demanding || !better.demanding) &&
        better.to <= item.to &&
        better.weeks.every(week => item.weeks.includes(week)) &&
        (better.place === item.place || !hasNeighbour(item, items)),
    )
    if (!beaten) kept.push(item)
  }
  return kept
}

/** All sets of a weekday's items that fit together, at most two a date; of equal hours only the heaviest. Null if too many. */
const bundlesOf = (items: readonly Item[], weeks: number, maxHours: number): Bundle[] | null => {
  const best = new Map<string, Bundle>()
  let tried = 0
  const extend = (from: number, picked: readonly Item[], bundle: Bundle): boolean => {
    if (++tried > 40_000) return false
    const key = `${bundle.hours} ${bundle.hard}`
    if ((best.get(key)?.weight ?? -1) < bundle.weight) best.set(key, bundle)
    for (let i = from; i < items.length; i++) {
      const item = items[i]!
      if (!picked.every(other => compatible(other, item))) continue
      if (item.demanding && item.weeks.some(week => bundle.hard.includes(week))) continue
      if (item.weeks.some(week => picked.filter(other => other.weeks.includes(week)).length === 2)) continue
      const hours = bundle.hours.map((sum, w) => (item.weeks.includes(w + 1) ? sum + item.to - item.from : sum))
      if (hours.some(sum => sum > maxHours)) continue
      const next = {
        weight: bundle.weight + item.weight,
        dates: hours.filter(sum => sum > 0).length,
        hours,
        total: hours.reduce((sum, h) => sum + h, 0),
        hard: item.demanding ? [...bundle.hard, ...item.weeks].sort((a, b) => a - b) : bundle.hard,
      }
      if (!extend(i + 1, [...picked, item], next)) return false
    }
    return true
  }
  const finished = extend(0, [], { weight: 0, dates: 0, hours: Array(weeks).fill(0), total: 0, hard: [] })
  return finished ? [...best.values()].sort((a, b) => b.weight - a.weight) : null
}

/** A bound for a weekday with too many sets: weights spread evenly over dates, two of them on each. */
const roughBundles = (items: readonly Item[], weeks: number): Bundle[] => {
  const dates = Array.from({ length: weeks }, (_, w) => {
    const here = items.filter(item => item.weeks.includes(w + 1)).map(item => item.weight / item.weeks.length)
    return here
      .sort((a, b) => b - a)
      .slice(0, 2)
      .reduce((sum, share) => sum + share, 0)
  }).sort((a, b) => b - a)
  const none = { weight: 0, dates: 0, hours: Array(weeks).fill(0), total: 0, hard: [] }
  const rough = dates.map((_, i) => ({
    ...none,
    dates: i + 1,
    weight: dates.slice(0, i + 1).reduce((sum, d) => sum + d, 0),
  }))
  return [none, ...rough].reverse()
}

/** The greatest weight of a feasible set of items that each weigh something, or somewhat more where the search is given up. */
export const worthOf = (items: readonly Item[], weeks: number, maxHours: number, maxDays: number): number => {
  const kept = undominated(items)
  const days = [0, 1, 2, 3, 4, 5, 6]
    .map(day => ({ day, list: kept.filter(item => item.day === day) }))
    .filter(({ list }) => list.length > 0)
    .map(({ day, list }): Day => ({ day, bundles: bundlesOf(list, weeks, maxHours) ?? roughBundles(list, weeks) }))
  return combine(days, weeks, maxHours, maxDays)
}

/** The best bundle of each weekday together, by depth-first search under two relaxations: of days and of hours. */
const combine = (days: readonly Day[], weeks: number, maxHours: number, maxDays: number): number => {
  const mostDays = Math.min(maxDays, 7 * weeks)
  const mostHours = Math.min(maxHours, 168) * weeks
  const byDays = relaxed(days, mostDays, bundle => bundle.dates)
  const byHours = relaxed(days, Math.floor(mostHours), bundle => Math.floor(bundle.total))
  let best = 0
  let steps = 0
  const search = (day: number, left: number, used: readonly number[], weight: number, path: readonly Tired[]): void => {
    best = Math.max(best, weight)
    if (day === days.length || ++steps > 300_000) return
    const hoursLeft = Math.floor(mostHours - used.reduce((sum, h) => sum + h, 0))
    if (weight + Math.min(byDays[day]![left]!, byHours[day]![hoursLeft]!) <= best) return
    for (const bundle of days[day]!.bundles) {
      const tired = bundle.hard.length === 0 ? path : withRest(path, { day: days[day]!.day, weeks: bundle.hard })
      if (bundle.dates > left || !tired) continue
      const hours = used.map((sum, w) => sum + bundle.hours[w]!)
      if (hours.every(sum => sum <= maxHours))
        search(day + 1, left - bundle.dates, hours, weight + bundle.weight, tired)
    }
  }
  search(0, mostDays, Array(weeks).fill(0), 0, [])
  return steps > 300_000 ? Math.min(byDays[0]![mostDays]!, byHours[0]![Math.floor(mostHours)]!) : best
}

type Tired = { day: number; weeks: readonly number[] }

/** Whether the demanding dates of an earlier and a later weekday do not follow each other, nor from Sunday to Monday. */
const isRested = (a: Tired, b: Tired): boolean => {
  if (b.day === a.day + 1) return !a.weeks.some(week => b.weeks.includes(week))
  return b.day !== 6 || a.day !== 0 || !b.weeks.some(week => a.weeks.includes(week + 1))
}

/** The demanding dates with those of one more weekday; null where they leave no rest. */
const withRest = (path: readonly Tired[], next: Tired): readonly Tired[] | null =>
  path.every(other => isRested(other, next)) ? [...path, next] : null

/** For each weekday on and each amount left: the most that the weekdays from there on can weigh. */
const relaxed = (days: readonly Day[], most: number, cost: (bundle: Bundle) => number): number[][] => {
  const tables: number[][] = [Array(most + 1).fill(0)]
  for (const { bundles } of [...days].reverse()) {
    const after = tables[0]!
    const here = [...after]
    for (const bundle of bundles)
      for (let left = cost(bundle); left <= most; left++)
        here[left] = Math.max(here[left]!, bundle.weight + after[left - cost(bundle)]!)
    tables.unshift(here)
  }
  return tables
}
