import { type Message, tellOf, untell } from '#features/notices/index.ts'
import type { Instant } from '#platform/clock.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { appointmentById, comingOn } from '../desk/store.ts'
import { startsAt } from '../offer/rules.ts'
import { made } from './made.ts'
import { moved } from './moved.ts'
import { off } from './off.ts'
import type { Told } from './parts.ts'
import { tomorrow } from './tomorrow.ts'

/** Tells it once for each time that it is at; false where it was told before, or the time has come. */
const tellNow = (tx: Tx, message: Message<Told>, told: Told, now: Instant): Promise<boolean> =>
  tellOf(tx, message, told, {
    kind: 'appointment',
    key: String(told.moves),
    until: startsAt(told.on_day, told.from_min),
    now,
  })

/** The receipt; one that ended meanwhile has none. */
export async function tellMade(tx: Tx, id: string, now: Instant): Promise<void> {
  const told = await appointmentById(tx, id)
  if (told?.status === 'booked' && told.moves === 0) await tellNow(tx, made, told, now)
}

/** That it is at another time; what was planned of the time before is taken back. */
export async function tellMoved(tx: Tx, id: string, now: Instant): Promise<void> {
  const told = await appointmentById(tx, id)
  await untell(tx, ['appointment', id], now)
  if (told?.status === 'booked') await tellNow(tx, moved, told, now)
}

/** What was to be said of one that ended is not so any more. */
export const unsay = (tx: Tx, id: string, now: Instant): Promise<number> => untell(tx, ['appointment', id], now)

/** That nobody is there to talk. */
export async function tellOff(tx: Tx, id: string, now: Instant): Promise<void> {
  const told = await appointmentById(tx, id)
  await untell(tx, ['appointment', id], now)
  if (told?.ended_as === 'off') await tellNow(tx, off, told, now)
}

/** Reminds everybody who is booked for the day after this one; gives how many. */
export async function remind(tx: Tx, today: Day, now: Instant): Promise<number> {
  let count = 0
  for (const told of await comingOn(tx, addDays(today, 1))) if (await tellNow(tx, tomorrow, told, now)) count++
  return count
}
