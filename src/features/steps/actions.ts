import { today } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { SetupError } from '#platform/errors.ts'
import type { Step } from './rules.ts'
import { closeStep, oneAtATime, openStep } from './store.ts'
import type { StepSubject } from './subject.ts'
import { noOwnerText } from './text.ts'

/**
 * Ends the open step of a subject and opens the next one in its place (`null`: nothing is left to do, the subject is
 * in a terminal status). So a subject has never two open steps, and none is forgotten between two. The new one belongs
 * to somebody who may do it on that day; a desk without anybody is told which role is missing, and nothing is done.
 */
export async function nextStep(
  tx: Tx,
  [subject, id]: [subject: Pick<StepSubject, 'kind' | 'owners'>, id: string],
  person: string | null,
  next: Step | null,
  done: { by: string | null; at: string; outcome: string },
): Promise<void> {
  await oneAtATime(tx, subject.kind, id)
  await closeStep(tx, subject.kind, id, done)
  if (!next) return
  const roles = subject.owners(next.what)
  const opened = await openStep(tx, [subject.kind, id], person, next, { roles, day: today(done.at) })
  if (!opened) throw new SetupError(noOwnerText(next.what, roles))
}
