import type { Category, LegalForm } from '#features/kinds/index.ts'
import {
  currentOf,
  HORIZON_WEEKS,
  type OpenRow,
  openRows,
  openStamps,
  opportunityOf,
} from '#features/opportunities/index.ts'
import type { Gazetteer } from '#features/places/index.ts'
import { dropOpportunity, putOpportunity, type Snapshot, snapshotOf } from '#matching/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { keptOf } from '#platform/kept.ts'
import { candidateSums } from '../store.ts'
import { roomOf, WEIGHTS } from './rank.ts'

/** A city's open activities in memory, ready to be put in order for anybody. Read it at once: the next request may change it. */
export type Kept = {
  day: Day
  /** Which state of what is public it holds (opportunities/public/kept.ts). */
  state: number
  snapshot: Snapshot
  rows: Map<string, OpenRow & { point: { lat: number; lng: number } | null }>
  stamps: ReadonlyMap<string, string>
  /** How many are open in each field, of the legal forms that the city offers. */
  open: ReadonlyMap<Category, number>
  candidates: { sums: ReadonlyMap<string, number>; until: number }
}

/** How long the sums of candidates are used before they are asked for again. */
const COUNTED_MS = 60_000
/** So many activities are read in one statement. */
const SLICE = 2000

const all = keptOf(() => new Map<string, Kept>())

type Here = { municipality: string; today: Day; places: Gazetteer; forms: readonly LegalForm[] }

/**
 * The open activities as they are now: one small statement says whether anything has changed, then only rows with another
 * stamp are read. All of them are read once, and on another day, since the weeks that are looked at begin with today.
 */
export async function keptFor(db: Read, here: Here): Promise<Kept> {
  const { state } = await currentOf(db, here.municipality)
  const before = all(db).get(here.municipality)
  const same = before?.day === here.today ? before : null
  const kept = same?.state === state ? same : await refreshed(db, here, same ?? empty(here.today), state)
  if (kept.candidates.until < performance.now())
    kept.candidates = { sums: await candidateSums(db), until: performance.now() + COUNTED_MS }
  all(db).set(here.municipality, kept)
  return kept
}

const empty = (day: Day): Kept => ({
  day,
  state: -1,
  snapshot: snapshotOf({
    horizon: { from: day, weeks: HORIZON_WEEKS },
    people: [],
    opportunities: [],
    weights: WEIGHTS,
  }),
  rows: new Map(),
  stamps: new Map(),
  open: new Map(),
  candidates: { sums: new Map(), until: 0 },
})

async function refreshed(db: Read, here: Here, kept: Kept, state: number): Promise<Kept> {
  const now = await openStamps(db, here.today)
  const other = now.filter(({ id, stamp }) => kept.stamps.get(id) !== stamp).map(({ id }) => id)
  const read: OpenRow[] = []
  for (let from = 0; from < other.length; from += SLICE)
    read.push(...(await openRows(db, other.slice(from, from + SLICE))))
  // From here on nothing waits: whoever reads meanwhile finds the one state or the other.
  const stamps = new Map(now.map(({ id, stamp }) => [id, stamp]))
  for (const row of read) put(kept, row, here)
  for (const id of kept.rows.keys()) if (!stamps.has(id)) drop(kept, id)
  kept.stamps = stamps
  kept.state = state
  kept.open = counted(kept, here.forms)
  return kept
}

function put(kept: Kept, row: OpenRow, { places, today }: Here): void {
  const town = row.town_id ? places.townOf.get(row.town_id) : undefined
  const point = row.lat !== null && row.lng !== null ? { lat: row.lat, lng: row.lng } : (town ?? null)
  kept.rows.set(row.id, { ...row, point: point && { lat: point.lat, lng: point.lng } })
  const { lat, lng } = point ?? { lat: null, lng: null }
  // Which sector the plan puts first is not public, and is no criterion here.
  const known = { ...row, lat, lng, status: 'open' as const, priority_sector: null }
  putOpportunity(kept.snapshot, opportunityOf(known, { today }))
}

function drop(kept: Kept, id: string): void {
  kept.rows.delete(id)
  dropOpportunity(kept.snapshot, id)
}

function counted({ rows }: Kept, forms: readonly LegalForm[]): Map<Category, number> {
  const open = new Map<Category, number>()
  for (const { category, legal_form } of rows.values())
    if (forms.includes(legal_form)) open.set(category, (open.get(category) ?? 0) + 1)
  return open
}

/** The points for room of an activity. */
export const roomOfEach =
  ({ rows, candidates }: Kept) =>
  (id: string): number => {
    const row = rows.get(id)
    const places = row && row.capacity !== null ? row.capacity - row.taken : null
    return roomOf({ candidates: candidates.sums.get(id) ?? 0, places })
  }
