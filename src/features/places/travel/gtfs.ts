import { readCsv } from '#platform/csv.ts'
import type { Day } from '#platform/dates.ts'
import { fileRefusals } from '#platform/files.ts'
import { inSlices } from '#platform/slices.ts'
import { nfkc } from '#platform/text.ts'
import { openZip } from '#platform/xlsx/index.ts'
import { metres, type Point } from '../rules.ts'
import { sharesOf } from './services.ts'
import type { PutLine, PutStop } from './store.ts'

/*
 * 標準的なバス情報フォーマット（GTFS-JP 第3版, 国土交通省）: the lines of one company as they run on a day. Of trips that stop at the
 * same stops in the same order comes one line; a stop is known by its name, whatever its poles.
 */

/** What a feed tells; `operator` is the company, whose other lines do not run any more. */
export type Feed = { operator: string; stops: PutStop[]; lines: PutLine[] }

type Table = Readonly<Record<string, string>>[]
const NEEDED = {
  agency: ['agency_name'],
  stops: ['stop_id', 'stop_name', 'stop_lat', 'stop_lon'],
  routes: ['route_id'],
  trips: ['route_id', 'service_id', 'trip_id'],
  stop_times: ['trip_id', 'departure_time', 'stop_id', 'stop_sequence'],
  calendar: ['service_id', 'monday', 'saturday', 'sunday', 'start_date', 'end_date'],
  calendar_dates: ['service_id', 'date', 'exception_type'],
} as const
/** Of these a feed has one at least: days of the week, or single days. */
const EITHER: readonly string[] = ['calendar', 'calendar_dates'] satisfies Name[]
type Name = keyof typeof NEEDED

/** No feed of a city's buses is larger when it is unpacked. */
const MOST_BYTES = 64 * 1024 * 1024
/** Poles of one name stand so near to each other; further off it is another stop of that name. */
const SAME_STOP = 500
const MOST_LINES = 2000

const KEY = Symbol('refused')
const refusing = (says: string): Error => Object.assign(new Error(says), { [KEY]: true })

/** Reads a feed (ZIP) for the lines of this day; refused with a sentence that says what to do. */
export async function readFeed(bytes: Uint8Array, day: Day, source: string): Promise<Feed | { refused: string }> {
  try {
    const tables = await tablesOf(bytes)
    return await feedOf(tables, day, source)
  } catch (error) {
    if (error instanceof Error && KEY in error) return { refused: error.message }
    throw error
  }
}

async function tablesOf(bytes: Uint8Array): Promise<Record<Name, Table>> {
  const parts = opened(bytes)
  const tables: [string, Table][] = []
  for (const [name, columns] of Object.entries(NEEDED)) {
    const path = pathOf(parts.names, name)
    if (path) tables.push([name, await tableOf(`${name}.txt`, columns, await textOf(parts.read(path)!))])
    else if (EITHER.includes(name) && EITHER.some(other => pathOf(parts.names, other))) tables.push([name, []])
    else throw refusing(`${name}.txt がありません。GTFS-JP のファイル（zip）を、そのまま選んでください。`)
  }
  return Object.fromEntries(tables) as Record<Name, Table>
}

const pathOf = (names: readonly string[], name: string): string | undefined =>
  names.find(one => one === `${name}.txt` || one.endsWith(`/${name}.txt`))

function opened(bytes: Uint8Array) {
  try {
    return openZip(bytes, MOST_BYTES)
  } catch {
    throw refusing(
      'zip のファイルではないか、途中で切れています。GTFS-JP のファイル（zip）を、そのまま選んでください。',
    )
  }
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const read: Uint8Array[] = []
  try {
    for await (const chunk of chunks) read.push(Uint8Array.from(chunk))
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(read))
  } catch {
    throw refusing('zip の中のファイルを読めません（大きすぎるか、こわれているか、UTF-8 ではありません）。')
  }
}

async function tableOf(file: string, columns: readonly string[], text: string): Promise<Table> {
  const csv = await readCsv(text)
  if (typeof csv === 'string') throw refusing(`${file}：${fileRefusals[csv]}`)
  const header = csv.header.map(one => one.trim())
  const missing = columns.filter(one => !header.includes(one))
  if (missing.length > 0) throw refusing(`${file} に「${missing.join('」「')}」の列がありません。`)
  return inSlices(csv.records, ({ cells }) =>
    Object.fromEntries(header.map((name, at) => [name, (cells[at] ?? '').trim()])),
  )
}

/** The stops by their ids: poles of one name together. */
function stopsOf(table: Table): { byId: Map<string, string>; stops: Map<string, PutStop> } {
  const [byId, stops] = [new Map<string, string>(), new Map<string, PutStop>()]
  for (const { stop_id = '', stop_name = '', stop_lat, stop_lon } of table) {
    const [lat, lng] = [Number(stop_lat), Number(stop_lon)]
    const said = nfkc(stop_name).trim().slice(0, 50)
    if (said === '' || !(lat >= 20 && lat <= 46 && lng >= 122 && lng <= 154))
      throw refusing(`stops.txt の「${stop_id.slice(0, 30)}」（${said || '名前なし'}）の名前か緯度・経度を読めません。`)
    const name = nameFor(said, { lat, lng }, stops)
    byId.set(stop_id, name)
    if (!stops.has(name)) stops.set(name, { name, lat, lng })
  }
  return { byId, stops }
}

function nameFor(said: string, point: Point, stops: ReadonlyMap<string, PutStop>): string {
  for (let at = 1; ; at++) {
    const name = at === 1 ? said : `${said}（${at}）`
    const known = stops.get(name)
    if (!known || metres(known, point) <= SAME_STOP) return name
  }
}

/** Minutes since midnight of 8:05:00, also of 25:10:00 the day before; null where it is none. */
const minutesOf = (text: string): number | null => {
  const [, hours, minutes, seconds] = /^(\d{1,2}):(\d{2}):(\d{2})$/.exec(text) ?? []
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes) + Number(seconds) / 60
}

type Run = { stops: string[]; at: number[] }

/** Each trip’s stops in their order. A stop without a time, and a second pole of the same stop, is passed over. */
function runsOf(table: Table, byId: ReadonlyMap<string, string>, wanted: ReadonlySet<string>): Map<string, Run> {
  const calls = Map.groupBy(
    table.filter(({ trip_id = '' }) => wanted.has(trip_id)),
    ({ trip_id }) => trip_id!,
  )
  return new Map(
    [...calls].map(([trip, rows]) => {
      const run: Run = { stops: [], at: [] }
      for (const { stop_id = '', departure_time = '' } of rows.toSorted(
        (a, b) => Number(a['stop_sequence']) - Number(b['stop_sequence']),
      )) {
        const [stop, at] = [byId.get(stop_id), minutesOf(departure_time)]
        if (!stop) throw refusing(`stop_times.txt の停留所「${stop_id.slice(0, 30)}」が stops.txt にありません。`)
        if (at === null || run.stops.at(-1) === stop) continue
        run.stops.push(stop)
        run.at.push(at)
      }
      return [trip, run]
    }),
  )
}

/** Hours of the morning (from 6:00), the afternoon and the evening (to 22:00), in which departures are counted. */
const PARTS = [
  [6, 12],
  [12, 18],
  [18, 22],
] as const
const partAt = (minutes: number): number => PARTS.findIndex(([from, to]) => minutes >= from * 60 && minutes < to * 60)

type Pattern = Run & { route: string; often: number[]; trips: number }

async function feedOf(tables: Record<Name, Table>, day: Day, source: string): Promise<Feed> {
  const { byId, stops } = stopsOf(tables.stops)
  const shares = sharesOf(tables.calendar, tables.calendar_dates, day)
  if (typeof shares === 'string') throw refusing(shares)
  const trips = tables.trips.filter(({ service_id = '' }) => shares.has(service_id))
  const runs = runsOf(tables.stop_times, byId, new Set(trips.map(({ trip_id }) => trip_id!)))
  const patterns = new Map<string, Pattern>()
  for (const { trip_id = '', route_id = '', service_id = '' } of trips) {
    const run = runs.get(trip_id)
    const part = run && run.stops.length > 1 ? partAt(run.at[0]!) : -1
    if (!run || part < 0) continue
    const key = JSON.stringify([route_id, run.stops])
    const since = run.at.map(at => at - run.at[0]!)
    const known = patterns.get(key) ?? {
      stops: run.stops,
      at: since.map(() => 0),
      route: route_id,
      often: [0, 0, 0, 0, 0, 0],
      trips: 0,
    }
    known.at = known.at.map((sum, at) => sum + since[at]!)
    known.trips++
    const [from, to] = PARTS[part]!
    for (const [days, share] of shares.get(service_id)!.entries()) known.often[days * 3 + part]! += share / (to - from)
    patterns.set(key, known)
  }
  if (patterns.size === 0) throw refusing('朝6時から夜10時までに走るバスが、1本も見つかりません。')
  if (patterns.size > MOST_LINES)
    throw refusing(`路線が多すぎます（上限は${MOST_LINES}）。市内のバスだけのファイルにしてください。`)
  const operator = nfkc(tables.agency[0]?.['agency_name'] ?? '')
    .trim()
    .slice(0, 60)
  const lines = linesOf([...patterns.values()], tables.routes).map(line => ({
    ...line,
    operator,
    source,
    valid_from: day,
  }))
  const used = new Set(lines.flatMap(line => line.stops.map(({ stop }) => stop)))
  return { operator, stops: [...stops.values()].filter(({ name }) => used.has(name)), lines }
}

const rounded = (value: number): number => Math.round(value * 100) / 100

/** Each pattern as a line with a name of its own: 柏01（柏駅東口→市民病院）. */
function linesOf(patterns: readonly Pattern[], routes: Table) {
  const called = new Map(
    routes.map(({ route_id = '', route_short_name = '', route_long_name = '' }) => [
      route_id,
      nfkc(route_short_name || route_long_name),
    ]),
  )
  const taken = new Map<string, number>()
  return patterns.map(({ stops, at, route, often, trips }) => {
    const said = `${(called.get(route) || route).trim().slice(0, 30)}（${stops[0]!.slice(0, 28)}→${stops.at(-1)!.slice(0, 28)}）`
    const times = (taken.get(said) ?? 0) + 1
    taken.set(said, times)
    const minutes = at.map((sum, place) => rounded(Math.max(0, (sum - (at[place - 1] ?? 0)) / trips)))
    return {
      name: times === 1 ? said : `${said}${times}`,
      ...{ both_ways: false, ends_on: null, per_hour: often.map(rounded) },
      stops: stops.map((stop, place) => ({ stop, minutes: place === 0 ? 0 : minutes[place]! })),
    }
  })
}
