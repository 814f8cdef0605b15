import { staffList } from '#features/accounts/index.ts'
import { nextStep, type What } from '#features/steps/index.ts'
import { record } from '#platform/audit.ts'
import type { Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import type { Refusal } from './rules.ts'
import { openLine } from './store.ts'

export type By = { by: string; now: string; today: Day }

/** Hands a step over to another member of staff: the old one ends, the same is opened with the new owner. */
export async function handOver(
  tx: Tx,
  id: string,
  owner: string,
  { by, now }: By,
): Promise<{ to: string } | { refused: Refusal }> {
  const step = await openLine(tx, id)
  if (!step) return { refused: 'gone' }
  const to = (await staffList(tx)).find(one => one.id === owner)
  if (!to) return { refused: 'ownerUnknown' }
  if (step.owner_id === owner) return { refused: 'sameOwner' }
  const { subject_kind, subject_id, person_id: person, what, note, due_on: due } = step
  await nextStep(
    tx,
    [subject_kind, subject_id],
    person,
    { what, note, due, owner },
    { by, at: now, outcome: 'handed-over' },
  )
  await record(tx, {
    kind: 'step.handed-over',
    subject: [subject_kind, subject_id],
    person,
    by,
    now,
    data: { step: id, to: owner },
  })
  return { to: to.name }
}

export type Done = { outcome: string; what: What; note: string; due: Day }

/** Notes that a step about a person is done, and what is next: nobody at the desk is left without a step. */
export async function finish(
  tx: Tx,
  id: string,
  done: Done,
  { by, now, today }: By,
): Promise<{ due: Day } | { refused: Refusal }> {
  const step = await openLine(tx, id)
  if (!step) return { refused: 'gone' }
  if (step.subject_kind !== 'person') return { refused: 'notPerson' }
  if (done.due < today) return { refused: 'duePast' }
  const { subject_id, person_id, owner_id: owner } = step
  const { what, note, due, outcome } = done
  await nextStep(tx, ['person', subject_id], person_id, { what, note, owner, due }, { by, at: now, outcome })
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
