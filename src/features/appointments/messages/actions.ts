import { type Message, tell, untell } from '#features/notices/index.ts'
import { hasCome, type Instant } from '#platform/clock.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { appointmentById, comingOn } from '../desk/store.ts'
import { startsAt } from '../offer/rules.ts'
import { made } from './made.ts'
import { moved } from './moved.ts'
import { off } from './off.ts'
import type { Told } from './parts.ts'
import { tomorrow } from './tomorrow.ts'

const recipient = ({ person_id, name, email, phone, address }: Told) =>
  person_id ? { person: person_id } : { name, email, phone, address }

/** Tells it once for each time that it is at; false where it was told before, or the time has come. */
async function tellOf(tx: Tx, message: Message<Told>, told: Told, now: Instant): Promise<boolean> {
  const until = startsAt(told.on_day, told.from_min)
  if (hasCome(until, now)) return false
  const planned = await tell(tx, message, {
    ...{ to: recipient(told), data: told, about: ['appointment', told.id] },
    ...{ once: `${message.name} ${told.id} ${told.moves}`, until, now },
  })
  return planned !== null
}

/** The receipt; one that ended meanwhile has none. */
export async function tellMade(tx: Tx, id: string, now: Instant): Promise<void> {
  const told = await appointmentById(tx, id)
  if (told?.status === 'booked' && told.moves === 0) await tellOf(tx, made, told, now)
}

/** That it is at another time; what was planned of the time before is taken back. */
export async function tellMoved(tx: Tx, id: string, now: Instant): Promise<void> {
  const told = await appointmentById(tx, id)
  await untell(tx, ['appointment', id], now)
  if (told?.status === 'booked') await tellOf(tx, moved, told, now)
}

/** What was to be said of one that ended is not so any more. */
export const unsay = (tx: Tx, id: string, now: Instant): Promise<number> => untell(tx, ['appointment', id], now)

/** That nobody is there to talk. */
export async function tellOff(tx: Tx, id: string, now: Instant): Promise<void> {
  const told = await appointmentById(tx, id)
  await untell(tx, ['appointment', id], now)
  if (told?.ended_as === 'off') await tellOf(tx, off, told, now)
}

/** Reminds everybody who is booked for the day after this one; gives how many. */
export async function remind(tx: Tx, today: Day, now: Instant): Promise<number> {
  let count = 0
  for (const told of await comingOn(tx, addDays(today, 1))) if (await tellOf(tx, tomorrow, told, now)) count++
  return count
}
