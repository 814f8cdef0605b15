import { nextStep } from '#features/steps/index.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, type Medium, record } from '#platform/happening.ts'
import { accept, bringFewer, leave } from '../actions.ts'
import { book } from '../door/actions.ts'
import type { Answers } from '../door/forms.ts'
import { offerTo, takeIn } from '../line/actions.ts'
import { after, type BookRefusal, from, type Refusal } from '../rules.ts'
import { changeBooking } from '../store.ts'
import { occasionSubject } from '../subject.ts'
import { mayNote } from './rules.ts'
import { endBookings, endSteps } from './steps.ts'
import { bookingById, changeOccasion, countUnnoted, type DeskBooking, occasionById, personNumbered } from './store.ts'

// What staff do with bookings, mostly for somebody on the telephone.

/** Takes what staff typed for somebody: who typed it and by which medium is kept, and whom the desk knows them as. */
export async function bookFor(
  tx: Tx,
  form: string,
  answers: Answers,
  { medium, number }: { medium: Medium; number: number | null },
  { by, now, today }: Doing,
): Promise<{ id: string } | { refused: BookRefusal | 'noPerson' }> {
  const person = number === null ? null : await personNumbered(tx, number)
  if (person === undefined) return { refused: 'noPerson' }
  const from = { place: null, person, medium, typed_by: by, by }
  return book(tx, form, answers, from, { now, today })
}

export const DESK_VERBS = ['accept', 'take', 'cancel', 'offer', 'rejoin', 'fewer'] as const
export type DeskVerb = (typeof DESK_VERBS)[number]

const DOES = {
  accept: (tx, booking, how) => accept(tx, booking, how),
  cancel: (tx, booking, how) => leave(tx, booking, { ...how, as: 'desk' }),
  fewer: (tx, booking, how) => bringFewer(tx, booking, how.party, how),
  rejoin: async (tx, booking, { by, now, medium }) => {
    const back = await changeBooking(tx, booking.id, { status: 'waiting' }, { from: from('rejoin') })
    if (!back) return false
    const { person_id: person } = booking
    const data = { occasion: booking.occasion_id }
    await record(tx, { kind: 'booking.rejoined', subject: ['booking', booking.id], person, by, medium, now, data })
    return true
  },
} satisfies Record<Exclude<DeskVerb, 'offer' | 'take'>, (tx: Tx, booking: DeskBooking, how: Told) => Promise<boolean>>

type Told = { by: string; now: string; medium: Medium; person: string | null; why: string; party: number }

/** Does for somebody what they said; whoever was to be asked about it has been. */
export async function doFor(
  tx: Tx,
  id: string,
  verb: DeskVerb,
  { medium, why, party }: { medium: Medium; why: string; party: number },
  { by, now }: Doing,
): Promise<{ refused: Refusal } | null> {
  const booking = await bookingById(tx, id)
  if (!booking) return { refused: 'notNow' }
  const how = { by, now, medium, person: booking.person_id, why, party }
  if (verb === 'offer' || verb === 'take') {
    if (after(booking.status, 'offer') === null) return { refused: 'notNow' }
    const refused = await (verb === 'take' ? takeIn : offerTo)(tx, booking, how)
    return refused && { refused }
  }
  const done = await DOES[verb](tx, booking, how)
  if (!done) return { refused: 'notNow' }
  await endSteps(tx, [booking], { by, now })
  return null
}

/** Notes who came and who did not; once it is known of everybody who was in, the occasion is over. */
export async function noteAttendance(
  tx: Tx,
  occasion: string,
  came: ReadonlyMap<string, 'attended' | 'absent'>,
  { by, now, today }: Doing,
): Promise<{ refused: Refusal } | { noted: number; over: boolean }> {
  const found = await occasionById(tx, occasion)
  if (!found || !mayNote(found, today)) return { refused: 'dayNotOver' }
  let noted = 0
  for (const [id, status] of came) {
    const booking = await bookingById(tx, id)
    if (booking?.occasion_id !== occasion || booking.status === status) continue
    const verb = status === 'attended' ? 'attend' : 'miss'
    if (!(await changeBooking(tx, id, { status }, { from: from(verb) }))) continue
    const { person_id: person } = booking
    await record(tx, { kind: `booking.${status}`, subject: ['booking', id], person, by, now, data: { occasion } })
    noted++
  }
  return { noted, over: await endWhenNoted(tx, occasion, found.last_day <= today, { by, now }) }
}

async function endWhenNoted(
  tx: Tx,
  occasion: string,
  past: boolean,
  { by, now }: Pick<Doing, 'by' | 'now'>,
): Promise<boolean> {
  if (!past || (await countUnnoted(tx, occasion)) > 0) return false
  if (!(await changeOccasion(tx, occasion, { status: 'over' }, { from: ['open', 'shut'] }))) return false
  await endBookings(tx, occasion, 'full', { by, now })
  await record(tx, { kind: 'occasion.over', subject: ['occasion', occasion], by, now })
  await nextStep(tx, [occasionSubject, occasion], null, null, { by, at: now, outcome: 'over' })
  return true
}
