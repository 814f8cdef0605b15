import { MEANS, type Means } from '#features/kinds/index.ts'
import { metres, minutesBy, nearest, type Point, reachMetres, rideMetres, type Speeds } from '../rules.ts'
import { ANY_TIME, type Buses, ridden, stopsNear, TIMES } from './buses.ts'
import { type Factors, type Slopes, slopeBetween } from './slopes.ts'

/** By what ways are estimated: all of it is data of the municipality. `busWalk`: metres that one walks to a stop at most. */
export type Ground = {
  speeds: Speeds
  towns: readonly (Point & { area_id: string })[]
  buses: Buses | null
  slopes: Slopes
  busWalk: number
}

/** Where one goes: in which area (null: not known), and at which of the six times of a week (bits; 0: not known). */
export type Goal = Point & { area: string | null; times: number }

/** Minutes by each means that makes sense. `rough`: those by bus rest on no line; `busless`: no known line goes there then. */
export type Ways = { minutes: Partial<Record<Means, number>>; rough: boolean; busless: boolean }

/** The area of a place from which one sets out: that of the nearest town. */
export const areaAt = (towns: Ground['towns'], point: Point): string | null =>
  nearest(towns, point, 1)[0]?.area_id ?? null

/** The times at which one goes: those of the goal that were asked for, else all of the goal’s. */
const timesFor = (times: number, asked: number): number => times & asked || times

/** `slope` to an area from there, and `own` within one: each looked up once. */
type Leaving = { from: Point; area: string | null; walk: number; slope: ToArea; own: ToArea }
type ToArea = (area: string | null) => Factors

function once(find: ToArea): ToArea {
  const known = new Map<string | null, Factors>()
  return area => {
    const factors = known.get(area) ?? find(area)
    known.set(area, factors)
    return factors
  }
}

/** What is the same for every goal: from where, and how long it takes on foot there. */
const leaving = ({ towns, slopes, speeds }: Ground, from: Point): Leaving => {
  const area = slopes.size > 0 ? areaAt(towns, from) : null
  return {
    ...{ from, area, walk: speeds.detour / speeds.walk },
    slope: once(to => slopeBetween(slopes, area, to)),
    own: once(to => slopeBetween(slopes, to, to)),
  }
}

/** Minutes to every stop at one time, found once for all goals. */
function timetable(ground: Ground, buses: Buses, { from, area, walk, own }: Leaving): (time: number) => Float64Array {
  const slope = own(area).walk
  const near = stopsNear(buses, from, ground.busWalk / ground.speeds.detour)
  const known: Float64Array[] = []
  return time =>
    (known[time] ??= ridden(
      buses,
      near.map(one => [one.stop, one.metres * walk * slope]),
      time,
    ))
}

/** From one place to any other, at `asked` times (bits; 0: at any). Asked for thousands of goals, it costs some microseconds each. */
export function waysFrom(ground: Ground, from: Point, asked = 0): (to: Goal) => Ways {
  const { speeds, buses } = ground
  const left = leaving(ground, from)
  const minutesAt = buses && timetable(ground, buses, left)
  const byBus = (to: Goal): number | null =>
    buses && minutesAt && to.times
      ? lineMinutes(ground, buses, { to, times: timesFor(to.times, asked), minutesAt, own: left.own })
      : null
  return to => {
    const line = metres(from, to)
    const slope = left.slope(to.area)
    const rough = !buses || to.times === 0
    const [walk, car] = [minutesBy('walk', line * slope.walk, speeds)!, minutesBy('car', line, speeds)!]
    const bicycle = minutesBy('bicycle', line * slope.bicycle, speeds)!
    const bus = rough ? minutesBy('bus', line, speeds) : byBus(to)
    return {
      minutes: bus !== null && bus < walk ? { walk, bicycle, bus, car } : { walk, bicycle, car },
      rough,
      busless: !rough && bus === null && minutesBy('bus', line, speeds) !== null,
    }
  }
}

type Ride = { to: Goal; times: number; minutesAt: (time: number) => Float64Array; own: ToArea }

/** By lines, at the quickest of these times; null where none goes. */
function lineMinutes({ speeds, busWalk }: Ground, buses: Buses, { to, times, minutesAt, own }: Ride): number | null {
  const near = stopsNear(buses, to, busWalk / speeds.detour)
  const walk = (speeds.detour / speeds.walk) * own(to.area).walk
  let best = Number.POSITIVE_INFINITY
  for (const time of near.length > 0 ? TIMES.keys() : []) {
    if (!(times & (1 << time))) continue
    const minutes = minutesAt(time)
    for (const { stop, metres: line } of near) best = Math.min(best, minutes[stop]! + line * walk)
  }
  return Number.isFinite(best) ? Math.max(1, Math.ceil(best)) : null
}

/** A circle of straight lines: `metres` as far as one gets on level ground, `most` as far as one walks from a stop at all. */
export type Circle = Point & { metres: number; most: number; time: number }

/**
 * All that lies within so many minutes, exactly where `waysFrom` says so: a circle, where each metre counts more into areas that go
 * up and down; circles around the stops that are reached by bus at one time (`time`); and one for what is estimated by bus without
 * lines: everything where there are none, else goals whose times are not known.
 */
export type Reach = {
  from: Point
  metres: number
  /** By how much longer it takes into each of these areas: on the way itself, and from a stop in it. */
  slopes: readonly { area: string; way: number; stop: number }[]
  rough: { metres: number; always: boolean } | null
  stops: readonly Circle[]
}

/** How far one gets by one of the means within `minutes`, setting out at `asked` times (bits; 0: at any). */
export function reachBy(
  ground: Ground,
  from: Point,
  { means, minutes }: { means: Means; minutes: number },
  asked = 0,
): Reach {
  const { speeds, slopes, buses, towns } = ground
  const foot = means === 'bicycle' ? 'bicycle' : 'walk'
  const left = leaving(ground, from)
  const areas = slopes.size > 0 && means !== 'car' ? [...new Set(towns.map(({ area_id }) => area_id))] : []
  return {
    from,
    metres: reachMetres(means === 'bus' ? 'walk' : means, minutes, speeds),
    slopes: areas
      .map(area => ({
        area,
        way: left.slope(area)[foot],
        stop: left.own(area).walk,
      }))
      .filter(({ way, stop }) => way > 1 || stop > 1),
    rough: means === 'bus' ? { metres: rideMetres(minutes, speeds), always: buses === null } : null,
    stops: means === 'bus' && buses ? stopCircles(ground, buses, left, minutes, asked || ANY_TIME) : [],
  }
}

function stopCircles(ground: Ground, buses: Buses, left: Leaving, minutes: number, asked: number): Circle[] {
  const minutesAt = timetable(ground, buses, left)
  const most = ground.busWalk / ground.speeds.detour
  return [...TIMES.keys()].flatMap(time =>
    asked & (1 << time)
      ? buses.stops.flatMap(({ lat, lng }, stop) => {
          const metres = (minutes - minutesAt(time)[stop]!) / left.walk
          return metres >= 0 ? [{ lat, lng, metres, most, time }] : []
        })
      : [],
  )
}

/** The straight line, in metres, beyond which nothing is reached by any of these means. */
export const furthest = (ground: Ground, from: Point, ways: Partial<Record<Means, number>>, asked = 0): number =>
  Math.max(
    0,
    ...MEANS.flatMap(means => {
      const minutes = ways[means]
      if (minutes === undefined) return []
      const { metres: line, rough, stops } = reachBy(ground, from, { means, minutes }, asked)
      const beyond = stops.map(stop => metres(from, stop) + Math.min(stop.metres, stop.most))
      return [line, rough?.metres ?? 0, ...beyond]
    }),
  )
