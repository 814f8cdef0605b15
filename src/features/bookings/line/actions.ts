import { deskDaysOn, settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { nextStep } from '#features/steps/index.ts'
import { addMinutes, type Instant, today } from '#platform/clock.ts'
import { addDays } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/happening.ts'
import { accept, type How } from '../actions.ts'
import { freeOf, SETTINGS } from '../rules.ts'
import { bookingSubject } from '../subject.ts'
import { lapsedNote } from '../text.ts'
import { beginsAt, nextOffers, offerUntil, type Waiting } from './rules.ts'
import { countSeats, giveOffer, holdOccasion, lapseOffers, lineOf, occasionsWithLapsed } from './store.ts'

// What the desk's side does with places: counts them, and offers what is free.

/**
 * Gives up the places of whoever left and offers what is free to who is next; gives how many were offered. Of an occasion that
 * does not take place, or begins too soon for an answer, nothing is offered: the places are simply free. While it is asked
 * whether it takes place as booked nothing is offered either.
 */
export async function passOn(tx: Tx, occasion: string, now: Instant): Promise<number> {
  const held = await holdOccasion(tx, occasion)
  if (!held) return 0
  const taken = await countSeats(tx, occasion)
  if (held.status !== 'open' && held.status !== 'shut') return 0
  const offers = nextOffers(freeOf({ ...held, taken }), await lineOf(tx, occasion))
  return offers.length > 0 ? offerAll(tx, occasion, offers, held, now) : 0
}

/** Until when an offer that is made now stands; null where nobody could answer in time. */
async function untilOf(tx: Tx, first: { on_day: string; from_min: number }, now: Instant): Promise<Instant | null> {
  const { bookingOfferHours } = settingsFrom(await settingsOn(tx, today(now)), SETTINGS)
  return offerUntil(now, beginsAt(first), bookingOfferHours, await deskDaysOn(tx, today(now)))
}

async function offerAll(
  tx: Tx,
  occasion: string,
  offers: readonly Pick<Waiting, 'id'>[],
  first: { on_day: string; from_min: number },
  now: Instant,
  by: string | null = null,
): Promise<number> {
  const until = await untilOf(tx, first, now)
  if (until === null) return 0
  let given = 0
  for (const { id } of offers) {
    if (!(await giveOffer(tx, id, until))) continue
    await record(tx, { kind: 'booking.offered', subject: ['booking', id], by, now, data: { occasion, until } })
    given++
  }
  return given
}

type Waits = { id: string; occasion_id: string; party: number }

/** The occasion, where it has places for one who waits. */
async function roomFor(tx: Tx, { occasion_id: occasion, party }: Waits) {
  const held = await holdOccasion(tx, occasion)
  if (!held) return 'notFree'
  if (held.doubt) return 'askFirst'
  return freeOf({ places: held.places, taken: await countSeats(tx, occasion) }) < party ? 'notFree' : held
}

/** Offers the free places to one who waits, out of turn: somebody who comes only where nobody else does, say. */
export async function offerTo(
  tx: Tx,
  booking: Waits,
  { by, now }: { by: string; now: Instant },
): Promise<'notFree' | 'tooLate' | 'askFirst' | null> {
  const held = await roomFor(tx, booking)
  if (typeof held === 'string') return held
  return (await offerAll(tx, booking.occasion_id, [{ id: booking.id }], held, now, by)) > 0 ? null : 'tooLate'
}

/** Takes in one who waits and just said yes, on the telephone say: an offer that is answered at once, however late it is. */
export async function takeIn(tx: Tx, booking: Waits, how: How): Promise<'notFree' | 'askFirst' | 'notNow' | null> {
  const held = await roomFor(tx, booking)
  if (typeof held === 'string') return held
  const offered = await giveOffer(tx, booking.id, addMinutes(how.now, 1))
  return offered && (await accept(tx, booking, how)) ? null : 'notNow'
}

/**
 * Ends the offers whose time is over and passes their places on; gives how many. Whoever did not answer is asked by a person:
 * a message may not have been read.
 */
export async function lapse(tx: Tx, now: Instant): Promise<number> {
  let count = 0
  for (const occasion of await occasionsWithLapsed(tx, now)) {
    const held = await holdOccasion(tx, occasion)
    for (const one of await lapseOffers(tx, occasion, now)) {
      count++
      await record(tx, {
        kind: 'booking.lapsed',
        subject: ['booking', one.id],
        person: one.person_id,
        by: null,
        now,
        data: { occasion },
      })
      const due = addDays(today(now), 1)
      const step = { what: 'contact', owner: held?.by_account ?? null, due, note: lapsedNote(one) } as const
      await nextStep(tx, [bookingSubject, one.id], one.person_id, step, { by: null, at: now, outcome: 'lapsed' })
    }
    await passOn(tx, occasion, now)
  }
  return count
}
