import { type NotNull, sql } from 'kysely'
import type { SourceActivity } from '#features/opportunities/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { id, instant, json, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Issue } from './rules.ts'

export type RunState = 'planned' | 'confirmed' | 'undone' | 'dropped'
export type RowAction = 'create' | 'update' | 'unchanged' | 'end' | 'quarantine'

const RUN = {
  id,
  file_name: text(),
  source: text(),
  dialect: text(),
  encoding: text(),
  read: number,
  state: text<RunState>(),
  by_name: maybe(text()),
  planned_at: instant,
  confirmed_at: maybe(instant),
  undone_at: maybe(instant),
  counts: json<Partial<Record<RowAction, number>>>(),
  notes: number,
}
export type Run = Row<typeof RUN>

const RUNS = sql`select r.id, r.file_name, r.source, r.dialect, r.encoding, r.read, r.state, a.name as by_name, r.planned_at,
    r.confirmed_at, r.undone_at, coalesce((select jsonb_object_agg(c.action, c.n) from (
      select action, count(*)::int as n from import_row where run_id = r.id group by action) c), '{}') as counts,
    (select count(*)::int from import_row where run_id = r.id and action <> 'quarantine' and issues <> '[]') as notes
    from import_run r left join account a on a.id = r.by_account`

/** The latest imports, newest first. */
export const latestRuns = (db: Read): Promise<Run[]> => rowsOf(db, RUN)`${RUNS} order by r.planned_at desc limit 50`

export const runById = async (db: Read, id: string): Promise<Run | null> =>
  (await rowsOf(db, RUN)`${RUNS} where r.id = ${id}`)[0] ?? null

/** The run that may be undone: the last one of its source that was carried out. */
export const lastConfirmed = (db: Read, source: string) =>
  db
    .selectFrom('import_run')
    .select(['id', 'confirmed_at'])
    .where('source', '=', source)
    .where('state', '=', 'confirmed')
    .orderBy('confirmed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export const addRun = (
  tx: Tx,
  run: {
    id: string
    file_name: string
    file_hash: string
    source: string
    dialect: string
    encoding: string
    read: number
    state: RunState
    by_account: string | null
    planned_at: string
  },
) => tx.insertInto('import_run').values(run).execute()

/** Moves a run on, if it still is where the caller thinks: two people who press at once do not both carry it out. */
export async function moveRun(tx: Tx, id: string, from: RunState, to: RunState, at: string): Promise<boolean> {
  const moved = await tx
    .updateTable('import_run')
    .set({ state: to, [to === 'undone' ? 'undone_at' : 'confirmed_at']: at })
    .where('id', '=', id)
    .where('state', '=', from)
    .returning('id')
    .executeTakeFirst()
  return moved !== undefined
}

export type PlannedRow = {
  row_number: number
  action: RowAction
  title: string
  opportunity_id: string | null
  source_id: string | null
  after: unknown
  raw: unknown
  issues: readonly Issue[]
}

export async function addRows(tx: Tx, run: string, rows: readonly PlannedRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 500) {
    const some = JSON.stringify(rows.slice(at, at + 500))
    await sql`insert into import_row (run_id, row_number, action, title, opportunity_id, source_id, after, raw, issues)
      select ${run}, row_number, action, title, opportunity_id, source_id, after, raw, issues
      from jsonb_to_recordset(${some}::jsonb) as r (row_number int, action text, title text, opportunity_id uuid,
        source_id text, after jsonb, raw jsonb, issues jsonb)`.execute(tx)
  }
}

/** A page of the rows of a run, optionally of one action only. */
export const shownRows = (db: Read, run: string, action: RowAction | null, page: number, size: number) =>
  db
    .selectFrom('import_row')
    .select(['row_number', 'action', 'title', 'opportunity_id', 'issues', 'raw'])
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
    .select(['row_number', 'action', 'opportunity_id', 'after'])
    .where('run_id', '=', run)
    .where('action', 'in', ['create', 'update', 'end'])
    .orderBy('row_number')
    .$narrowType<{ action: RowAction; after: SourceActivity }>()
    .execute()

export type PlannedChange = Awaited<ReturnType<typeof changesOf>>[number]

/** Keeps what an activity was before this run. */
export const keepBefore = (tx: Tx, run: string, before: ReadonlyMap<string, string>) =>
  sql`update import_row i set before = b.whole::jsonb
    from unnest(${[...before.keys()]}::uuid[], ${[...before.values()]}::text[]) as b (id, whole)
    where i.run_id = ${run} and i.opportunity_id = b.id and i.action in ('update', 'end')`.execute(tx)

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

/** The numbers of the rows that this run adds become known when it is carried out. */
export const noteCreated = (tx: Tx, run: string, created: readonly { row_number: number; id: string }[]) =>
  sql`update import_row i set opportunity_id = c.id
    from jsonb_to_recordset(${JSON.stringify(created)}::jsonb) as c (row_number int, id uuid)
    where i.run_id = ${run} and i.row_number = c.row_number`.execute(tx)
