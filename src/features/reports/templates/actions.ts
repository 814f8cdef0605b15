import type { Read, Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import type { Upload } from '#platform/submitted.ts'
import { sha256, snapshotOf } from '../actions.ts'
import { fieldsOf } from '../files/document.ts'
import type { Data } from '../files/fields.ts'
import { newestOf } from '../store.ts'
import { nameFaults } from './names.ts'
import { bookFaults } from './names-book.ts'
import { openForm, type Parts, typeOf } from './package.ts'
import { type FormKind, reportKindsOf } from './rules.ts'
import { addTemplate, lastVersion } from './store.ts'
import { REFUSAL_TEXT } from './text.ts'

/** What is wrong with these parts as a form of this kind, a sentence each; [] where it can be used. */
const faultsOf = async (db: Read, kind: FormKind, parts: Parts): Promise<string[]> =>
  typeOf(parts) === 'docx' ? nameFaults(kind, parts) : bookFaults(kind, parts, await valuesNow(db, kind))

/** What a form of this kind would be filled with today: the newest report of it; null where there is none. */
export async function valuesNow(db: Read, kind: FormKind): Promise<Data | null> {
  const newest = await newestOf(db, reportKindsOf(kind))
  return newest ? fieldsOf(snapshotOf(newest), newest.sha256) : null
}

/** The name under which a form is kept: without a path and what a header or a disk refuses. */
const keptName = (name: string): string => {
  const plain = name
    .normalize('NFC')
    .replace(/^.*[/\\]/, '')
    .replaceAll(/[\p{Cc}\p{Cf}"<>:|?*%;]/gu, '')
    .trim()
  return plain === '' ? 'ひな形' : [...plain].slice(-120).join('')
}

/** Uses this file as the form from now on; why not, a sentence each. Reports of before keep theirs. */
export async function setForm(tx: Tx, kind: FormKind, { name, bytes }: Upload, { by, now }: Doing): Promise<string[]> {
  const parts = await openForm(bytes)
  if (typeof parts === 'string') return [REFUSAL_TEXT[parts]]
  const faults = await faultsOf(tx, kind, parts)
  if (faults.length > 0) return faults
  const type = typeOf(parts)
  const number = (await lastVersion(tx, kind)) + 1
  const form = { id: newId<'report-template'>(), kind, type, number, name: keptName(name), sha256: sha256(bytes) }
  if (!(await addTemplate(tx, { ...form, bytes: Buffer.from(bytes), by_account: by, at: now })))
    return [REFUSAL_TEXT.changed]
  const data = { kind, type, number, name: form.name, sha256: form.sha256 }
  await record(tx, { kind: 'report-template.set', subject: ['report-template', form.id], by, now, data })
  return []
}
