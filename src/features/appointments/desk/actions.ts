import type { Instant } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, type Medium, record } from '#platform/happening.ts'
import { book, leave, moveTo } from '../actions.ts'
import type { Answers } from '../door/forms.ts'
import { tellOff } from '../messages/actions.ts'
import { from, OPEN, type Refusal } from '../rules.ts'
import { changeAppointment } from '../store.ts'
import { settleStep } from './steps.ts'
import { appointmentById, openOf, openOn, personNumbered } from './store.ts'

// What staff do with what is booked, at the desk and on the telephone.

/** Takes what staff typed for somebody: who typed it and by which medium is kept, and whom the desk knows them as. */
export async function bookFor(
  tx: Tx,
  form: string,
  answers: Answers,
  { medium, number }: { medium: Medium; number: number | null },
  { by, now, today }: Doing,
): Promise<{ id: string } | { refused: Refusal }> {
  const person = number === null ? null : await personNumbered(tx, number)
  if (person === undefined) return { refused: 'noPerson' }
  const from = { person: person?.id ?? null, medium, typed_by: by, by, door: 'desk' } as const
  const booked = await book(tx, form, answers, from, { now, today })
  if ('id' in booked) await settleStep(tx, booked.id, { by, now })
  return booked
}

/** What is noted on the day, in the words of the rules, with what it is recorded as. */
const MARKS = { late: 'late', come: 'came', miss: 'missed', end: 'done' } as const
export type Mark = keyof typeof MARKS
export const DESK_VERBS = ['come', 'end', 'late', 'miss', 'move', 'cancel'] as const
export type DeskVerb = (typeof DESK_VERBS)[number]

/** Notes whether somebody came, once the day is there: who noted it is kept. */
async function mark(tx: Tx, one: { id: string; person_id: string | null; on_day: Day }, verb: Mark, doing: Doing) {
  const { by, now, today } = doing
  if (one.on_day > today) return { refused: 'notYet' } as const
  const status = MARKS[verb]
  if (!(await changeAppointment(tx, one.id, { status }, { from: from(verb) }))) return { refused: 'notNow' } as const
  const what = { subject: ['appointment', one.id] as ['appointment', string], person: one.person_id, by, now }
  if (status === 'done') await record(tx, { kind: 'appointment.done', ...what, data: { consultation: null } })
  else await record(tx, { kind: `appointment.${status}`, ...what })
  return null
}

/** Does for somebody what they said, or notes what was seen. */
export async function doFor(
  tx: Tx,
  id: string,
  verb: DeskVerb,
  { medium, why, slot }: { medium: Medium; why: string; slot: string },
  doing: Doing,
): Promise<{ refused: Refusal } | null> {
  const one = await appointmentById(tx, id)
  if (!one) return { refused: 'notNow' }
  const how = { ...doing, medium, person: one.person_id, as: 'desk' as const, why }
  const refused =
    verb === 'move'
      ? await moveTo(tx, one, slot, how, 'desk')
      : verb === 'cancel'
        ? (await leave(tx, one, how))
          ? null
          : ({ refused: 'notNow' } as const)
        : await mark(tx, one, verb, doing)
  if (!refused) await settleStep(tx, id, doing)
  return refused
}

/** It is known of whom it is: what is noted of them is found from now on. */
export async function join(
  tx: Tx,
  id: string,
  number: number,
  { by, now }: Doing,
): Promise<{ refused: Refusal } | null> {
  const person = await personNumbered(tx, number)
  if (!person) return { refused: 'noPerson' }
  if (!(await changeAppointment(tx, id, { person_id: person.id }, { from: [...OPEN, 'done', 'missed'] })))
    return { refused: 'notNow' }
  await record(tx, { kind: 'appointment.joined', subject: ['appointment', id], person: person.id, by, now })
  await settleStep(tx, id, { by, now })
  return null
}

/** Ends all that is open of one who is not there on a day, and tells everybody. Gives how many. */
export async function endDay(tx: Tx, host: string, day: Day, now: Instant): Promise<number> {
  const change = { status: 'cancelled', ended_as: 'off', ended_at: now } as const
  let count = 0
  for (const one of await openOn(tx, host, day)) {
    if (!(await changeAppointment(tx, one.id, change, { from: from('cancel') }))) continue
    await record(tx, {
      kind: 'appointment.off',
      subject: ['appointment', one.id],
      person: one.person_id,
      by: null,
      now,
    })
    await settleStep(tx, one.id, { by: null, now })
    await tellOff(tx, one.id, now)
    count++
  }
  return count
}

/** A talk was recorded of somebody: what they had booked for that day is done. */
export async function endRecorded(
  tx: Tx,
  { person, consultation, day }: { person: string; consultation: string; day: Day },
  now: Instant,
): Promise<void> {
  for (const one of await openOf(tx, person, day)) {
    if (!(await changeAppointment(tx, one.id, { status: 'done' }, { from: from('end') }))) continue
    const subject = ['appointment', one.id] as ['appointment', string]
    await record(tx, { kind: 'appointment.done', subject, person, by: null, now, data: { consultation } })
    await settleStep(tx, one.id, { by: null, now })
  }
}
