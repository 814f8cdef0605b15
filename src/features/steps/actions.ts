import type { Tx } from '#platform/db.ts'
import type { Step, Subject } from './rules.ts'
import { closeStep, openStep } from './store.ts'

/**
 * Ends the open step of a subject and opens the next one in its place (`null`: nothing is left to do, the subject is
 * in a terminal status). So a subject has never two open steps, and none is forgotten between two.
 */
export async function nextStep(
  tx: Tx,
  subject: [kind: Subject, id: string],
  person: string | null,
  next: Step | null,
  done: { by: string | null; at: string; outcome: string },
): Promise<void> {
  await closeStep(tx, subject[0], subject[1], done)
  if (next) await openStep(tx, subject[0], subject[1], person, next)
}
