import { createHash, randomBytes } from 'node:crypto'
import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { addMinutes } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import type { Staff } from '#platform/page.ts'
import { hashPassword, passwordFits } from './passwords.ts'
import { type LoginRefusal, loginRefusal, type Role, SESSION } from './rules.ts'
import {
  accountByLogin,
  actorOfSession,
  addAccount,
  addSession,
  grantRole,
  type Member,
  noteAttempt,
  ownLogin,
  recentFailures,
  removeOtherSessions,
  removeSession,
  setPassword,
  takeTurn,
} from './store.ts'

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

export type LoggedIn = { token: string; account: string }
export type NotLoggedIn = { refused: LoginRefusal | 'busy'; minutes: number }

/** Logs in by name and password: a new session whose token only the browser holds, or why not. Every try is kept. */
export async function logIn(
  tx: Tx,
  login: string,
  password: string,
  now: string,
  today: string,
): Promise<LoggedIn | NotLoggedIn> {
  const { lockout } = settingsFrom(await settingsOn(tx, today))
  await takeTurn(tx, login)
  const failures = await recentFailures(tx, login, now, lockout.minutes)
  const locked = loginRefusal(failures, lockout.attempts)
  if (locked) return { refused: locked, minutes: lockout.minutes }
  const account = await accountByLogin(tx, login)
  const fits = await passwordFits(account?.password_hash ?? null, password)
  if (fits === 'busy') return { refused: 'busy', minutes: 1 }
  await noteAttempt(tx, login, now, fits && !account?.disabled_at)
  if (!fits || !account)
    return { refused: failures + 1 >= lockout.attempts ? 'locked' : 'wrong', minutes: lockout.minutes }
  if (account.disabled_at) return { refused: 'disabled', minutes: lockout.minutes }
  const token = randomBytes(32).toString('base64url')
  await addSession(tx, {
    token_hash: hashOf(token),
    account_id: account.id,
    seen_at: now,
    expires_at: addMinutes(now, SESSION.hours * 60),
  })
  await record(tx, { kind: 'account.logged-in', subject: ['account', account.id], by: account.id, now })
  return { token, account: account.id }
}

/** Ends the session of this token on the server: its cookie opens nothing any more. */
export async function logOut(tx: Tx, token: string, now: string): Promise<void> {
  const account = await removeSession(tx, hashOf(token))
  if (account) await record(tx, { kind: 'account.logged-out', subject: ['account', account], by: account, now })
}

/**
 * Whether this is the actor's own password. Tries count as those of the login do, so that an open session is no way to
 * guess it.
 */
export async function checkOwnPassword(
  tx: Tx,
  actor: Staff,
  password: string,
  now: string,
  today: string,
): Promise<{ ok: true } | NotLoggedIn> {
  const { login, password_hash } = await ownLogin(tx, actor.id)
  const { lockout } = settingsFrom(await settingsOn(tx, today))
  await takeTurn(tx, login)
  const refused = loginRefusal(await recentFailures(tx, login, now, lockout.minutes), lockout.attempts)
  if (refused) return { refused, minutes: lockout.minutes }
  const fits = await passwordFits(password_hash, password)
  if (fits === 'busy') return { refused: 'busy', minutes: 1 }
  await noteAttempt(tx, login, now, fits)
  return fits ? { ok: true } : { refused: 'wrong', minutes: lockout.minutes }
}

/** Sets the actor's own password and ends their sessions elsewhere; gives how many these were. */
export async function changePassword(tx: Tx, actor: Staff, password: string, now: string): Promise<number> {
  await setPassword(tx, actor.id, await hashPassword(password), now)
  const ended = await removeOtherSessions(tx, actor.id, Buffer.from(actor.session, 'hex'))
  await record(tx, {
    kind: 'account.password-changed',
    subject: ['account', actor.id],
    by: actor.id,
    now,
    data: { ended },
  })
  return ended
}

/** Who is behind this session token, with the roles of the day; null for a token that is unknown, idle or expired. */
export const actorOfToken = (tx: Tx, token: string, now: string, today: string): Promise<Member | null> =>
  actorOfSession(tx, hashOf(token), now, today)

/** Makes an account with its roles. `by` is null only for the first one, from the command line. */
export async function createAccount(
  tx: Tx,
  who: { login: string; name: string; password: string; roles: readonly Role[] },
  by: string | null,
  now: string,
  today: string,
): Promise<string> {
  const id = newId<'account'>()
  await addAccount(tx, {
    id,
    login: who.login,
    name: who.name,
    password_hash: await hashPassword(who.password),
    password_changed_at: now,
  })
  for (const role of who.roles) await grantRole(tx, { account_id: id, role, from_on: today, granted_by: by })
  await record(tx, {
    kind: 'account.created',
    subject: ['account', id],
    by,
    now,
    data: { login: who.login, roles: who.roles },
  })
  return id
}
