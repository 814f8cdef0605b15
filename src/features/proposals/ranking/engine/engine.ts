import { HORIZON_WEEKS, matchingRows, opportunityOf } from '#features/opportunities/index.ts'
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
import { together } from '#platform/rows.ts'
import { type Change, candidateCounts, changesAsked, personRows, settledAsked, touchedBy } from '../store.ts'
import { countIn, type Digest, digestOf, hashOf, hex } from './digests.ts'
import { type OpportunityRow, type PersonRow, personOf, type Setting } from './problem.ts'

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
  /** Whether all people are in it, and all published activities; else those who were asked for and the likely ones. */
  whole: { people: boolean; activities: boolean }
}

type Kind = 'person' | 'opportunity'

export type Loaded = Engine & {
  key: string
  setting: Setting
  settledUntil: string
  applied: ReadonlySet<string>
  opportunities: Map<string, OpportunityRow>
  digests: Record<Kind, Digest>
}

/** From what an engine is made besides its rows; `key` tells one from another. */
export type Basis = { key: string; weights: Weights; setting: Setting; settled: string }

/** An engine of these people and activities. */
export function engineFor(
  { key, weights, setting, settled }: Basis,
  people: readonly Person[],
  published: readonly OpportunityRow[],
  whole: Engine['whole'],
): Loaded {
  const horizon = { from: setting.today, weeks: HORIZON_WEEKS }
  const activities = published.map(row => opportunityOf(row, setting))
  const loaded: Loaded = {
    ...{ key, setting, weights, horizon, whole, settledUntil: settled },
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

export const isPublished = (row: OpportunityRow): boolean => row.status === 'open'

export async function opportunityRows(db: Read, ids?: readonly string[]): Promise<OpportunityRow[]> {
  const candidates = await candidateCounts(db, ids ?? null)
  return (await matchingRows(db, ids)).map(row => ({ ...row, candidates: candidates.get(row.id) ?? 0 }))
}

/** More changes than this are read faster all at once. */
const MANY = 2000

/** Reloads the rows that the change feed names; false where there are so many that all is to be loaded anew. */
export async function refreshed(
  db: Read,
  loaded: Loaded,
  settled: string,
  changes: readonly Change[],
): Promise<boolean> {
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
  if (loaded.whole.people && people.size > 0) putPeople(loaded, [...people], await personRows(db, [...people]))
  if (opportunities.size > 0) {
    const ids = [...opportunities]
    putOpportunities(loaded, ids, await opportunityRows(db, ids))
  }
}

/** Once all people were read, with what changed while they were: everything since that transaction is read once more. */
export async function completed(db: Read, loaded: Loaded, since: string): Promise<void> {
  const from = BigInt(since) < BigInt(loaded.settledUntil) ? since : loaded.settledUntil
  const { settled, changes } = await together(db, { settled: settledAsked(), changes: changesAsked(from) })
  loaded.whole = { ...loaded.whole, people: true }
  await applied(db, loaded, changes)
  loaded.applied = new Set(changes.map(({ id }) => id))
  loaded.settledUntil = settled[0]!.tx
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

/** Puts activities in as they are now; those of `ids` that are not published, or not there, go. */
export function putOpportunities(loaded: Loaded, ids: readonly string[], rows: readonly OpportunityRow[]): void {
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

/** Whether somebody is ranked at all: those whose consultation has ended are not. */
export const isRanked = (engine: Engine, person: Person['id']): boolean => engine.snapshot.person.row.has(person)
