import { nextStep, openStepOf } from '#features/steps/index.ts'
import { type Day, formatShort } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { clockTime } from '#platform/times.ts'
import type { Outcome } from '../happenings.ts'
import {
  type AbsenceReason,
  absenceRefusal,
  absenceStatus,
  daysWithin,
  type Ending,
  isOpen,
  type Refusal,
  stepAfter,
} from '../rules.ts'
import { assignmentById } from '../store.ts'
import { absenceSubject } from '../subject.ts'
import { type Absence, absenceById, absencesOfAssignment, changeAbsence, insertAbsence, lockAbsence } from './store.ts'
import { closeCalls } from './store-calls.ts'

export type Absent = { from: Day; to: Day | null; reason: AbsenceReason; note: string }

/** Notes every day of the assignment in the span as absent, each with a step to find a substitute; gives their ids. */
export async function markAbsent(
  tx: Tx,
  id: string,
  { from, to, reason, note }: Absent,
  by: Doing,
): Promise<{ ids: string[] } | { refused: Refusal; days?: Day[] } | null> {
  const assignment = await assignmentById(tx, id)
  if (!assignment) return null
  const span = { from, to: to ?? from }
  const absent = (await absencesOfAssignment(tx, id, from)).map(({ day }) => day)
  const refused = absenceRefusal(assignment, span, { today: by.today, absent })
  if (refused) return refused
  const ids: string[] = []
  for (const day of daysWithin(assignment, span.from, span.to)) {
    const row = { assignment_id: id, on_day: day, reason, note, by_account: by.by, at: by.now }
    const added = await insertAbsence(tx, row)
    if (!added) return { refused: 'twice', days: [day] }
    await happened(tx, added, 'noted', by)
    ids.push(added)
  }
  return { ids }
}

const noteOf = ({ day, from_min, to_min }: Absence, what: string): string =>
  `${formatShort(day)} ${clockTime(from_min)}〜${clockTime(to_min)}${what === 'contact' ? '・団体と、頼んだ方に、どうなったかを伝える' : ''}`

/** Writes into the history what happened to an absence (never why), and opens the step that follows from how it stands. */
export async function happened(tx: Tx, id: string, outcome: Outcome, { by, now, today }: Doing): Promise<void> {
  const absence = (await absenceById(tx, id))!
  await record(tx, {
    kind: `absence.${outcome}`,
    subject: ['absence', id],
    person: absence.person_id,
    by,
    now,
    data: { opportunity: absence.opportunity_id, on_day: absence.day },
  })
  const next = stepAfter(absence, absence.day, today)
  const open = await openStepOf(tx, 'absence', id)
  const step = next && {
    ...next,
    shut: 'before' as const,
    owner: open?.owner_id ?? by,
    note: noteOf(absence, next.what),
  }
  await nextStep(tx, [absenceSubject, id], absence.person_id, step, { by, at: now, outcome })
}

/** Whether it can end so: somebody who comes instead must be told first that they need not. */
function endingRefusal(absence: Absence, as: Ending): Refusal | null {
  const status = absenceStatus(absence)
  if (status === 'covered') return 'hasSubstitute'
  return isOpen(status) || (as === 'withdrawn' && status === 'without') ? null : 'settled'
}

/** Ends an absence without a substitute: it goes without, or the person can come after all. */
export async function endAbsence(
  tx: Tx,
  id: string,
  as: Ending,
  by: Doing,
): Promise<{ refused: Refusal } | Absence | null> {
  await lockAbsence(tx, id)
  const absence = await absenceById(tx, id)
  if (!absence) return null
  const refused = endingRefusal(absence, as)
  if (refused) return { refused }
  await close(tx, id, as, by)
  return absence
}

async function close(tx: Tx, id: string, as: Ending, by: Doing): Promise<void> {
  await closeCalls(tx, id, by.now)
  await changeAbsence(tx, id, { ended_as: as, ended_by: by.by, ended_at: by.now, told_at: null, told_by: null })
  await happened(tx, id, as, by)
}

/** Notes that the organiser and those who were asked know how it was settled. */
export async function noteTold(tx: Tx, id: string, by: Doing): Promise<{ refused: Refusal } | Absence | null> {
  await lockAbsence(tx, id)
  const absence = await absenceById(tx, id)
  if (!absence) return null
  if (isOpen(absenceStatus(absence)) || absence.told_at) return { refused: 'settled' }
  await changeAbsence(tx, id, { told_at: by.now, told_by: by.by })
  await happened(tx, id, 'told', by)
  return absence
}

/** After the last day of an assignment nobody is missed: its absences are taken back. */
export async function withdrawAbsencesAfter(tx: Tx, assignment: string, last: Day, by: Doing): Promise<void> {
  for (const { id, day } of await absencesOfAssignment(tx, assignment, by.today)) {
    if (day <= last) continue
    await lockAbsence(tx, id)
    await close(tx, id, 'withdrawn', by)
  }
}

/** The substitute cannot come after all: somebody is looked for again. */
export async function reopenAbsence(tx: Tx, id: string, by: Doing): Promise<void> {
  await changeAbsence(tx, id, { told_at: null, told_by: null })
  await happened(tx, id, 'reopened', by)
}
