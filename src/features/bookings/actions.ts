import type { Instant } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { type Medium, record } from '#platform/happening.ts'
import { from } from './rules.ts'
import { changeBooking } from './store.ts'

// What whoever booked does with it, by a link or logged in; staff do the same for them on the telephone.

type Own = { id: string; occasion_id: string }
/** Who does it: by themselves (`by` null or their account), or staff who were told by this medium. */
export type How = {
  by: string | null
  now: Instant
  medium: Medium
  person?: string | null
  as?: 'self' | 'desk'
  why?: string
}

const happening = ({ id, occasion_id }: Own, { by, now, medium, person }: How) => ({
  subject: ['booking', id] as ['booking', string],
  by,
  now,
  medium,
  ...(person && { person, onBehalfOf: person }),
  data: { occasion: occasion_id },
})

/** Takes the place that was offered; false where the offer is over or was answered. */
export async function accept(tx: Tx, booking: Own, how: How): Promise<boolean> {
  const taken = await changeBooking(
    tx,
    booking.id,
    { status: 'confirmed', offer_until: null },
    { from: from('accept'), offered: how.now },
  )
  if (taken) await record(tx, { kind: 'booking.accepted', ...happening(booking, how) })
  return taken
}

/**
 * Gives up a place, an offer or the place in the line; false where there is none any more. Its places stay held until they
 * were offered to who is next, which follows from this.
 */
export async function leave(tx: Tx, booking: Own, how: How): Promise<boolean> {
  const as = how.as ?? 'self'
  const change = {
    status: 'cancelled',
    ended_as: as,
    ended_at: how.now,
    offer_until: null,
    end_why: how.why ?? '',
  } as const
  const left = await changeBooking(tx, booking.id, change, { from: from('cancel') })
  if (!left) return false
  const what = happening(booking, how)
  await record(tx, { kind: 'booking.left', ...what, data: { ...what.data, as } })
  return true
}

/** Comes with fewer: one of the companions leaves, the others stay where they are. False where it is not live or not fewer. */
export async function bringFewer(tx: Tx, booking: Own & { party: number }, party: number, how: How): Promise<boolean> {
  if (party < 1 || party >= booking.party) return false
  const fewer = await changeBooking(tx, booking.id, { party }, { from: ['confirmed', 'waiting', 'offered'] })
  if (!fewer) return false
  const what = happening(booking, how)
  await record(tx, { kind: 'booking.smaller', ...what, data: { ...what.data, party } })
  return true
}

/** Says after a reminder that they come. */
export async function going(tx: Tx, booking: Own, how: How): Promise<boolean> {
  const said = await changeBooking(tx, booking.id, { going_at: how.now }, { from: ['confirmed'] })
  if (said) await record(tx, { kind: 'booking.going', ...happening(booking, how) })
  return said
}
