import { addMinutes } from '#platform/clock.ts'
import { sessionCookie } from '#platform/cookies.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import type { Ask, Cookie } from '#platform/page.ts'
import { giveHat } from '../actions.ts'
import { cookieOfSession } from '../login/arrival.ts'
import { hashOf, randomToken } from '../login/logins.ts'
import { type Hat, REMEMBERED_DAYS, SESSION } from '../rules.ts'
import { addSession, removeSession } from '../sessions/store.ts'
import { addResident, hatOf } from '../store.ts'
import { endAll, endHat, endOwn, forgetPasskeys, residentOfSession, setName, wear, wearInstead } from './store.ts'

// Accounts of residents: they have no password, and who may come in by them the noun `residents` finds out.

/** Makes an account with the hat of this person (none: of a delegate): its id. In the lane of the entry, by nobody but themselves. */
export async function addResidentAccount(
  tx: Tx,
  { person, name }: { person: string | null; name: string },
  { now, today }: { now: string; today: Day },
): Promise<string> {
  const id = newId<'account'>()
  await addResident(tx, { id, name, reset_at: now })
  if (person) await giveHat(tx, id, { hat: 'resident', scope: person }, id, today)
  await record(tx, {
    kind: 'account.created',
    subject: ['account', id],
    by: id,
    now,
    data: { login: '', roles: [] },
  })
  return id
}

/** Who came in: what their browser keeps. */
export type ResidentIn = { cookie: Cookie }

/**
 * Begins a session of a resident; the one that this browser had before ends with it. `remember`: it is a machine of their
 * own, and the session ends after thirty days.
 */
export async function beginResident(
  tx: Tx,
  ask: Pick<Ask, 'now' | 'today' | 'tls'>,
  account: string,
  { remember, before }: { remember: boolean; before: string | undefined },
): Promise<ResidentIn> {
  if (before) await removeSession(tx, hashOf(before))
  const token = randomToken()
  const minutes = remember ? REMEMBERED_DAYS * 24 * 60 : SESSION.hours * 60
  await addSession(tx, {
    ...{ token_hash: hashOf(token), account_id: account, hat: await hatOf(tx, account, ask.today) },
    ...{ seen_at: ask.now, expires_at: addMinutes(ask.now, minutes), remembered: remember },
  })
  await record(tx, { kind: 'account.logged-in', subject: ['account', account], by: account, now: ask.now })
  return { cookie: cookieOfSession(ask, token, minutes * 60) }
}

/**
 * The account stands for another person from now on, whom the desk knows them as; where it is open, it is that person's page
 * that is open. `name`: how they are called there.
 */
export async function moveHat(
  tx: Tx,
  account: string,
  { from, to, name }: { from: string; to: string; name: string },
  { by, today }: Pick<Doing, 'by' | 'today'>,
): Promise<void> {
  await endHat(tx, account, from, addDays(today, -1))
  const hat = await giveHat(tx, account, { hat: 'resident', scope: to }, by, today)
  await wearInstead(tx, account, hat)
  await setName(tx, account, name)
}

/** Ends one of the actor's own sessions, or all but the one that asks (`here`, the hash of its token); gives how many. */
export async function endOwnSessions(
  tx: Tx,
  { one, here }: { one: string | null; here: string },
  { by, now }: Doing,
): Promise<number> {
  const ended = await endOwn(tx, by, { one, here })
  if (ended > 0)
    await record(tx, { kind: 'account.sessions-ended', subject: ['account', by], by, now, data: { ended } })
  return ended
}

/**
 * Nobody is in by this account any more, and passkeys that were set from a moment on open nothing: perhaps somebody else set
 * them.
 */
export async function cutResident(tx: Tx, account: string, since: string): Promise<void> {
  await endAll(tx, account)
  await forgetPasskeys(tx, account, since)
}

/** Whose session of a resident's or a delegate's account this browser has, whatever hat it wears; null for anybody else's. */
export const residentOfToken = (db: Read, { cookies, tls, now }: Pick<Ask, 'cookies' | 'tls' | 'now'>) => {
  const token = cookies[sessionCookie(tls)]
  return token ? residentOfSession(db, hashOf(token), now) : Promise.resolve(null)
}

/** This browser's session wears another hat of the account; false where the account has no such one. */
export const wearHere = (
  tx: Tx,
  { cookies, tls, today }: Pick<Ask, 'cookies' | 'tls' | 'today'>,
  account: string,
  hat: { hat: Hat; scope: string | null },
): Promise<boolean> => wear(tx, { token: hashOf(cookies[sessionCookie(tls)] ?? ''), account, today, ...hat })
