import { hasCome } from '#platform/clock.ts'
import { type Card, isGood } from '../card/rules.ts'
import type { Door } from '../rules.ts'

/** By what somebody comes in whom no code of paper lets in. */
export const WAYS = ['mail', 'sms', 'line', 'passkey'] as const
export type Way = (typeof WAYS)[number]

/** What became of a way in. */
export const ACTS = ['added', 'removed', 'changed'] as const
export type Act = (typeof ACTS)[number]

/**
 * So many days whoever was reached before can put a change back: long enough for somebody who looks at their mail once a week,
 * short enough that a mailbox that was given up does not open the account for ever.
 */
export const UNDO_DAYS = 7

/** How many ways lead in: an address only where a code is sent to such a one, a passkey only at the host it was made for. */
export const waysIn = (
  has: { addresses: readonly { channel: Door }[]; passkeys: readonly { host: string }[] },
  here: { channels: readonly Door[]; host: string },
): number =>
  has.addresses.filter(({ channel }) => here.channels.includes(channel)).length +
  has.passkeys.filter(({ host }) => host === here.host).length

/** What there is to say of the card that the desk printed last. */
export type CardState = 'none' | 'good' | 'over'

export const cardState = (card: Omit<Card, 'birth_on'> | undefined, now: string): CardState =>
  !card ? 'none' : isGood(card, now) ? 'good' : 'over'

/** Whether a change can still be put back. */
export const canUndo = ({ at, undone_at }: { at: string; undone_at: string | null }, now: string): boolean =>
  undone_at === null && !hasCome(undoUntil(at), now)

const DAY_MS = 86_400_000

/**
 * From when on changes go back with one: whoever took an account over adds a mailbox and then takes the owner's away, and the
 * owner presses the link of the second mail.
 */
export const undoFrom = (at: string): string => new Date(Date.parse(at) - DAY_MS).toISOString()

export const undoUntil = (at: string): string => new Date(Date.parse(at) + UNDO_DAYS * DAY_MS).toISOString()
