import { createHash, randomBytes } from 'node:crypto'
import { addMinutes } from '#platform/clock.ts'
import { closed, opened } from '#platform/closed.ts'
import { onceCookie } from '#platform/cookies.ts'
import type { Tx } from '#platform/db.ts'
import type { Ask, Cookie } from '#platform/page.ts'
import { keyFor } from '#platform/secret.ts'
import { addOnce, type Purpose, removeOnce } from './store.ts'

/** So long a passkey may be looked for, and a login at another service may take. */
const MINUTES: Record<Purpose, number> = {
  'passkey.enter': 5,
  'passkey.set': 5,
  'identity.enter': 10,
  'identity.bind': 10,
  'line.enter': 10,
  'line.add': 10,
}

type City = Pick<Ask, 'now' | 'cookies' | 'tls'> & { municipality: { id: string } }

const hashed = (of: string, token: string): Buffer => createHash('sha256').update(`${of} ${token}`).digest()
const keyOf = ({ municipality }: City, token: string): Buffer => keyFor('once', municipality.id, token)

/** What others are told of a token (a challenge, a state): by it nobody finds the token. */
export const derived = (of: string, token: string): string => hashed(of, token).toString('base64url')

/** A token that is good once, for this browser; `data` is for whoever brings it back. */
export async function issueOnce(
  tx: Tx,
  ask: City,
  purpose: Purpose,
  account: string | null,
  data?: object,
): Promise<{ token: string; cookie: Cookie }> {
  const token = randomBytes(32).toString('base64url')
  await addOnce(tx, ask.now, {
    ...{ token_hash: hashed('once', token), purpose, account_id: account },
    data: data ? closed(JSON.stringify(data), keyOf(ask, token)) : null,
    expires_at: addMinutes(ask.now, MINUTES[purpose]),
  })
  return { token, cookie: { name: onceCookie(ask.tls), value: token, maxAge: MINUTES[purpose] * 60 } }
}

/** The token that this browser holds, used up by this; null where it holds none, or one that was used, is late or for another purpose. */
export async function takeOnce(
  tx: Tx,
  ask: City,
  purposes: readonly Purpose[],
): Promise<{ token: string; purpose: Purpose; account: string | null; data: unknown } | null> {
  const token = ask.cookies[onceCookie(ask.tls)] ?? ''
  const row = token ? await removeOnce(tx, hashed('once', token), ask.now) : undefined
  if (!row || !purposes.includes(row.purpose)) return null
  try {
    const data = row.data === null ? null : JSON.parse(opened(row.data, keyOf(ask, token)))
    return { token, purpose: row.purpose, account: row.account_id, data }
  } catch {
    // Closed under another key of the installation.
    return null
  }
}

/** Nothing is to come back to this browser any more. */
export const forgotten = (ask: Pick<Ask, 'tls'>): Cookie => ({ name: onceCookie(ask.tls), value: '', maxAge: 0 })
