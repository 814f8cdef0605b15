import type { Read } from '#platform/db.ts'
import { type Ask, page, type Staff } from '#platform/page.ts'
import { workbookHeaders } from '#platform/xlsx/index.ts'
import { snapshotOf } from '../actions.ts'
import { documentOf, formBookOf } from '../files/document.ts'
import { workbookOf } from '../files/workbook.ts'
import { HIDDEN_NOTE } from '../snapshot/told.ts'
import { type FileType, fileOf, type Kept, reportById } from '../store.ts'
import type { FormType } from '../templates/rules.ts'
import { templateById } from '../templates/store.ts'
import { PATH } from './paths.ts'
import { type Seen, seenIn } from './seeing.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const END = { xlsx: 'xlsx', docx: 'docx', form: 'xlsx' } as const satisfies Record<FileType, FormType>

export const headersOf = (type: FormType, name: string): Record<string, string> => ({
  ...workbookHeaders(name),
  ...(type === 'docx' ? { 'content-type': DOCX } : {}),
})

/** The file as it was made with its report, or, without small numbers, made of the same content in the same form. */
async function answer(ask: Ask<Staff, 'id'>, db: Read, type: FileType): Promise<Response | null> {
  const kept = await reportById(db, ask.params.id)
  if (!kept) return null
  const seen = await seenIn(ask, db, snapshotOf(kept))
  // Reports of before the workbook of names have none of their own.
  const asMade = seen.whole ? (await fileOf(db, kept.id, type))?.bytes : undefined
  const bytes = asMade ?? (seen.whole && type !== 'form' ? null : await madeNow(db, kept, seen, type))
  const name = `report-${kept.code}${type === 'form' ? '-form' : ''}${seen.whole ? '' : '-public'}.${END[type]}`
  return bytes ? new Response(new Uint8Array(bytes), { headers: headersOf(END[type], name) }) : null
}

async function madeNow(
  db: Read,
  kept: Kept,
  { report, below, whole }: Seen,
  type: FileType,
): Promise<Uint8Array | null> {
  const note = whole ? '' : HIDDEN_NOTE(below)
  if (type === 'xlsx') return workbookOf(report, kept.sha256, note)
  const id = type === 'docx' ? kept.template_id : kept.workbook_template_id
  const form = (id === null ? undefined : await templateById(db, id))?.bytes ?? null
  if (type === 'docx') return documentOf(report, kept.sha256, form, note)
  const book = await formBookOf(report, kept.sha256, form, note)
  return Array.isArray(book) ? null : book
}

const audit = { action: 'report.file' } as const

const xlsx = page.staff({
  path: `${PATH}/:id/report.xlsx`,
  can: 'reports.read',
  audit,
  get: (ask, db) => answer(ask, db, 'xlsx'),
})

const docx = page.staff({
  path: `${PATH}/:id/report.docx`,
  can: 'reports.read',
  audit,
  get: (ask, db) => answer(ask, db, 'docx'),
})

/** The report in the workbook of the city. */
const book = page.staff({
  path: `${PATH}/:id/form.xlsx`,
  can: 'reports.read',
  audit,
  get: (ask, db) => answer(ask, db, 'form'),
})

export const filePages = [xlsx, docx, book]
