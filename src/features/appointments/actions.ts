import { randomBytes } from 'node:crypto'
import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { codeFrom, contactsOf, placeUnlessFlood, type Sent } from '#features/requests/index.ts'
import { addMinutes, type Instant, startOf } from '#platform/clock.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, type Medium, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { issueLink } from '#platform/links.ts'
import type { Answers } from './door/forms.ts'
import { type Door, holdSlot } from './offer/actions.ts'
import { from, type Refusal, SETTINGS } from './rules.ts'
import { addAppointment, changeAppointment, countsBefore, ownSince, placed, type Seen } from './store.ts'

// What whoever books does, by a link or logged in; staff do the same for them on the telephone.

const DAY = 24 * 60
/** The link opens for so many days after the talk. */
const LINK_DAYS = 30
export const linkUntil = (day: Day): Instant => startOf(addDays(day, LINK_DAYS))

type From = { place?: Buffer; person: string | null; medium: Medium; typed_by?: string; by: string | null; door: Door }
type Booked = { id: string; on_day: Day }

/** Gives somebody a time, where it is free: of several at once one has it, and the others are told. */
export async function book(
  tx: Tx,
  form: string,
  answers: Answers,
  { place, person, medium, typed_by, by, door }: From,
  at: { now: Instant; today: Day },
): Promise<Booked | { refused: Refusal }> {
  const { slot: key, ...rest } = answers
  const slot = await holdSlot(tx, key, at, door)
  if ('refused' in slot) return slot
  if (!slot.rule.hows.includes(answers.how)) return { refused: 'how' }
  const id = newId<'appointment'>()
  const added = await addAppointment(tx, {
    ...{ id, form, code: codeFrom(randomBytes(6)), ...placed(slot), ...rest, contacts: contactsOf(answers) },
    ...{ medium, received_at: at.now, ...(place && { place }), ...(typed_by && { typed_by }) },
    ...(person && { person_id: person }),
  })
  if (!added) return { refused: 'twice' }
  const { on_day, from_min } = slot
  await record(tx, {
    ...{ kind: 'appointment.made', subject: ['appointment', id], by, person, medium, now: at.now },
    ...(person && typed_by && { onBehalfOf: person }),
    data: { on_day, from_min, how: answers.how },
  })
  return { id, on_day }
}

/** Takes what a visitor sent: the token of the link by which they see it, move it and cancel it. Refuses a flood. */
export async function receive(
  tx: Tx,
  form: string,
  answers: Answers,
  sent: Sent,
): Promise<(Booked & { token: string }) | { refused: Refusal }> {
  const { appointmentFlood } = settingsFrom(await settingsOn(tx, sent.today), SETTINGS)
  const place = await placeUnlessFlood(tx, countsBefore, appointmentFlood, answers, sent)
  if (!place) return { refused: 'flood' }
  const booked = await book(tx, form, answers, { place, person: null, medium: 'web', by: null, door: 'web' }, sent)
  if ('refused' in booked) return booked
  const subject = ['appointment', booked.id] as const
  const { token } = await issueLink(tx, { purpose: 'appointment.see', subject, until: linkUntil(booked.on_day) })
  return { ...booked, token }
}

/** Takes what a resident books on a page of their own: it is theirs at once. Refuses a flood. */
export async function bookOwn(
  tx: Tx,
  form: string,
  answers: Answers,
  { person, medium, by, now, today }: Doing & { person: string; medium: Medium },
): Promise<Booked | { refused: Refusal }> {
  const { appointmentFlood } = settingsFrom(await settingsOn(tx, today), SETTINGS)
  if ((await ownSince(tx, person, addMinutes(now, -DAY))) >= appointmentFlood.contact) return { refused: 'flood' }
  return book(tx, form, answers, { person, medium, by, door: 'web' }, { now, today })
}

/** Who does it: by themselves (`by` null or their account), or staff who were told by this medium. */
export type How = {
  by: string | null
  now: Instant
  today: Day
  medium: Medium
  person?: string | null
  as?: 'self' | 'desk'
  why?: string
}

const about = ({ id }: Pick<Seen, 'id'>, { by, now, medium, person }: How) => ({
  ...{ subject: ['appointment', id] as ['appointment', string], by, now, medium },
  ...(person && { person, onBehalfOf: person }),
})

/** Gives up a time, which is free by it; false where there is none any more. Nobody is asked why. */
export async function leave(tx: Tx, one: Pick<Seen, 'id'>, how: How): Promise<boolean> {
  const { as = 'self', now, why = '' } = how
  const change = { status: 'cancelled', ended_as: as, ended_at: now, end_why: why } as const
  const left = await changeAppointment(tx, one.id, change, { from: from('cancel') })
  if (left) await record(tx, { kind: 'appointment.left', ...about(one, how), data: { as } })
  return left
}

type Placed = Pick<Seen, 'id' | 'on_day' | 'from_min' | 'how'>

/** Puts one to another time in one step: the new one is theirs before the old one is free. */
export async function moveTo(
  tx: Tx,
  one: Placed,
  key: string,
  how: How,
  door: Door,
): Promise<{ refused: Refusal } | null> {
  const slot = await holdSlot(tx, key, how, door)
  if ('refused' in slot) return slot
  if (!slot.rule.hows.includes(one.how)) return { refused: 'how' }
  const change = { ...placed(slot), status: 'booked', going_at: null } as const
  if (!(await changeAppointment(tx, one.id, change, { from: from('move'), moved: true }))) return { refused: 'notNow' }
  const was = { on_day: one.on_day, from_min: one.from_min }
  const data = { on_day: slot.on_day, from_min: slot.from_min, was }
  await record(tx, { kind: 'appointment.moved', ...about(one, how), data })
  return null
}

/** Says after a reminder that they come. */
export async function going(tx: Tx, one: Pick<Seen, 'id'>, how: How): Promise<boolean> {
  const said = await changeAppointment(tx, one.id, { going_at: how.now }, { from: ['booked'] })
  if (said) await record(tx, { kind: 'appointment.going', ...about(one, how) })
  return said
}
