import { createHash } from 'node:crypto'
import {
  dropTaken,
  organisationTakenFrom,
  renewTaken,
  restoreTaken,
  snapshotsOf,
  type Taken,
  takeBack,
  takeIn,
  takenFrom,
} from '#features/opportunities/index.ts'
import { departmentNamed } from '#features/organisations/index.ts'
import { townsOf } from '#features/places/index.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { activityOf, type TownPoint } from './reading/activity.ts'
import { parseEventFile } from './reading/parse.ts'
import type { Issue, ParsedEvents } from './rules.ts'
import {
  addRows,
  addRun,
  beforeOf,
  changesOf,
  createdBy,
  keepBefore,
  lastConfirmed,
  moveRun,
  noteCreated,
  type PlannedChange,
  type PlannedRow,
  type RowAction,
  runById,
} from './store-runs.ts'

export type FileToImport = { name: string; bytes: Uint8Array; municipality: string }

export const sourceOf = (municipality: string): string => `events:${municipality}`

/** Reads a file and keeps, as a run to be confirmed, what it would create, change, leave, end and hold back. */
export async function planImport(
  tx: Tx,
  file: FileToImport,
  { by, now }: Doing<string | null>,
): Promise<{ run: string; parsed: ParsedEvents } | { refused: Issue }> {
  const parsed = parseEventFile(file.bytes, { municipality: file.municipality })
  if ('refused' in parsed) return parsed
  const run = newId<'import'>()
  const source = sourceOf(file.municipality)
  const hash = createHash('sha256').update(file.bytes).digest('hex')
  await addRun(tx, {
    id: run,
    file_name: file.name,
    file_hash: hash,
    source,
    dialect: parsed.dialect,
    encoding: parsed.encoding,
    read: parsed.read,
    state: 'planned',
    by_account: by,
    planned_at: now,
  })
  await addRows(tx, run, planRows(parsed, await townsOf(tx), await takenFrom(tx, source)))
  await record(tx, { kind: 'import.planned', subject: ['import', run], by, now, data: { file: file.name, source } })
  return { run, parsed }
}

/**
 * What each row of the file and each stored activity of its source comes to. Rows that vanished are ended, unless the
 * file gives none at all: then it is more likely the wrong file than the end of everything.
 */
export function planRows(parsed: ParsedEvents, towns: readonly TownPoint[], stored: readonly Taken[]): PlannedRow[] {
  const before = new Map(stored.map(activity => [activity.source_id, activity]))
  const issuesOf = Map.groupBy(parsed.issues, ({ row }) => row)
  const kept = parsed.rows.map(event => {
    const after = activityOf(event, towns)
    const known = before.get(after.source_id)
    const action: RowAction = !known
      ? 'create'
      : known.fingerprint === after.fingerprint && (known.status !== 'ended' || known.byDesk)
        ? 'unchanged'
        : 'update'
    return {
      row_number: event.row,
      action,
      title: event.title,
      opportunity_id: known?.id ?? null,
      source_id: after.source_id,
      after: action === 'unchanged' ? null : after,
      raw: null,
      issues: issuesOf.get(event.row) ?? [],
    }
  })
  const held = parsed.quarantined.map(
    ({ row, title, issues, raw }): PlannedRow => ({
      row_number: row,
      action: 'quarantine',
      title: title ?? '',
      opportunity_id: null,
      source_id: null,
      after: null,
      raw,
      issues,
    }),
  )
  const named = new Set(kept.map(row => row.source_id))
  const gone =
    parsed.rows.length === 0
      ? []
      : stored.filter(activity => activity.status !== 'ended' && !named.has(activity.source_id))
  const last = Math.max(1, ...kept.map(row => row.row_number), ...held.map(row => row.row_number))
  const ended = gone.map(
    (activity, at): PlannedRow => ({
      row_number: last + 1 + at,
      action: 'end',
      title: activity.title,
      opportunity_id: activity.id,
      source_id: activity.source_id,
      after: null,
      raw: null,
      issues: [],
    }),
  )
  return [...kept, ...held, ...ended]
}

export type RunRefusal = 'notPlanned' | 'stale' | 'notLast'

/** Carries out a planned run, all or nothing. Refused where it was carried out before, or another file of its source was. */
export async function confirmImport(tx: Tx, id: string, importer: Doing<string | null>): Promise<RunRefusal | null> {
  const run = await runById(tx, id)
  if (!run || !(await moveRun(tx, id, 'planned', 'confirmed', importer.now))) return 'notPlanned'
  const last = await lastConfirmed(tx, run.source)
  const others = last && last.id !== id && (last.confirmed_at ?? '') > run.planned_at
  if (others) return 'stale'
  const changes = await changesOf(tx, id)
  const touched = changes.flatMap(change =>
    change.action !== 'create' && change.opportunity_id ? [change.opportunity_id] : [],
  )
  await keepBefore(tx, id, await snapshotsOf(tx, touched))
  await carryOut(tx, run.source, id, changes, importer)
  await record(tx, {
    kind: 'import.confirmed',
    subject: ['import', id],
    by: importer.by,
    now: importer.now,
    data: { source: run.source, ...run.counts },
  })
  return null
}

async function carryOut(
  tx: Tx,
  source: string,
  run: string,
  changes: readonly PlannedChange[],
  importer: Doing<string | null>,
): Promise<void> {
  const of = (action: RowAction) => changes.filter(change => change.action === action)
  const known = (action: RowAction) =>
    of(action).flatMap(({ opportunity_id: id, after }) => (id ? [{ id, after }] : []))
  const created = of('create')
  const from = { source, organisation_id: await organisationOf(tx, source, importer) }
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
  await dropTaken(
    tx,
    known('end').map(({ id }) => id),
    '取込元から消えたため',
    importer,
  )
}

/** Under whom a list's activities stand: who has them already, also by a new name, else a department of the list's own. */
async function organisationOf(tx: Tx, source: string, importer: Doing<string | null>): Promise<string> {
  const known = await organisationTakenFrom(tx, source)
  if (known) return known
  const name = `イベント情報（オープンデータ ${source.split(':')[1]}）`
  return departmentNamed(tx, name, '公開されているイベント情報から取り込んだ催しです。', importer)
}

/** Takes the last run of a source back: what it added is gone, what it changed or ended is as before. */
export async function undoImport(tx: Tx, id: string, importer: Doing<string | null>): Promise<RunRefusal | null> {
  const run = await runById(tx, id)
  const last = run && (await lastConfirmed(tx, run.source))
  if (!run || last?.id !== id || !(await moveRun(tx, id, 'confirmed', 'undone', importer.now))) return 'notLast'
  await restoreTaken(tx, await beforeOf(tx, id), importer)
  const kept = await takeBack(tx, await createdBy(tx, id), importer)
  await record(tx, {
    kind: 'import.undone',
    subject: ['import', id],
    by: importer.by,
    now: importer.now,
    data: { undone: true, endedInstead: kept },
  })
  return null
}

/** Puts a plan aside without carrying it out. */
export async function dropImport(tx: Tx, id: string, { by, now }: Doing<string | null>): Promise<RunRefusal | null> {
  if (!(await moveRun(tx, id, 'planned', 'dropped', now))) return 'notPlanned'
  await record(tx, { kind: 'import.dropped', subject: ['import', id], by, now })
  return null
}
