import type { Database, Tx } from '#platform/db.ts'
import { record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import type { Ask, Staff } from '#platform/page.ts'
import { cutIdentity } from './identity/binding.ts'
import { entryOf, hashOf, tryPassword } from './login/logins.ts'
import { hashPassword, inTurn } from './login/passwords.ts'
import type { NotLoggedIn } from './login/rules.ts'
import { settleAttempt } from './login/store-tries.ts'
import { HATS, type Hat, type Role } from './rules.ts'
import { removeSecond } from './second/actions.ts'
import { actorOfSession, type Member, removeSession, removeSessions } from './sessions/store.ts'
import { accountByLogin, addAccount, grantRole, ownLogin, setPassword } from './store.ts'

/** Ends the session of this token on the server: its cookie opens nothing any more. Gives whose it was, where there was one. */
export async function logOut(tx: Tx, token: string, now: string): Promise<string | undefined> {
  const account = await removeSession(tx, hashOf(token))
  if (account) await record(tx, { kind: 'account.logged-out', subject: ['account', account], by: account, now })
  return account
}

/**
 * Whether this is the actor's own password. Tries count as those of the login do, so that an open session is no way to
 * guess it.
 */
export async function checkOwnPassword(
  database: Database,
  ask: Ask<Staff>,
  password: string,
): Promise<true | NotLoggedIn> {
  const { login } = await database.read(entryOf(ask), db => ownLogin(db, ask.actor.id))
  return tryPassword(database, ask, login, password, async (tx, { attempt }): Promise<true> => {
    await settleAttempt(tx, attempt)
    return true
  })
}

/** What somebody who guesses at the actor's password knows of them. */
export async function ownWords(database: Database, ask: Ask<Staff>): Promise<string[]> {
  const { login } = await database.read(entryOf(ask), db => ownLogin(db, ask.actor.id))
  return [login, ask.actor.name]
}

/** Sets the actor's own password and ends their sessions elsewhere; gives how many these were, or `busy`. */
export async function changePassword(database: Database, ask: Ask<Staff>, password: string): Promise<number | 'busy'> {
  const { id, session } = ask.actor
  const hash = await inTurn(() => hashPassword(password))
  if (hash === 'busy') return hash
  return database.write({ ...entryOf(ask), actor: id }, async tx => {
    await setPassword(tx, id, hash, ask.now)
    const ended = await removeSessions(tx, id, Buffer.from(session, 'hex'))
    await record(tx, {
      kind: 'account.password-changed',
      subject: ['account', id],
      by: id,
      now: ask.now,
      data: { ended },
    })
    return ended
  })
}

/** Who is behind this session token, with the roles of the day; null for a token that is unknown, idle or expired. */
export const actorOfToken = (tx: Tx, token: string, now: string, today: string): Promise<Member | null> =>
  actorOfSession(tx, hashOf(token), now, today)

/** Gives somebody a hat beside those they have: `scope` is the person or the organisation that it is worn for. */
export const giveHat = (
  tx: Tx,
  account: string,
  { hat, scope }: { hat: Hat; scope: string },
  by: string | null,
  today: string,
) =>
  grantRole(tx, {
    ...{ account_id: account, role: hat, scope_kind: HATS[hat], scope_id: scope },
    ...{ from_on: today, granted_by: by },
  })

/**
 * Makes an account with its roles. `by` is null only for the first one, from the command line. The password comes as its
 * hash, which takes long (`hashPassword`): it is made before the transaction, so that none stands open meanwhile.
 */
export async function createAccount(
  tx: Tx,
  who: { login: string; name: string; password_hash: string; roles: readonly Role[] },
  by: string | null,
  now: string,
  today: string,
): Promise<string> {
  const id = newId<'account'>()
  const { roles, ...account } = who
  await addAccount(tx, { id, ...account, password_changed_at: now })
  for (const role of roles) await grantRole(tx, { account_id: id, role, from_on: today, granted_by: by })
  await record(tx, {
    kind: 'account.created',
    subject: ['account', id],
    by,
    now,
    data: { login: who.login, roles },
  })
  return id
}

/**
 * Gives an account another password from the command line, without its second factor and its sessions; false where there
 * is none of this name.
 */
export async function letInAgain(
  tx: Tx,
  login: string,
  hash: string,
  { now, today }: { now: string; today: string },
): Promise<boolean> {
  const account = await accountByLogin(tx, login)
  if (!account) return false
  const subject: ['account', string] = ['account', account.id]
  await removeSecond(tx, account.id, 'コマンドによる復旧', { by: null, now, today })
  await cutIdentity(tx, account.id, { by: null, now, today })
  await setPassword(tx, account.id, hash, now)
  const ended = await removeSessions(tx, account.id, Buffer.alloc(0))
  await record(tx, { kind: 'account.reset', subject, by: null, now, data: { ended } })
  return true
}
