import type { Tx } from '#platform/db.ts'
import { type Doing, type Medium, record } from '#platform/happening.ts'
import { type ConsentField, giveRefusal, PURPOSES, type Purpose, wordingOf } from '../rules.ts'
import { addConsent } from '../store.ts'
import { ownConsents } from './store.ts'

/** What residents are asked on their own page; what names an organisation is asked by the desk, about that organisation. */
export const OFFERED = ['contact', 'research'] as const satisfies readonly Purpose[]

/** That they may be called for what they asked, which they agreed to by sending it. */
export const giveCallback = (tx: Tx, person: string, doing: Typing): Promise<boolean> =>
  giveOwn(tx, person, 'callback', doing)

type Typing = Doing & { medium: Medium }

/** Notes what a resident agrees to by themselves, or what staff type for them while they say it, in the words that they were shown; false where it holds already. */
export async function giveOwn(
  tx: Tx,
  person: string,
  purpose: (typeof OFFERED)[number] | 'callback' | 'outlook',
  { by, now, today, medium }: Typing,
  told: readonly ConsentField[] = PURPOSES[purpose].fields,
): Promise<boolean> {
  const [fields, wording] = [[...told], wordingOf(purpose).version]
  if (giveRefusal(await ownConsents(tx), { purpose, recipient_id: null, fields }, today)) return false
  const consent = await addConsent(tx, {
    ...{ person_id: person, purpose, recipient_id: null, fields, wording },
    ...{ given_on: today, given_by_medium: medium, taken_by: by },
  })
  if (consent === null) return false
  await record(tx, {
    ...{ kind: 'person.consent-given', subject: ['person', person], person, by, medium, now },
    data: { consent, purpose, recipient: null, fields, wording },
  })
  return true
}
