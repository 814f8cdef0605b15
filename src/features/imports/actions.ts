import { dropTaken, renewTaken, replaceTaken, restoreTaken, takeBack, takeIn } from '#features/opportunities/index.ts'
import { departmentNamed } from '#features/organisations/index.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { beforeOf, changesOf, createdBy, keepBefore, noteCreated, type PlannedChange } from './planning/store.ts'
import { heldSource, noteChange, ownSource, type Source } from './sources/store.ts'
import { dropFile, lastConfirmed, moveRun, type RowAction, runById } from './store-runs.ts'

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
