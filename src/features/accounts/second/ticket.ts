import { z } from 'zod'
import { addMinutes, type Instant } from '#platform/clock.ts'
import { closed, opened } from '#platform/closed.ts'
import { secondCookie } from '#platform/cookies.ts'
import type { Ask } from '#platform/page.ts'
import { keyFor } from '#platform/secret.ts'
import { TICKET_MINUTES } from './rules.ts'

/**
 * What the browser holds between the password and the code: for whom the password was right, in which try, and until when.
 * It is no session and opens nothing but the second step.
 */
const TICKET = z.object({ account: z.string(), attempt: z.string(), since: z.string(), until: z.string() })
export type Ticket = z.infer<typeof TICKET>

type City = { municipality: { id: string } }

const keyOf = ({ municipality }: City): Buffer => keyFor('login', municipality.id)

/** A ticket for the next minutes. `since`: when the password that was right was chosen; another one begins anew. */
export const writeTicket = (ask: City & { now: Instant }, ticket: Omit<Ticket, 'until'>): string =>
  closed(JSON.stringify({ ...ticket, until: addMinutes(ask.now, TICKET_MINUTES) }), keyOf(ask))

/** The ticket that the browser holds; null where it holds none, or one whose time is over. */
export function ticketOf(ask: City & Pick<Ask, 'now' | 'cookies' | 'tls'>): Ticket | null {
  try {
    const ticket = TICKET.parse(JSON.parse(opened(ask.cookies[secondCookie(ask.tls)] ?? '', keyOf(ask))))
    return ticket.until > ask.now ? ticket : null
  } catch {
    // No ticket of ours.
    return null
  }
}

/** A new secret on its way through the form in which it is confirmed: only its account opens it. */
export const sealSecret = (account: string, secret: string): string => closed(secret, keyFor('setup', account))

/** The secret of a form; null where it is none of ours. */
export function unsealSecret(account: string, sealed: string): string | null {
  try {
    return opened(sealed, keyFor('setup', account))
  } catch {
    return null
  }
}
