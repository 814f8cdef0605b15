import { type NotNull, sql } from 'kysely'
import { type SourceActivity, snapshotOf } from '#features/opportunities/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { number, rowsOf } from '#platform/rows.ts'
import { inChunks } from '#platform/slices.ts'
import type { Answered } from '../offers/rules.ts'
import type { Issue } from '../rules.ts'
import type { RowAction } from '../store-runs.ts'

export type PlannedRow = {
  row_number: number
  action: RowAction
  title: string
  opportunity_id: string | null
  source_id: string | null
  after: unknown
  raw: unknown
  issues: readonly Issue[]
  /** The row as it was read with all readings that are to be confirmed; null where there are none. */
  event: unknown
  offers: readonly Answered[]
}

export const addRows = (tx: Tx, run: string, rows: readonly PlannedRow[]): Promise<void> =>
  inChunks(rows, some =>
    sql`insert into import_row (run_id, row_number, action, title, opportunity_id, source_id, after, raw, issues, event, offers)
      select ${run}, row_number, action, title, opportunity_id, source_id, after, raw, issues, event, offers
      from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) as r (row_number int, action text, title text, opportunity_id uuid,
        source_id text, after jsonb, raw jsonb, issues jsonb, event jsonb, offers jsonb)`.execute(tx),
  )

/** A page of the rows of a run, optionally of one action only. */
export const shownRows = (db: Read, run: string, action: RowAction | null, page: number, size: number) =>
  db
    .selectFrom('import_row')
    .select(['row_number', 'action', 'title', 'opportunity_id', 'source_id', 'issues', 'raw'])
    .where('run_id', '=', run)
    .where(sql<boolean>`(${action}::text is null or action = ${action})`)
    .orderBy('row_number')
    .limit(size)
    .offset((page - 1) * size)
    .$narrowType<{ action: RowAction; issues: Issue[]; raw: Record<string, string> | null }>()
    .execute()

export type ShownRow = Awaited<ReturnType<typeof shownRows>>[number]

/** What is to be carried out, in the order of the file. */
export const changesOf = (db: Read, run: string) =>
  db
    .selectFrom('import_row')
    .select(['row_number', 'action', 'opportunity_id', 'source_id', 'after'])
    .where('run_id', '=', run)
    .where('action', 'in', ['create', 'update', 'end'])
    .orderBy('row_number')
    .$narrowType<{ action: RowAction; after: SourceActivity }>()
    .execute()

export type PlannedChange = Awaited<ReturnType<typeof changesOf>>[number]

/** The rows of a run from the first of these to the last: without it every chunk would look through all rows of the run. */
const among = (run: string, rows: readonly { row_number: number }[]) =>
  sql`i.run_id = ${run} and i.row_number between ${rows[0]!.row_number} and ${rows.at(-1)!.row_number}`

/** Keeps what the activities were before this run that it changes or ends; of these rows, in the order of the file. */
export const keepBefore = (tx: Tx, run: string, rows: readonly PlannedChange[]): Promise<void> =>
  inChunks(rows, some =>
    sql`update import_row i set before = ${snapshotOf(sql.ref('i.opportunity_id'))}
      where ${among(run, some)} and i.action in ('update', 'end')`.execute(tx),
  )

/** What the activities that a run changed or ended were before it, as it was kept. */
export const beforeOf = async (db: Read, run: string): Promise<string[]> =>
  (
    await db
      .selectFrom('import_row')
      .select(sql<string>`before::text`.as('before'))
      .where('run_id', '=', run)
      .where('before', 'is not', null)
      .where('opportunity_id', 'is not', null)
      .orderBy('row_number')
      .execute()
  ).map(({ before }) => before)

/** The activities that a run added. */
export const createdBy = async (db: Read, run: string): Promise<string[]> =>
  (
    await db
      .selectFrom('import_row')
      .select('opportunity_id as id')
      .where('run_id', '=', run)
      .where('action', '=', 'create')
      .where('opportunity_id', 'is not', null)
      .$narrowType<{ id: NotNull }>()
      .execute()
  ).map(({ id }) => id)

/** The numbers of the rows that this run adds become known when it is carried out; in the order of the file. */
export const noteCreated = (
  tx: Tx,
  run: string,
  created: readonly { row_number: number; id: string }[],
): Promise<void> =>
  inChunks(created, some =>
    sql`update import_row i set opportunity_id = c.id
      from json_to_recordset(${JSON.stringify(some)}::json) as c (row_number int, id uuid)
      where ${among(run, some)} and i.row_number = c.row_number`.execute(tx),
  )

const PAIR = { ended: number }

/** Takes a row that was to end one activity and add another as a change of the one that had its number. */
export async function asSame(tx: Tx, run: string, row: number): Promise<boolean> {
  const [pair] = await rowsOf(tx, PAIR)`update import_row c set action = 'update', opportunity_id = e.opportunity_id
    from import_row e where c.run_id = ${run} and c.row_number = ${row} and c.action = 'create' and e.run_id = c.run_id
      and e.action = 'end' and e.source_id = c.source_id returning e.row_number as ended`
  if (pair) await tx.deleteFrom('import_row').where('run_id', '=', run).where('row_number', '=', pair.ended).execute()
  return pair !== undefined
}

/** The other way: what had the number ends, and the row is another activity. */
export async function asAnother(tx: Tx, run: string, row: number): Promise<boolean> {
  const added = await sql`insert into import_row (run_id, row_number, action, title, opportunity_id, source_id)
    select c.run_id, (select max(row_number) + 1 from import_row where run_id = c.run_id), 'end', o.title, o.id, c.source_id
    from import_row c join opportunity o on o.id = c.opportunity_id
    where c.run_id = ${run} and c.row_number = ${row} and c.action = 'update'`.execute(tx)
  if (added.numAffectedRows !== 1n) return false
  await tx
    .updateTable('import_row')
    .set({ action: 'create', opportunity_id: null })
    .where('run_id', '=', run)
    .where('row_number', '=', row)
    .execute()
  return true
}
