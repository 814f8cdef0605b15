import { randomInt } from 'node:crypto'
import { addResidentAccount, beginResident, type ResidentIn } from '#features/accounts/index.ts'
import { fullKana, fullName, type PersonDesk } from '#features/people/index.ts'
import { addMinutes } from '#platform/clock.ts'
import { sessionCookie } from '#platform/cookies.ts'
import type { Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import type { Ask } from '#platform/page.ts'
import { codeHash, isCode } from '../sign-in/code.ts'
import { CARD, isGood, isResting, triedOnce } from './rules.ts'
import { accountOf, addCard, endCards, lockCard, setCard } from './store.ts'

/** Makes a card for somebody: its code, which is told here and never again. An earlier card ends with it. */
export async function makeCard(
  tx: Tx,
  municipality: string,
  person: Pick<PersonDesk, 'id' | 'number' | 'birth_on' | 'family_name' | 'given_name' | 'family_kana' | 'given_kana'>,
  { by, now }: Doing,
): Promise<{ code: string; until: string }> {
  const [id, code] = [newId<'card'>(), String(randomInt(10 ** CARD.digits)).padStart(CARD.digits, '0')]
  const until = addMinutes(now, CARD.days * 24 * 60)
  await endCards(tx, person.id, now)
  await addCard(tx, {
    ...{ id, person_id: person.id, number: person.number, birth_on: person.birth_on },
    ...{ name: fullName(person) || fullKana(person), code_hash: codeHash(municipality, id, code) },
    ...{ at: now, until_at: until, by_account: by },
  })
  await record(tx, { kind: 'card.printed', subject: ['entry_card', id], person: person.id, by, now, data: { until } })
  return { code, until }
}

export type CardTyped = { number: number; birth_on: Day; code: string }

/** For a number without a card the same is worked out. */
const NOBODY = { id: '00000000-0000-0000-0000-000000000000', code_hash: Buffer.alloc(32) }

/**
 * Lets somebody in by their card, as the person for whom it was printed; null where anything does not fit, whatever it is. Only
 * a wrong code beside the right birth date is counted on the card: with a wrong one no code opens it.
 */
export async function enterByCard(
  tx: Tx,
  ask: Ask,
  { number, birth_on, code }: CardTyped,
  remember: boolean,
): Promise<ResidentIn | null> {
  const card = await lockCard(tx, number)
  const { id, code_hash } = card ?? NOBODY
  const fits = isCode(code_hash, ask.municipality.id, id, code)
  if (!card || !isGood(card, ask.now) || isResting(card, ask.now) || card.birth_on !== birth_on) return null
  if (!fits) {
    await setCard(tx, card.id, triedOnce(card, ask.now))
    return null
  }
  await setCard(tx, card.id, { used_at: ask.now })
  const { person_id: person, name } = card
  const account = (await accountOf(tx, person, ask.today)) ?? (await addResidentAccount(tx, { person, name }, ask))
  return beginResident(tx, ask, account, { remember, before: ask.cookies[sessionCookie(ask.tls)] })
}
