import { addDays, type Day, dayOf, diffDays, weekday } from '#platform/dates.ts'

/*
 * When the services of a feed run: by the days of the week between two days (calendar.txt), with single days on which one runs as
 * well or does not (calendar_dates.txt), as holidays are written. What runs on some days only is told as that.
 */

type Table = readonly Readonly<Record<string, string>>[]
/** The share of weekdays and of weekends on which a service runs. */
export type Share = readonly [weekday: number, weekend: number]

/** So many days are counted: each day of the week four times. */
const DAYS = 28
const NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const SATURDAY = 5

const dateIn = (text = ''): Day | null => {
  const [, year, month, date] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? []
  return year === undefined ? null : dayOf(Number(year), Number(month), Number(date))
}

type Span = { id: string; on: readonly boolean[]; from: Day; to: Day }
type Single = { id: string; day: Day; runs: boolean }

/** A row whose days cannot be read is refused by its name: it is not known when it runs. */
function read(calendar: Table, dates: Table): { spans: Span[]; singles: Single[] } | string {
  const [spans, singles]: [Span[], Single[]] = [[], []]
  for (const row of calendar) {
    const [id = '', from, to] = [row['service_id'], dateIn(row['start_date']), dateIn(row['end_date'])]
    if (!from || !to) return `calendar.txt の「${id.slice(0, 30)}」の日を読めません。`
    spans.push({ id, from, to, on: NAMES.map(name => row[name] === '1') })
  }
  for (const { service_id: id = '', date, exception_type } of dates) {
    const day = dateIn(date)
    if (!day || !/^[12]$/.test(exception_type ?? ''))
      return `calendar_dates.txt の「${id.slice(0, 30)}」の日を読めません。`
    singles.push({ id, day, runs: exception_type === '1' })
  }
  return { spans, singles }
}

/** The services that run on each of these days. */
function running(spans: readonly Span[], singles: readonly Single[], days: readonly Day[]): Map<Day, Set<string>> {
  const on = new Map(
    days.map(day => {
      const ids = spans.filter(({ on, from, to }) => from <= day && day <= to && on[weekday(day)]).map(({ id }) => id)
      return [day, new Set(ids)]
    }),
  )
  for (const { id, day, runs } of singles) on.get(day)?.[runs ? 'add' : 'delete'](id)
  return on
}

const keyOf = (ids: ReadonlySet<string>): string => [...ids].sort().join('\n')

/** Splits days into weekdays and weekends: one that is named by itself, and on which the same runs as on a weekend, is a holiday. */
function split(on: ReadonlyMap<Day, ReadonlySet<string>>, named: ReadonlySet<Day>): [weekdays: Day[], weekends: Day[]] {
  const all = [...on.keys()]
  const weekend = (day: Day) => weekday(day) >= SATURDAY
  const counts = Map.groupBy(
    all.filter(day => !weekend(day)),
    day => keyOf(on.get(day)!),
  )
  const [usual] = [...counts].sort(([, a], [, b]) => b.length - a.length)[0] ?? ['']
  const ends = new Set(all.filter(weekend).map(day => keyOf(on.get(day)!)))
  ends.delete(usual)
  const off = (day: Day) => weekend(day) || (named.has(day) && ends.has(keyOf(on.get(day)!)))
  return [all.filter(day => !off(day)), all.filter(off)]
}

/** The share of weekdays and weekends of four weeks from this day (or to the last that the feed knows); a sentence where there is none. */
export function sharesOf(calendar: Table, dates: Table, day: Day): Map<string, Share> | string {
  const known = read(calendar, dates)
  if (typeof known === 'string') return known
  const { spans, singles } = known
  const added = singles.filter(({ runs }) => runs).map(one => one.day)
  const [first, last] = [
    [...spans.map(({ from }) => from), ...added].sort()[0],
    [...spans.map(({ to }) => to), ...added].sort().at(-1),
  ]
  if (!first || !last || day < first || last < day)
    return 'calendar.txt に、きょう走るダイヤがありません。新しいダイヤのファイルを選んでください。'
  const begin = [addDays(last, 1 - DAYS), day].sort()[0]!
  const from = begin < first ? first : begin
  const length = Math.min(DAYS, diffDays(from, last) + 1)
  const on = running(
    spans,
    singles,
    Array.from({ length }, (_, at) => addDays(from, at)),
  )
  const parts = split(on, new Set(singles.map(one => one.day)))
  const share = (id: string, days: readonly Day[]) =>
    days.length === 0 ? 0 : days.filter(one => on.get(one)!.has(id)).length / days.length
  const ids = new Set([...on.values()].flatMap(all => [...all]))
  return new Map([...ids].map(id => [id, [share(id, parts[0]), share(id, parts[1])]]))
}
