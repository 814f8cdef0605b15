import type { Read, Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import type { Upload } from '#platform/submitted.ts'
import { sha256 } from '../actions.ts'
import { nameFaults } from './names.ts'
import { openForm } from './package.ts'
import type { FormKind } from './rules.ts'
import { addTemplate, templateInUse } from './store.ts'
import { REFUSAL_TEXT } from './text.ts'

/** What is wrong with a file as a form of this kind, a sentence each; [] where it can be used. */
export async function formFaults(kind: FormKind, bytes: Uint8Array): Promise<string[]> {
  const parts = await openForm(bytes)
  return typeof parts === 'string' ? [REFUSAL_TEXT[parts]] : nameFaults(kind, parts)
}

/** The name under which a form is kept: without a path and what a header or a disk refuses. */
const keptName = (name: string): string => {
  const plain = name
    .normalize('NFC')
    .replace(/^.*[/\\]/, '')
    .replaceAll(/[\p{Cc}\p{Cf}"<>:|?*%;]/gu, '')
    .trim()
  return plain === '' ? 'ひな形.docx' : [...plain].slice(-120).join('')
}

/** Uses this file as the form from now on; why not, a sentence each. Reports of before keep theirs. */
export async function setForm(tx: Tx, kind: FormKind, { name, bytes }: Upload, { by, now }: Doing): Promise<string[]> {
  const faults = await formFaults(kind, bytes)
  if (faults.length > 0) return faults
  const number = (await lastVersion(tx, kind)) + 1
  const form = { id: newId<'report-template'>(), kind, number, name: keptName(name), sha256: sha256(bytes) }
  if (!(await addTemplate(tx, { ...form, bytes: Buffer.from(bytes), by_account: by, at: now })))
    return [REFUSAL_TEXT.changed]
  const data = { kind, number, name: form.name, sha256: form.sha256 }
  await record(tx, { kind: 'report-template.set', subject: ['report-template', form.id], by, now, data })
  return []
}

const lastVersion = async (db: Read, kind: FormKind): Promise<number> => (await templateInUse(db, kind))?.number ?? 0
