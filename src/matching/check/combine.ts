/** One set of items of each weekday, within the limits of the whole, for the checker. */
import { type Dues, dueBefore, duesOf, joined, type Toll } from './tolls.ts'

export type Limits = { weeks: number; maxHours: number; maxDays: number }

/** `hard` are the weeks in which its date is demanding; `eased` is the weight less the weekday's share of the tolls. */
export type Bundle = {
  weight: number
  eased: number
  tolls: readonly Toll[]
  dates: number
  hours: number[]
  total: number
  hard: readonly number[]
}

/** The lightest comes last. */
export type Day = { day: number; bundles: Bundle[] }

/** The best bundle of each weekday together, by depth-first search under two relaxations: of days and of hours. */
export const combine = (list: readonly Day[], limits: Limits, least: number): number => {
  const { weeks, maxHours, maxDays } = limits
  const dues = duesOf(list.map(({ bundles }) => bundles))
  const days = dues.size === 0 ? list : list.map((day, i) => easedBy(dues, day, i))
  const mostDays = Math.min(maxDays, 7 * weeks)
  const mostHours = Math.min(maxHours, 168) * weeks
  const byDays = relaxed(days, mostDays, bundle => bundle.dates)
  const byHours = relaxed(days, Math.floor(mostHours), bundle => Math.floor(bundle.total))
  let best = least
  let steps = 0
  const search = (day: number, left: number, used: readonly number[], taken: Taken): void => {
    const { weight, tolls, path } = taken
    // Nothing at all is not a set: it has no weight, and its worth is no worth to begin with.
    if (weight > 0) best = Math.max(best, weight - dueBefore(tolls, days.length, dues))
    if (day === days.length || ++steps > 300_000) return
    const hoursLeft = Math.floor(mostHours - used.reduce((sum, h) => sum + h, 0))
    // The tables charge the later weekdays their shares of every toll: of what is paid, only the earlier shares count here.
    const eased = weight - dueBefore(tolls, day, dues)
    if (eased + Math.min(byDays[day]![left]!, byHours[day]![hoursLeft]!) <= best) return
    const rest = Math.min(byDays[day + 1]![left]!, byHours[day + 1]![hoursLeft]!)
    for (const bundle of days[day]!.bundles) {
      // Those that follow are lighter.
      if (eased + bundle.eased + rest <= best) break
      const tired = bundle.hard.length === 0 ? path : withRest(path, { day: days[day]!.day, weeks: bundle.hard })
      if (bundle.dates > left || !tired) continue
      const hours = used.map((sum, w) => sum + bundle.hours[w]!)
      if (hours.every(sum => sum <= maxHours))
        search(day + 1, left - bundle.dates, hours, {
          weight: weight + bundle.weight,
          tolls: joined(tolls, bundle.tolls),
          path: tired,
        })
    }
  }
  search(0, mostDays, Array(weeks).fill(0), { weight: 0, tolls: [], path: [] })
  return steps > 300_000 ? Math.min(byDays[0]![mostDays]!, byHours[0]![Math.floor(mostHours)]!) : best
}

/** A weekday's bundles by their weights less its share of the tolls. */
const easedBy = (dues: Dues, { day, bundles }: Day, i: number): Day => {
  const shareOf = (tolls: readonly Toll[]): number => dueBefore(tolls, i + 1, dues) - dueBefore(tolls, i, dues)
  const eased = bundles.map(bundle => ({ ...bundle, eased: bundle.weight - shareOf(bundle.tolls) }))
  return { day, bundles: eased.sort((a, b) => b.eased - a.eased) }
}

/** What is chosen on the weekdays so far: the weight before the tolls, the tolls, and the demanding dates. */
type Taken = { weight: number; tolls: readonly Toll[]; path: readonly Tired[] }

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
        here[left] = Math.max(here[left]!, bundle.eased + after[left - cost(bundle)]!)
    tables.unshift(here)
  }
  return tables
}
