import type { Means } from '#features/kinds/index.ts'

/** Degrees, WGS 84. */
export type Point = { lat: number; lng: number }

/** Metres a minute by each means; `detour`: how much longer streets are than the straight line; `busWait` in minutes. */
export type Speeds = Record<Means | 'detour' | 'busWait', number>

/** Mean radius of the Earth in metres (IUGG R1). */
export const EARTH_METRES = 6_371_008.8

/** Metres on foot to the stop and from the stop: 300 m each, the usual 圏域 of a bus stop in 国土交通省's planning guides. */
const TO_STOPS = 600

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** The straight line between two points in metres (haversine); the store's SQL computes the same. */
export function metres(a: Point, b: Point): number {
  const north = Math.sin(radians(b.lat - a.lat) / 2)
  const east = Math.sin(radians(b.lng - a.lng) / 2)
  const h = north * north + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * east * east
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)))
}

/**
 * An estimate of the minutes for a straight line of `line` metres, at least 1, rounded up. By bus: to the stop, wait,
 * ride, from the stop; null where there is nothing left to ride.
 */
export function minutesBy(means: Means, line: number, speeds: Speeds): number | null {
  const way = line * speeds.detour
  if (means !== 'bus') return Math.max(1, Math.ceil(way / speeds[means]))
  if (way <= TO_STOPS) return null
  return Math.ceil(TO_STOPS / speeds.walk + speeds.busWait + (way - TO_STOPS) / speeds.bus)
}

/** Minutes by every means that makes sense for this line. */
export function minutesByAll(line: number, speeds: Speeds): Partial<Record<Means, number>> {
  const bus = minutesBy('bus', line, speeds)
  const walk = minutesBy('walk', line, speeds)!
  return {
    walk,
    bicycle: minutesBy('bicycle', line, speeds)!,
    ...(bus !== null && bus < walk ? { bus } : {}),
    car: minutesBy('car', line, speeds)!,
  }
}

/**
 * How far, in metres of straight line, one gets within `minutes`: exactly the lines for which `minutesBy` stays within.
 * By bus also what is as near on foot.
 */
export function reachMetres(means: Means, minutes: number, speeds: Speeds): number {
  if (means !== 'bus') return (minutes * speeds[means]) / speeds.detour
  const ride = Math.max(0, minutes - TO_STOPS / speeds.walk - speeds.busWait) * speeds.bus
  return Math.max(minutes * speeds.walk, ride > 0 ? TO_STOPS + ride : 0) / speeds.detour
}

/** The `count` nearest of the points, nearest first, with the metres to each. */
export const nearest = <P extends Point>(
  points: readonly P[],
  from: Point,
  count: number,
): (P & { metres: number })[] =>
  points
    .map(point => ({ ...point, metres: metres(from, point) }))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, count)

export type City = { name: string; prefecture: string }

/**
 * The town that was typed, in any usual spelling (柏市柏１丁目, 柏1丁目 and 柏一丁目 are one); a beginning is enough where only
 * one town has it. Otherwise the names that it could be, or none.
 */
export function findTown<T extends { name: string }>(
  towns: readonly T[],
  typed: string,
  city: City,
): T | { names: string[] } {
  const key = townKey(typed, city)
  const exact = towns.find(town => townKey(town.name, city) === key)
  if (exact) return exact
  const found = key === '' ? [] : towns.filter(town => townKey(town.name, city).startsWith(key))
  return found.length === 1 ? found[0]! : { names: found.map(town => town.name) }
}

function townKey(typed: string, city: City): string {
  const text = typed.normalize('NFKC').replace(/\s/g, '').replace(/[ヶｹ]/g, 'ケ')
  const local = [city.prefecture, city.name].reduce(
    (rest, name) => (rest.startsWith(name) && rest !== name ? rest.slice(name.length) : rest),
    text,
  )
  return local.replace(/(\d{1,2})(?=丁目)/, digits => kanjiNumber(Number(digits)))
}

const KANJI = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

const kanjiNumber = (n: number): string =>
  `${n >= 20 ? KANJI[Math.floor(n / 10)] : ''}${n >= 10 ? '十' : ''}${KANJI[n % 10]}`
