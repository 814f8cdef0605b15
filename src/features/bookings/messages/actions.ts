import { type Message, tellOf, untell } from '#features/notices/index.ts'
import type { Instant } from '#platform/clock.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { beginsAt } from '../line/rules.ts'
import { made } from './made.ts'
import { moved } from './moved.ts'
import { off } from './off.ts'
import { offered } from './offered.ts'
import { bookingTold, calledOffTold, comingTold, liveTold, type Told } from './store.ts'
import { tomorrow } from './tomorrow.ts'

const begins = ({ times }: Told): Instant | null => (times[0] ? beginsAt(times[0]) : null)

const tellNow = (tx: Tx, message: Message<Told>, told: Told, key: string, until: Instant | null, now: Instant) =>
  tellOf(tx, message, told, { kind: 'booking', key, until, now })

/** The receipt of a booking. One that ended meanwhile has none. */
export async function tellMade(tx: Tx, booking: string, now: Instant): Promise<void> {
  const told = await bookingTold(tx, booking)
  if (told && (told.status === 'confirmed' || told.status === 'waiting')) await tellNow(tx, made, told, '', null, now)
}

/** That a place is kept for them, while it is. */
export async function tellOffered(tx: Tx, booking: string, now: Instant): Promise<void> {
  const told = await bookingTold(tx, booking)
  if (told?.status === 'offered') await tellNow(tx, offered, told, told.offer_until ?? '', told.offer_until, now)
}

/** What was to be said of a booking that ended or was answered is not so any more. */
export const unsay = (tx: Tx, booking: string, now: Instant): Promise<number> =>
  untell(tx, ['booking', booking], now, [offered, tomorrow])

/** That it is at another time; what was planned of the time before is taken back. Gives how many are told. */
export async function tellMoved(tx: Tx, occasion: string, key: string, now: Instant): Promise<number> {
  let count = 0
  for (const told of await liveTold(tx, occasion)) {
    await untell(tx, ['booking', told.id], now, [tomorrow, moved])
    if (await tellNow(tx, moved, told, key, begins(told), now)) count++
  }
  return count
}

/** That it does not take place, to all whose booking ended by it. Nothing else that was planned is sent. */
export async function tellOff(tx: Tx, occasion: string, now: Instant): Promise<number> {
  let count = 0
  for (const told of await calledOffTold(tx, occasion)) {
    await untell(tx, ['booking', told.id], now)
    if (await tellNow(tx, off, told, '', begins(told), now)) count++
  }
  return count
}

/** Reminds everybody who is in at what begins on the day after this one; of each booking once. Gives how many. */
export async function remind(tx: Tx, today: Day, now: Instant): Promise<number> {
  let count = 0
  for (const told of await comingTold(tx, addDays(today, 1)))
    if (await tellNow(tx, tomorrow, told, told.times[0]?.on_day ?? '', begins(told), now)) count++
  return count
}
