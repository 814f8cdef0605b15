import { type RawBuilder, sql } from 'kysely'
import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { keptOf } from '#platform/kept.ts'
import { byReading, EARTH_METRES, type Point, SETTINGS, type Speeds } from './rules.ts'
import { busesOf, cellsAround } from './travel/buses.ts'
import { slopesOf } from './travel/slopes.ts'
import { groundOf } from './travel/store.ts'
import type { Ground, Reach } from './travel/ways.ts'

/** `neighbour`: the code of the municipality whose towns it holds, where that is not our own. */
export type Area = Point & { id: string; name: string; neighbour?: string | null; ends_on?: Day | null }
/** `kana` is the reading of the name without its 丁目, `postcode` seven digits; '' where it is not known. */
export type Town = Point & {
  id: string
  name: string
  area_id: string
  kana: string
  postcode: string
  ends_on?: Day | null
}
export type Facility = Point & {
  id: string
  name: string
  kana: string
  kind: 'station' | 'place'
  ends_on?: Day | null
}

/** Everything about places that pages need: it changes once in years. What has ended is known by its id alone. */
export type Gazetteer = {
  areas: readonly Area[]
  towns: readonly Town[]
  townOf: ReadonlyMap<string, Town>
  facilities: readonly Facility[]
  speeds: Speeds
} & Ground

const KEPT_MS = 60_000
const kept = keptOf(() => new Map<string, { gazetteer: Gazetteer; day: string; until: number }>())

/** Areas, towns, facilities and speeds of the municipality as they stand on this day; asked once a minute. */
export async function gazetteer(db: Read, municipality: string, day: string): Promise<Gazetteer> {
  const hit = kept(db).get(municipality)
  if (hit && hit.day === day && hit.until > performance.now()) return hit.gazetteer
  const [areas, towns, facilities] = [await areasOf(db), await townsOf(db), await facilitiesOf(db)]
  const stored = await settingsOn(db, day)
  const found = {
    areas: standing(areas, day),
    towns: standing(towns, day),
    facilities: standing(facilities, day),
    ...(await groundOn(db, day)),
    ...settingsFrom(stored, SETTINGS),
    speeds: settingsFrom(stored).speeds,
    townOf: new Map(towns.map(town => [town.id, town])),
  }
  kept(db).set(municipality, { gazetteer: found, day, until: performance.now() + KEPT_MS })
  return found
}

/** Bus lines and slopes as they are on this day. */
async function groundOn(db: Read, day: Day): Promise<Pick<Ground, 'buses' | 'slopes'>> {
  const { stops, lines, slopes } = await groundOf(db)
  const at = new Map(stops.map(({ id }, place) => [id, place]))
  const running = standing(lines, day).filter(({ valid_from }) => valid_from <= day)
  const calls = running.map(({ calls, ...line }) => ({
    ...line,
    stops: calls.map(({ stop }) => at.get(stop)!),
    minutes: calls.map(({ minutes }) => minutes),
  }))
  return { buses: busesOf(stops, calls), slopes: slopesOf(slopes.filter(({ valid_from }) => valid_from <= day)) }
}

/** What has not ended before this day. */
const standing = <T extends { ends_on?: Day | null }>(all: readonly T[], day: Day): T[] =>
  all.filter(({ ends_on = null }) => ends_on === null || ends_on >= day)

/** The areas to choose from on this day; of one that has ended only those that are chosen already. */
export async function areasOn(db: Read, day: Day, chosen: readonly (string | null)[] = []): Promise<Area[]> {
  const all = await areasOf(db)
  const there = standing(all, day)
  return all.filter(area => there.includes(area) || chosen.includes(area.id))
}

/** The 日常生活圏域 in their own order. */
export const areasOf = (db: Read): Promise<Area[]> =>
  db
    .selectFrom('area')
    .select(['id', 'name', 'lat', 'lng', 'neighbour', 'ends_on'])
    .orderBy('position')
    .orderBy('name')
    .execute()

/** The towns, by reading. */
export const townsOf = async (db: Read): Promise<Town[]> =>
  byReading(
    await db
      .selectFrom('town')
      .select(['id', 'name', 'kana', 'postcode', 'lat', 'lng', 'area_id', 'ends_on'])
      .orderBy('name')
      .execute(),
  )

/** One town; undefined where there is none with this id. */
export const townById = (db: Read, id: string): Promise<Town | undefined> =>
  db
    .selectFrom('town')
    .select(['id', 'name', 'kana', 'postcode', 'lat', 'lng', 'area_id'])
    .where('id', '=', id)
    .executeTakeFirst()

/** Stations and other well-known points, by reading. */
export const facilitiesOf = async (db: Read): Promise<Facility[]> =>
  byReading(
    await db
      .selectFrom('facility')
      .select(['id', 'name', 'kana', 'kind', 'lat', 'lng', 'ends_on'])
      .orderBy('name')
      .$narrowType<{ kind: Facility['kind'] }>()
      .execute(),
  )

/** SQL: metres of straight line from the point to the columns `lat` and `lng`, as `metres` computes; null without a place (`least` overlooks a null). */
export const metresFrom = ({ lat, lng }: Point): RawBuilder<number | null> =>
  sql`case when lat is not null then ${2 * EARTH_METRES}::float8 * asin(least(1, sqrt(power(sin(radians(lat - ${lat}::float8) / 2), 2)
    + ${Math.cos((lat * Math.PI) / 180)}::float8 * cos(radians(lat)) * power(sin(radians(lng - ${lng}::float8) / 2), 2)))) end`

/** SQL: `lat` and `lng` within the metres of the point; the box is looked at first, since it costs next to nothing. */
export function withinMetres(point: Point, metres: number): RawBuilder<boolean> {
  const north = (metres / EARTH_METRES) * (180 / Math.PI) * 1.001
  const east = north / Math.cos((point.lat * Math.PI) / 180)
  return sql`lat between ${point.lat - north}::float8 and ${point.lat + north}::float8
    and lng between ${point.lng - east}::float8 and ${point.lng + east}::float8 and ${metresFrom(point)} <= ${metres}::float8`
}

/** SQL: how many times longer a way is by the area of `town_id`; 1 where it is not known. */
const slopeTo = (slopes: Reach['slopes'], of: 'way' | 'stop'): RawBuilder<number> => {
  const steep = slopes.filter(one => one[of] > 1)
  if (steep.length === 0) return sql`1`
  const each = steep.map(
    one => sql`when town_id in (select id from town where area_id = ${one.area}) then ${one[of]}::float8`,
  )
  return sql`case ${sql.join(each, sql` `)} else 1 end`
}

/**
 * SQL: the place of a row (`lat`, `lng`, `town_id`) lies within the reach, by what `waysFrom` says. `at` tells of a time of the
 * week whether a row takes place then, `unsure` that its times are not known; null without a place. Stops are looked up by
 * squares, so that it costs no more where there are many.
 */
export function withinReach(
  reach: Reach,
  rows: {
    table: RawBuilder<unknown>
    at: (time: RawBuilder<number>) => RawBuilder<boolean>
    unsure: RawBuilder<boolean>
  },
): RawBuilder<boolean> {
  const { from, metres, slopes, rough, stops } = reach
  const way = slopeTo(slopes, 'way')
  const direct =
    slopes.length === 0
      ? withinMetres(from, metres)
      : sql<boolean>`${withinMetres(from, metres)} and ${metresFrom(from)} * ${way} <= ${metres}::float8`
  if (!rough) return direct
  const ridden = rough.metres > 0 ? sql<boolean>`${withinMetres(from, rough.metres)}` : sql<boolean>`false`
  const either = sql<boolean>`(${direct} or ${rough.always ? sql`true` : rows.unsure} and ${ridden})`
  if (stops.length === 0) return sql<boolean>`case when lat is not null then ${either} end`
  const squares = stops.flatMap(stop =>
    cellsAround(stop, Math.min(stop.metres, stop.most)).map(cell => ({ ...stop, cell })),
  )
  const column = (name: 'cell' | 'lat' | 'lng' | 'metres' | 'most' | 'time') => squares.map(one => one[name])
  const line = sql<number>`${2 * EARTH_METRES}::float8 * asin(least(1, sqrt(power(sin(radians(lat - c_lat) / 2), 2)
    + cos(radians(c_lat)) * cos(radians(lat)) * power(sin(radians(lng - c_lng) / 2), 2))))`
  return sql<boolean>`case when lat is not null then ${either} or id in (
    select id from ${rows.table} join (select * from unnest(${column('cell')}::int[], ${column('lat')}::float8[], ${column('lng')}::float8[],
        ${column('metres')}::float8[], ${column('most')}::float8[], ${column('time')}::int[]) c(cell, c_lat, c_lng, c_metres, c_most, c_time)) c
      on c.cell = floor(lat * 100)::int * 100000 + floor(lng * 100)::int
    where ${rows.at(sql<number>`c_time`)} and ${line} <= c_most and ${line} * ${slopeTo(slopes, 'stop')} <= c_metres) end`
}

/** From now on this process asks again what it kept of the places. */
export const forgetPlaces = (db: Read, municipality: string): void => void kept(db).delete(municipality)

/** Adds an area; gives its id. */
export async function addArea(tx: Tx, area: Omit<Area, 'id'> & { position: number }): Promise<string> {
  const id = newId<'area'>()
  await tx
    .insertInto('area')
    .values({ id, ...area })
    .execute()
  return id
}

/** Adds a town to its area; gives its id. */
export async function addTown(tx: Tx, town: Omit<Town, 'id'>): Promise<string> {
  const id = newId<'town'>()
  await tx
    .insertInto('town')
    .values({ id, ...town })
    .execute()
  return id
}

/** Adds a well-known point; gives its id. */
export async function addFacility(tx: Tx, facility: Omit<Facility, 'id'>): Promise<string> {
  const id = newId<'facility'>()
  await tx
    .insertInto('facility')
    .values({ id, ...facility })
    .execute()
  return id
}

/** Changes where an area, a town or a facility of this name is and what else is said of it. */
export const changeArea = (tx: Tx, { name, ...area }: Omit<Area, 'id'> & { position: number }) =>
  tx.updateTable('area').set(area).where('name', '=', name).execute()
export const changeTown = (tx: Tx, { name, ...town }: Omit<Town, 'id'>) =>
  tx.updateTable('town').set(town).where('name', '=', name).execute()
export const changeFacility = (tx: Tx, { name, ...facility }: Omit<Facility, 'id'>) =>
  tx.updateTable('facility').set(facility).where('name', '=', name).execute()

type Amended = { name: string } | { ends_on: Day | null }
const AMEND = {
  areas: (tx: Tx, name: string, to: Amended) => tx.updateTable('area').set(to).where('name', '=', name).execute(),
  towns: (tx: Tx, name: string, to: Amended) => tx.updateTable('town').set(to).where('name', '=', name).execute(),
  facilities: (tx: Tx, name: string, to: Amended) =>
    tx.updateTable('facility').set(to).where('name', '=', name).execute(),
}
const REMOVE = {
  areas: (tx: Tx, name: string) => tx.deleteFrom('area').where('name', '=', name).execute(),
  towns: (tx: Tx, name: string) => tx.deleteFrom('town').where('name', '=', name).execute(),
  facilities: (tx: Tx, name: string) => tx.deleteFrom('facility').where('name', '=', name).execute(),
}
export type PlaceList = keyof typeof AMEND

/** Calls an area, a town or a facility otherwise, or ends it with a day (null: not after all). */
export const amendPlace = (tx: Tx, of: PlaceList, name: string, to: Amended) => AMEND[of](tx, name, to)
/** Takes one away; the keys of the database refuse it where something was recorded of it. */
export const removePlace = (tx: Tx, of: PlaceList, name: string) => REMOVE[of](tx, name)
