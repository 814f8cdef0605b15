import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Step, Subject, What } from './rules.ts'

export type OpenStep = {
  id: string
  subject_kind: Subject
  subject_id: string
  person_id: string | null
  what: What
  note: string
  owner_id: string
  owner: string
  due_on: string
}

const openSteps = (db: Read) =>
  db
    .selectFrom('step')
    .innerJoin('account', 'account.id', 'step.owner_id')
    .select([
      'step.id',
      'step.subject_kind',
      'step.subject_id',
      'step.person_id',
      'step.what',
      'step.note',
      'step.owner_id',
      'account.name as owner',
      'step.due_on',
    ])
    .where('step.done_at', 'is', null)
    .orderBy('step.due_on')
    .orderBy('step.id')
    .$narrowType<{ subject_kind: Subject; what: What }>()

/** What is still to be done for a resident, the earliest due first. */
export const openStepsOfPerson = (db: Read, person: string): Promise<OpenStep[]> =>
  openSteps(db).where('step.person_id', '=', person).execute()

/** The open step of one subject, if any. */
export const openStepOf = (db: Read, kind: Subject, subject: string): Promise<OpenStep | undefined> =>
  openSteps(db).where('step.subject_kind', '=', kind).where('step.subject_id', '=', subject).executeTakeFirst()

/** The step that ended at this very moment with this outcome, to be opened again: what was to be done, by whom, until when. */
export async function stepDoneAt(
  db: Read,
  [kind, subject]: [Subject, string],
  done: { at: string; outcome: string },
): Promise<Step | undefined> {
  return db
    .selectFrom('step')
    .select(['what', 'note', 'owner_id as owner', 'due_on as due'])
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', subject)
    .where('done_at', '=', done.at)
    .where('outcome', '=', done.outcome)
    .$narrowType<{ what: What }>()
    .executeTakeFirst()
}

/** The open steps of an owner, or of everybody (`null`). */
export const openStepsOfOwner = (db: Read, owner: string | null): Promise<OpenStep[]> =>
  (owner ? openSteps(db).where('step.owner_id', '=', owner) : openSteps(db)).limit(500).execute()

/** Takes a step on that was handed over to this owner; false where it waits for nobody. */
export async function acceptStep(tx: Tx, id: string, owner: string, at: string): Promise<boolean> {
  const accepted = await tx
    .updateTable('step')
    .set({ accepted_at: at })
    .where('id', '=', id)
    .where('owner_id', '=', owner)
    .where('handed_by', 'is not', null)
    .where('accepted_at', 'is', null)
    .where('done_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return accepted !== undefined
}

export const closeStep = (
  tx: Tx,
  kind: Subject,
  subject: string,
  done: { by: string | null; at: string; outcome: string },
) =>
  tx
    .updateTable('step')
    .set({ done_at: done.at, done_by: done.by, outcome: done.outcome })
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', subject)
    .where('done_at', 'is', null)
    .execute()

export const openStep = (tx: Tx, kind: Subject, subject: string, person: string | null, step: Step) =>
  tx
    .insertInto('step')
    .values({
      id: newId(),
      subject_kind: kind,
      subject_id: subject,
      person_id: person,
      what: step.what,
      note: step.note ?? '',
      owner_id: step.owner,
      due_on: step.due,
      ...(step.handed && {
        handed_by: step.handed.by,
        handed_from: step.handed.from,
        handed_note: step.handed.note,
        accepted_at: step.handed.accepted ?? null,
      }),
    })
    .execute()
