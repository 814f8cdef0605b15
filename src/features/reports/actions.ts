import { createHash } from 'node:crypto'
import { departments } from '#features/evaluations/index.ts'
import { closedQuarters } from '#features/indicators/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import type { Database, Read, Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import type { Scope } from '#platform/lanes.ts'
import type { Short } from './files/book/sheet.ts'
import { documentOf, formBookOf } from './files/document.ts'
import { workbookOf } from './files/workbook.ts'
import { type Of, periodRefusal, type Refusal } from './rules.ts'
import { daysOf, planReport } from './snapshot/plan.ts'
import type { Head, Snapshot } from './snapshot/rules.ts'
import { sheetsIn, worksIn } from './snapshot/sheets.ts'
import { cityOf, insertReport, type Kept, lastNumber, lastOf, lockReports, nameOf, reportById } from './store.ts'
import { type FormType, formKindOf } from './templates/rules.ts'
import { templateInUse } from './templates/store.ts'
import { codeOf, KIND_TEXT, periodText } from './text.ts'

export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What is asked for; `id`: that of the form, so that a second click makes no second report. */
export type Asked = Of & { id: string; reason: string }

/** What came of it; `short`: the lists for which the city's workbook has too few rows. */
export type Made = { made: string } | { refused: Refusal; short?: readonly Short[] }

/**
 * Makes a report: everything on it as it is at one moment, whatever is written meanwhile, with its files and the next number.
 * Gives its id, or why there is none; what is refused or breaks off leaves nothing behind, and takes no number.
 */
export const makeReport = (database: Database, scope: Scope, asked: Asked, doing: Doing): Promise<Made> =>
  // The lock is held by a transaction of its own: the one that reads begins when nobody else is making one, and so sees the
  // last number.
  database.write(scope, async tx => {
    await lockReports(tx)
    return database.write({ ...scope, steady: true }, reading => make(reading, asked, doing))
  })

async function make(tx: Tx, asked: Asked, doing: Doing): Promise<Made> {
  if (await reportById(tx, asked.id)) return { made: asked.id }
  const refused = periodRefusal(asked, await closedQuarters(tx), daysOf(asked), doing.today)
  if (refused) return { refused }
  const before = await lastOf(tx, asked)
  if (before && asked.reason === '') return { refused: 'noReason' }
  const number = (await lastNumber(tx, asked)) + 1
  const report = await reportOf(tx, { ...asked, number }, before, doing)
  if (typeof report === 'string') return { refused: report }
  return keep(tx, { ...asked, number }, report, before, doing)
}

async function keep(
  tx: Tx,
  { id, kind, fiscal_year, quarter, team_id, number }: Asked & { number: number },
  report: Snapshot,
  before: Kept | undefined,
  { by, now }: Doing,
): Promise<Made> {
  const snapshot = JSON.stringify(report)
  const hash = sha256(snapshot)
  const form = (type: FormType) => templateInUse(tx, formKindOf(kind), type)
  const [template, workbook] = [await form('docx'), await form('xlsx')]
  const docx = await documentOf(report, hash, template?.bytes ?? null)
  const book = await formBookOf(report, hash, workbook?.bytes ?? null)
  if (docx === null || book === null) return { refused: 'broken' }
  if (Array.isArray(book)) return { refused: 'short', short: book }
  const of = { id, kind, fiscal_year, quarter, team_id, number, code: report.code, reason: report.reason }
  const more = {
    replaces_id: before?.id ?? null,
    template_id: template?.id ?? null,
    workbook_template_id: workbook?.id ?? null,
    by_account: by,
    at: now,
  }
  const files = { xlsx: workbookOf(report, hash), docx, form: book }
  await insertReport(
    tx,
    { ...of, ...more, snapshot, sha256: hash },
    (['xlsx', 'docx', 'form'] as const).map(type => ({
      type,
      sha256: sha256(files[type]),
      bytes: Buffer.from(files[type]),
    })),
  )
  const data = { code: report.code, sha256: hash, replaces: before?.code ?? null }
  await record(tx, { kind: 'report.made', subject: ['report', id], by, now, data })
  return { made: id }
}

/** Everything that stands on a report of this kind, or why there is nothing to tell. */
async function reportOf(
  db: Read,
  asked: Asked & { number: number },
  before: Kept | undefined,
  doing: Doing,
): Promise<Snapshot | Refusal> {
  const { kind, fiscal_year } = asked
  const head = await headOf(db, asked, before, doing)
  if (kind === 'sheets') {
    const found = await sheetsIn(db, fiscal_year, asked.team_id)
    return found.sheets.length === 0 ? 'noSheets' : { ...head, kind, ...found }
  }
  if (kind === 'works') {
    const found = await worksIn(db, fiscal_year)
    return found.works.length === 0 ? 'noWorks' : { ...head, kind, ...found }
  }
  return planReport(db, { ...head, kind }, before ? snapshotOf(before) : null, doing.today)
}

async function headOf(
  db: Read,
  asked: Asked & { number: number },
  before: Kept | undefined,
  { by, now }: Doing,
): Promise<Head> {
  const { kind, fiscal_year, quarter, number } = asked
  const team = (await departments(db)).find(({ id }) => id === asked.team_id)?.name ?? ''
  return {
    ...{ version: 1, code: codeOf(asked, number), kind, fiscal_year, quarter, ...daysOf(asked) },
    title: `${KIND_TEXT[kind]}（${periodText(asked)}）`,
    ...{ city: await cityOf(db), team, by: await nameOf(db, by), day: dayOf(now) },
    ...{ replaces: before?.code ?? '', reason: before ? asked.reason : '' },
  }
}

/** What stands on a report that was made. */
export const snapshotOf = ({ snapshot }: Pick<Kept, 'snapshot'>): Snapshot => JSON.parse(snapshot) as Snapshot
