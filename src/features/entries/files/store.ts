import type { Read, Tx } from '#platform/db.ts'
import { id, instant, number, type Row, rowsOf, text } from '#platform/rows.ts'
import type { FileType } from './rules.ts'

const FILE = { id, name: text(), type: text<FileType>(), size: number, sha256: text(), by: text(), at: instant }
export type EntryFile = Row<typeof FILE>

/** The papers of an entry, also of one that was withdrawn, as far as whoever asks may see it. */
export const filesOf = (db: Read, entry: string): Promise<EntryFile[]> =>
  rowsOf(db, FILE)`
    select f.id, f.name, f.type, f.size, f.sha256, a.name as by, f.at from entry_file f join account a on a.id = f.by_account
    where f.entry_id = ${entry} order by f.at, f.id`

/** One of them with its bytes; undefined where there is none. */
export const fileById = (db: Read, entry: string, file: string) =>
  db
    .selectFrom('entry_file')
    .select(['name', 'type', 'bytes'])
    .$narrowType<{ type: FileType }>()
    .where('entry_id', '=', entry)
    .where('id', '=', file)
    .executeTakeFirst()

type NewFile = {
  id: string
  entry_id: string
  name: string
  type: FileType
  size: number
  sha256: string
  bytes: Buffer
  by_account: string
  at: string
}

export const addFile = (tx: Tx, file: NewFile) => tx.insertInto('entry_file').values(file).execute()
