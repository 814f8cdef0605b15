import { createHash } from 'node:crypto'
import { hasCome, type Instant, secondsOf } from './clock.ts'
import { closed, opened } from './closed.ts'
import { sessionCookie, standingCookie } from './cookies.ts'
import type { Ask, Cookie } from './page.ts'
import type { Standing } from './standing.ts'

/** Who acts for whom, as every page tells it while it lasts. */
export type StandingTold = Pick<Standing, 'door' | 'by' | 'medium' | 'until'> & { for: string }

const keyOf = (session: string): Buffer => createHash('sha256').update(`standing ${session}`).digest()

/** As it travels in a cookie: it names people, so it is read with the session alone. */
export const standingSealed = (told: StandingTold, session: string): string =>
  closed(JSON.stringify(told), keyOf(session))

/** What a cookie tells to whoever has this session; undefined for what is over, or was never ours. */
export function standingTold(
  sealed: string | undefined,
  session: string | undefined,
  now: Instant,
): StandingTold | undefined {
  if (!sealed || !session) return undefined
  try {
    const told = JSON.parse(opened(sealed, keyOf(session))) as StandingTold
    return hasCome(told.until, now) ? undefined : told
  } catch {
    return undefined
  }
}

/** For whom whoever asks acts, as their browser says: on pages that look nobody up. What it says opens nothing. */
export const actsFor = ({ cookies, tls, now }: Pick<Ask, 'cookies' | 'tls' | 'now'>): StandingTold | undefined =>
  standingTold(cookies[standingCookie(tls)], cookies[sessionCookie(tls)], now)

/** What the browser of whoever acts for somebody is given to tell it on pages for everybody, while it lasts. */
export const standingTells = (
  { cookies, tls, now }: Pick<Ask, 'cookies' | 'tls' | 'now'>,
  told: StandingTold,
  session: string = cookies[sessionCookie(tls)] ?? '',
): Cookie => ({
  name: standingCookie(tls),
  value: standingSealed(told, session),
  maxAge: Math.max(0, secondsOf(told.until) - secondsOf(now)),
})

/** Nobody is acted for any more. */
export const standingOver = ({ tls }: Pick<Ask, 'tls'>): Cookie => ({ name: standingCookie(tls), value: '', maxAge: 0 })
