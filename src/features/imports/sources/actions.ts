import { handTaken } from '#features/opportunities/index.ts'
import { organisationById } from '#features/organisations/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import type { FileToImport } from '../rules.ts'
import { stemOf } from './rules.ts'
import {
  addSource,
  filesOf,
  forgetColumns,
  ownSource,
  pauseSource,
  renameSource,
  type Source,
  sourceById,
  sourceNamed,
} from './store.ts'

/**
 * The source that a file belongs to: the one chosen, the one of the name given, else the one to which the last file of
 * that name came (events_202611.csv and events_202612.csv are one list). Null for a list that was never taken in.
 */
export async function sourceOf(db: Read, file: FileToImport): Promise<Source | null> {
  if (file.source) return sourceById(db, file.source)
  if (file.list) return sourceNamed(db, file.list)
  const stem = stemOf(file.name)
  const came = (await filesOf(db, file.municipality)).find(({ file_name }) => stemOf(file_name) === stem)
  return came ? sourceById(db, came.source_id) : sourceNamed(db, stem)
}

/** Begins a source for a list that came for the first time. */
export async function newSource(tx: Tx, file: FileToImport, { by, now }: Doing<string | null>): Promise<Source> {
  const name = file.list || stemOf(file.name) || file.name
  const id = await addSource(tx, name, file.municipality)
  await record(tx, { kind: 'source.added', subject: ['import_source', id], by, now, data: { name } })
  return (await sourceById(tx, id))!
}

type What = 'name' | 'owner' | 'columns' | 'paused' | 'resumed'

/** Notes a change of a source. */
export const noteSource = (tx: Tx, source: string, what: What, to: string, { by, now }: Doing<string | null>) =>
  record(tx, { kind: 'source.changed', subject: ['import_source', source], by, now, data: { what, to } })

export type SourceRefusal = 'noName' | 'nameTaken' | 'noOwner'

/** Sets name and owner of a source; what came from it goes over to the owner. Refused where another list has the name. */
export async function settleSource(
  tx: Tx,
  source: Source,
  { name, organisation }: { name: string; organisation: string | null },
  who: Doing,
): Promise<SourceRefusal | null> {
  if (name === '') return 'noName'
  const other = await sourceNamed(tx, name)
  if (other && other.id !== source.id) return 'nameTaken'
  const owner = organisation ? await organisationById(tx, organisation) : null
  if (organisation && !owner) return 'noOwner'
  if (name !== source.name) {
    await renameSource(tx, source.id, name)
    await noteSource(tx, source.id, 'name', name, who)
  }
  if (owner && owner.id !== source.organisation_id) {
    await ownSource(tx, source.id, owner.id)
    await handTaken(tx, source.id, owner.id)
    await noteSource(tx, source.id, 'owner', owner.name, who)
  }
  return null
}

/** Stops or resumes taking in from a source; what came from it stays as it is. */
export async function setPaused(tx: Tx, source: Source, paused: boolean, who: Doing): Promise<void> {
  if (paused === (source.paused_at !== null)) return
  await pauseSource(tx, source.id, paused ? who.now : null)
  await noteSource(tx, source.id, paused ? 'paused' : 'resumed', '', who)
}

/** Forgets how the columns are read: the next file is asked about again. */
export async function forgetMatch(tx: Tx, source: Source, who: Doing): Promise<void> {
  await forgetColumns(tx, source.id)
  await noteSource(tx, source.id, 'columns', '', who)
}
