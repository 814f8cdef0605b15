import { randomInt } from 'node:crypto'
import { giveHat } from '#features/accounts/index.ts'
import { codeHash, isCode, newCode } from '#features/residents/index.ts'
import { addMinutes, startOf } from '#platform/clock.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import type { StandPart } from '#platform/standing.ts'
import type { Door } from '../rules.ts'
import { addStanding } from '../store.ts'
import {
  DELEGATE,
  type EndedBy,
  isOffered,
  type MakeRefusal,
  type Relation,
  type TakeRefusal,
  wholeOf,
} from './rules.ts'
import {
  addDelegation,
  cardHolder,
  delegationsOf,
  endDelegation,
  isOwnPerson,
  lockOffer,
  renewCode,
  setOffer,
} from './store.ts'

/** `born_on`: whoever has no mailbox comes in by a card. */
export type Typed = { name: string; relation: Relation; may: StandPart[]; until_on: Day; born_on?: Day | null }
/** What stands on the paper, told once. */
export type Paper = { number: string; code: string; until: string }

/** Names a delegate, by the person themselves or by the desk with their yes; what the paper says. */
export async function makeDelegate(
  tx: Tx,
  { municipality, person, medium }: { municipality: string; person: string; medium: Door | 'web' },
  { name, relation, may, until_on, born_on }: Typed,
  { by, now }: Doing,
): Promise<Paper | { refused: MakeRefusal }> {
  if ((await delegationsOf(tx, person)).filter(one => one.ended_at === null).length >= DELEGATE.most)
    return { refused: 'many' }
  const [id, code] = [newId<'delegation'>(), newCode()]
  const number = String(randomInt(10 ** DELEGATE.numberDigits)).padStart(DELEGATE.numberDigits, '0')
  const [until, whole] = [addMinutes(now, DELEGATE.codeDays * 24 * 60), wholeOf(may)]
  await addDelegation(tx, {
    ...{ id, person_id: person, number, name, relation, may: whole, until_on, made_by: by, made_at: now, medium },
    ...{ code_hash: codeHash(municipality, id, code), code_until: until, ...(born_on && { born_on }) },
  })
  await record(tx, {
    ...{ kind: 'delegation.made', subject: ['delegation', id], person, by, medium, now },
    data: { may: whole, until: until_on },
  })
  return { number, code, until }
}

/** Another card for a delegate without a mailbox, printed at the desk; the one before ends with it. Null where there is none such. */
export async function renewCard(
  tx: Tx,
  municipality: string,
  which: { id: string; person: string },
  { by, now }: Doing,
): Promise<(Paper & { name: string }) | null> {
  const held = await cardHolder(tx, which)
  if (!held) return null
  const { id, number, name } = held
  const [code, until] = [newCode(), addMinutes(now, DELEGATE.codeDays * 24 * 60)]
  await renewCode(tx, id, { code_hash: codeHash(municipality, id, code), code_until: until })
  const data = { until }
  await record(tx, { kind: 'delegation.renewed', subject: ['delegation', id], person: which.person, by, now, data })
  return { number, code, until, name }
}

/** Ends one, by one press of the person, the desk or the delegate; false where it is over already. */
export async function endDelegate(
  tx: Tx,
  which: { id: string; person: string },
  as: EndedBy,
  { by, now }: Pick<Doing, 'by' | 'now'>,
): Promise<boolean> {
  if (!(await endDelegation(tx, which, { ended_at: now, ended_as: as }))) return false
  await record(tx, {
    ...{ kind: 'delegation.ended', subject: ['delegation', which.id], person: which.person, by, now, data: { as } },
  })
  return true
}

/** For a number without an offer the same is worked out. */
const NOBODY = { id: '00000000-0000-0000-0000-000000000000', code_hash: Buffer.alloc(32) }

/** `born_on`: of whoever comes without a mailbox. */
export type Given = { number: string; code: string; born_on?: Day }

/** What a paper offers to whoever knows its code; a try is counted on it. In the lane of the entry. */
export async function offerOf(
  tx: Tx,
  municipality: string,
  { number, code, born_on }: Given,
  { now, today }: { now: string; today: Day },
) {
  const offer = await lockOffer(tx, number)
  const { id, code_hash } = offer ?? NOBODY
  const fits = isCode(code_hash, municipality, id, code)
  if (!offer || !isOffered(offer, now, today)) return null
  // A card opens by the birth date alone: it is nobody's who has a mailbox and found it.
  if (fits && offer.born_on === (born_on ?? null)) return offer
  await setOffer(tx, offer.id, { tries: offer.tries + 1 })
  return null
}

type Offered = NonNullable<Awaited<ReturnType<typeof offerOf>>>

/** The account takes up what it was offered: it has a hat for that person from now on. Gives what it stands by. */
export async function takeUp(
  tx: Tx,
  { id, person_id: person, may, until_on }: Offered,
  account: string,
  { now, today }: { now: string; today: Day },
): Promise<{ standing: string; until: string } | { refused: TakeRefusal }> {
  if (await isOwnPerson(tx, account, person)) return { refused: 'own' }
  const [standing, until] = [newId<'standing'>(), startOf(addDays(until_on, 1))]
  await setOffer(tx, id, { taken_at: now, used_at: now, account_id: account })
  await addStanding(tx, {
    ...{ id: standing, person_id: person, account_id: account, door: 'delegate', may, delegation_id: id },
    ...{ begun_at: now, until_at: until },
  })
  await giveHat(tx, account, { hat: 'delegate', scope: standing }, account, today)
  await record(tx, { kind: 'delegation.taken', subject: ['delegation', id], person, by: account, medium: 'web', now })
  return { standing, until }
}
