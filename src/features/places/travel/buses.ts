import { metres, type Point } from '../rules.ts'

/*
 * Buses by their lines: the stops that one walks to, half of what lies between two buses as the wait, the ride, one change at the
 * most, and the walk from the last stop.
 */

/** The six times of a week by which buses are told: weekdays in the morning, afternoon and evening (from 18:00), then weekends. */
export const TIMES = ['weekday-am', 'weekday-pm', 'weekday-night', 'weekend-am', 'weekend-pm', 'weekend-night'] as const
export const ANY_TIME = (1 << TIMES.length) - 1

export type Stop = Point & { name: string }
/** `stops` are places in the list of stops, `minutes` each from the stop before, `per_hour` as `TIMES` stand; 0: no bus then. */
export type BusLine = {
  name: string
  both_ways: boolean
  per_hour: readonly number[]
  stops: readonly number[]
  minutes: readonly number[]
}

/** A line in one direction; `at`: minutes from its first stop. */
type Course = { line: BusLine; stops: readonly number[]; at: readonly number[] }
type Boarding = { course: Course; place: number }
export type Buses = {
  stops: readonly Stop[]
  boardings: readonly (readonly Boarding[])[]
  cells: ReadonlyMap<number, readonly number[]>
}

/** Squares of a hundredth of a degree, about a kilometre; the store’s SQL computes the same. */
const cellAt = (north: number, east: number): number => north * 100_000 + east
const cellNumber = (degrees: number): number => Math.floor(degrees * 100)

/** Half the sides in degrees of a square around so many metres, a little more. */
const degreesAround = ({ lat }: Point, most: number): [north: number, east: number] => {
  const north = (most / 111_194) * 1.001
  return [north, north / Math.cos((lat * Math.PI) / 180)]
}

/** The squares that lie within so many metres of a point. */
export function cellsAround(point: Point, most: number): number[] {
  const [north, east] = degreesAround(point, most)
  const cells: number[] = []
  for (let y = cellNumber(point.lat - north); y <= cellNumber(point.lat + north); y++)
    for (let x = cellNumber(point.lng - east); x <= cellNumber(point.lng + east); x++) cells.push(cellAt(y, x))
  return cells
}

/** Minutes from the first stop. */
function added(minutes: readonly number[]): number[] {
  const at = [0]
  for (const more of minutes.slice(1)) at.push(at.at(-1)! + more)
  return at
}

const coursesOf = (line: BusLine): Course[] => {
  const at = added(line.minutes)
  const back = { line, stops: line.stops.toReversed(), at: at.toReversed().map(one => at.at(-1)! - one) }
  return [{ line, stops: line.stops, at }, ...(line.both_ways ? [back] : [])]
}

/** Ready to be asked; null where nobody entered a line: then nothing is known of buses. */
export function busesOf(stops: readonly Stop[], lines: readonly BusLine[]): Buses | null {
  if (lines.length === 0) return null
  const boardings = stops.map((): Boarding[] => [])
  for (const course of lines.flatMap(coursesOf))
    for (const [place, stop] of course.stops.entries()) boardings[stop]!.push({ course, place })
  const cells = Map.groupBy(stops.keys(), at => cellAt(cellNumber(stops[at]!.lat), cellNumber(stops[at]!.lng)))
  return { stops, boardings, cells }
}

/** The stops within so many metres of straight line. */
export function stopsNear({ stops, cells }: Buses, point: Point, most: number): { stop: number; metres: number }[] {
  const [north, east] = degreesAround(point, most)
  const near: { stop: number; metres: number }[] = []
  for (let y = cellNumber(point.lat - north); y <= cellNumber(point.lat + north); y++)
    for (let x = cellNumber(point.lng - east); x <= cellNumber(point.lng + east); x++)
      for (const stop of cells.get(cellAt(y, x)) ?? []) {
        const line = metres(point, stops[stop]!)
        if (line <= most) near.push({ stop, metres: line })
      }
  return near
}

/** So often one gets on: a change once. */
const RIDES = 2

/**
 * Minutes to each stop by bus at one time of the week, from stops that one reaches on foot after so many minutes; Infinity where
 * none goes then. Of several lines between two stops whichever comes first is taken, or the quickest alone, if that is better.
 */
export function ridden(
  buses: Buses,
  from: readonly (readonly [stop: number, minutes: number])[],
  time: number,
): Float64Array {
  const count = buses.stops.length
  const best = new Float64Array(count).fill(Number.POSITIVE_INFINITY)
  let waiting = new Map(from)
  for (let ride = 0; ride < RIDES && waiting.size > 0; ride++) {
    const reached = new Map<number, number>()
    for (const [stop, minutes] of waiting)
      for (const [other, after] of ridesFrom(buses, stop, time))
        if (minutes + after < best[other]!) {
          best[other] = minutes + after
          reached.set(other, minutes + after)
        }
    waiting = reached
  }
  return best
}

/** From one stop to those behind it: the wait and the ride. */
function ridesFrom({ boardings }: Buses, stop: number, time: number): Map<number, number> {
  const all = new Map<number, { often: number; ridden: number; alone: number }>()
  for (const { course, place } of boardings[stop]!) {
    const often = course.line.per_hour[time]!
    if (often <= 0) continue
    for (let at = place + 1; at < course.stops.length; at++) {
      const [other, ride] = [course.stops[at]!, course.at[at]! - course.at[place]!]
      const sum = all.get(other) ?? { often: 0, ridden: 0, alone: Number.POSITIVE_INFINITY }
      all.set(other, {
        often: sum.often + often,
        ridden: sum.ridden + often * ride,
        alone: Math.min(sum.alone, 30 / often + ride),
      })
    }
  }
  return new Map([...all].map(([other, { often, ridden, alone }]) => [other, Math.min(alone, (30 + ridden) / often)]))
}
