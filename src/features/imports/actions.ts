import { createHash } from 'node:crypto'
import { refuseOff, settingsOn } from '#features/municipalities/index.ts'
import {
  dropTaken,
  renewTaken,
  replaceTaken,
  restoreTaken,
  type Taken,
  takeBack,
  takeIn,
  takenElsewhere,
  takenFrom,
} from '#features/opportunities/index.ts'
import { departmentNamed } from '#features/organisations/index.ts'
import { townsOf } from '#features/places/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { inSlices } from '#platform/slices.ts'
import { activityWith } from './offers/rules.ts'
import type { TownPoint } from './reading/activity.ts'
import { fingerprint } from './reading/identity.ts'
import { parseEvents } from './reading/parse.ts'
import { type EventRow, type FileToImport, type Issue, issue, type ParsedEvents, type ReadRow } from './rules.ts'
import { newSource, sourceOf } from './sources/actions.ts'
import { namesAnother, repeatsOf } from './sources/rules.ts'
import { heldSource, noteChange, ownSource, type Source, sources } from './sources/store.ts'
import {
  addRows,
  addRun,
  beforeOf,
  changesOf,
  createdBy,
  dropFile,
  keepBefore,
  keepFile,
  lastConfirmed,
  moveRun,
  noteCreated,
  type PlannedChange,
  type PlannedRow,
  type RowAction,
  runById,
  takeTime,
} from './store-runs.ts'
import { type Readable, readingOf } from './table/choose.ts'
import { readLists } from './table/table.ts'

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

const NOTHING = { opportunity_id: null, source_id: null, after: null, raw: null, issues: [], event: null, offers: [] }

/**
 * What each row of the file and each stored activity of its source comes to. Rows that vanished are ended, unless the
 * file gives none at all: then it is more likely the wrong file than the end of everything. A number that now names
 * something else ends what had it and is a new activity; where that is not certain, a person may say otherwise. A
 * reading that is not certain counts only when a person confirmed it (offers/actions.ts).
 */
export async function planRows(
  parsed: ParsedEvents,
  towns: readonly TownPoint[],
  stored: readonly Taken[],
): Promise<PlannedRow[]> {
  const before = new Map(stored.map(activity => [activity.source_id, activity]))
  const issuesOf = Map.groupBy(parsed.issues, ({ row }) => row)
  const reused = new Set<string>()
  const kept = await inSlices(parsed.rows, (event): PlannedRow => {
    const { row, offers, raw } = event
    const had = before.get(event.sourceId)
    const another = had && namesAnother(had, { ...event, starts_on: event.startsOn, place_name: event.place ?? '' })
    if (another) reused.add(had.id)
    const known = another ? undefined : had
    const print = fingerprint(event)
    const same = known && known.fingerprint === print && (known.status !== 'ended' || known.byDesk)
    const asked = same ? [] : offers.map(offer => ({ ...offer, answer: null }))
    const after = same ? null : activityWith(event, asked, towns, print)
    return {
      row_number: row,
      action: same ? 'unchanged' : after === null ? 'quarantine' : known ? 'update' : 'create',
      title: event.title,
      opportunity_id: known?.id ?? null,
      source_id: event.sourceId,
      after,
      raw: asked.length > 0 ? raw : null,
      issues: [...(issuesOf.get(row) ?? []), ...(another ? [reusedNumber(row, had, another.certain)] : [])],
      event: asked.length > 0 ? wholeOf(event) : null,
      offers: asked,
    }
  })
  const held = parsed.quarantined.map(({ row, title, issues, raw }): PlannedRow => {
    return { ...NOTHING, row_number: row, action: 'quarantine', title: title ?? '', raw, issues }
  })
  const named = new Set(kept.map(row => row.source_id))
  // A row that waits is still in the list: what was taken from it before is not over.
  const waiting = new Set(parsed.quarantined.map(({ sourceId }) => sourceId).filter(id => id !== ''))
  const gone = stored.filter(({ id, status, source_id }) => {
    if (named.has(source_id)) return reused.has(id)
    return named.size > 0 && status !== 'ended' && !waiting.has(source_id.split('~')[0] ?? '')
  })
  const last = Math.max(1, ...[kept, held].map(rows => rows.at(-1)?.row_number ?? 0))
  const ended = gone.map(({ id, title, source_id }, at): PlannedRow => {
    return { ...NOTHING, row_number: last + 1 + at, action: 'end', title, opportunity_id: id, source_id }
  })
  return [...kept, ...held, ...ended]
}

/** What the file says of an event, without its place in the file. */
const wholeOf = ({ row: _, offers: __, raw: ___, ...event }: ReadRow): EventRow => event

const reusedNumber = (row: number, had: Taken, certain: boolean): Issue =>
  issue(row, '', certain ? 'numberReused' : 'numberMaybeReused', `${had.title}（${formatDay(had.starts_on ?? '')}）`)

export type RunRefusal = 'notPlanned' | 'stale' | 'notLast' | 'paused'

/** Carries out a planned run, all or nothing. Refused where its source is paused or was changed after the dry run. */
export async function confirmImport(tx: Tx, id: string, importer: Doing<string | null>): Promise<RunRefusal | null> {
  const run = await runById(tx, id)
  const source = run?.state === 'planned' ? await heldSource(tx, run.source_id) : null
  if (!run || !source) return 'notPlanned'
  if (source.paused_at) return 'paused'
  if (source.changes !== run.source_changes) return 'stale'
  if (!(await moveRun(tx, id, 'planned', 'confirmed', importer.now))) return 'notPlanned'
  const changes = await changesOf(tx, id)
  await keepBefore(
    tx,
    id,
    changes.filter(({ action }) => action !== 'create'),
  )
  await carryOut(tx, source, id, changes, importer)
  if (changes.length > 0) await noteChange(tx, source.id)
  await record(tx, {
    kind: 'import.confirmed',
    subject: ['import', id],
    by: importer.by,
    now: importer.now,
    data: { source: source.id, ...run.counts },
  })
  return null
}

async function carryOut(
  tx: Tx,
  source: Source,
  run: string,
  changes: readonly PlannedChange[],
  importer: Doing<string | null>,
): Promise<void> {
  const of = (action: RowAction) => changes.filter(change => change.action === action)
  const known = (action: RowAction) =>
    of(action).flatMap(({ opportunity_id: id, after }) => (id ? [{ id, after }] : []))
  const created = of('create')
  const numbers = new Set(created.map(({ source_id }) => source_id))
  const [replaced, gone] = [true, false].map(again =>
    of('end').flatMap(({ opportunity_id: id, source_id }) => (id && numbers.has(source_id) === again ? [id] : [])),
  ) as [string[], string[]]
  await replaceTaken(tx, replaced, importer)
  await dropTaken(tx, gone, '取込元から消えたため', importer)
  const from = { source: source.id, organisation_id: await ownerOf(tx, source, importer) }
  const ids = await takeIn(
    tx,
    from,
    created.map(({ after }) => after),
    importer,
  )
  await noteCreated(
    tx,
    run,
    created.map(({ row_number }, at) => ({ row_number, id: ids[at]! })),
  )
  await renewTaken(
    tx,
    known('update').map(({ id, after }) => ({ ...after, id })),
    importer,
  )
}

/** Under whom the activities of a source stand: its owner, else a department for all lists of the city that have none. */
async function ownerOf(tx: Tx, source: Source, importer: Doing<string | null>): Promise<string> {
  if (source.organisation_id) return source.organisation_id
  const name = `イベント情報（オープンデータ ${source.code}）`
  const owner = await departmentNamed(tx, name, '公開されているイベント情報から取り込んだ催しです。', importer)
  await ownSource(tx, source.id, owner)
  return owner
}

/** Takes the last run of a source back: what it added is gone, what it changed or ended is as before. */
export async function undoImport(tx: Tx, id: string, importer: Doing<string | null>): Promise<RunRefusal | null> {
  const run = await runById(tx, id)
  const source = run && (await heldSource(tx, run.source_id))
  const last = source && (await lastConfirmed(tx, source.id))
  if (!source || last?.id !== id || !(await moveRun(tx, id, 'confirmed', 'undone', importer.now))) return 'notLast'
  const kept = await takeBack(tx, await createdBy(tx, id), importer)
  await restoreTaken(tx, await beforeOf(tx, id), importer)
  await noteChange(tx, source.id)
  await record(tx, {
    kind: 'import.undone',
    subject: ['import', id],
    by: importer.by,
    now: importer.now,
    data: { undone: true, endedInstead: kept },
  })
  return null
}

/** Puts a plan aside without carrying it out, also one whose columns nobody has matched. */
export async function dropImport(tx: Tx, id: string, { by, now }: Doing<string | null>): Promise<RunRefusal | null> {
  const dropped =
    (await moveRun(tx, id, 'planned', 'dropped', now)) || (await moveRun(tx, id, 'matching', 'dropped', now))
  if (!dropped) return 'notPlanned'
  await dropFile(tx, id)
  await record(tx, { kind: 'import.dropped', subject: ['import', id], by, now })
  return null
}
