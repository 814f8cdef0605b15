import type { Tx } from '#platform/db.ts'
import { type Doing, type Medium, record } from '#platform/happening.ts'
import { type ConsentRefusal, type GiveRefusal, giveRefusal } from './rules.ts'
import { addConsent, consentsOf, markWithdrawn, type NewConsent } from './store.ts'

/** Notes a consent that a registered person gave: its id, or why the rules refuse it. */
export async function giveConsent(
  tx: Tx,
  wanted: Omit<NewConsent, 'taken_by'>,
  { by, now, today, medium }: Doing & { medium: Medium },
): Promise<{ id: string } | { refused: GiveRefusal }> {
  const { person_id: person, purpose, recipient_id: recipient, fields, wording } = wanted
  const refused = giveRefusal(await consentsOf(tx, person), wanted, today)
  if (refused) return { refused }
  const id = await addConsent(tx, { ...wanted, taken_by: by })
  // Somebody else noted the same at this very moment.
  if (id === null) return { refused: 'consentTwice' }
  await record(tx, {
    kind: 'person.consent-given',
    subject: ['person', person],
    person,
    by,
    medium,
    now,
    data: { consent: id, purpose, recipient, fields, wording },
  })
  return { id }
}

/** Notes that a consent was withdrawn: it stays, with who (null: by themselves) and when. Refuses one that is not live. */
export async function withdrawConsent(
  tx: Tx,
  person: string,
  consent: string,
  { by, now, today, medium }: Doing<string | null> & { medium: Medium },
): Promise<{ refused: ConsentRefusal } | null> {
  const withdrawn = await markWithdrawn(tx, person, consent, { on: today, by })
  if (!withdrawn) return { refused: 'consentWithdrawn' }
  await record(tx, {
    kind: 'person.consent-withdrawn',
    subject: ['person', person],
    person,
    by,
    medium,
    now,
    data: { consent, purpose: withdrawn.purpose, recipient: withdrawn.recipient_id },
  })
  return null
}
