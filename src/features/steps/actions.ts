import { type DeskDays, deskDaysOn, isOpeningDay, openFrom, openUntil } from '#features/municipalities/index.ts'
import { today } from '#platform/clock.ts'
import { formatShort } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { SetupError } from '#platform/errors.ts'
import type { Step } from './rules.ts'
import { closeStep, oneAtATime, openStep } from './store.ts'
import type { SingleStep, StepSubject } from './subject.ts'
import { noOwnerText } from './text.ts'

/**
 * Ends the open step of a subject and opens the next one in its place (`null`: nothing is left to do, the subject is
 * in a terminal status). So a subject has never two open steps, and none is forgotten between two. Not for a subject that
 * may have several: each of those is ended by itself (`endStep`), so that none goes without a word. Gives the due day.
 */
export async function nextStep(
  tx: Tx,
  [subject, id]: [subject: SingleStep, id: string],
  person: string | null,
  next: Step | null,
  done: { by: string | null; at: string; outcome: string },
): Promise<string | null> {
  await oneAtATime(tx, subject.kind, id)
  await closeStep(tx, subject.kind, id, done)
  return next ? addStep(tx, [subject, id], person, next, done.at) : null
}

/**
 * Opens a step beside whatever is open, due on a day on which the desk is open (`Step.shut`), which it gives. It belongs to somebody who may do it on that day; a desk without anybody is told
 * which role is missing, and nothing is done.
 */
export async function addStep(
  tx: Tx,
  [subject, id]: [subject: Pick<StepSubject, 'kind' | 'owners'>, id: string],
  person: string | null,
  next: Step,
  at: string,
): Promise<string> {
  const [roles, day] = [subject.owners(next.what), today(at)]
  const due = dueOn(next, day, await deskDaysOn(tx, day))
  const opened = await openStep(tx, [subject.kind, id], person, { ...next, due }, { roles, day })
  if (!opened) throw new SetupError(noOwnerText(next.what, roles))
  return due
}

const dueOn = ({ due, shut }: Step, day: string, days: DeskDays): string =>
  shut === 'stays' ? due : shut === 'before' ? openUntil(due, day, days) : openFrom(due, days)

/** By when the next step is, as a message says it, and that the desk is shut on that day. */
export const nextText = async (db: Read, due: string): Promise<string> =>
  `次の一歩は${formatShort(due)}までです。${await shutText(db, due)}`

/** That the desk is shut on a day that somebody chose, which a message calls `what`; '' where it is open. */
export const shutText = async (db: Read, day: string, what = 'この日'): Promise<string> =>
  isOpeningDay(day, await deskDaysOn(db, day)) ? '' : `${what}は、窓口は休みです。`
