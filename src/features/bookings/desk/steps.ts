import { nextStep } from '#features/steps/index.ts'
import type { Tx } from '#platform/db.ts'
import type { Doing } from '#platform/happening.ts'
import { bookingSubject } from '../subject.ts'

type Whose = { id: string; person_id: string | null }

/** Ends the open step of these bookings, where there is one: whoever was to be asked was, or need not be. */
export async function endSteps(
  tx: Tx,
  bookings: readonly Whose[],
  { by, now }: Pick<Doing<string | null>, 'by' | 'now'>,
): Promise<void> {
  for (const { id, person_id } of bookings)
    await nextStep(tx, [bookingSubject, id], person_id, null, { by, at: now, outcome: 'settled' })
}
