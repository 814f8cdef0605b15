import { nextStep } from '#features/steps/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { writable } from '../actions.ts'
import { type Agreed, type Ended, isOpen, type Refusal, statusOf, type Verb } from '../rules.ts'
import { actionSubject } from '../subject.ts'
import { type Action, actionById, addAction, holdAction, setDue, setEnded } from './store.ts'

/** What came of a verb: done, why not, or null where there is nothing of it that they see. */
export type Done = 'done' | Refusal | null

/** The day that the meeting said stays, also where the desk is shut on it. */
const stepOf = (owner: string | null, due: Day, note: string) => ({
  ...{ what: 'agreed' as const, owner, due, note },
  shut: 'stays' as const,
})

/** Keeps what was agreed in a meeting, and gives it to somebody at the desk; `id` is that of the form: a second click keeps one. */
export async function agree(tx: Tx, meeting: string, id: string, agreed: Agreed, { by, now }: Doing): Promise<Done> {
  const found = await writable(tx, meeting)
  if (found === null || typeof found === 'string') return found
  const { owner, ...kept } = agreed
  if (!(await addAction(tx, { ...kept, id, meeting_id: meeting, by_account: by, at: now }))) return 'done'
  const data = { meeting, due_on: agreed.due_on }
  await record(tx, { kind: 'council.agreed', subject: ['council_action', id], by, now, data })
  await nextStep(tx, [actionSubject, id], null, stepOf(owner, agreed.due_on, agreed.what), { by, at: now, outcome: '' })
  return 'done'
}

/** What was agreed, held, or why the verb is not open; null where there is none that they see. */
async function held(tx: Tx, id: string, verb: Verb): Promise<Action | 'shut' | null> {
  await holdAction(tx, id)
  const action = await actionById(tx, id)
  return action ? (isOpen(verb, statusOf(action)) ? action : 'shut') : null
}

/** Says what came of it: it was done, or is not done after all. */
export async function endAction(
  tx: Tx,
  id: string,
  { how, result }: { how: Ended; result: string },
  { by, now }: Doing,
): Promise<Done> {
  const action = await held(tx, id, how)
  if (action === null || action === 'shut') return action
  await setEnded(tx, id, { how, result, by, at: now })
  await record(tx, { kind: 'council.ended', subject: ['council_action', id], by, now, data: { how, result } })
  await nextStep(tx, [actionSubject, id], null, null, { by, at: now, outcome: how })
  return 'done'
}

/** Gives it another day, with why. */
export async function postpone(
  tx: Tx,
  id: string,
  { due_on, why }: { due_on: Day; why: string },
  { by, now }: Doing,
): Promise<Done> {
  const action = await held(tx, id, 'postpone')
  if (action === null || action === 'shut') return action
  const data = { was: action.due_on, is: due_on, why }
  await setDue(tx, id, due_on)
  await record(tx, { kind: 'council.postponed', subject: ['council_action', id], by, now, data })
  const step = stepOf(action.owner_id, due_on, action.what)
  await nextStep(tx, [actionSubject, id], null, step, { by, at: now, outcome: 'postponed' })
  return 'done'
}

/** Opens what ended once more, by another day: it is whose it was who reopens it. */
export async function reopen(
  tx: Tx,
  id: string,
  { due_on, why }: { due_on: Day; why: string },
  { by, now }: Doing,
): Promise<Done> {
  const action = await held(tx, id, 'reopen')
  if (action === null || action === 'shut') return action
  await setEnded(tx, id, null)
  await setDue(tx, id, due_on)
  await record(tx, { kind: 'council.reopened', subject: ['council_action', id], by, now, data: { due_on, why } })
  await nextStep(tx, [actionSubject, id], null, stepOf(by, due_on, action.what), { by, at: now, outcome: '' })
  return 'done'
}
