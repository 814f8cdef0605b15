import type { Status } from '#features/opportunities/index.ts'
import type { Read } from '#platform/db.ts'
import { day, id, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'

const CANDIDATES = { id, candidates: number }

/** How many proposals of each activity are open, as sums alone (0100): of whom they are nobody can ask here. */
export async function candidateSums(db: Read): Promise<Map<string, number>> {
  const rows = await rowsOf(db, CANDIDATES)`select opportunity_id as id, candidates from public_candidates`
  return new Map(rows.map(({ id, candidates }) => [id, candidates]))
}

const STATE = { id, status: text<Status>(), ends_on: maybe(day) }
/** Whether an activity is still open, and until when. */
export type State = Pick<Row<typeof STATE>, 'status' | 'ends_on'>

/** The states of these activities, of those that are or were public. */
export async function statesOf(db: Read, ids: readonly string[]): Promise<Map<string, State>> {
  if (ids.length === 0) return new Map()
  const rows = await rowsOf(db, STATE)`select id, status, ends_on from public_activity where id = any(${ids}::uuid[])`
  return new Map(rows.map(row => [row.id, row]))
}
