import { allTargets, putTarget } from '#features/indicators/index.ts'
import { allProgrammes, allSettings, type Declared, putProgramme, putSetting } from '#features/municipalities/index.ts'
import {
  addArea,
  addFacility,
  addTown,
  areasOf,
  changeArea,
  changeFacility,
  changeTown,
  citiesIn,
  facilitiesOf,
  forgetPlaces,
  type TownList,
  townsIn,
  townsOf,
} from '#features/places/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Setting } from '#platform/feature.ts'
import { type Doing, record } from '#platform/happening.ts'
import { changeEntry, entryOf } from '#platform/register.ts'
import { type Fault, faultsOf } from '#platform/shapes.ts'
import { merge } from './merge.ts'
import { type Change, type City, type CityFile, changesOf, type Merged } from './rules.ts'
import { cityShape } from './shape.ts'
import { changeTexts } from './text.ts'

/** All that is entered of a city. */
export async function cityOf(db: Read, municipality: string): Promise<City> {
  const entry = await entryOf(db, municipality)
  const areas = await areasOf(db)
  const names = new Map(areas.map(({ id, name }) => [id, name]))
  return {
    ...entry,
    areas: areas.map(({ id: _, neighbour = null, ...area }) => ({ ...area, neighbour })),
    towns: (await townsOf(db)).map(({ id: _, area_id, ...town }) => ({ ...town, area: names.get(area_id) ?? '' })),
    facilities: (await facilitiesOf(db)).map(({ id: _, ...facility }) => facility),
    programmes: await allProgrammes(db),
    settings: await allSettings(db),
    targets: await allTargets(db),
  }
}

/** The same as a file, from which an empty installation becomes this city again. */
export function fileOf({ areas, ...city }: City): CityFile {
  const own = areas.filter(({ neighbour }) => neighbour === null)
  return {
    ...city,
    areas: own.map(({ neighbour: _, ...area }) => area),
    neighbours: areas.flatMap(({ neighbour, ...area }) => (neighbour === null ? [] : [{ code: neighbour, ...area }])),
  }
}

export type Done = { changes: readonly Change[]; told: readonly string[]; left: readonly string[]; city: City }
type Settings = Readonly<Record<string, Setting>>

type Given = { settings: Settings; lists?: readonly TownList[] }

/** What would be changed by what a file says of a city, with lists of towns; or what is wrong. Nothing is written. */
export async function plan(
  db: Read,
  municipality: string,
  file: CityFile,
  { settings, lists = [] }: Given,
): Promise<Done | { faults: readonly Fault[] }> {
  const wrong = faultsOf(cityShape(settings, false), file)
  if (wrong.length > 0) return { faults: wrong }
  const known = await cityOf(db, municipality)
  const merged = merge(known, file, lists)
  const faults = [...merged.faults, ...strangers(lists, merged)]
  if (faults.length > 0) return { faults }
  const changes = changesOf(known, merged.city)
  return { changes, told: changeTexts(changes, settings), left: merged.left, city: merged.city }
}

/**
 * Puts in what a file says of a city, with lists of towns: all of it, or nothing and what is wrong. What is already so is
 * not written again.
 */
export async function setup(
  tx: Tx,
  municipality: string,
  file: CityFile,
  given: Given,
  { by, now }: Doing<string | null>,
): Promise<Done | { faults: readonly Fault[] }> {
  const done = await plan(tx, municipality, file, given)
  if ('faults' in done || done.changes.length === 0) return done
  await write(tx, municipality, done.changes)
  const data = { changes: done.told }
  await record(tx, { kind: 'municipality.setup', subject: ['municipality', municipality], by, now, data })
  forgetPlaces(tx, municipality)
  return done
}

/** Lists of towns with none of this city or of its neighbours. */
const strangers = (lists: readonly TownList[], { city }: Merged): Fault[] =>
  lists.flatMap(list => {
    const wanted = [
      city,
      ...city.areas.flatMap(({ neighbour, name }) => (neighbour === null ? [] : [{ code: neighbour, name }])),
    ]
    if (wanted.some(one => townsIn(list, one).length > 0)) return []
    return [
      {
        path: 'towns',
        says: `町のファイル（${list.dialect}）に${city.name}の町がありません。入っているのは${citiesIn(list) || '0件'}です。何も変えていません。`,
      },
    ]
  })

async function write(tx: Tx, municipality: string, changes: readonly Change[]): Promise<void> {
  const entry = changes.flatMap(change => (change.of === 'entry' ? [[change.key, change.after] as const] : []))
  if (entry.length > 0) await changeEntry(tx, municipality, Object.fromEntries(entry))
  await writePlaces(tx, changes)
  for (const change of changes) {
    if (change.of === 'programmes') await putProgramme(tx, change.after as City['programmes'][number])
    if (change.of === 'targets') await putTarget(tx, change.after as City['targets'][number])
    if (change.of === 'settings')
      await putSetting<Record<string, Declared[string]>>(tx, change.after as City['settings'][number])
  }
}

async function writePlaces(tx: Tx, changes: readonly Change[]): Promise<void> {
  for (const change of changes) {
    if (change.of !== 'areas') continue
    const area = { ...(change.after as City['areas'][number]), position: change.position }
    await (change.before ? changeArea(tx, area) : addArea(tx, area))
  }
  const ids = new Map((await areasOf(tx)).map(({ id, name }) => [name, id]))
  for (const change of changes) {
    if (change.of === 'towns') {
      const { area, ...town } = change.after as City['towns'][number]
      const row = { ...town, area_id: ids.get(area)! }
      await (change.before ? changeTown(tx, row) : addTown(tx, row))
    }
    if (change.of === 'facilities') {
      const facility = change.after as City['facilities'][number]
      await (change.before ? changeFacility(tx, facility) : addFacility(tx, facility))
    }
  }
}
