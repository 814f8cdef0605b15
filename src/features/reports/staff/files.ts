import type { Read } from '#platform/db.ts'
import { type Ask, page, type Staff } from '#platform/page.ts'
import { workbookHeaders } from '#platform/xlsx/index.ts'
import { snapshotOf } from '../actions.ts'
import { documentOf } from '../files/document.ts'
import { workbookOf } from '../files/workbook.ts'
import { HIDDEN_NOTE } from '../snapshot/told.ts'
import { type FileType, fileOf, type Kept, reportById } from '../store.ts'
import { templateById } from '../templates/store.ts'
import { PATH } from './paths.ts'
import { type Seen, seenIn } from './seeing.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export const headersOf = (type: FileType, name: string): Record<string, string> => ({
  ...workbookHeaders(name),
  ...(type === 'docx' ? { 'content-type': DOCX } : {}),
})

/** The file as it was made with its report, or, without small numbers, made of the same content in the same form. */
async function answer(ask: Ask<Staff, 'id'>, db: Read, type: FileType): Promise<Response | null> {
  const kept = await reportById(db, ask.params.id)
  if (!kept) return null
  const seen = await seenIn(ask, db, snapshotOf(kept))
  const bytes = seen.whole ? (await fileOf(db, kept.id, type))?.bytes : await withoutFew(db, kept, seen, type)
  const name = `report-${kept.code}${seen.whole ? '' : '-public'}.${type}`
  return bytes ? new Response(new Uint8Array(bytes), { headers: headersOf(type, name) }) : null
}

async function withoutFew(db: Read, kept: Kept, { report, below }: Seen, type: FileType): Promise<Uint8Array | null> {
  const note = HIDDEN_NOTE(below)
  if (type === 'xlsx') return workbookOf(report, kept.sha256, note)
  const form = kept.template_id === null ? undefined : await templateById(db, kept.template_id)
  return documentOf(report, kept.sha256, form?.bytes ?? null, note)
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

export const filePages = [xlsx, docx]
