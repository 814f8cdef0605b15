import { createHash } from 'node:crypto'
import { refuseOff, settingsOn } from '#features/municipalities/index.ts'
import { takenElsewhere, takenFrom } from '#features/opportunities/index.ts'
import { townsOf } from '#features/places/index.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { parseEvents } from '../reading/parse.ts'
import { type FileToImport, type Issue, issue, type ParsedEvents, type ReadRow } from '../rules.ts'
import { newSource, sourceOf } from '../sources/actions.ts'
import { repeatsOf } from '../sources/rules.ts'
import { type Source, sources } from '../sources/store.ts'
import { addRun, keepFile, takeTime } from '../store-runs.ts'
import { type Readable, readingOf } from '../table/choose.ts'
import { readLists } from '../table/table.ts'
import { planRows } from './rows.ts'
import { addRows } from './store.ts'

export type Planned = { run: string; parsed: ParsedEvents }
/** A run that waits: these headings of its file are to be matched by a person first. */
export type Asking = { run: string; asks: string[] }

/**
 * Reads a file and keeps, as a run to be confirmed, what it would create, change, leave, end and hold back in its source.
 * A list with headings of its own that nobody has matched yet is kept as it is until a person has.
 */
export async function planImport(
  tx: Tx,
  file: FileToImport,
  who: Doing<string | null>,
): Promise<Planned | Asking | { refused: Issue }> {
  refuseOff(await settingsOn(tx, who.today), 'imports')
  const lists = await readLists(file.bytes)
  if ('refused' in lists) return lists
  const found = await sourceOf(tx, file)
  if (found?.paused_at) return { refused: issue(0, '', 'pausedSource', found.name) }
  const read = readingOf(lists, found)
  if ('refused' in read) return read
  const source = found ?? (await newSource(tx, file, who))
  const run = { id: newId<'import'>(), name: file.name, hash: hashOf(file.bytes) }
  if ('layout' in read) return planRun(tx, run, source, read, lists.unread, who)
  await addRun(tx, { ...runOf(run, source, who), unread: lists.unread, encoding: lists.encoding, state: 'matching' })
  await keepFile(tx, run.id, file.bytes, who.now)
  return { run: run.id, asks: read.asks }
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

type File = { id: string; name: string; hash: string }

const runOf = ({ id, name, hash }: File, source: Source, { by, now }: Doing<string | null>) => ({
  id,
  file_name: name,
  file_hash: hash,
  source_id: source.id,
  source_changes: source.changes,
  sheets: [],
  dialect: 'own',
  read: 0,
  by_account: by,
  planned_at: now,
  issues: [],
})

/** Reads the rows of a list whose columns are known, and keeps what they come to. */
export async function planRun(
  tx: Tx,
  file: File,
  source: Source,
  { table, layout }: Readable,
  unread: readonly string[],
  who: Doing<string | null>,
): Promise<Planned> {
  await takeTime(tx)
  const rows = await parseEvents(table, layout, { municipality: source.code, today: who.today })
  const parsed = { ...rows, issues: [...(await repeatsIn(tx, source, rows.rows)), ...rows.issues] }
  const { dialect, encoding, read } = parsed
  const run = { ...runOf(file, source, who), sheets: table.sheets, unread, dialect, encoding, read }
  await addRun(tx, { ...run, issues: parsed.issues.filter(({ row }) => row === 1), state: 'planned' })
  await addRows(tx, file.id, await planRows(parsed, await townsOf(tx), await takenFrom(tx, source.id)))
  await record(tx, {
    kind: 'import.planned',
    subject: ['import', file.id],
    by: who.by,
    now: who.now,
    data: { file: file.name, source: source.id },
  })
  return { run: file.id, parsed }
}

/** What other lists of the city have of these rows already, told once for each of them. Nothing is held back for it. */
async function repeatsIn(tx: Tx, { id }: Source, rows: readonly ReadRow[]): Promise<Issue[]> {
  const days = [...new Set(rows.flatMap(({ startsOn }) => startsOn ?? []))]
  const known = await takenElsewhere(tx, id, days)
  return known.length === 0 ? [] : repeatsOf(rows, known, await sources(tx))
}
