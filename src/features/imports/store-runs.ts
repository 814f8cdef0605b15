import { sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { id, instant, json, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Issue, SheetAt } from './rules.ts'

export type RunState = 'matching' | 'planned' | 'confirmed' | 'undone' | 'dropped'
export type RowAction = 'create' | 'update' | 'unchanged' | 'end' | 'quarantine'

const RUN = {
  id,
  file_name: text(),
  file_hash: text(),
  source_id: id,
  source: text(),
  source_changes: number,
  sheets: json<SheetAt[]>(),
  unread: json<string[]>(),
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
  /** What is said once of the whole file. */
  issues: json<Issue[]>(),
  /** Readings to be confirmed, and how many of them nobody answered yet. */
  offers: number,
  unanswered: number,
}
export type Run = Row<typeof RUN>

const RUNS = sql`select r.id, r.file_name, r.file_hash, r.source_id, s.name as source, r.source_changes, r.sheets, r.unread, r.dialect,
    r.encoding, r.read, r.state, a.name as by_name, r.planned_at, r.confirmed_at, r.undone_at, coalesce((select jsonb_object_agg(c.action, c.n) from (
      select action, count(*)::int as n from import_row where run_id = r.id group by action) c), '{}') as counts,
    (select count(*)::int from import_row where run_id = r.id and action <> 'quarantine' and issues <> '[]') as notes,
    r.issues, asked.offers, asked.unanswered
    from import_run r join import_source s on s.id = r.source_id left join account a on a.id = r.by_account
    cross join lateral (select count(*)::int as offers, (count(*) filter (where o ->> 'answer' is null))::int as unanswered
      from import_row i, jsonb_array_elements(i.offers) as o where i.run_id = r.id and i.offers <> '[]') as asked`

/** The latest imports, newest first; of one source where it is told. */
export const latestRuns = (db: Read, source: string | null = null): Promise<Run[]> =>
  rowsOf(
    db,
    RUN,
  )`${RUNS} where ${source}::uuid is null or r.source_id = ${source} order by r.planned_at desc, r.id desc limit 50`

export const runById = async (db: Read, id: string): Promise<Run | null> =>
  (await rowsOf(db, RUN)`${RUNS} where r.id = ${id}`)[0] ?? null

/** The run that may be undone: the last one of its source that was carried out. */
export const lastConfirmed = (db: Read, source: string) =>
  db
    .selectFrom('import_run')
    .select(['id', 'confirmed_at'])
    .where('source_id', '=', source)
    .where('state', '=', 'confirmed')
    .orderBy('confirmed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Keeps a run; one whose columns had to be matched first is the same run when its rows are read. */
export const addRun = (
  tx: Tx,
  run: {
    id: string
    file_name: string
    file_hash: string
    source_id: string
    source_changes: number
    sheets: readonly SheetAt[]
    unread: readonly string[]
    dialect: string
    encoding: string
    read: number
    state: RunState
    by_account: string | null
    planned_at: string
    issues: readonly Issue[]
  },
) => {
  const { id: _, ...said } = {
    ...run,
    sheets: JSON.stringify(run.sheets),
    unread: JSON.stringify(run.unread),
    issues: JSON.stringify(run.issues),
  }
  return tx
    .insertInto('import_run')
    .values({ id: run.id, ...said })
    .onConflict(conflict => conflict.columns(['municipality_id', 'id']).doUpdateSet(said))
    .execute()
}

/** The file of a run whose columns are not matched yet. */
export const fileOf = async (db: Read, run: string): Promise<Uint8Array | null> =>
  (await db.selectFrom('import_file').select('content').where('run_id', '=', run).executeTakeFirst())?.content ?? null

/** Keeps a file until its columns are matched; what nobody came back to for a week is put aside. */
export async function keepFile(tx: Tx, run: string, content: Uint8Array, now: string): Promise<void> {
  await sql`update import_run set state = 'dropped' where state = 'matching' and planned_at < ${now}::timestamptz - interval '7 days'`.execute(
    tx,
  )
  await sql`delete from import_file f using import_run r where r.id = f.run_id and r.state <> 'matching'`.execute(tx)
  await tx
    .insertInto('import_file')
    .values({ run_id: run, content: Buffer.from(content) })
    .execute()
}

export const dropFile = (tx: Tx, run: string) => tx.deleteFrom('import_file').where('run_id', '=', run).execute()

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

/** To read and plan tens of thousands of rows takes longer than a transaction may otherwise lie still. */
export const takeTime = (tx: Tx) =>
  sql`select set_config('idle_in_transaction_session_timeout', '120000', true)`.execute(tx)
