import { createHash, randomBytes } from 'node:crypto'
import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { addMinutes } from '#platform/clock.ts'
import { knownCookie } from '#platform/cookies.ts'
import type { Database, Tx } from '#platform/db.ts'
import { record } from '#platform/happening.ts'
import type { Scope } from '#platform/lanes.ts'
import type { Ask } from '#platform/page.ts'
import { SESSION } from '../rules.ts'
import {
  accountByLogin,
  addSession,
  hatOf,
  noteAttempt,
  removeSession,
  settleAttempt,
  takeTurn,
  triesOf,
} from '../store.ts'
import { inTurn, passwordFits } from './passwords.ts'
import { loginRefusal, type NotLoggedIn, SETTINGS, waitAfter } from './rules.ts'

/** A token that nobody guesses: 256 bits. Only its hash is stored. */
const randomToken = (): string => randomBytes(32).toString('base64url')

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** The token by which this browser is known from earlier logins, if it sent one. */
function knownBrowser({ cookies, tls }: Pick<Ask, 'cookies' | 'tls'>): string | null {
  const token = cookies[knownCookie(tls)] ?? ''
  return /^[\w-]{43}$/.test(token) ? token : null
}

/** From where and when somebody tries. */
type Trying = Pick<Ask, 'now' | 'today' | 'address' | 'cookies' | 'tls'> & { municipality: { id: string } }

/** Who somebody is, is found out in the lane of the entry. */
export const entryOf = ({ municipality }: { municipality: { id: string } }): Scope => ({
  lane: 'entry',
  municipality: municipality.id,
})

export type LoggedIn = { token: string; browser: string }

const BUSY: NotLoggedIn = { refused: 'busy', seconds: 10 }

/**
 * Tries a password: gives what `fits` gives where it does, else why not. The try is noted as a failure before the slow
 * work is begun, and as a success (`settleAttempt`) by `fits`, so that a hundred at once cannot slip past the limits; no
 * transaction is open in between.
 */
export async function tryPassword<T>(
  database: Database,
  ask: Trying,
  login: string,
  password: string,
  fits: (tx: Tx, tried: { account: string; attempt: string }) => Promise<T>,
): Promise<T | NotLoggedIn> {
  const scope = entryOf(ask)
  const tried = await inTurn(async () => {
    const begun = await database.write(scope, tx => beginTry(tx, ask, login))
    if ('refused' in begun) return begun
    if (!(await passwordFits(begun.account?.password_hash ?? null, password)) || !begun.account) return begun.failed
    const { account, attempt } = begun
    if (account.disabled_at) return { refused: 'disabled', seconds: 0 } satisfies NotLoggedIn
    return database.write(scope, tx => fits(tx, { account: account.id, attempt }))
  })
  return tried === 'busy' ? BUSY : tried
}

async function beginTry(tx: Tx, ask: Trying, login: string) {
  const turns = [takeTurn(tx, ask.address), takeTurn(tx, login)]
  const [stored] = await Promise.all([settingsOn(tx, ask.today), ...turns])
  const limits = settingsFrom(stored, SETTINGS)
  const cookie = knownBrowser(ask)
  const place = { login, address: ask.address, browser: cookie ? hashOf(cookie) : null }
  const tries = await triesOf(tx, place, ask.now, limits.crowd.minutes)
  const refused = loginRefusal(tries, limits)
  if (refused) return refused
  const attempt = await noteAttempt(tx, { ...place, at: ask.now, known: tries.known })
  const seconds = waitAfter(tries.here + 1, limits.lockout)
  const failed: NotLoggedIn = { refused: seconds > 0 ? 'wait' : 'wrong', seconds }
  return { attempt, failed, account: await accountByLogin(tx, login) }
}

/**
 * Logs in by name and password: a new session whose token only the browser holds, or why not. The session that this
 * browser had before ends with it.
 */
export const logIn = (
  database: Database,
  ask: Trying,
  typed: { login: string; password: string },
  before: string | undefined,
): Promise<LoggedIn | NotLoggedIn> =>
  tryPassword(database, ask, typed.login, typed.password, async (tx, { account, attempt }): Promise<LoggedIn> => {
    if (before) await removeSession(tx, hashOf(before))
    const [token, browser] = [randomToken(), knownBrowser(ask) ?? randomToken()]
    await settleAttempt(tx, attempt, hashOf(browser))
    const expires_at = addMinutes(ask.now, SESSION.hours * 60)
    const hat = await hatOf(tx, account, ask.today)
    await addSession(tx, { token_hash: hashOf(token), account_id: account, hat, seen_at: ask.now, expires_at })
    await record(tx, { kind: 'account.logged-in', subject: ['account', account], by: account, now: ask.now })
    return { token, browser }
  })
