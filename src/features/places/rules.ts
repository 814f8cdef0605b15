import type { Means } from '#features/kinds/index.ts'
import { figuresOf, fold, foldReading } from '#platform/folding.ts'
import type { Shape } from '#platform/shapes.ts'
import { toHiragana } from '#platform/text.ts'

/** Degrees, WGS 84. */
export type Point = { lat: number; lng: number }

/** Metres a minute by each means; `detour`: how much longer streets are than the straight line; `busWait` in minutes. */
export type Speeds = Record<Means | 'detour' | 'busWait', number>

/** How far one walks to a stop, along streets: beyond it nobody is sent to a bus. */
export const SETTINGS = {
  busWalk: {
    standard: 500,
    unit: 'm',
    source: 'sources.md: travel',
    text: 'バス停まで歩く道のりの上限',
    shape: { of: 'number', least: 100, most: 2000, whole: true, text: 'メートル' } as Shape,
  },
}

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
  return Math.max((minutes * speeds.walk) / speeds.detour, rideMetres(minutes, speeds))
}

/** The same riding a bus, where no lines are known; 0 where there is no time to ride. */
export function rideMetres(minutes: number, speeds: Speeds): number {
  const ride = Math.max(0, minutes - TO_STOPS / speeds.walk - speeds.busWait) * speeds.bus
  return ride > 0 ? (TO_STOPS + ride) / speeds.detour : 0
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

/** A place from which one sets out: a town, all 丁目 of one together, a station or a well-known place. */
export type Place = Point & { name: string }

type Named = Point & { name: string; kana: string }

/** What a place is looked for in. Readings and postcodes may be unknown (''). */
export type Places = { towns: readonly (Named & { postcode: string })[]; facilities: readonly Named[] }

/**
 * The place that was typed, with closer ones (its 丁目) where there are some; else the names of those that it could be, or
 * none.
 */
export type FoundPlace = { place: Place; closer: string[] } | { choices: string[] }

const BLOCK = /[〇一二三四五六七八九十]+丁目$/

/** 松葉町 of 松葉町二丁目. */
export const withoutBlock = (town: string): string => town.replace(BLOCK, '') || town

/** あ for が, つ for っ: readings are told apart by these only where they are otherwise the same. */
const asSorted = (kana: string): string =>
  toHiragana(kana)
    .normalize('NFD')
    .replace(/[\u3099\u309a]/g, '')
    .replace(/[ぁぃぅぇぉっゃゅょゎ]/g, small => LARGE[small]!)
const LARGE: Record<string, string> = {
  ...{ ぁ: 'あ', ぃ: 'い', ぅ: 'う', ぇ: 'え', ぉ: 'お', っ: 'つ', ゃ: 'や', ゅ: 'ゆ', ょ: 'よ', ゎ: 'わ' },
}
const written = new Intl.Collator('ja')

/**
 * Places in the order in which one looks for them: by reading, the 丁目 of a town by their numbers. Those whose reading is
 * not known stand behind, as a Japanese index has their signs.
 */
export function byReading<T extends { name: string; kana: string }>(places: readonly T[]): T[] {
  const keyed = places.map(place => {
    const block = BLOCK.exec(place.name)?.[0].slice(0, -2) ?? ''
    const { name, kana } = place
    return { place, kana, key: asSorted(kana), whole: withoutBlock(name), block: Number(figuresOf(block)) }
  })
  return keyed
    .sort(
      (a, b) =>
        Number(a.key === '') - Number(b.key === '') ||
        order(a.key, b.key) ||
        order(a.kana, b.kana) ||
        written.compare(a.whole, b.whole) ||
        a.block - b.block,
    )
    .map(({ place }) => place)
}
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** All towns of one name together: their middle. */
function wholeTowns(towns: Places['towns']): (Named & { postcode: string; parts: Named[] })[] {
  const groups = Map.groupBy(towns, ({ name }) => withoutBlock(name))
  const middle = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  return [...groups].map(([name, parts]) => ({
    name,
    kana: parts[0]!.kana,
    postcode: parts.find(({ postcode }) => postcode !== '')?.postcode ?? '',
    lat: middle(parts.map(({ lat }) => lat)),
    lng: middle(parts.map(({ lng }) => lng)),
    parts: parts.filter(part => part.name !== name),
  }))
}

const postcodeOf = (typed: string): string | null =>
  /^〒?\s*(\d{3})[-‐−–ー―]?(\d{4})$/.exec(typed.normalize('NFKC').trim())?.slice(1).join('') ?? null

/** 松葉町2-1-3 and 松葉町二丁目1番 as the town and its 丁目; null where no number stands behind a name. */
function addressOf(key: string, typed: string): { town: string; block: string } | null {
  const [, town, block] = /^(.+?)(\d{1,2})丁目/.exec(key) ?? /^(\D+?)(\d{1,2})(?:[-‐−–―ー番]|$)/.exec(typed) ?? []
  if (town && block) return { town: fold(town), block: String(Number(block)) }
  const plain = /^(\D+)\d/.exec(typed)?.[1]
  return plain ? { town: fold(plain), block: '' } : null
}

/**
 * The place that was typed in any usual way: 柏市松葉町２丁目, 松葉町2-1-3, まつばちょう, 277-0827, 柏駅, 松葉町. A beginning is
 * enough where only one place has it.
 */
export function findPlace(places: Places, typed: string, city: City): FoundPlace {
  const wholes = wholeTowns(places.towns)
  const local = withoutCity(typed, city)
  const key = fold(local)
  if (key === '') return { choices: [] }
  const postcode = postcodeOf(typed)
  if (postcode !== null) return among(wholes.filter(town => town.postcode === postcode))
  const named = [...places.towns, ...wholes.filter(({ parts }) => parts.length > 0), ...places.facilities]
  const exact =
    places.facilities.find(one => fold(one.name) === key) ??
    wholes.find(one => fold(one.name) === key) ??
    named.find(one => fold(one.name) === key)
  if (exact) return foundAs(exact, wholes)
  const reading = foldReading(local)
  const said = [...wholes, ...places.facilities].filter(one => one.kana !== '' && foldReading(one.kana) === reading)
  if (said.length > 0) return among(said)
  const address = addressOf(key, local)
  const town = address && wholes.find(one => fold(one.name) === address.town || isSaid(one, address.town))
  if (address && town) {
    const part = town.parts.find(one => fold(one.name) === `${fold(town.name)}${address.block}丁目`)
    return part ? { place: placeOf(part), closer: [] } : foundAs(town, wholes)
  }
  const begins = [...wholes, ...places.facilities].filter(
    one => fold(one.name).startsWith(key) || (one.kana !== '' && foldReading(one.kana).startsWith(reading)),
  )
  return among(begins)
}

const isSaid = ({ kana }: Named, town: string): boolean => kana !== '' && fold(kana) === town
const placeOf = ({ name, lat, lng }: Place): Place => ({ name, lat, lng })

const foundAs = (one: Named, wholes: readonly (Named & { parts: Named[] })[]): FoundPlace => ({
  place: placeOf(one),
  closer: wholes.find(({ name }) => name === one.name)?.parts.map(({ name }) => name) ?? [],
})

const among = (found: readonly (Named & { parts?: Named[] })[]): FoundPlace =>
  found.length === 1
    ? { place: placeOf(found[0]!), closer: found[0]!.parts?.map(({ name }) => name) ?? [] }
    : { choices: found.map(({ name }) => name) }

function withoutCity(typed: string, city: City): string {
  const text = typed.normalize('NFKC').replace(/\s/g, '')
  return [city.prefecture, city.name]
    .reduce((rest, name) => (rest.startsWith(name) && rest !== name ? rest.slice(name.length) : rest), text)
    .replace(/^大?字(?=.)/, '')
}

const names = new WeakMap<object, ReadonlyMap<string, string>>()

/** The name of a place as people ask for it, folded, or of its reading; null for anything else. Found once for all towns. */
export function placeNames({ towns, facilities }: Places): (folded: string) => string | null {
  const known =
    names.get(towns) ??
    new Map(
      [...wholeTowns(towns), ...towns, ...facilities].flatMap(({ name, kana }) => [
        ...(Array.from(name).length > 1 ? [[fold(name), name] as const] : []),
        ...(Array.from(kana).length > 2 ? [[fold(kana), withoutBlock(name)] as const] : []),
      ]),
    )
  names.set(towns, known)
  return folded => known.get(folded) ?? null
}
