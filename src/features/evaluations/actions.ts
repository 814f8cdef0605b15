import { deskStaff } from '#features/accounts/index.ts'
import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { nextStep } from '#features/steps/index.ts'
import { isGoing, workById } from '#features/works/index.ts'
import { fiscalRange } from '#platform/ages.ts'
import { addDays } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import {
  type Content,
  type Grades,
  gradeOf,
  isOpen,
  type Kind,
  mayConfirm,
  mayWrite,
  missingIn,
  PERMISSIONS,
  type Refusal,
  SETTINGS,
  statusOf,
} from './rules.ts'
import {
  addSheet,
  changeSheet,
  departments,
  holdSheet,
  reachOf,
  type Sheet,
  setConfirmed,
  setReturned,
  setSubmitted,
  sheetById,
  sheetOf,
} from './store.ts'
import { evaluationSubject } from './subject.ts'

/** A refusal at each field that does not fit. */
export type Refusals = Record<string, Refusal>

/** What the city has set for a fiscal year: the words for 進捗状況, and from where on each grade is given. */
export async function rulesOfYear(db: Read, year: number): Promise<{ options: readonly string[]; grades: Grades }> {
  const set = settingsFrom(await settingsOn(db, fiscalRange(year).to), SETTINGS)
  return { options: set.evaluationProgress, grades: set.evaluationGrades }
}

async function gradedBy(db: Read, content: Content, year: number): Promise<string | null> {
  if (content.kind === 'progress') return null
  const graded = gradeOf(content, (await rulesOfYear(db, year)).grades)
  return 'none' in graded ? null : graded.grade
}

export type Begun = { work: string; team: string; year: number; kind: Kind }

/** Why no sheet of this work, department and year can be begun; {} where it can. */
async function begunRefusals(tx: Tx, { work, team, year }: Begun, today: string): Promise<Refusals> {
  const [found, department] = [await workById(tx, work), (await departments(tx)).find(({ id }) => id === team)]
  const first = fiscalRange(year).from
  const over = department?.ended_on != null && department.ended_on < first
  return {
    ...((!found || !isGoing(found, year)) && { work: 'notGoing' as const }),
    ...(first > today && { year: 'notBegun' as const }),
    ...(over && { team: 'ended' as const }),
    ...(!mayWrite(await reachOf(tx), team) && { team: 'foreign' as const }),
  }
}

/** Begins a sheet with what the work says of itself; `id` is that of the form, so that a second click begins none. */
export async function beginSheet(
  tx: Tx,
  id: string,
  begun: Begun,
  { by, now, today }: Doing,
): Promise<Refusals | null> {
  const wrong = await begunRefusals(tx, begun, today)
  if (Object.keys(wrong).length > 0) return wrong
  const { page, name, summary, purpose } = (await workById(tx, begun.work))!
  const of = { work_id: begun.work, team_id: begun.team, fiscal_year: begun.year }
  const content = { ...EMPTY, kind: begun.kind, page, name, summary, purpose }
  if (await addSheet(tx, { ...of, ...content, id, by_account: by, at: now, grade: null })) {
    await record(tx, { kind: 'evaluation.begun', subject: ['evaluation', id], by, now })
    return null
  }
  return (await sheetOf(tx, of))?.id === id ? null : { work: 'taken' }
}

const EMPTY: Content = {
  ...{ kind: 'progress', page: '', name: '', summary: '', purpose: '', progress: '', indicator: '', counted: null },
  ...{ unit: '', direction: 'up', target: null, actual: null, breakdown: '', assessment: '', outlook: '' },
}

/** The sheet, held, or why the verb is not open for whoever asks; null where there is none that they see. */
async function held(tx: Tx, id: string, verb: Parameters<typeof isOpen>[0]): Promise<Sheet | Refusal | null> {
  await holdSheet(tx, id)
  const sheet = await sheetById(tx, id)
  if (!sheet) return null
  return isOpen(verb, statusOf(sheet)) ? sheet : 'shut'
}

/** What came of a verb: done, why not by field, or null where there is no such sheet. */
export type Done = Refusals | 'done' | null

/** Writes a draft; handed in at once where that is asked. Nothing is written where it cannot be handed in. */
export async function saveSheet(
  tx: Tx,
  id: string,
  content: Content,
  { version, handIn }: { version: number; handIn: boolean },
  doing: Doing,
): Promise<Done> {
  const sheet = await held(tx, id, 'save')
  if (sheet === null) return null
  if (typeof sheet === 'string') return { form: sheet }
  if (!mayWrite(await reachOf(tx), sheet.team_id)) return null
  if (sheet.version !== version) return { form: 'changed' }
  const missing = handIn ? Object.fromEntries(missingIn(content)) : {}
  if (Object.keys(missing).length > 0) return missing
  const { by, now } = doing
  const grade = await gradedBy(tx, content, sheet.fiscal_year)
  await changeSheet(tx, id, { ...content, grade, by_account: by, at: now })
  const data = { version: version + 1 }
  await record(tx, { kind: 'evaluation.saved', subject: ['evaluation', id], by, now, data })
  if (handIn) await handInSheet(tx, id, data, doing)
  return 'done'
}

/** Days within which a sheet that was handed in is to be confirmed or given back. */
const DECIDE_WITHIN = 14

async function handInSheet(tx: Tx, id: string, data: { version: number }, { by, now, today }: Doing): Promise<void> {
  await setSubmitted(tx, id, { by, at: now })
  await record(tx, { kind: 'evaluation.handed-in', subject: ['evaluation', id], by, now, data })
  const step = { what: 'approve' as const, owner: null, but: by, due: addDays(today, DECIDE_WITHIN) }
  await nextStep(tx, [evaluationSubject, id], null, step, { by, at: now, outcome: 'handed-in' })
}

/** Who may confirm sheets on a day. */
export const confirmers = (db: Read, day: string) => deskStaff(db, day, PERMISSIONS['evaluations.confirm'])

/** Confirms a sheet that was handed in; its grade is reckoned once more and stays. */
export async function confirmSheet(tx: Tx, id: string, { by, now, today }: Doing): Promise<Done> {
  const sheet = await held(tx, id, 'confirm')
  if (sheet === null) return null
  if (typeof sheet === 'string') return { form: sheet }
  if (!mayConfirm(sheet, by, await confirmers(tx, today))) return { form: 'own' }
  const alone = sheet.submitted_by_id === by && { alone: true as const }
  const grade = await gradedBy(tx, sheet, sheet.fiscal_year)
  await setConfirmed(tx, id, { by, at: now, grade })
  await record(tx, { kind: 'evaluation.confirmed', subject: ['evaluation', id], by, now, data: { grade, ...alone } })
  await nextStep(tx, [evaluationSubject, id], null, null, { by, at: now, outcome: 'confirmed' })
  return 'done'
}

/** Gives a sheet back to its department with a reason: it is a draft again. */
export async function giveBackSheet(tx: Tx, id: string, why: string, { by, now }: Doing): Promise<Done> {
  const sheet = await held(tx, id, 'give-back')
  if (sheet === null) return null
  if (typeof sheet === 'string') return { form: sheet }
  if (why === '') return { why: 'noReason' }
  await setReturned(tx, id, why)
  await record(tx, { kind: 'evaluation.given-back', subject: ['evaluation', id], by, now, data: { why } })
  await nextStep(tx, [evaluationSubject, id], null, null, { by, at: now, outcome: 'given-back' })
  return 'done'
}

/** Puts a confirmed sheet right: what it was is kept by whoever calls. */
export async function rewriteSheet(tx: Tx, sheet: Sheet, content: Content, { by, now }: Doing): Promise<Refusals> {
  const missing = Object.fromEntries(missingIn(content))
  if (Object.keys(missing).length > 0) return missing
  const grade = await gradedBy(tx, content, sheet.fiscal_year)
  await changeSheet(tx, sheet.id, { ...content, grade, by_account: by, at: now })
  return {}
}

/** Last year's sheet of the same work and department; undefined where there is none that one sees. */
export const lastYears = (db: Read, { work_id, team_id, fiscal_year }: Sheet): Promise<Sheet | undefined> =>
  sheetOf(db, { work_id, team_id, fiscal_year: fiscal_year - 1 })
