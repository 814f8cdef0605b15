import { sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { id, instant, json, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Columns } from '../columns/match.ts'

const SOURCE = {
  id,
  name: text(),
  code: text(),
  organisation_id: maybe(id),
  organisation: maybe(text()),
  columns: json<Columns>(),
  left_out: json<string[]>(),
  changes: number,
  paused_at: maybe(instant),
  open: number,
}
/** A list that is taken in again and again. `open`: how many of its activities can be found now. */
export type Source = Row<typeof SOURCE>

const SOURCES = sql`select s.id, s.name, s.code, s.organisation_id, g.name as organisation, s.columns, s.left_out, s.changes,
    s.paused_at, (select count(*)::int from opportunity o where o.source = s.id::text and o.status = 'open') as open
  from import_source s left join organisation g on g.id = s.organisation_id`

/** All sources of this municipality by their names. */
export const sources = (db: Read): Promise<Source[]> => rowsOf(db, SOURCE)`${SOURCES} order by s.name, s.id`

export const sourceById = async (db: Read, source: string): Promise<Source | null> =>
  (await rowsOf(db, SOURCE)`${SOURCES} where s.id = ${source}`)[0] ?? null

export const sourceNamed = async (db: Read, name: string): Promise<Source | null> =>
  (await rowsOf(db, SOURCE)`${SOURCES} where s.name = ${name}`)[0] ?? null

/** The same, held until the transaction ends: two runs of one source are never carried out at once. */
export async function heldSource(tx: Tx, source: string): Promise<Source | null> {
  await tx.selectFrom('import_source').select('id').where('id', '=', source).forUpdate().execute()
  return sourceById(tx, source)
}

const FILE = { source_id: id, file_name: text() }

/** The files that came for the lists of this municipality's code, the latest first. */
export const filesOf = (db: Read, code: string) =>
  rowsOf(db, FILE)`select r.source_id, r.file_name from import_run r join import_source s on s.id = r.source_id
    where s.code = ${code} group by r.source_id, r.file_name order by max(r.planned_at) desc, r.source_id limit 500`

export async function addSource(tx: Tx, name: string, code: string): Promise<string> {
  const source = newId<'import_source'>()
  await tx.insertInto('import_source').values({ id: source, name, code }).execute()
  return source
}

export const renameSource = (tx: Tx, source: string, name: string) =>
  tx.updateTable('import_source').set({ name }).where('id', '=', source).execute()

export const ownSource = (tx: Tx, source: string, organisation: string) =>
  tx.updateTable('import_source').set({ organisation_id: organisation }).where('id', '=', source).execute()

export const pauseSource = (tx: Tx, source: string, at: string | null) =>
  tx.updateTable('import_source').set({ paused_at: at }).where('id', '=', source).execute()

/** Remembers how the headings of a source are read, beside those that were matched before. */
export const matchSource = (tx: Tx, source: string, columns: Columns, leftOut: readonly string[]) =>
  sql`update import_source set columns = columns || ${JSON.stringify(columns)}::jsonb, left_out = ${JSON.stringify(leftOut)}::jsonb
    where id = ${source}`.execute(tx)

/** Forgets the match: the next file is asked about again. */
export const forgetColumns = (tx: Tx, source: string) =>
  tx.updateTable('import_source').set({ columns: '{}', left_out: '[]' }).where('id', '=', source).execute()

/** Notes that a run changed what came from a source: dry runs that were made before are outdated. */
export const noteChange = (tx: Tx, source: string) =>
  sql`update import_source set changes = changes + 1 where id = ${source}`.execute(tx)
