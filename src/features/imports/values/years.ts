import { type Day, type DayRead, dayOf, dayOfEra, diffDays, partsOf, weekday } from '#platform/dates.ts'
import type { Written } from '#platform/days-written.ts'
import type { Doubt } from '../rules-reading.ts'

/** How many days off a day may be whose year is found by its weekday. */
const FURTHEST = 400

type Parts = { year: number; month: number; date: number }
/** `over`: an era stands there that was over by then. */
type Walked = { days: Day[]; fits: boolean; sure: boolean; over: boolean }

/** Each day with the year and month of the one before it where its own are not written; null where one is in no calendar. */
function walk(written: readonly Written[], first: number): Walked | null {
  let before: Parts | null = null
  const walked: Walked = { days: [], fits: true, sure: true, over: false }
  for (const one of written) {
    const month: number | null = one.month ?? before?.month ?? null
    if (month === null) return null
    const read = one.era === null ? null : dayOfEra(one.era, one.year ?? 0, month, one.date)
    const day =
      one.era === null ? dayAfter(one, month, before, first) : read && ('day' in read ? read.day : eraGoesOn(read))
    if (day === null) return null
    if (read && !('day' in read)) walked.over = true
    if (one.weekday !== null && weekday(day) !== one.weekday) walked.fits = false
    if (one.month === null && before && day < dayText(before)) walked.sure = false
    walked.days.push(day)
    before = partsOf(day)
  }
  return walked
}

const dayText = ({ year, month, date }: Parts): Day => dayOf(year, month, date) ?? ''

/** 平成38年, as lists count on that were begun before the era ended. */
const eraGoesOn = (read: DayRead): Day | null => ('ask' in read && read.ask === 'era' ? read.of : null)

function dayAfter(one: Written, month: number, before: Parts | null, first: number): Day | null {
  if (one.year !== null) return dayOf(one.year, month, one.date)
  if (!before) return dayOf(first, month, one.date)
  const same = dayOf(before.year, month, one.date)
  return one.month !== null && (same === null || same < dayText(before))
    ? dayOf(before.year + 1, month, one.date)
    : same
}

const doubtOf = ({ fits, sure, over }: Walked): Doubt | null =>
  !fits ? 'weekdayDiffers' : over ? 'eraOver' : sure ? null : 'otherWords'

/**
 * The days of a cell in order, with the year that was not written: the one in which every written weekday fits, nearest
 * to `near` (or, for the end of something, the first from `after` on). Null: no calendar has them.
 */
export function resolveYears(
  written: readonly Written[],
  { near, after }: { near: Day; after?: Day | null },
): { days: Day[]; doubt: Doubt | null } | null {
  const [first] = written
  if (!first) return null
  if (first.year !== null) {
    const walked = walk(written, first.year)
    if (!walked) return null
    return { days: walked.days, doubt: doubtOf(walked) }
  }
  const base = partsOf(after ?? near).year
  const found = [base - 1, base, base + 1, base + 2].flatMap(year => {
    const walked = walk(written, year)
    return walked?.fits && (!after || walked.days[0]! >= after) ? [walked.days] : []
  })
  const away = (days: Day[]) => Math.abs(diffDays(after ?? near, days[0]!))
  const days = found.sort((a, b) => away(a) - away(b))[0]
  const named = written.some(one => one.weekday !== null)
  // Further off, it is rather the weekday that is written wrong.
  if (!days || (named && away(days) > FURTHEST)) return null
  return { days, doubt: named ? 'yearFromWeekday' : 'yearGuessed' }
}
