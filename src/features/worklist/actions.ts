import { staffOn } from '#features/accounts/index.ts'
import { endOwnStep, personHead, personSubject, type StepEnd } from '#features/people/index.ts'
import {
  acceptStep,
  addStep,
  endStep,
  type Handed,
  openStepsOfPerson,
  type StepSubject,
  type What,
} from '#features/steps/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { isPending, mayHandOver, type Refusal } from './rules.ts'
import { openLine } from './store.ts'
import { fitFor, type Subjects, subjectOf } from './subjects.ts'

/**
 * Hands a step over to another member of staff, with a word: the old one ends, the same is opened with the new owner, who
 * takes it on or gives it back; by when it is stays. It is done by the owner, or by somebody who shares out the work; it goes to nobody who
 * may not do what the step asks for.
 */
export async function handOver(
  tx: Tx,
  subjects: Subjects,
  id: string,
  { owner, note }: { owner: string; note: string },
  who: Doing & { assigns: boolean },
): Promise<{ to: string; due: Day } | { refused: Refusal }> {
  const step = await openLine(tx, id)
  if (!step) return { refused: 'gone' }
  if (!mayHandOver(step, who)) return { refused: 'notYours' }
  const staff = await staffOn(tx, who.today, step.person_id)
  const to = staff.find(one => one.id === owner)
  if (!to) return { refused: 'ownerUnknown' }
  const subject = subjectOf(subjects, step.subject_kind)
  if (!subject || !fitFor({ subjects, staff }, step).includes(to)) return { refused: 'ownerUnfit' }
  if (step.owner_id === owner) return { refused: 'sameOwner' }
  // What one takes oneself needs no answer.
  const accepted = owner === who.by ? { accepted: who.now } : {}
  await passOn(tx, [subject, step], owner, 'handed-over', { by: who.by, from: step.owner_id, note, ...accepted }, who)
  return { to: to.name, due: step.due_on }
}

/** The owner takes on a step that was handed over to them. */
export async function accept(tx: Tx, id: string, { by, now }: Doing): Promise<{ refused: Refusal } | null> {
  const step = await openLine(tx, id)
  if (!step) return { refused: 'gone' }
  if (!(await acceptStep(tx, id, by, now))) return { refused: 'notPending' }
  await record(tx, { ...about(step), kind: 'step.accepted', by, now, data: { step: id } })
  return null
}

/** The owner gives a step back that was handed over to them: to whom it was before, or who handed it over. */
export async function giveBack(
  tx: Tx,
  subjects: Subjects,
  id: string,
  why: string,
  who: Doing,
): Promise<{ to: string } | { refused: Refusal }> {
  const step = await openLine(tx, id)
  if (!step) return { refused: 'gone' }
  if (!isPending(step) || step.owner_id !== who.by) return { refused: 'notPending' }
  const subject = subjectOf(subjects, step.subject_kind)
  const staff = fitFor({ subjects, staff: await staffOn(tx, who.today, step.person_id) }, step)
  const to = [step.handed_from, step.handed_by]
    .map(before => staff.find(one => one.id === before && before !== who.by))
    .find(one => one !== undefined)
  if (!subject || !to) return { refused: 'noReturn' }
  await passOn(tx, [subject, step], to.id, 'returned', { by: who.by, from: who.by, note: why, accepted: who.now }, who)
  return { to: to.name }
}

export type OpenLine = NonNullable<Awaited<ReturnType<typeof openLine>>>

const about = ({ subject_kind, subject_id, person_id }: OpenLine) => ({
  subject: [subject_kind, subject_id] as [typeof subject_kind, string],
  person: person_id,
})

/** The same step with another owner, in the place of this one. */
export async function passOn(
  tx: Tx,
  [subject, step]: [StepSubject, OpenLine],
  owner: string,
  outcome: 'handed-over' | 'returned',
  handed: Handed,
  { by, now }: Doing,
): Promise<void> {
  const { id, subject_id, person_id, what, note, due_on: due, waits_for: waits, organisation_id: organisation } = step
  const next = { what, note, due, shut: 'stays' as const, waits, organisation, owner, handed }
  await endStep(tx, id, { by, at: now, outcome })
  await addStep(tx, [subject, subject_id], person_id, next, now)
  await record(tx, { ...about(step), kind: `step.${outcome}`, by, now, data: { step: id, to: owner } })
}

/** What came of a step, and the next one; `due` null: none, where others of the person are open. */
export type Done = { outcome: string; end: StepEnd; what: What; note: string; due: Day | null }

/**
 * Notes that a step about a person is done, that one and no other, and what is next: nobody at the desk is left without a
 * step. A つなぎ needs a live consent, and a partner, which is chosen where a consultation is recorded.
 */
export async function finish(
  tx: Tx,
  id: string,
  done: Done,
  { by, now, today }: Doing,
): Promise<{ due: Day | null } | { refused: Refusal }> {
  const step = await openLine(tx, id)
  if (!step) return { refused: 'gone' }
  if (step.subject_kind !== 'person') return { refused: 'notPerson' }
  if (done.due !== null && done.due < today) return { refused: 'duePast' }
  const { subject_id, person_id, owner_id: owner } = step
  const { what, note, due, outcome } = done
  if (due !== null && what === 'refer') return { refused: 'referElsewhere' }
  const mine = await openStepsOfPerson(tx, subject_id)
  if (due === null && mine.length < 2 && !(await personHead(tx, subject_id))?.closed_on)
    return { refused: 'nextMissing' }
  const ended = await endOwnStep(tx, mine.find(one => one.id === id)!, done.end, outcome, { by, now, today })
  if (typeof ended === 'object') return ended
  if (!ended) return { refused: 'gone' }
  if (due !== null)
    await addStep(tx, [personSubject, subject_id], person_id, { what, note, owner, due, shut: 'stays' }, now)
  await record(tx, {
    kind: 'step.done',
    subject: ['person', subject_id],
    person: person_id,
    by,
    now,
    data: { step: id },
  })
  return { due }
}
