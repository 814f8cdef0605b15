import { nextStep } from '#features/steps/index.ts'
import type { Tx } from '#platform/db.ts'
import { passOn } from '../line/actions.ts'
import { bookingSubject } from '../subject.ts'
import { endAll, occasionsWaitedFor } from './store.ts'

type Whose = { id: string; person_id: string | null }

/** Ends the open step of these bookings, where there is one: whoever was to be asked was, or need not be. */
export async function endSteps(
  tx: Tx,
  bookings: readonly Whose[],
  { by, now }: { by: string | null; now: string },
): Promise<void> {
  for (const { id, person_id } of bookings)
    await nextStep(tx, [bookingSubject, id], person_id, null, { by, at: now, outcome: 'settled' })
}

/**
 * Ends what is live of an occasion, as far as whoever asks sees it, and gives up its places: all of it where it does not take
 * place (`off`), who still waits where it is over (`full`). Gives how many.
 */
export async function endBookings(
  tx: Tx,
  occasion: string,
  as: 'off' | 'full',
  doing: { by: string | null; now: string },
): Promise<number> {
  const ended = await endAll(tx, occasion, as, doing.now)
  await endSteps(tx, ended, doing)
  await passOn(tx, occasion, doing.now)
  return ended.length
}

/** Ends who still waits for what is over: whoever noted it may not have seen them. Gives how many. */
export async function endWaiting(tx: Tx, now: string): Promise<number> {
  let count = 0
  for (const occasion of await occasionsWaitedFor(tx))
    count += await endBookings(tx, occasion, 'full', { by: null, now })
  return count
}
