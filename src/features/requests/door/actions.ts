import { createHash, randomBytes } from 'node:crypto'
import { giveCallback, wordingOf } from '#features/consents/index.ts'
import { addMinutes } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, type Medium, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { issueLink } from '#platform/links.ts'
import { phoneDigits } from '#platform/phones.ts'
import { nfkc } from '#platform/text.ts'
import { dueAfter, figuresOn, giveStep } from '../actions.ts'
import { keysOf } from '../desk/store.ts'
import { type Answers, codeFrom, formatCode, isFlood, LINK_MINUTES, type Reached } from '../rules.ts'
import { addRequest, countsBefore, ownSince, sentSince } from '../store.ts'

const HOUR = 60
const DAY = 24 * HOUR
/** So many numbers are tried where one is taken: 24 million of them make a second try rare. */
const TRIES = 5

type Contacts = Omit<Reached, 'name'>

/** By what a contact is known again, however it is written. */
export const contactsOf = ({ phone, email, address }: Contacts): string[] =>
  [
    phone && `phone:${phoneDigits(phone)}`,
    email && `email:${email.toLowerCase()}`,
    address && `post:${nfkc(address).replace(/\s/g, '')}`,
  ].filter(text => text !== '')

/** A place of which only that it is the same one on the same day is kept. */
const placeOf = (municipality: string, today: Day, address: string): Buffer =>
  createHash('sha256').update(`${municipality} ${today} ${address}`).digest()

/** From where and when a visitor sent something. */
export type Sent = { municipality: string; address: string; now: string; today: Day }

/** The place from which these answers came; null where so many came before (`counts`) that they are not taken. */
export async function placeUnlessFlood(
  tx: Tx,
  counts: typeof countsBefore,
  most: { address: number; contact: number },
  answers: Contacts,
  { municipality, address, now, today }: Sent,
): Promise<Buffer | null> {
  const place = placeOf(municipality, today, address)
  const since = { hour: addMinutes(now, -HOUR), day: addMinutes(now, -DAY) }
  return isFlood(await counts(tx, { place, contacts: contactsOf(answers) }, since), most) ? null : place
}

/** By this a form with these answers is known: sent once more it is the same, changed it is another. */
export function formOf(draft: string, answers: object): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([draft, answers]))
    .digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

async function add(
  tx: Tx,
  form: string,
  answers: Answers,
  more: { due_on: Day; now: string } & (
    | { place: Buffer | null; campaign_id?: string | null }
    | { asked_by: string; campaign_id: string | null }
    | { medium: Medium; typed_by: string }
    | { sent_by: string }
  ),
): Promise<{ id: string; code: string } | null> {
  const { activity, ...rest } = answers
  const { now, ...beside } = more
  const id = newId<'request'>()
  const request = {
    id,
    form,
    ...rest,
    ...keysOf(answers.name),
    ...beside,
    opportunity_id: activity,
    phone_digits: phoneDigits(answers.phone),
    contacts: contactsOf(answers),
    wording: wordingOf('callback').version,
    received_at: now,
  }
  for (let tries = 0; tries < TRIES; tries++) {
    const code = codeFrom(randomBytes(6))
    if (await addRequest(tx, { ...request, code })) return { id, code }
  }
  return null
}

/**
 * Takes what a visitor asked for: the token of the link by which they see what becomes of it. Refuses a flood, and a form
 * that was taken already, of which a visitor can be shown nothing more.
 */
export async function receive(
  tx: Tx,
  form: string,
  answers: Answers,
  from: Sent & { campaign?: string | null },
): Promise<{ token: string } | { refused: 'flood' | 'taken' }> {
  const { now, today, campaign = null } = from
  const figures = await figuresOn(tx, today)
  const place = await placeUnlessFlood(tx, countsBefore, figures.requestFlood, answers, from)
  if (!place) return { refused: 'flood' }
  return (
    (await welcome(tx, form, answers, { place, due_on: dueAfter(today, figures), now, campaign_id: campaign })) ?? {
      refused: 'taken',
    }
  )
}

/** Takes a request from the web, whoever and however many there were before; null where it was taken already. */
export async function welcome(
  tx: Tx,
  form: string,
  answers: Answers,
  more: { place: Buffer | null; due_on: Day; now: string; campaign_id?: string | null },
): Promise<{ id: string; token: string } | null> {
  const added = await add(tx, form, answers, more)
  if (!added) return null
  const { id } = added
  const { now } = more
  const { token } = await issueLink(tx, {
    purpose: 'request.see',
    subject: ['request', id],
    until: addMinutes(now, LINK_MINUTES),
  })
  await happened(tx, id, answers, { by: null, medium: 'web', now })
  return { id, token }
}

const happened = (
  tx: Tx,
  id: string,
  { wish, activity: opportunity }: Answers,
  how: { by: string | null; medium: Medium; now: string; person?: string | null },
) => record(tx, { kind: 'request.received', subject: ['request', id], ...how, data: { wish, opportunity } })

/**
 * Takes what a resident asks on a page of their own: it is theirs at once, and that they may be called for it is kept. Refuses
 * a flood, and a form that was taken already.
 */
export async function receiveOf(
  tx: Tx,
  form: string,
  answers: Answers,
  from: Doing & { person: string; medium: Medium; campaign: string | null },
): Promise<{ id: string } | { refused: 'flood' | 'taken' }> {
  const { person, medium, campaign, by, now, today } = from
  const figures = await figuresOn(tx, today)
  if ((await ownSince(tx, person, addMinutes(now, -DAY))) >= figures.requestFlood.contact) return { refused: 'flood' }
  const more = { due_on: dueAfter(today, figures), now, medium, asked_by: person, campaign_id: campaign }
  const added = await add(tx, form, answers, more)
  if (!added) return { refused: 'taken' }
  // Whom a request about somebody else is about has not been asked yet.
  const whose = answers.whom === 'other' ? null : person
  if (whose) await giveCallback(tx, whose, { by, now, today, medium })
  await happened(tx, added.id, answers, { by, medium, now, person: whose })
  return { id: added.id }
}

/** So many people a day a partner sends to the desk by one link, at most: a link that went astray is no flood. */
export const MOST_SENT = 30

/** Takes somebody whom a partner sends to the desk by its standing link; null where this form was taken, or too many were sent. */
export async function receiveFrom(
  tx: Tx,
  form: string,
  answers: Answers,
  { partner, now, today }: { partner: string; now: string; today: Day },
): Promise<string | null> {
  if ((await sentSince(tx, partner, addMinutes(now, -DAY))) >= MOST_SENT) return null
  const due_on = dueAfter(today, await figuresOn(tx, today))
  const added = await add(tx, form, answers, { sent_by: partner, due_on, now })
  if (!added) return null
  await happened(tx, added.id, answers, { by: null, medium: 'web', now })
  return formatCode(added.code)
}

/** Takes what staff typed for somebody who telephoned, came or wrote; it is a step of the desk at once. Null where it was taken. */
export async function receiveFor(
  tx: Tx,
  form: string,
  answers: Answers,
  medium: Medium,
  { by, now, today }: Doing,
): Promise<{ id: string; code: string } | null> {
  const due_on = dueAfter(today, await figuresOn(tx, today))
  const added = await add(tx, form, answers, { medium, typed_by: by, due_on, now })
  if (!added) return null
  await happened(tx, added.id, answers, { by, medium, now })
  await giveStep(tx, added.id, { now, today })
  return { id: added.id, code: formatCode(added.code) }
}
