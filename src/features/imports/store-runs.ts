import { sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import type { Issue } from './rules.ts'

export type RunState = 'planned' | 'confirmed' | 'undone' | 'dropped'
export type RowAction = 'create' | 'update' | 'unchanged' | 'end' | 'quarantine'

export type Run = {
  id: string
  file_name: string
  source: string
  dialect: string
  encoding: string
  read: number
  state: RunState
  by_name: string | null
  planned_at: string
  confirmed_at: string | null
  undone_at: string | null
  counts: Partial<Record<RowAction, number>>
  notes: number
}

const RUNS = sql<Run>`select r.id, r.file_name, r.source, r.dialect, r.encoding, r.read, r.state, a.name as by_name, r.planned_at, r.confirmed_at, r.undone_at,
    coalesce((select jsonb_object_agg(c.action, c.n) from (select action, count(*)::int as n from import_row where run_id = r.id group by action) c), '{}') as counts,
    (select count(*)::int from import_row where run_id = r.id and action <> 'quarantine' and issues <> '[]') as notes
    from import_run r left join account a on a.id = r.by_account`

/** The latest imports, newest first. */
export const latestRuns = async (db: Read): Promise<Run[]> =>
  (await sql<Run>`${RUNS} order by r.planned_at desc limit 50`.execute(db)).rows

export const runById = async (db: Read, id: string): Promise<Run | null> =>
  (await sql<Run>`${RUNS} where r.id = ${id}`.execute(db)).rows[0] ?? null

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
  const column = to === 'undone' ? 'undone_at' : 'confirmed_at'
  const { rows } =
    await sql`update import_run set state = ${to}, ${sql.ref(column)} = ${at} where id = ${id} and state = ${from} returning id`.execute(
      tx,
    )
  return rows.length === 1
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
    await sql`insert into import_row (run_id, row_number, action, title, opportunity_id, source_id, after, raw, issues)
      select ${run}, row_number, action, title, opportunity_id, source_id, after, raw, issues from jsonb_to_recordset(${JSON.stringify(rows.slice(at, at + 500))}::jsonb)
      as r (row_number int, action text, title text, opportunity_id uuid, source_id text, after jsonb, raw jsonb, issues jsonb)`.execute(
      tx,
    )
  }
}

export type ShownRow = {
  row_number: number
  action: RowAction
  title: string
  opportunity_id: string | null
  issues: Issue[]
  raw: Record<string, string> | null
}

/** A page of the rows of a run, optionally of one action only. */
export const rowsOf = (
  db: Read,
  run: string,
  action: RowAction | null,
  page: number,
  size: number,
): Promise<ShownRow[]> =>
  sql<ShownRow>`select row_number, action, title, opportunity_id, issues, raw from import_row where run_id = ${run} and (${action}::text is null or action = ${action})
    order by row_number limit ${size} offset ${(page - 1) * size}`
    .execute(db)
    .then(result => result.rows)

export type PlannedChange<T> = { row_number: number; action: RowAction; opportunity_id: string | null; after: T }

/** What is to be carried out, in the order of the file. */
export const changesOf = <T>(db: Read, run: string): Promise<PlannedChange<T>[]> =>
  sql<
    PlannedChange<T>
  >`select row_number, action, opportunity_id, after from import_row where run_id = ${run} and action in ('create', 'update', 'end') order by row_number`
    .execute(db)
    .then(result => result.rows)

/** Keeps what an activity was before this run. */
export const keepBefore = (tx: Tx, run: string, before: ReadonlyMap<string, string>) =>
  sql`update import_row i set before = b.whole::jsonb from unnest(${[...before.keys()]}::uuid[], ${[...before.values()]}::text[]) as b (id, whole)
    where i.run_id = ${run} and i.opportunity_id = b.id and i.action in ('update', 'end')`.execute(tx)

/** What the activities that a run changed or ended were before it, as it was kept. */
export const beforeOf = async (db: Read, run: string): Promise<string[]> =>
  (
    await sql<{ before: string }>`select before::text as before from import_row
      where run_id = ${run} and before is not null and opportunity_id is not null order by row_number`.execute(db)
  ).rows.map(({ before }) => before)

/** The activities that a run added. */
export const createdBy = async (db: Read, run: string): Promise<string[]> =>
  (
    await sql<{ id: string }>`select opportunity_id as id from import_row
      where run_id = ${run} and action = 'create' and opportunity_id is not null`.execute(db)
  ).rows.map(({ id }) => id)

/** The numbers of the rows that this run adds become known when it is carried out. */
export const noteCreated = (tx: Tx, run: string, created: readonly { row_number: number; id: string }[]) =>
  sql`update import_row i set opportunity_id = c.id from jsonb_to_recordset(${JSON.stringify(created)}::jsonb) as c (row_number int, id uuid) where i.run_id = ${run} and i.row_number = c.row_number`.execute(
    tx,
  )
