import type { Database, Read, Tx } from '#platform/db.ts'
import { record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import type { Ask, Cookie, Staff } from '#platform/page.ts'
import { beginSession, entryOf, type LoggedIn, noteTry, type Trying } from '../login/logins.ts'
import { derived, issueOnce, takeOnce } from '../login/single.ts'
import { EXPIRED, hashesOf, removeSecond, type SetUp } from '../second/actions.ts'
import { mayGo } from '../second/rules.ts'
import { newSpares } from '../second/spares.ts'
import { addSpares, lockFactor, waysOf } from '../second/store.ts'
import type { Ticket } from '../second/ticket.ts'
import { removeSessions } from '../sessions/store.ts'
import { accountOfLink, lockOpen, stillOpens } from '../store.ts'
import { isBehind, PASSKEYS, type PasskeyRefusal } from './rules.ts'
import { addPasskey, credentialsOf, lockPasskey, passkeysOf, removePasskey, setUse } from './store.ts'
import { type Made, newOptions, readCredential, type Signed, signOptions, verifyNew, verifySigned } from './verify.ts'

type Asking = Trying & Pick<Ask, 'url' | 'municipality'>
/** What the script of a page gives to the browser, and what that holds meanwhile. */
export type Asked = { options: object; cookie: Cookie }

const no = <R extends PasskeyRefusal['refused']>(refused: R) => ({ refused, seconds: 0 }) as PasskeyRefusal
const CHALLENGE = 'challenge'

/** Asks for a passkey: of this account, or of whoever has one for this host (null). */
export const askToEnter = (database: Database, ask: Asking, account: string | null): Promise<Asked> =>
  database.write(entryOf(ask), async tx => {
    const known = account ? await credentialsOf(tx, account, ask.url.hostname) : []
    const { token, cookie } = await issueOnce(tx, ask, 'passkey.enter', account)
    return { options: signOptions(ask, derived(CHALLENGE, token), known), cookie }
  })

/** Asks for a new passkey for an account; refuses where it has no room for one. */
export const askToSet = (database: Database, ask: Asking, account: string): Promise<Asked | PasskeyRefusal> =>
  database.write(entryOf(ask), async tx => {
    const who = await accountOfLink(tx, account)
    if (!who) return EXPIRED
    if (await isFull(tx, account)) return no('many')
    const known = await credentialsOf(tx, account, ask.url.hostname)
    const { token, cookie } = await issueOnce(tx, ask, 'passkey.set', account)
    // Of a resident the login is a mark of ours that says nothing to them.
    const login = (await lockOpen(tx, account))?.resident ? who.name : who.login
    return { options: newOptions(ask, derived(CHALLENGE, token), { account, login, name: who.name }, known), cookie }
  })

const isFull = async (db: Read, account: string): Promise<boolean> =>
  (await passkeysOf(db, account)).length >= PASSKEYS.most

export type Shown = { credential: string; account: string; signed: Signed }

/**
 * Whose passkey the browser showed, proved: the device knows its owner by a number or a finger, so that it is both factors.
 * Where it was asked of one account it must be one of that.
 */
export async function proveShown(database: Database, ask: Asking, typed: string): Promise<Shown | PasskeyRefusal> {
  const credential = readCredential(typed)
  if (!credential) return no('broken')
  // The challenge is used up whatever comes of it.
  const { taken, key } = await database.write(entryOf(ask), async tx => ({
    taken: await takeOnce(tx, ask, ['passkey.enter']),
    key: await lockPasskey(tx, credential.id),
  }))
  if (!taken) return EXPIRED
  if (!key || (taken.account && taken.account !== key.account_id)) return no('unknown')
  const signed = await verifySigned(ask, derived(CHALLENGE, taken.token), credential, key)
  return signed ? { credential: credential.id, account: key.account_id, signed } : no('broken')
}

/** Logs in by a passkey alone. */
export async function enterByPasskey(
  database: Database,
  ask: Asking,
  typed: string,
  before: string | undefined,
): Promise<LoggedIn | PasskeyRefusal> {
  const shown = await proveShown(database, ask, typed)
  if ('refused' in shown) return shown
  return database.write({ ...entryOf(ask), actor: shown.account }, tx => admitted(tx, ask, shown, before))
}

/** A session for whoever showed a passkey that is still there, of an account of staff that is open. */
async function admitted(
  tx: Tx,
  ask: Asking,
  shown: Shown,
  before: string | undefined,
): Promise<LoggedIn | PasskeyRefusal> {
  const { account } = shown
  const begun = await noteTry(tx, ask, `passkey ${account}`)
  if ('refused' in begun) return begun
  const open = await lockOpen(tx, account)
  // Residents have a door of their own.
  if (open?.resident) return no('unknown')
  if (!open || open.disabled_at) return no('disabled')
  if (open.reset_at) return no('reset')
  return (await usePasskey(tx, ask, shown)) ?? beginSession(tx, ask, { account, attempt: begun.attempt }, before)
}

/** Notes that a passkey was used; why it does not lead in where it was taken away meanwhile. */
export async function usePasskey(
  tx: Tx,
  { now }: Pick<Ask, 'now'>,
  { credential, account, signed }: Shown,
): Promise<PasskeyRefusal | null> {
  const key = await lockPasskey(tx, credential)
  if (!key) return no('unknown')
  const { id, name, counter } = key
  if (isBehind(counter, signed.counter))
    await record(tx, {
      kind: 'account.passkey-behind',
      subject: ['account', account],
      by: account,
      now,
      data: { name },
    })
  await setUse(tx, id, { ...signed, used_at: now })
  return null
}

/** The passkey that was asked for this account, proved; its challenge is used up whatever comes of it. */
export async function proveNew(
  database: Database,
  ask: Asking,
  account: string,
  typed: string,
): Promise<Made | PasskeyRefusal> {
  const credential = readCredential(typed)
  if (!credential) return no('broken')
  const taken = await database.write(entryOf(ask), tx => takeOnce(tx, ask, ['passkey.set']))
  if (taken?.account !== account) return EXPIRED
  return (await verifyNew(ask, derived(CHALLENGE, taken.token), credential)) ?? no('broken')
}

export type Named = { name: string; credential: string }

/** Keeps a passkey; gives new spare codes where it is the first second factor of the account, else none. */
async function kept(
  tx: Tx,
  ask: Asking,
  account: string,
  name: string,
  passkey: Made,
): Promise<SetUp | PasskeyRefusal> {
  const spares = newSpares()
  const first = await addSpares(tx, { account_id: account, codes: hashesOf(ask, account, spares), set_at: ask.now })
  // One after the other, so that none is taken away meanwhile and there are not more than may be.
  await lockFactor(tx, account)
  return (await keepPasskey(tx, ask, account, name, passkey)) ?? { spares: first ? spares : [] }
}

/** Keeps a passkey of an account whose keys nobody else changes meanwhile; why not where it has no room, or somebody has it. */
export async function keepPasskey(
  tx: Tx,
  { url, now }: Pick<Ask, 'url' | 'now'>,
  account: string,
  name: string,
  passkey: Made,
): Promise<PasskeyRefusal | null> {
  if (await isFull(tx, account)) return no('many')
  const row = { id: newId(), account_id: account, name, host: url.hostname, set_at: now, ...passkey }
  if (!(await addPasskey(tx, row))) return no('taken')
  const subject: ['account', string] = ['account', account]
  await record(tx, { kind: 'account.passkey-set', subject, by: account, now, data: { name } })
  return null
}

const isKept = (done: SetUp | PasskeyRefusal): boolean => 'spares' in done

/** Keeps one's own passkey while one is logged in; sessions elsewhere end where they were begun without a second factor. */
export async function setOwn(
  database: Database,
  ask: Ask<Staff>,
  { name, credential }: Named,
): Promise<SetUp | PasskeyRefusal> {
  const { id, session } = ask.actor
  const passkey = await proveNew(database, ask, id, credential)
  if ('refused' in passkey) return passkey
  return database.write(
    { ...entryOf(ask), actor: id },
    async tx => {
      const done = await kept(tx, ask, id, name, passkey)
      if ('spares' in done && done.spares.length > 0) await removeSessions(tx, id, Buffer.from(session, 'hex'))
      return done
    },
    isKept,
  )
}

/** The second step of a login of whoever must have a second factor and has none yet: a passkey is kept, then a session begins. */
export async function enterByNew(
  database: Database,
  ask: Asking,
  ticket: Ticket,
  { name, credential }: Named,
  before: string | undefined,
): Promise<(LoggedIn & SetUp) | PasskeyRefusal> {
  const passkey = await proveNew(database, ask, ticket.account, credential)
  if ('refused' in passkey) return passkey
  return database.write(
    { ...entryOf(ask), actor: ticket.account },
    async (tx): Promise<(LoggedIn & SetUp) | PasskeyRefusal> => {
      if (!(await stillOpens(tx, ticket.account, { password_changed_at: ticket.since }))) return EXPIRED
      const done = await kept(tx, ask, ticket.account, name, passkey)
      if ('refused' in done) return done
      // Whoever has a second factor by now shows that one.
      if (done.spares.length === 0) return EXPIRED
      return { ...(await beginSession(tx, ask, ticket, before)), ...done }
    },
    done => 'spares' in done,
  )
}

/**
 * Takes one's own passkey away, and sessions elsewhere with it; with the last one the second factor where there is no app
 * (`asked`: there must be one). False where it is gone already.
 */
export const removeOwnPasskey = (
  database: Database,
  ask: Ask<Staff>,
  key: string,
  asked: boolean,
): Promise<boolean | PasskeyRefusal> =>
  database.write(
    { ...entryOf(ask), actor: ask.actor.id },
    async (tx): Promise<boolean | PasskeyRefusal> => {
      const { id, session } = ask.actor
      await lockFactor(tx, id)
      const name = await removePasskey(tx, id, key)
      if (name === undefined) return false
      const ways = await waysOf(tx, id)
      const left = (ways?.passkeys ?? 0) + (ways?.code ? 1 : 0)
      if (!mayGo(left, asked)) return no('needed')
      const subject: ['account', string] = ['account', id]
      await record(tx, { kind: 'account.passkey-removed', subject, by: id, now: ask.now, data: { name } })
      if (left === 0) await removeSecond(tx, id, '', { by: id, now: ask.now, today: ask.today }, session)
      else await removeSessions(tx, id, Buffer.from(session, 'hex'))
      return true
    },
    done => done === true,
  )
