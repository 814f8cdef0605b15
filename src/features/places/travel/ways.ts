import { MEANS, type Means } from '#features/kinds/index.ts'
import { metres, minutesBy, nearest, type Point, reachMetres, rideMetres, type Speeds } from '../rules.ts'
import { ANY_TIME, type Buses, ridden, stopsNear, TIMES } from './buses.ts'
import { type Slopes, slopeBetween } from './slopes.ts'

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

type Leaving = { from: Point; area: string | null; walk: number }

/** What is the same for every goal: from where, and how long it takes on foot there. */
const leaving = ({ towns, slopes, speeds }: Ground, from: Point): Leaving => {
  const area = slopes.size > 0 ? areaAt(towns, from) : null
  return { from, area, walk: speeds.detour / speeds.walk }
}

/** Minutes to every stop at one time, found once for all goals. */
function timetable(ground: Ground, buses: Buses, { from, area, walk }: Leaving): (time: number) => Float64Array {
  const own = slopeBetween(ground.slopes, area, area).walk
  const near = stopsNear(buses, from, ground.busWalk / ground.speeds.detour)
  const known: Float64Array[] = []
  return time =>
    (known[time] ??= ridden(
      buses,
      near.map(one => [one.stop, one.metres * walk * own]),
      time,
    ))
}

/** From one place to any other, at `asked` times (bits; 0: at any). Asked for thousands of goals, it costs some microseconds each. */
export function waysFrom(ground: Ground, from: Point, asked = 0): (to: Goal) => Ways {
  const { speeds, slopes, buses } = ground
  const left = leaving(ground, from)
  const minutesAt = buses && timetable(ground, buses, left)
  const byBus = (to: Goal): number | null =>
    buses && minutesAt && to.times
      ? lineMinutes(ground, buses, { to, times: timesFor(to.times, asked), minutesAt })
      : null
  return to => {
    const line = metres(from, to)
    const slope = slopeBetween(slopes, left.area, to.area)
    const rough = !buses || to.times === 0
    const walk = minutesBy('walk', line * slope.walk, speeds)!
    const bus = rough ? minutesBy('bus', line, speeds) : byBus(to)
    return {
      minutes: {
        walk,
        bicycle: minutesBy('bicycle', line * slope.bicycle, speeds)!,
        ...(bus !== null && bus < walk ? { bus } : {}),
        car: minutesBy('car', line, speeds)!,
      },
      rough,
      busless: !rough && bus === null && minutesBy('bus', line, speeds) !== null,
    }
  }
}

type Ride = { to: Goal; times: number; minutesAt: (time: number) => Float64Array }

/** By lines, at the quickest of these times; null where none goes. */
function lineMinutes({ speeds, slopes, busWalk }: Ground, buses: Buses, { to, times, minutesAt }: Ride): number | null {
  const near = stopsNear(buses, to, busWalk / speeds.detour)
  const walk = (speeds.detour / speeds.walk) * slopeBetween(slopes, to.area, to.area).walk
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
        way: slopeBetween(slopes, left.area, area)[foot],
        stop: slopeBetween(slopes, area, area).walk,
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
