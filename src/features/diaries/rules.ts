import { addDays, type Day, weekday } from '#platform/dates.ts'

/** What the desk knows: they came to their place, or to what they booked; or that they go on, of which no hours are known. */
export type Source = 'seat' | 'booking' | 'check'
export type Recorded = {
  day: Day
  opportunity_id: string
  title: string
  organisation: string
  source: Source
  minutes: number | null
}

/** What they wrote themselves; null: how long it was they did not say. */
export type OwnLine = {
  id: string
  on_day: Day
  opportunity_id: string | null
  title: string
  half_hours: number | null
  note: string
}

/** A line of the diary, by the desk or by themselves. `doubled`: the desk has this day of it, too, and its line is the one that counts. */
export type Entry = {
  day: Day
  title: string
  organisation: string
  minutes: number | null
  by: 'desk' | 'self'
  check: boolean
  note: string
  id: string | null
  doubled: boolean
}

const keyOf = (day: Day, opportunity: string): string => `${day} ${opportunity}`

/** All lines, the latest first; of one day those of the desk first. */
export function entriesOf(recorded: readonly Recorded[], own: readonly OwnLine[]): Entry[] {
  const known = new Set(recorded.map(({ day, opportunity_id }) => keyOf(day, opportunity_id)))
  const desk = recorded.map(
    ({ day, title, organisation, minutes, source }): Entry => ({
      ...{
        day,
        title,
        organisation,
        minutes,
        by: 'desk',
        check: source === 'check',
        note: '',
        id: null,
        doubled: false,
      },
    }),
  )
  const self = own.map(
    ({ id, on_day, opportunity_id, title, half_hours, note }): Entry => ({
      ...{ day: on_day, title, organisation: '', minutes: half_hours === null ? null : half_hours * 30, by: 'self' },
      ...{ check: false, note, id, doubled: opportunity_id !== null && known.has(keyOf(on_day, opportunity_id)) },
    }),
  )
  return [...desk, ...self].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.by < b.by ? -1 : 1))
}

/** A sum: days, hours as far as they are known, and on how many lines nobody said how long it was. */
export type Sum = { name: string; days: number; minutes: number; unknown: number }

/** The lines that count as activity: no day twice, and no word of the desk that they go on. */
const counting = (entries: readonly Entry[]): Entry[] => entries.filter(({ check, doubled }) => !check && !doubled)

function sumOf(name: string, entries: readonly Entry[]): Sum {
  const minutes = entries.reduce((sum, one) => sum + (one.minutes ?? 0), 0)
  const unknown = entries.filter(one => one.minutes === null).length
  return { name, days: new Set(entries.map(({ day }) => day)).size, minutes, unknown }
}

export const totalOf = (name: string, entries: readonly Entry[]): Sum => sumOf(name, counting(entries))

/** The sums by month (the latest first) or by activity (the longest first). */
export const sumsBy = (entries: readonly Entry[], by: 'month' | 'title'): Sum[] =>
  [...Map.groupBy(counting(entries), one => (by === 'month' ? one.day.slice(0, 7) : one.title))]
    .map(([name, of]) => sumOf(name, of))
    .sort((a, b) => (by === 'month' ? (a.name < b.name ? 1 : -1) : b.minutes - a.minutes || b.days - a.days))

/** The week (its Monday) with the most hours that are known; null where none is. */
export function fullestWeek(entries: readonly Entry[]): { monday: Day; minutes: number } | null {
  const weeks = Map.groupBy(counting(entries), ({ day }) => addDays(day, -weekday(day)))
  return [...weeks]
    .map(([monday, of]) => ({ monday, minutes: sumOf(monday, of).minutes }))
    .filter(({ minutes }) => minutes > 0)
    .reduce<{ monday: Day; minutes: number } | null>(
      (most, one) => (most && most.minutes >= one.minutes ? most : one),
      null,
    )
}

/** For how many hours a week they wish, and at the most; null: not asked, and nothing is said of it. */
export type Hours = { wanted: number | null; most: number | null }

/** How their fullest week stands to what they said themselves. No law has a limit for what this product knows of their days. */
export function standsTo(minutes: number, { wanted, most }: Hours): 'beyond' | 'more' | 'within' | null {
  if (most !== null && minutes > most * 60) return 'beyond'
  if (wanted !== null) return minutes > wanted * 60 ? 'more' : 'within'
  return most === null ? null : 'within'
}

export const DAY_HALVES = 48

/** Why a line is not written; what was typed stays. */
export type Refusal = 'same' | 'longDay' | 'noTitle' | 'twoTitles'

/** Whether this line may stand beside the others that they wrote. */
export function refusalOf(
  line: Pick<OwnLine, 'on_day' | 'title' | 'half_hours'>,
  others: readonly OwnLine[],
): Refusal | null {
  const day = others.filter(({ on_day }) => on_day === line.on_day)
  if (day.some(({ title }) => title === line.title)) return 'same'
  const halves = day.reduce((sum, one) => sum + (one.half_hours ?? 0), line.half_hours ?? 0)
  return halves > DAY_HALVES ? 'longDay' : null
}
