import { settingsAsked, settingsFrom, valuesOf } from '#features/municipalities/index.ts'
import type { Database, Read } from '#platform/db.ts'
import { homeOf, keptOf } from '#platform/kept.ts'
import type { Ask } from '#platform/page.ts'
import { together } from '#platform/rows.ts'
import {
  type Basis,
  completed,
  type Engine,
  engineFor,
  isPublished,
  type Loaded,
  opportunityRows,
  putOpportunities,
  putPeople,
  refreshed,
} from './engine/engine.ts'
import { personOf } from './engine/problem.ts'
import {
  changesAsked,
  isSmall,
  likelyActivities,
  likelyPeople,
  openAfter,
  peopleAfter,
  personRows,
  settledAsked,
  settledUntil,
} from './store.ts'

// The cities that this process has in memory. A small one is read by the first request that needs it. A big one is read
// outside of requests, some rows at a time: a request has five seconds, and what it began would be lost with it. Until it
// is there a request asks the database for the few that are likely.

type City = {
  loaded: Loaded | null
  /** What is done with it goes one after the other, so that nobody reads what another changes. */
  turn: Promise<unknown>
  reading: Promise<void> | null
  used: { any: number; people: number }
}

const cities = keptOf(() => new Map<string, City>())

/** So many rows are read in one statement and put in at once: whoever asks meanwhile waits no longer than that. */
const PART = 200
/** What nobody asked for so long is given back. */
const UNUSED_MS = 20 * 60_000
/** So many are looked at until all are there. */
const LIKELY = 200

type Asking = Pick<Ask, 'municipality' | 'today'>

/**
 * The engine of the municipality as the database is now: whatever any process has committed before this call is in it
 * (the change feed says what to read again). Of the people there are those of `people` at least, of the activities those
 * of `activities`; `whole` says whether all are. Call it before the writes of the request, which may still be undone.
 */
export const engineOf = (
  db: Read,
  ask: Asking,
  { people = [], activities = [] }: { people?: readonly string[]; activities?: readonly string[] } = {},
): Promise<Engine> =>
  asNow(db, ask, 'any', async ({ loaded, basis }) => {
    if (!loaded) {
      const likely = people[0] === undefined ? [] : await likelyActivities(db, people[0], LIKELY)
      return fewOf(db, basis, people, [...likely, ...activities])
    }
    if (!loaded.whole.people && people.length > 0) putPeople(loaded, people, await personRows(db, people))
    return loaded
  })

/**
 * The engine for the people of an activity. Until all people of a big city were read it is one of those who would like its
 * field and live nearest.
 */
export const engineForPeople = (db: Read, ask: Asking, activity: string): Promise<Engine> =>
  asNow(db, ask, 'people', async ({ loaded, basis }, city) => {
    if (loaded?.whole.people) return loaded
    if (loaded) begin(db, ask.municipality.id, city, of => readPeople(of, ask.municipality.id, city, loaded))
    const row = loaded?.opportunities.get(activity) ?? (await opportunityRows(db, [activity]))[0]
    return fewOf(db, basis, row ? await likelyPeople(db, row, LIKELY) : [], [activity])
  })

/** Resolves when what is being read of a city is there. */
export const cityRead = (database: Database, id: string): Promise<void> =>
  cities(database).get(id)?.reading ?? Promise.resolve()

/** Gives the memory back; the next call reads anew. */
export const forgetCity = (database: Database, id: string): boolean => cities(database).delete(id)

function cityOf(db: Read, id: string): City {
  const city = cities(db).get(id) ?? {
    loaded: null,
    turn: Promise.resolve(),
    reading: null,
    used: { any: 0, people: 0 },
  }
  cities(db).set(id, city)
  return city
}

function inTurn<T>(city: City, work: () => Promise<T>): Promise<T> {
  const done = city.turn.then(work)
  city.turn = done.catch(() => {})
  return done
}

/** The city as it is now, null while it is being read; and from what it is, or would be, made. */
type Current = { loaded: Loaded | null; basis: Basis }

/**
 * Does something with the city as it is now. Who finds nothing new in it does not wait for the others; what is new is
 * taken in by one after the other.
 */
async function asNow<T>(
  db: Read,
  ask: Asking,
  used: keyof City['used'],
  work: (current: Current, city: City) => Promise<T>,
): Promise<T> {
  const city = cityOf(db, ask.municipality.id)
  city.used.any = performance.now()
  city.used[used] = city.used.any
  const { basis, changes } = await lookedUp(db, ask, city)
  const { loaded } = city
  if (loaded?.key === basis.key && changes.every(({ id }) => loaded.applied.has(id)))
    return work({ loaded, basis }, city)
  return inTurn(city, async () => work(await current(db, ask, city), city))
}

async function lookedUp(db: Read, ask: Asking, { loaded }: City) {
  const asked = {
    settings: settingsAsked(ask.today),
    settled: settledAsked(),
    changes: changesAsked(loaded?.settledUntil ?? null),
  }
  const { settings, settled, changes } = await together(db, asked)
  return { basis: basisOf(ask, valuesOf(settings), settled[0]!.tx), changes }
}

async function current(db: Read, ask: Asking, city: City): Promise<Current> {
  const { basis, changes } = await lookedUp(db, ask, city)
  if (city.loaded?.key === basis.key && (await refreshed(db, city.loaded, basis.settled, changes)))
    return { loaded: city.loaded, basis }
  city.loaded = null
  if (city.reading) return { loaded: null, basis }
  if (await isSmall(db)) city.loaded = await load(db, basis)
  else begin(db, ask.municipality.id, city, of => readActivities(of, ask.municipality.id, city, basis))
  return { loaded: city.loaded, basis }
}

function basisOf({ municipality, today }: Asking, values: Record<string, unknown>, settled: string): Basis {
  const { weights, speeds } = settingsFrom(values)
  const setting = { today, municipality: municipality.name, speeds }
  return { key: JSON.stringify([today, weights, speeds]), weights, setting, settled }
}

async function load(db: Read, basis: Basis): Promise<Loaded> {
  const rows = await opportunityRows(db)
  const people = (await personRows(db)).map(row => personOf(row, basis.setting))
  return engineFor(basis, people, rows.filter(isPublished), { people: true, activities: true })
}

/** An engine of these people and activities and no others, kept nowhere. */
async function fewOf(db: Read, basis: Basis, people: readonly string[], activities: readonly string[]) {
  const persons = (await personRows(db, people)).map(row => personOf(row, basis.setting))
  const rows = (await opportunityRows(db, activities)).filter(isPublished)
  return engineFor(basis, persons, rows, { people: false, activities: false })
}

/** Where it fails the next page that needs it begins anew. */
function begin(db: object, id: string, city: City, read: (database: Database) => Promise<void>): void {
  const database = homeOf(db) as Database
  if (city.reading) return
  city.reading = read(database)
    .catch(() => {})
    .finally(() => {
      city.reading = null
      if (cities(database).get(id) === city) giveBack(database, id, city)
    })
}

async function readActivities(database: Database, id: string, city: City, basis: Basis): Promise<void> {
  const scope = { lane: 'staff', municipality: id } as const
  const settled = await database.read(scope, settledUntil)
  const loaded = engineFor({ ...basis, settled }, [], [], { people: false, activities: true })
  for (let after: string | null = null; ; ) {
    const from: string | null = after
    const { ids, rows } = await database.read(scope, async db => {
      const ids = await openAfter(db, from, PART)
      return { ids, rows: await opportunityRows(db, ids) }
    })
    putOpportunities(loaded, ids, rows)
    if (ids.length < PART) break
    after = ids.at(-1)!
  }
  // Whatever changed meanwhile is read by the next call.
  city.loaded = loaded
}

async function readPeople(database: Database, id: string, city: City, loaded: Loaded): Promise<void> {
  const scope = { lane: 'staff', municipality: id } as const
  const since = await database.read(scope, settledUntil)
  for (let after: string | null = null; ; ) {
    const from: string | null = after
    const { ids, rows } = await database.read(scope, async db => {
      const ids = await peopleAfter(db, from, PART)
      return { ids, rows: await personRows(db, ids) }
    })
    putPeople(loaded, ids, rows)
    if (ids.length < PART) break
    after = ids.at(-1)!
  }
  await inTurn(city, async () => {
    // A new day, or other weights, began anew meanwhile.
    if (city.loaded === loaded) await database.read(scope, db => completed(db, loaded, since))
  })
}

/** Looks from time to time whether anybody still asks for the city, or for its people. */
function giveBack(database: Database, id: string, city: City): void {
  const timer = setTimeout(() => {
    const now = performance.now()
    const { loaded, used } = city
    if (cities(database).get(id) !== city || city.reading) return
    if (now - used.any >= UNUSED_MS) forgetCity(database, id)
    else if (loaded?.whole.people && now - used.people >= UNUSED_MS)
      begin(database, id, city, of => readActivities(of, id, city, { ...loaded, settled: loaded.settledUntil }))
    else giveBack(database, id, city)
  }, UNUSED_MS / 4)
  timer.unref()
}
