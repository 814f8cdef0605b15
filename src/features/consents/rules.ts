import { type ConsentField, PURPOSES, type Purpose } from './rules-purposes.ts'

export * from './rules-purposes.ts'

// Consent of the person to tell somebody else about them: per purpose and recipient, revocable at any time.

export type Consent = {
  id: string
  purpose: Purpose
  recipient_id: string | null
  recipient: string | null
  fields: ConsentField[]
  wording: string
  given_on: string
  given_by_medium: string
  taken_by: string
  withdrawn_on: string | null
  withdrawn_by: string | null
}

export type ConsentRefusal = 'consentMissing' | 'consentGeneralOnly' | 'consentWithdrawn'

type Given = Pick<Consent, 'purpose' | 'recipient_id' | 'given_on' | 'withdrawn_on'>

/** A consent holds from the day it was given and no longer on the day it is withdrawn. */
export const isLive = (consent: Given, day: string): boolean =>
  consent.given_on <= day && (consent.withdrawn_on === null || consent.withdrawn_on > day)

/**
 * The live consent for telling this recipient (`null`: nobody in particular) for this purpose on this day, or the
 * sentence's key that says why there is none.
 */
export function consentFor<C extends Given>(
  consents: readonly C[],
  purpose: Purpose,
  recipient: string | null,
  day: string,
): { consent: C } | { refused: ConsentRefusal } {
  const fitting = consents.filter(consent => consent.purpose === purpose)
  const live = fitting.filter(consent => isLive(consent, day))
  const covers = (consent: C) =>
    consent.recipient_id === recipient || (consent.recipient_id === null && !PURPOSES[purpose].namesRecipient)
  const consent = live.find(covers)
  if (consent) return { consent }
  if (fitting.some(given => given.recipient_id === recipient && given.withdrawn_on !== null))
    return { refused: 'consentWithdrawn' }
  return { refused: live.some(given => given.recipient_id === null) ? 'consentGeneralOnly' : 'consentMissing' }
}

export type GiveRefusal = 'consentNeedsRecipient' | 'consentFieldNotAllowed' | 'consentTwice'

/** Whether such a consent may be noted beside those there are. `null`: yes. */
export function giveRefusal(
  consents: readonly Given[],
  wanted: { purpose: Purpose; recipient_id: string | null; fields: readonly ConsentField[] },
  day: string,
): GiveRefusal | null {
  if (PURPOSES[wanted.purpose].namesRecipient && wanted.recipient_id === null) return 'consentNeedsRecipient'
  const allowed: readonly ConsentField[] = PURPOSES[wanted.purpose].fields
  if (!wanted.fields.every(field => allowed.includes(field))) return 'consentFieldNotAllowed'
  const same = consents.some(
    given => given.purpose === wanted.purpose && given.recipient_id === wanted.recipient_id && isLive(given, day),
  )
  return same ? 'consentTwice' : null
}
