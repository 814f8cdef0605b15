import type { Snapshot } from '../snapshot/rules.ts'
import { isPlan } from '../snapshot/rules.ts'
import { type FormKind, formKindOf } from '../templates/rules.ts'
import { standardBook } from '../templates/standard/book.ts'
import { standardForm } from '../templates/standard/index.ts'
import { fillBook } from './book/fill.ts'
import type { Short } from './book/sheet.ts'
import { type Data, dataOf, type Named } from './fields.ts'
import { PLAN_FIELDS } from './fields-plan.ts'
import { SHEETS_FIELDS, WORKS_FIELDS } from './fields-works.ts'
import { fill } from './word.ts'

/** The names that a form of this kind may have. */
export const FIELDS: Record<FormKind, readonly Named[]> = {
  plan: PLAN_FIELDS,
  sheets: SHEETS_FIELDS,
  works: WORKS_FIELDS,
}

/** What a report fills in; `note`: why numbers are left out, where some are. */
export function fieldsOf(report: Snapshot, hash: string, note = ''): Data {
  if (isPlan(report)) return dataOf(PLAN_FIELDS, { ...report, hash, note })
  return report.kind === 'sheets'
    ? dataOf(SHEETS_FIELDS, { ...report, hash, note })
    : dataOf(WORKS_FIELDS, { ...report, hash, note })
}

/** A report as a document (.docx) in the city's form (null: in ours); null where that cannot be filled. */
export const documentOf = (
  report: Snapshot,
  hash: string,
  form: Uint8Array | null,
  note = '',
): Promise<Uint8Array<ArrayBuffer> | null> =>
  fill(form ?? standardForm(formKindOf(report.kind)), fieldsOf(report, hash, note))

/** A report in the city's workbook (null: in ours); the lists for which it has too few rows; null where it cannot be filled. */
export const formBookOf = (
  report: Snapshot,
  hash: string,
  form: Uint8Array | null,
  note = '',
): Promise<Uint8Array<ArrayBuffer> | Short[] | null> =>
  fillBook(form ?? standardBook(formKindOf(report.kind)), fieldsOf(report, hash, note))
