import type { Database, Read } from '#platform/db.ts'
import type { Ask } from '#platform/page.ts'
import { completed, type Engine, engineFor, engineOf, forget, inTurn, type Loaded, putPeople } from './engine.ts'
import { idsAfter, likelyPeople, personRows, settledUntil } from './store.ts'

// All people of a big city, read outside of requests: a request has five seconds, and what it began would be lost with it.

let source: Database | null = null

/** From where all people are read when a page needs them. */
export const readPeopleFrom = (database: Database): void => {
  source = database
}

/** So many people are read in one statement: a request that comes meanwhile waits no longer than that. */
const CHUNK = 1000
/** People in memory of whom nobody asked for so long are given back. */
const UNUSED_MS = 20 * 60_000
/** So many are looked at until all are there. */
const LIKELY = 200

/**
 * The engine for the people of an activity. Until all people of a big city were read it is one of those who would like its
 * field and live nearest (`whole` is false), which a bounded question finds.
 */
export async function engineForPeople(
  db: Read,
  ask: Pick<Ask, 'municipality' | 'today'>,
  opportunity: string,
): Promise<Engine> {
  const engine = (await engineOf(db, ask)) as Loaded
  engine.usedAt = performance.now()
  if (engine.whole) return engine
  begin(ask.municipality.id, engine)
  const row = engine.opportunities.get(opportunity)
  if (!row) return engine
  const people = await engine.people(db, await likelyPeople(db, row, LIKELY))
  return engineFor({ ...engine, settled: engine.settledUntil }, people, [row])
}

/** Resolves when the people of a city that are being read are there. */
export const peopleRead = (engine: Engine): Promise<void> => (engine as Loaded).loading ?? Promise.resolve()

function begin(city: string, loaded: Loaded): void {
  if (!source || loaded.loading) return
  // Where it fails the next page that needs them begins anew.
  loaded.loading = readAll(source, city, loaded)
    .catch(() => {})
    .finally(() => {
      loaded.loading = null
    })
}

async function readAll(database: Database, city: string, loaded: Loaded): Promise<void> {
  const scope = { lane: 'staff', municipality: city } as const
  const since = await database.read(scope, settledUntil)
  for (let after: string | null = null; ; ) {
    const from: string | null = after
    const { ids, rows } = await database.read(scope, async db => {
      const ids = await idsAfter(db, from, CHUNK)
      return { ids, rows: await personRows(db, ids) }
    })
    putPeople(loaded, ids, rows)
    if (ids.length < CHUNK) break
    after = ids.at(-1)!
  }
  await inTurn(city, async now => {
    // A new day, or other weights, began anew meanwhile.
    if (now === loaded) await database.read(scope, db => completed(db, loaded, since))
    return now ?? loaded
  })
  giveBack(city, loaded)
}

/** Looks from time to time whether anybody still asks. */
function giveBack(city: string, loaded: Loaded): void {
  const timer = setInterval(() => {
    if (performance.now() - loaded.usedAt < UNUSED_MS) return
    clearInterval(timer)
    forget(city)
  }, UNUSED_MS / 4)
  timer.unref()
}
