import { createHash, randomBytes } from 'node:crypto'
import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { addMinutes } from '#platform/clock.ts'
import { knownCookie } from '#platform/cookies.ts'
import type { Database, Tx } from '#platform/db.ts'
import { record } from '#platform/happening.ts'
import type { Scope } from '#platform/lanes.ts'
import type { Ask } from '#platform/page.ts'
import { SESSION } from '../rules.ts'
import { mustHave } from '../second/rules.ts'
import { rolesOn, type Ways, waysOf } from '../second/store.ts'
import { writeTicket } from '../second/ticket.ts'
import { addSession, removeSession } from '../sessions/store.ts'
import { accountByLogin, hatOf, stillOpens } from '../store.ts'
import { inTurn, passwordFits } from './passwords.ts'
import { loginRefusal, type NotLoggedIn, SETTINGS, waitAfter } from './rules.ts'
import { noteAttempt, settleAttempt, takeTurn, triesOf } from './store-tries.ts'

/** A token that nobody guesses: 256 bits. Only its hash is stored. */
export const randomToken = (): string => randomBytes(32).toString('base64url')

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** The token by which this browser is known from earlier logins, if it sent one. */
function knownBrowser({ cookies, tls }: Pick<Ask, 'cookies' | 'tls'>): string | null {
  const token = cookies[knownCookie(tls)] ?? ''
  return /^[\w-]{43}$/.test(token) ? token : null
}

/** From where and when somebody tries. */
export type Trying = Pick<Ask, 'now' | 'today' | 'address' | 'cookies' | 'tls'> & { municipality: { id: string } }

/** Who somebody is, is found out in the lane of the entry. */
export const entryOf = ({ municipality }: { municipality: { id: string } }): Scope => ({
  lane: 'entry',
  municipality: municipality.id,
})

/** `hatted`: somebody who is no staff, and has pages of their own. */
export type LoggedIn = { token: string; browser: string; hatted?: boolean }

/** A password that was right: of which account, in which try, and since when it is the account's. */
export type Passed = { account: string; attempt: string; since: string }

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
  fits: (tx: Tx, tried: Passed) => Promise<T>,
): Promise<T | NotLoggedIn> {
  const scope = entryOf(ask)
  const tried = await inTurn(async () => {
    const begun = await database.write(scope, tx => beginTry(tx, ask, login))
    if ('refused' in begun) return begun
    const { account, attempt, failed } = begun
    const stored = account?.reset_at ? null : (account?.password_hash ?? null)
    if (!(await passwordFits(stored, password)) || !account || stored === null) return failed
    if (account.disabled_at) return { refused: 'disabled', seconds: 0 } satisfies NotLoggedIn
    return database.write(scope, async tx => {
      const still = await stillOpens(tx, account.id, { password_hash: stored })
      return still ? fits(tx, { account: account.id, attempt, since: still.password_changed_at! }) : failed
    })
  })
  return tried === 'busy' ? BUSY : tried
}

async function beginTry(tx: Tx, ask: Trying, login: string) {
  const begun = await noteTry(tx, ask, login)
  return 'refused' in begun ? begun : { ...begun, account: await accountByLogin(tx, login) }
}

/** Notes a try under this name as a failure, and what to answer where it is one; refuses where none may be made now. */
export async function noteTry(tx: Tx, ask: Trying, name: string) {
  const turns = [takeTurn(tx, ask.address), takeTurn(tx, name)]
  const [stored] = await Promise.all([settingsOn(tx, ask.today), ...turns])
  const limits = settingsFrom(stored, SETTINGS)
  const cookie = knownBrowser(ask)
  const place = { login: name, address: ask.address, browser: cookie ? hashOf(cookie) : null }
  const tries = await triesOf(tx, place, ask.now, limits.crowd.minutes)
  const refused = loginRefusal(tries, limits)
  if (refused) return refused
  const attempt = await noteAttempt(tx, { ...place, at: ask.now, known: tries.known })
  const seconds = waitAfter(tries.here + 1, limits.lockout)
  const failed: NotLoggedIn = { refused: seconds > 0 ? 'wait' : 'wrong', seconds }
  return { attempt, failed }
}

/** What is still asked after the password: one of the ways of the second factor, or to set one up. */
export type Halfway = { second: Ways | 'setup'; ticket: string; account: string }

/**
 * Logs in by name and password: a new session whose token only the browser holds, or why not. The session that this
 * browser had before ends with it. Where a second factor is asked there is no session yet.
 */
export const logIn = (
  database: Database,
  ask: Trying,
  typed: { login: string; password: string },
  before: string | undefined,
): Promise<LoggedIn | Halfway | NotLoggedIn> =>
  tryPassword(database, ask, typed.login, typed.password, (tx, passed) => goOn(tx, ask, passed, before))

/** After the first step: a session, or what is still asked. */
export async function goOn(
  tx: Tx,
  ask: Trying,
  passed: Passed,
  before: string | undefined,
): Promise<LoggedIn | Halfway> {
  const second = await secondAsked(tx, passed.account, ask.today)
  if (!second) return beginSession(tx, ask, passed, before)
  // It is this browser's own only when the second step was taken in it.
  await settleAttempt(tx, passed.attempt)
  return { second, ticket: writeTicket(ask, passed), account: passed.account }
}

/** The second factor of the account, or that it must set one up by a role of the day; null: neither. */
async function secondAsked(tx: Tx, account: string, today: string): Promise<Halfway['second'] | null> {
  const ways = await waysOf(tx, account)
  if (ways) return ways
  const { secondFactorFor } = settingsFrom(await settingsOn(tx, today), SETTINGS)
  return mustHave(await rolesOn(tx, account, today), secondFactorFor) ? 'setup' : null
}

/** Begins a session of an account that passed all that is asked; the tries by which it did count as made in this browser. */
export async function beginSession(
  tx: Tx,
  ask: Trying,
  { account, attempt }: Pick<Passed, 'account' | 'attempt'>,
  before: string | undefined,
): Promise<LoggedIn> {
  if (before) await removeSession(tx, hashOf(before))
  const [token, browser] = [randomToken(), knownBrowser(ask) ?? randomToken()]
  await settleAttempt(tx, attempt, hashOf(browser))
  const expires_at = addMinutes(ask.now, SESSION.hours * 60)
  const hat = await hatOf(tx, account, ask.today)
  await addSession(tx, { token_hash: hashOf(token), account_id: account, hat, seen_at: ask.now, expires_at })
  await record(tx, { kind: 'account.logged-in', subject: ['account', account], by: account, now: ask.now })
  return { token, browser, hatted: hat !== null }
}
