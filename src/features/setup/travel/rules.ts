import { type Feed, metres, type Point } from '#features/places/index.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Fault } from '#platform/shapes.ts'

/** A stop of buses, known by its name. */
export type StopEntry = Point & { name: string }

/** Departures an hour in the morning, the afternoon and the evening (from 18:00); 0: no bus then. */
type Parts = { am: number; pm: number; night: number }

/** A line: its stops in their order, each with the minutes from the one before. */
export type LineEntry = {
  name: string
  operator: string
  both_ways: boolean
  valid_from: Day
  ends_on: Day | null
  source: string
  per_hour: { weekday: Parts; weekend: Parts }
  stops: readonly { stop: string; minutes: number }[]
}

/** How many times longer one takes in an area, or between it and another one (`to`). */
export type SlopeEntry = {
  area: string
  to: string | null
  walk: number
  bicycle: number
  valid_from: Day
  source: string
}

/** The same as a file has them: what holds for most is left out. */
export type FileLine = Omit<LineEntry, 'ends_on' | 'operator'> & Partial<Pick<LineEntry, 'ends_on' | 'operator'>>
export type FileSlope = Omit<SlopeEntry, 'to'> & { to?: string | null }
export type FileTravel = { stops?: readonly StopEntry[]; lines?: readonly FileLine[]; slopes?: readonly FileSlope[] }

export const linesIn = ({ lines = [] }: FileTravel): LineEntry[] =>
  lines.map(line => ({ ...line, operator: line.operator ?? '', ends_on: line.ends_on ?? null }))
export const slopesIn = ({ slopes = [] }: FileTravel): SlopeEntry[] =>
  slopes.map(one => ({ ...one, to: one.to ?? null }))

/** The six figures as they are stored (places/travel/buses.ts), and back. */
export const figuresOf = ({ weekday, weekend }: LineEntry['per_hour']): number[] =>
  [weekday, weekend].flatMap(({ am, pm, night }) => [am, pm, night])
export function perHour([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]: readonly number[]): LineEntry['per_hour'] {
  return { weekday: { am: a, pm: b, night: c }, weekend: { am: d, pm: e, night: f } }
}

/** No bus goes as fast between two stops: 90 km an hour, and half a minute for what was rounded. */
const FAST = 1500

/** What cannot be: stops that are not there, lines on which nothing goes, ways that nobody can ride in the time. */
export function travelFaults(
  file: FileTravel,
  stops: readonly StopEntry[],
  areas: readonly { name: string }[],
): Fault[] {
  const known = new Map(stops.map(stop => [stop.name, stop]))
  const names = new Set(areas.map(({ name }) => name))
  return [
    ...linesIn(file).flatMap((line, at) => lineFaults(line, `lines[${at}]`, known)),
    ...slopesIn(file).flatMap(({ area, to }, at): Fault[] =>
      [area, to].flatMap((name, which) =>
        name === null || names.has(name)
          ? []
          : [
              {
                path: `slopes[${at}].${which === 0 ? 'area' : 'to'}`,
                says: `「${name}」という圏域が、areas にも登録にもありません。`,
              },
            ],
      ),
    ),
  ]
}

function lineFaults(
  { name, stops, per_hour, valid_from, ends_on }: LineEntry,
  path: string,
  known: ReadonlyMap<string, StopEntry>,
): Fault[] {
  const faults: Fault[] = []
  if (stops.length < 2) faults.push({ path: `${path}.stops`, says: `「${name}」の停留所は、2つ以上書いてください。` })
  if (figuresOf(per_hour).every(often => often === 0))
    faults.push({
      path: `${path}.per_hour`,
      says: `「${name}」は、どの時間にも1本も走りません。1時間に何本かを書いてください。`,
    })
  if (ends_on !== null && ends_on < valid_from)
    faults.push({ path: `${path}.ends_on`, says: '終わる日が始まる日より前です。日を確かめてください。' })
  for (const [at, { stop, minutes }] of stops.entries()) {
    const [here, before] = [known.get(stop), known.get(stops[at - 1]?.stop ?? '')]
    const where = `${path}.stops[${at}]`
    if (!here)
      faults.push({
        path: `${where}.stop`,
        says: `「${stop}」という停留所が、stops にも登録にもありません。名前を確かめてください。`,
      })
    if (at === 0 && minutes !== 0)
      faults.push({ path: `${where}.minutes`, says: 'はじめの停留所の minutes は 0 にしてください。' })
    const line = here && before ? metres(here, before) : 0
    if (at > 0 && line > (minutes + 0.5) * FAST)
      faults.push({
        path: `${where}.minutes`,
        says: `「${before!.name}」から「${stop}」まで${(line / 1000).toFixed(1)}キロを${minutes}分で走ることになります。分か、停留所の場所を確かめてください。`,
      })
  }
  return faults
}

/**
 * With what feeds of bus companies tell. Lines of the same company that run and are in none of them end on the day before: a feed
 * is the whole timetable of its company.
 */
export function withFeeds<F extends FileTravel>(
  file: F,
  feeds: readonly Feed[],
  known: readonly LineEntry[],
  day: Day,
): F {
  if (feeds.length === 0) return file
  const lines = feeds.flatMap(feed => feed.lines.map(line => ({ ...line, per_hour: perHour(line.per_hour) })))
  const names = new Set(lines.map(({ name }) => name))
  const over = known
    .filter(
      ({ name, operator, ends_on }) =>
        !names.has(name) && ends_on === null && feeds.some(feed => feed.operator === operator),
    )
    .map(line => ({ ...line, ends_on: line.valid_from < day ? addDays(day, -1) : day }))
  const stops = new Map(feeds.flatMap(feed => feed.stops).map(stop => [stop.name, stop]))
  return {
    ...file,
    stops: [...(file.stops ?? []), ...stops.values()],
    lines: [...(file.lines ?? []), ...over, ...lines],
  }
}
