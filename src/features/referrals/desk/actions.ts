import { randomBytes } from 'node:crypto'
import { tell, untell } from '#features/notices/index.ts'
import { personHead } from '#features/people/index.ts'
import { codeFrom } from '#features/requests/index.ts'
import { endStep, openStepOf, openStepsOf } from '#features/steps/index.ts'
import { addMinutes } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { issueLink, revokeLinks } from '#platform/links.ts'
import '../happenings.ts'
import { dueOf } from '../due.ts'
import { lettered, referred } from '../messages/referred.ts'
import { partnerById } from '../partners/store.ts'
import { after, type Field, type Ground, LINK_DAYS, PURPOSE, type Refusal, type Verb, type Way } from '../rules.ts'
import { addEntry, addReferral, changeReferral, holdReferral, type NewReferral, type Referral } from '../store.ts'
import { allowedFor, wentOf } from '../went/told.ts'
import { settle } from './settle.ts'

export type Refused = { refused: Refusal }

/** So many codes are tried where one is taken: 24 million of them make a second try rare. */
const TRIES = 5

export async function addCoded(tx: Tx, referral: Omit<NewReferral, 'code'>): Promise<string> {
  for (let tries = 0; tries < TRIES; tries++) {
    const added = await addReferral(tx, { ...referral, code: codeFrom(randomBytes(6)) })
    if (added) return added
  }
  throw new Error('no code of a referral is free')
}

export type Wanted = {
  person: string
  partner: string
  question: string
  fields: Field[]
  body: string
  ground: Ground | null
  ground_note: string
}

/** Begins a つなぎ, of which nothing goes yet. The step that said it was to be done ends: this is it. */
export async function begin(tx: Tx, wanted: Wanted, doing: Doing): Promise<{ id: string } | Refused> {
  const { by, now, today } = doing
  const { person, partner: organisation, ...said } = wanted
  if (!(await personHead(tx, person)) || !(await partnerById(tx, organisation))) return { refused: 'none' }
  const due_on = await dueOf(tx, organisation, 'draft', today)
  const to = {
    person_id: person,
    organisation_id: organisation,
    status: 'draft',
    due_on,
    at: now,
    by_account: by,
  } as const
  const id = await addCoded(tx, { ...said, ...to })
  const before = (await openStepsOf(tx, 'person', person)).find(
    ({ what, organisation_id }) => what === 'refer' && organisation_id === organisation,
  )
  if (before) await endStep(tx, before.id, { by, at: now, outcome: 'つなぎの文を作った' })
  await settle(tx, (await holdReferral(tx, id))!, { ...doing, by: before?.owner_id ?? by })
  return { id }
}

/** The つなぎ in the hands of staff, while the verb is open. */
export async function taken(tx: Tx, id: string, verb: Verb): Promise<Referral | Refused> {
  const referral = await holdReferral(tx, id)
  if (!referral) return { refused: 'none' }
  return after(referral.status, verb, referral.held_from) ? referral : { refused: 'notNow' }
}

/** Notes what was done, for whoever listens and for the time line. */
export async function note(
  tx: Tx,
  { id, person_id: person, organisation_id: organisation }: Referral,
  entry: Omit<Parameters<typeof addEntry>[1], 'referral_id' | 'at' | 'by_account'>,
  { by, now }: { by: string | null; now: string },
): Promise<void> {
  await addEntry(tx, { ...entry, referral_id: id, at: now, by_account: by })
  const data = { verb: entry.verb, organisation }
  await record(tx, { kind: 'referral.done', subject: ['referral', id], person, by, now, data })
}

/** Issues the link by which the partner sees and answers it; the token is given here and never again. */
const linkFor = async (tx: Tx, id: string, now: string): Promise<string> =>
  (
    await issueLink(tx, {
      purpose: PURPOSE,
      subject: ['referral', id],
      until: addMinutes(now, LINK_DAYS * 24 * 60),
    })
  ).token

/**
 * Lets it go to the partner: exactly what the page showed, which is kept as it was. Only by the consent for this partner
 * and those fields, or by law with the reason (個人情報の保護に関する法律27条, 69条). Its step becomes the つなぎ that figures
 * count, one for each that went. Gives the token of a link where that is the way.
 */
export async function send(
  tx: Tx,
  id: string,
  way: Way,
  doing: Doing,
): Promise<{ due: Day; token: string | null } | Refused> {
  const { by, now, today } = doing
  const referral = await taken(tx, id, 'send')
  if ('refused' in referral) return referral
  if (way === 'letter' && referral.partner_address === '') return { refused: 'address' }
  const allowed = await allowedFor(tx, referral, today)
  if ('refused' in allowed) return { refused: allowed.refused }
  const told = await wentOf(tx, referral, allowed.fields, today)
  const step = (await openStepOf(tx, 'referral', id))!
  await endStep(tx, step.id, { by, at: now, outcome: 'つないだ', referred: today })
  const answer_due = await dueOf(tx, referral.organisation_id, 'requested', today)
  const sent = { status: 'requested', told, way, sent_on: today, answer_due, step_id: step.id } as const
  await changeReferral(tx, id, { ...sent, fields: allowed.fields, consent_id: allowed.consent, due_on: answer_due })
  await note(tx, referral, { verb: 'send' }, doing)
  const gone = (await holdReferral(tx, id))!
  await settle(tx, gone, { ...doing, by: step.owner_id }, { due: answer_due })
  await deliver(tx, gone, now)
  return { due: answer_due, token: way === 'link' ? await linkFor(tx, id, now) : null }
}

/** By mail where it goes by link and the partner has an address of mail; into the letters that wait to be printed. */
async function deliver(tx: Tx, referral: Referral, now: string): Promise<void> {
  const { id, code, way, partner, partner_email: email, partner_address: address, question } = referral
  const told = { about: ['referral', id] as const, once: `referral ${id} ${way}`, now }
  const due = referral.answer_due!
  if (way === 'link' && email !== '')
    await tell(tx, referred, { ...told, to: { name: partner, email }, data: { code, due, partner } })
  if (way === 'letter')
    await tell(tx, lettered, {
      ...told,
      to: { name: partner, address },
      data: { code, due, question, told: referral.told! },
    })
}

/** What is to go no more: links open nothing, and what was planned is not sent. */
export async function silence(tx: Tx, id: string, { by, now }: { by: string | null; now: string }): Promise<void> {
  await revokeLinks(tx, ['referral', id], now, by)
  await untell(tx, ['referral', id], now)
}
