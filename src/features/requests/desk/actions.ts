import { giveConsent, liveConsent, PURPOSES } from '#features/consents/index.ts'
import { personHead } from '#features/people/index.ts'
import { nextStep, openStepOf } from '#features/steps/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Doing, type Medium, record } from '#platform/happening.ts'
import { restoreLinks, revokeLinks } from '#platform/links.ts'
import { selfOf, stepNote } from '../actions.ts'
import { after, endOf, type Outcome, type Refusal, type Status, statusOf, type Verb } from '../rules.ts'
import { addEntry, requestToActOn, type Stored, setAskedBy } from '../store.ts'
import { requestSubject } from '../subject.ts'
import { entriesOf } from './store.ts'

// What staff do with a request.

/** Whom the request is joined with, or who asked for themselves logged in; null while nobody knows. */
export const personOf = (
  entries: readonly { verb: Verb; person_id: string | null }[],
  request: Pick<Stored, 'asked_by' | 'whom'>,
): string | null => entries.findLast(({ verb }) => verb === 'join')?.person_id ?? selfOf(request)

export type Standing = { status: Status; person: string | null }

/** Where a request stands, and with whom it is joined. */
export async function standingOf(db: Read, request: Stored): Promise<Standing> {
  const entries = await entriesOf(db, request.id)
  return { status: statusOf(entries), person: personOf(entries, request) }
}

/** Whether somebody withdrew that they may be called: nobody calls them while that holds. */
export async function isCallWithdrawn(db: Read, person: string, day: Day): Promise<boolean> {
  const given = await liveConsent(db, person, 'callback', null, day)
  return 'refused' in given && given.refused === 'consentWithdrawn'
}

/** The request in the hands of staff, while the verb is open; nobody else acts on it meanwhile. */
async function taken(tx: Tx, id: string, verb: Verb): Promise<(Stored & Standing) | null> {
  const request = await requestToActOn(tx, id)
  if (!request) return null
  const standing = await standingOf(tx, request)
  return after(standing.status, verb) === null ? null : { ...request, ...standing }
}

/** The step that a request has from here on, of whoever has it now, or of the one who acts. */
async function stepOn(tx: Tx, request: Stored, person: string | null, due: Day, { by, now }: Doing): Promise<void> {
  const owner = (await openStepOf(tx, 'request', request.id))?.owner_id ?? by
  const step = { what: 'contact', owner, due, shut: 'stays', note: stepNote(request) } as const
  await nextStep(tx, [requestSubject, request.id], person, step, { by, at: now, outcome: 'noted' })
}

/** Notes what came of a call, and when the next is due. */
export async function noteCall(
  tx: Tx,
  id: string,
  { note, due }: { note: string; due: Day },
  doing: Doing,
): Promise<{ refused: Refusal } | null> {
  const { by, now, today } = doing
  if (due < today) return { refused: 'duePast' }
  const request = await taken(tx, id, 'note')
  if (!request) return { refused: 'ended' }
  if (request.person && (await isCallWithdrawn(tx, request.person, today))) return { refused: 'callWithdrawn' }
  const entry = await addEntry(tx, { request_id: id, verb: 'note', note, by_account: by, at: now })
  await stepOn(tx, request, request.person, due, doing)
  const { person } = request
  await record(tx, { kind: 'request.noted', subject: ['request', id], person, by, now, data: { entry } })
  return null
}

/**
 * Joins a request with a person of the desk, and keeps that they agreed to be called, if they asked themselves: by which
 * words, on which day and by which medium.
 */
export async function joinPerson(
  tx: Tx,
  id: string,
  person: string,
  doing: Doing,
): Promise<{ refused: Refusal } | null> {
  const { by, now } = doing
  const request = await taken(tx, id, 'join')
  if (!request) return { refused: 'ended' }
  if (!(await personHead(tx, person))) return { refused: 'noPerson' }
  const entry = await addEntry(tx, { request_id: id, verb: 'join', person_id: person, by_account: by, at: now })
  // A request about somebody else is not theirs to see.
  if (request.whom !== 'other') await setAskedBy(tx, id, person)
  const due = (await openStepOf(tx, 'request', id))?.due_on ?? request.due_on
  await stepOn(tx, request, person, due, doing)
  const medium = request.medium as Medium
  const { wording } = request
  await record(tx, {
    kind: 'request.joined',
    subject: ['request', id],
    person,
    by,
    onBehalfOf: person,
    medium,
    now,
    data: { entry, wording },
  })
  // Whoever asks for somebody else agrees for themselves; the one it is about has not been asked yet.
  if (request.whom === 'other') return null
  const given_on = dayOf(request.received_at)
  const consent = {
    purpose: 'callback',
    recipient_id: null,
    fields: [...PURPOSES.callback.fields],
    wording,
    given_on,
  } as const
  // One that holds already is enough.
  await giveConsent(
    tx,
    { ...consent, fields: [...consent.fields], person_id: person, given_by_medium: medium },
    { ...doing, medium },
  )
  return null
}

/**
 * Ends a request with what came of it. The link of one that was no request shows nothing any more; it is withdrawn first,
 * since whoever holds it takes a use of it before they act on the request.
 */
export async function close(
  tx: Tx,
  id: string,
  { outcome, note }: { outcome: Outcome; note: string },
  { by, now }: Doing,
): Promise<{ refused: Refusal } | null> {
  if (outcome === 'mistaken') await revokeLinks(tx, ['request', id], now, by)
  const request = await taken(tx, id, 'close')
  if (!request) return { refused: 'ended' }
  const entry = await addEntry(tx, { request_id: id, verb: 'close', outcome, note, by_account: by, at: now })
  await nextStep(tx, [requestSubject, id], null, null, { by, at: now, outcome })
  const { person } = request
  await record(tx, { kind: 'request.closed', subject: ['request', id], person, by, now, data: { entry, outcome } })
  return null
}

/**
 * Opens a request again that ended by mistake, whoever ended it: it is a step of the one who says so, and a link that was
 * withdrawn with it opens again. The end stays in the history, with why it is none.
 */
export async function reopen(
  tx: Tx,
  id: string,
  { note, due }: { note: string; due: Day },
  doing: Doing,
): Promise<{ refused: Refusal } | null> {
  const { by, now, today } = doing
  if (due < today) return { refused: 'duePast' }
  const request = await taken(tx, id, 'reopen')
  if (!request) return { refused: 'open' }
  await restoreLinks(tx, ['request', id], endOf(await entriesOf(tx, id))!.at)
  const entry = await addEntry(tx, { request_id: id, verb: 'reopen', note, by_account: by, at: now })
  const { person } = request
  await stepOn(tx, request, person, due, doing)
  await record(tx, { kind: 'request.reopened', subject: ['request', id], person, by, now, data: { entry } })
  return null
}
