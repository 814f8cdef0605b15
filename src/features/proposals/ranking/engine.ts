import { createHash } from 'node:crypto'
import { type Settings, settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { matchingRows } from '#features/opportunities/index.ts'
import {
  dropOpportunity,
  dropPerson,
  type Opportunity,
  type Person,
  putOpportunity,
  putPerson,
  type Snapshot,
  snapshotOf,
  type Weights,
} from '#matching/index.ts'
import type { Read } from '#platform/db.ts'
import type { Ask } from '#platform/page.ts'
import { HORIZON_WEEKS, type OpportunityRow, opportunityOf, type PersonRow, personOf, type Setting } from './problem.ts'
import { type Change, candidateCounts, changesSince, isSmall, personRows, settledUntil, touchedBy } from './store.ts'

/** A municipality in memory, ready to rank. Read it at once: the next request may change it. */
export type Engine = {
  snapshot: Snapshot
  /** Published activities by id, the full ones too. */
  opportunities: ReadonlyMap<string, OpportunityRow>
  weights: Weights
  /** Hash of the data from which a list follows: that of its subject and of all that could stand in it. */
  instanceHash: (kind: Kind, id: string) => string
  /** Hash of what is known of one of them. */
  inputHash: (kind: Kind, id: string) => string
  /** What is known of a published activity, as the engine takes it; undefined where it is not published. */
  activity: (id: string) => Opportunity | undefined
  /** People as the engine takes them, as the database is now. */
  people: (db: Read, ids: readonly string[]) => Promise<Person[]>
  horizon: { from: string; weeks: number }
  /** Whether all people are in it; else those who were asked for. */
  whole: boolean
}

type Kind = 'person' | 'opportunity'

export type Loaded = Engine & {
  key: string
  setting: Setting
  settledUntil: string
  applied: ReadonlySet<string>
  opportunities: Map<string, OpportunityRow>
  digests: Record<Kind, Digest>
  /** All people are being read, outside of any request. */
  loading: Promise<void> | null
  usedAt: number
}

/** A hash for each row and their sum, so that a row that changes is subtracted and added. */
type Digest = { of: Map<string, bigint>; sum: bigint }

const cities = new Map<string, Promise<Loaded>>()

/**
 * The engine of the municipality as the database is now. Activities are read on the first call of a day (or after a change
 * of weights), then brought up to date from the change feed: whatever any process has committed before this call is in
 * it. People are all in it where a city is small, or once they were read (people.ts); else those of `people` are, as they
 * are now. Call it before the writes of the request, which may still be undone.
 */
export const engineOf = (
  db: Read,
  ask: Pick<Ask, 'municipality' | 'today'>,
  people: readonly string[] = [],
): Promise<Engine> =>
  inTurn(ask.municipality.id, async before => {
    const loaded = await current(db, ask, before)
    if (!loaded.whole && people.length > 0) putPeople(loaded, people, await personRows(db, people))
    return loaded
  })

/** One after the other, so that nobody reads what another changes; a failure is none of the next one's. */
export function inTurn(city: string, work: (loaded: Loaded | undefined) => Promise<Loaded>): Promise<Loaded> {
  const next = Promise.resolve(cities.get(city)?.catch(() => undefined)).then(work)
  cities.set(city, next)
  return next
}

/** Gives the memory back; the next call reads anew. */
export const forget = (city: string): boolean => cities.delete(city)

async function current(
  db: Read,
  { municipality, today }: Pick<Ask, 'municipality' | 'today'>,
  loaded: Loaded | undefined,
): Promise<Loaded> {
  const { weights, speeds } = settingsFrom(await settingsOn(db, today))
  const key = JSON.stringify([today, weights, speeds])
  if (loaded?.key === key && (await refreshed(db, loaded))) return loaded
  return load(db, key, weights, { today, municipality: municipality.name, speeds })
}

async function load(db: Read, key: string, weights: Settings['weights'], setting: Setting): Promise<Loaded> {
  const settled = await settledUntil(db)
  const rows = await opportunityRows(db)
  const whole = await isSmall(db)
  const people = whole ? (await personRows(db)).map(row => personOf(row, setting)) : []
  const published = rows.filter(isPublished)
  return engineFor({ key, weights, setting, settled, whole }, people, published)
}

type Basis = { key: string; weights: Weights; setting: Setting; settled: string; whole: boolean }

/** An engine of these people and activities. */
export function engineFor(
  { key, weights, setting, settled, whole }: Basis,
  people: readonly Person[],
  published: readonly OpportunityRow[],
): Loaded {
  const horizon = { from: setting.today, weeks: HORIZON_WEEKS }
  const activities = published.map(row => opportunityOf(row, setting))
  const loaded: Loaded = {
    ...{ key, setting, weights, horizon, whole, settledUntil: settled, loading: null, usedAt: 0 },
    snapshot: snapshotOf({ horizon, people, opportunities: activities, weights }),
    applied: new Set(),
    opportunities: new Map(published.map(row => [row.id, row])),
    digests: { person: digestOf(people), opportunity: digestOf(activities) },
    people: async (tx, ids) => (await personRows(tx, ids)).map(row => personOf(row, setting)),
    activity: id => {
      const row = loaded.opportunities.get(id)
      return row && opportunityOf(row, setting)
    },
    inputHash: (kind, id) => hex(loaded.digests[kind].of.get(id) ?? 0n),
    instanceHash: (kind, id) => {
      const { [kind]: mine, [kind === 'person' ? 'opportunity' : 'person']: others } = loaded.digests
      return hashOf([setting.today, String(mine.of.get(id)), String(others.sum)])
    },
  }
  return loaded
}

const isPublished = (row: OpportunityRow): boolean => row.status === 'open'

async function opportunityRows(db: Read, ids?: readonly string[]): Promise<OpportunityRow[]> {
  const candidates = await candidateCounts(db, ids ?? null)
  return (await matchingRows(db, ids)).map(row => ({ ...row, candidates: candidates.get(row.id) ?? 0 }))
}

/** More changes than this are read faster all at once. */
const MANY = 2000

/** Reloads the rows that the change feed names; false where there are so many that all is to be loaded anew. */
async function refreshed(db: Read, loaded: Loaded): Promise<boolean> {
  const settled = await settledUntil(db)
  const changes = await changesSince(db, loaded.settledUntil)
  const fresh = changes.filter(({ id }) => !loaded.applied.has(id))
  // One import changes activities by the thousand and is one happening.
  if (fresh.length > MANY || fresh.some(({ subject_kind }) => subject_kind === 'import')) return false
  await applied(db, loaded, fresh)
  loaded.applied = new Set(changes.map(({ id }) => id))
  loaded.settledUntil = settled
  return true
}

async function applied(db: Read, loaded: Loaded, changes: readonly Change[]): Promise<void> {
  const { people, opportunities } = await touched(db, changes)
  if (loaded.whole && people.size > 0) putPeople(loaded, [...people], await personRows(db, [...people]))
  if (opportunities.size > 0) {
    const ids = [...opportunities]
    putOpportunities(loaded, ids, await opportunityRows(db, ids))
  }
}

/** Once all people were read, with what changed while they were: everything since that transaction is read once more. */
export async function completed(db: Read, loaded: Loaded, since: string): Promise<void> {
  const settled = await settledUntil(db)
  const from = BigInt(since) < BigInt(loaded.settledUntil) ? since : loaded.settledUntil
  const changes = await changesSince(db, from)
  loaded.whole = true
  await applied(db, loaded, changes)
  loaded.applied = new Set(changes.map(({ id }) => id))
  loaded.settledUntil = settled
}

async function touched(db: Read, changes: readonly Change[]): Promise<Record<'people' | 'opportunities', Set<string>>> {
  const of = (kind: string) => changes.filter(change => change.subject_kind === kind).map(change => change.subject_id)
  const named = changes.flatMap(({ opportunity }) => opportunity ?? [])
  const activities = [...of('opportunity'), ...named]
  const besides =
    changes.length > 0 ? await touchedBy(db, of('organisation'), activities) : { opportunities: [], people: [] }
  const concerned = changes.flatMap(({ person_id }) => person_id ?? [])
  return {
    people: new Set([...of('person'), ...concerned, ...besides.people]),
    opportunities: new Set([...activities, ...besides.opportunities]),
  }
}

/** Puts people in as they are now; those of `ids` who are not among the rows go. */
export function putPeople(loaded: Loaded, ids: readonly string[], rows: readonly PersonRow[]): void {
  for (const row of rows) {
    const person = personOf(row, loaded.setting)
    putPerson(loaded.snapshot, person)
    countIn(loaded.digests.person, row.id, person)
  }
  const there = new Set(rows.map(({ id }) => id))
  for (const id of ids.filter(id => !there.has(id))) {
    dropPerson(loaded.snapshot, id)
    countIn(loaded.digests.person, id, null)
  }
}

function putOpportunities(loaded: Loaded, ids: readonly string[], rows: readonly OpportunityRow[]): void {
  const published = new Map(rows.filter(isPublished).map(row => [row.id, row]))
  for (const id of ids) {
    const row = published.get(id)
    if (row) {
      const activity = opportunityOf(row, loaded.setting)
      putOpportunity(loaded.snapshot, activity)
      loaded.opportunities.set(id, row)
      countIn(loaded.digests.opportunity, id, activity)
    } else {
      dropOpportunity(loaded.snapshot, id)
      loaded.opportunities.delete(id)
      countIn(loaded.digests.opportunity, id, null)
    }
  }
}

const hashOf = (data: unknown): string => createHash('sha256').update(JSON.stringify(data)).digest('hex')

const hex = (hash: bigint): string => hash.toString(16).padStart(16, '0')

/** The hash by which what is known of a person or an activity is kept. */
export const inputHashOf = (row: Person | Opportunity): string => hashOf(row).slice(0, 16)

function digestOf(rows: readonly (Person | Opportunity)[]): Digest {
  const digest: Digest = { of: new Map(), sum: 0n }
  for (const row of rows) countIn(digest, row.id, row)
  return digest
}

function countIn(digest: Digest, id: string, row: Person | Opportunity | null): void {
  const hash = row ? BigInt(`0x${inputHashOf(row)}`) : 0n
  digest.sum = BigInt.asUintN(64, digest.sum - (digest.of.get(id) ?? 0n) + hash)
  digest.of.set(id, hash)
}

/** Whether somebody is ranked at all: those whose consultation has ended are not. */
export const isRanked = (engine: Engine, person: Person['id']): boolean => engine.snapshot.person.row.has(person)
