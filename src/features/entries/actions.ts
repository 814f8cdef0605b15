import { createHash } from 'node:crypto'
import { allWorks, isGoing } from '#features/works/index.ts'
import { fiscalYear } from '#platform/ages.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import type { Upload } from '#platform/submitted.ts'
import { type FileType, keptName, typeOf } from './files/rules.ts'
import { addFile } from './files/store.ts'
import { type EntryKind, type EntryRefusal, type Facts, FIELD_OF, factsRefusals, mayWrite } from './rules.ts'
import { addEntry, isClosed, reachOf } from './store.ts'
import { FILE_REFUSED_TEXT, REFUSAL_TEXT } from './text.ts'

/** A sentence for each field that does not fit. */
export type Errors = Record<string, string>

/** A file that was looked into: what it is and under which name it is kept. */
export type Paper = { name: string; type: FileType; bytes: Uint8Array }

/** Looks into a file; a sentence where it is not taken. */
export async function paperOf({ name, bytes }: Upload): Promise<Paper | { refused: string }> {
  const read = await typeOf(name, bytes)
  if ('refused' in read) return { refused: FILE_REFUSED_TEXT[read.refused] }
  return { name: keptName(name, read.type), type: read.type, bytes }
}

/** All that speaks against writing this entry; `file`: whether a paper is attached. */
export async function refusalsOf(
  tx: Tx,
  kind: EntryKind,
  facts: Facts,
  { today, file }: { today: string; file: boolean },
): Promise<Errors> {
  const refusals: EntryRefusal[] = factsRefusals(facts, kind, { today, file })
  const reach = await reachOf(tx)
  if (!mayWrite(reach, facts.team_id)) refusals.push('foreign')
  if (!reach.closed && (await isClosed(tx, facts.on_day))) refusals.push('closed')
  const work = (await allWorks(tx)).find(({ id }) => id === facts.work_id)
  if (work && !isGoing(work, fiscalYear(facts.on_day))) refusals.push('workOver')
  return Object.fromEntries(refusals.reverse().map(refusal => [FIELD_OF[refusal], REFUSAL_TEXT[refusal]]))
}

/** Enters something that was counted; `id` is that of the form, so that a second click enters it once. */
export async function makeEntry(
  tx: Tx,
  id: string,
  kind: EntryKind,
  facts: Facts,
  paper: Paper | null,
  doing: Doing,
): Promise<Errors | null> {
  const wrong = await refusalsOf(tx, kind, facts, { today: doing.today, file: paper !== null })
  if (Object.keys(wrong).length > 0) return wrong
  const { by, now } = doing
  if (!(await addEntry(tx, { ...facts, id, by_account: by, at: now }))) return null
  await record(tx, { kind: 'entry.made', subject: ['entry', id], by, now, data: { kind: kind.key } })
  if (paper) await attach(tx, id, paper, doing)
  return null
}

/** Keeps a paper with an entry. */
export async function attach(tx: Tx, entry: string, { name, type, bytes }: Paper, { by, now }: Doing): Promise<void> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const file = { id: newId<'entry_file'>(), entry_id: entry, name, type, size: bytes.length, sha256 }
  await addFile(tx, { ...file, bytes: Buffer.from(bytes), by_account: by, at: now })
  await record(tx, { kind: 'entry.filed', subject: ['entry', entry], by, now, data: { name, sha256 } })
}
