import { papersOf, putInPopulation } from '#features/breakdowns/index.ts'
import { allTargets, closedQuarters, enterIndicators, entriesOfAll, putTarget } from '#features/indicators/index.ts'
import {
  allProgrammes,
  allSettings,
  type Declared,
  doesKey,
  putProgramme,
  putSetting,
} from '#features/municipalities/index.ts'
import { closeUnplaced } from '#features/opportunities/index.ts'
import {
  addArea,
  addFacility,
  addTown,
  areasOf,
  changeArea,
  changeFacility,
  changeTown,
  citiesIn,
  type Feed,
  facilitiesOf,
  forgetPlaces,
  type TownList,
  townsIn,
  townsOf,
} from '#features/places/index.ts'
import { systemClock, today } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Setting } from '#platform/feature.ts'
import { type Doing, record } from '#platform/happening.ts'
import { changeEntry, entryOf } from '#platform/register.ts'
import { type Fault, faultsOf } from '#platform/shapes.ts'
import { endings } from './ending/actions.ts'
import { ENDED, type Ended, type EndingEntry, missingFrom } from './ending/rules.ts'
import { namesOf } from './ending/store.ts'
import { missingText } from './ending/text.ts'
import { merge } from './merge.ts'
import { papersAhead } from './papers/rules.ts'
import { type Change, type City, type CityFile, changesOf, closedTargets, type Merged } from './rules.ts'
import { cityShape } from './shape.ts'
import { changeTexts } from './text.ts'
import { travelOf, writeTravel } from './travel/actions.ts'
import { withFeeds } from './travel/rules.ts'

/** All that is entered of a city. */
export async function cityOf(db: Read, municipality: string): Promise<City> {
  const entry = await entryOf(db, municipality)
  const areas = await areasOf(db)
  const names = new Map(areas.map(({ id, name }) => [id, name]))
  return {
    ...entry,
    areas: areas.map(({ id: _, ends_on: __, neighbour = null, ...area }) => ({ ...area, neighbour })),
    towns: (await townsOf(db)).map(({ id: _, ends_on: __, area_id, ...town }) => ({
      ...town,
      area: names.get(area_id) ?? '',
    })),
    facilities: (await facilitiesOf(db)).map(({ id: _, ends_on: __, ...facility }) => facility),
    ...(await travelOf(db, names)),
    programmes: await allProgrammes(db),
    settings: await allSettings(db),
    indicators: await entriesOfAll(db),
    targets: await allTargets(db),
    population: [],
  }
}

/** The same with the residents: some thousand rows, which no page needs. */
export const peopledCityOf = async (db: Read, municipality: string): Promise<City> => ({
  ...(await cityOf(db, municipality)),
  population: await papersOf(db),
})

/** The same as a file, from which an empty installation becomes this city again. */
export function fileOf({ areas, population, stops, lines, slopes, ...city }: City): CityFile {
  const own = areas.filter(({ neighbour }) => neighbour === null)
  return {
    ...city,
    ...filled({ population, stops, lines, slopes }),
    areas: own.map(({ neighbour: _, ...area }) => area),
    neighbours: areas.flatMap(({ neighbour, ...area }) => (neighbour === null ? [] : [{ code: neighbour, ...area }])),
  }
}

/** A list of which a city has nothing is not in its file. */
const filled = <L extends Readonly<Record<string, readonly unknown[]>>>(lists: L): Partial<L> =>
  Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)) as Partial<L>

export type Done = { changes: readonly Change[]; told: readonly string[]; left: readonly string[]; city: City }
type Settings = Readonly<Record<string, Setting>>

type Given = { settings: Settings; lists?: readonly TownList[]; feeds?: readonly Feed[]; today?: Day }

/** What would be changed by what a file says of a city, with lists of towns; or what is wrong. Nothing is written. */
export async function plan(
  db: Read,
  municipality: string,
  said: CityFile,
  { settings, lists = [], feeds = [], today: day = today(systemClock.now()) }: Given,
): Promise<Done | { faults: readonly Fault[] }> {
  const known = await (said.population ? peopledCityOf : cityOf)(db, municipality)
  const file = withFeeds(said, feeds, known.lines, day)
  const wrong = faultsOf(cityShape(settings, false), file)
  if (wrong.length > 0) return { faults: wrong }
  const merged = merge(known, file, lists)
  const faults = [...merged.faults, ...strangers(lists, merged)]
  if (faults.length > 0) return { faults }
  const changes = changesOf(known, merged.city)
  const shut = closedTargets(file, changes, await closedQuarters(db))
  if (shut.length > 0) return { faults: shut }
  return { changes, told: changeTexts(changes, settings, merged.city.indicators), left: merged.left, city: merged.city }
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
  doing: Doing<string | null>,
): Promise<Done | { faults: readonly Fault[] }> {
  const ahead = papersAhead(file, doing.today)
  if (ahead.length > 0) return { faults: ahead }
  const first = await changed(tx, municipality, file, given, doing, false)
  if ('faults' in first) return first
  const done = await plan(tx, municipality, file, { ...given, today: doing.today })
  if ('faults' in done) return done
  if (done.changes.length > 0) await enter(tx, municipality, done, doing)
  const last = await changed(tx, municipality, file, given, doing, true)
  if ('faults' in last) return last
  return { ...done, told: [...first.told, ...done.told, ...last.told] }
}

async function enter(tx: Tx, municipality: string, done: Done, { by, now }: Doing<string | null>): Promise<void> {
  await write(tx, municipality, done.changes, { by, now, today: today(now) })
  const day = today(now)
  if (done.changes.some(({ of, key }) => of === 'settings' && key.startsWith(`${doesKey('placement')} `)))
    await closeUnplaced(tx, day, now)
  const data = { changes: done.told, about: [...new Set(done.changes.map(aboutOf))] }
  await record(tx, { kind: 'municipality.setup', subject: ['municipality', municipality], by, now, data })
  forgetPlaces(tx, municipality)
}

/** By what the history of one thing is found again: a setting by its key, whatever the day. */
const aboutOf = ({ of, key }: Change): string => `${of} ${of === 'settings' ? key.split(' ')[0] : key}`

/** What a file renames or takes away comes before what it enters, what it ends comes after. */
async function changed(
  tx: Tx,
  municipality: string,
  file: CityFile,
  { settings }: Given,
  doing: Doing<string | null>,
  ending: boolean,
): Promise<{ told: readonly string[] } | { faults: readonly Fault[] }> {
  if (!file.changes || faultsOf(cityShape(settings, false), file).length > 0) return { told: [] }
  return endings(tx, municipality, file.changes, { only: entry => 'ends_on' in entry === ending }, doing)
}

/** What is known, has not ended, and is not in a list that the file has: each kind in a sentence that asks. */
export async function missingIn(db: Read, file: CityFile): Promise<string[]> {
  const named: Record<Ended, readonly string[] | null> = {
    programmes: file.programmes?.map(({ name }) => name) ?? null,
    areas: file.areas && file.neighbours ? [...file.areas, ...file.neighbours].map(({ name }) => name) : null,
    towns: file.towns?.map(({ name }) => name) ?? null,
    facilities: file.facilities?.map(({ name }) => name) ?? null,
  }
  const asks: string[] = []
  for (const of of ENDED) {
    const missing = named[of] ? missingFrom(await namesOf(db, of), named[of]) : []
    if (missing.length > 0) asks.push(missingText(of, missing))
  }
  return asks
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
        says: `町のファイル（${list.dialect}）に${city.name}の町がありません。入っているのは${citiesIn(list) || '0件'}です。${city.name}の入ったファイルを渡してください。`,
      },
    ]
  })

async function write(
  tx: Tx,
  municipality: string,
  changes: readonly Change[],
  doing: Doing<string | null>,
): Promise<void> {
  const entry = changes.flatMap(change => (change.of === 'entry' ? [[change.key, change.after] as const] : []))
  if (entry.length > 0) await changeEntry(tx, municipality, Object.fromEntries(entry))
  await writePlaces(tx, changes)
  await writeTravel(tx, changes)
  const indicators = changes.flatMap(({ of, after }) =>
    of === 'indicators' ? [after as City['indicators'][number]] : [],
  )
  await enterIndicators(tx, indicators, '市のファイルから', doing)
  await writePapers(tx, changes, doing)
  for (const change of changes) {
    if (change.of === 'programmes') await putProgramme(tx, change.after as City['programmes'][number])
    if (change.of === 'targets') await putTarget(tx, change.after as City['targets'][number])
    if (change.of === 'settings')
      await putSetting<Record<string, Declared[string]>>(tx, change.after as City['settings'][number])
  }
}

async function writePapers(tx: Tx, changes: readonly Change[], doing: Doing<string | null>): Promise<void> {
  const papers = changes.flatMap(({ of, after }) => (of === 'population' ? [after as City['population'][number]] : []))
  if (papers.length === 0) return
  const ids = new Map((await townsOf(tx)).map(({ id, name }) => [name, id]))
  for (const { rows, as_of, source } of papers) {
    const people = rows.map(({ town, ...row }) => ({ ...row, town: town === null ? null : ids.get(town)! }))
    await putInPopulation(tx, people, { as_of, source }, doing)
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

/** What has ended, as a file says it; programmes carry their end themselves. */
export async function endedIn(db: Read): Promise<Pick<CityFile, 'changes'>> {
  const changes: EndingEntry[] = []
  for (const of of ENDED)
    if (of !== 'programmes')
      for (const { name, ends_on } of await namesOf(db, of)) if (ends_on !== null) changes.push({ of, name, ends_on })
  return changes.length > 0 ? { changes } : {}
}
