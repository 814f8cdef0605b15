import { createHash, randomBytes } from 'node:crypto'
import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { codeFrom, contactsOf, placeUnlessFlood, type Sent } from '#features/requests/index.ts'
import { addMinutes, type Instant, startOf } from '#platform/clock.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, type Medium, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { issueLink } from '#platform/links.ts'
import { nameKey } from '#platform/names.ts'
import { type BookRefusal, SETTINGS } from '../rules.ts'
import { addBooking, countsBefore, ownSince, settle } from '../store.ts'
import type { Answers } from './forms.ts'

const DAY = 24 * 60
/** The link opens for so many days after the last date. */
const LINK_DAYS = 30

/** From whom a booking comes: a visitor at a place, somebody the desk knows, or staff for somebody. */
export type From = {
  place: Buffer | null
  person: string | null
  medium: Medium
  typed_by: string | null
  by: string | null
}
export type Taken = { id: string; status: 'confirmed' | 'waiting' }

/**
 * By this it is known whose a booking is: the person, else the name with the contact that was given first. Two people of one
 * telephone are two people.
 */
export const whoOf = (answers: Pick<Answers, 'name' | 'phone' | 'email' | 'address'>, person: string | null): string =>
  whoIs(person ?? `${nameKey(answers.name)} ${contactsOf(answers)[0] ?? ''}`)

/** By this a person is known in what they booked. */
export const whoIs = (key: string): string => createHash('sha256').update(key).digest('base64url')

/**
 * Takes a booking, all of a party or none: it is in, or waits in the line. Refuses where nothing is free, nothing is taken any
 * more, or they booked it or something else at that time. The whole transaction is to be left then: the row is there already.
 */
export async function book(
  tx: Tx,
  form: string,
  answers: Answers,
  from: From,
  { now, today }: { now: Instant; today: Day },
): Promise<Taken | { refused: BookRefusal }> {
  const { occasion, ...rest } = answers
  const id = newId<'booking'>()
  const code = codeFrom(randomBytes(6))
  const { place, person, medium, typed_by, by } = from
  const added = await addBooking(tx, {
    ...{ id, form, code, ...rest, medium, received_at: now, occasion_id: occasion },
    ...(person && { person_id: person }),
    ...(place && { place }),
    ...(typed_by && { typed_by }),
    contacts: contactsOf(answers),
    // Somebody else for whom they book is somebody else, by their name.
    who: whoOf(answers, answers.whom === 'other' && !typed_by ? null : person),
  })
  if (!added) return { refused: 'twice' }
  const status = await settle(tx, id, today)
  if (status !== 'confirmed' && status !== 'waiting') return { refused: status }
  await record(tx, {
    kind: 'booking.made',
    subject: ['booking', id],
    by,
    ...(person && { person, ...(typed_by && { onBehalfOf: person }) }),
    medium,
    now,
    data: { occasion, status, party: answers.party },
  })
  return { id, status }
}

/** Takes what a visitor sent: the token of the link by which they see it, cancel it and answer offers. Refuses a flood. */
export async function receive(
  tx: Tx,
  form: string,
  answers: Answers,
  at: Sent & { last: Day },
): Promise<(Taken & { token: string }) | { refused: BookRefusal }> {
  const { now, today, last } = at
  const { bookingFlood } = settingsFrom(await settingsOn(tx, today), SETTINGS)
  const place = await placeUnlessFlood(tx, countsBefore, bookingFlood, answers, at)
  if (!place) return { refused: 'flood' }
  const from = { place, person: null, medium: 'web', typed_by: null, by: null } as const
  const taken = await book(tx, form, answers, from, { now, today })
  if ('refused' in taken) return taken
  const { token } = await issueLink(tx, {
    purpose: 'booking.see',
    subject: ['booking', taken.id],
    until: linkUntil(last),
  })
  return { ...taken, token }
}

/** Takes what a resident books on a page of their own: it is theirs at once. Refuses a flood. */
export async function bookOwn(
  tx: Tx,
  form: string,
  answers: Answers,
  { person, medium, by, now, today }: Doing & { person: string; medium: Medium },
): Promise<Taken | { refused: BookRefusal }> {
  const { bookingFlood } = settingsFrom(await settingsOn(tx, today), SETTINGS)
  if ((await ownSince(tx, person, addMinutes(now, -DAY))) >= bookingFlood.contact) return { refused: 'flood' }
  return book(tx, form, answers, { place: null, person, medium, typed_by: null, by }, { now, today })
}

/** Until when a link to a booking opens. */
export const linkUntil = (last: Day): Instant => startOf(addDays(last, LINK_DAYS))
