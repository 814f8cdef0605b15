import { randomBytes } from 'node:crypto'
import { closed, opened } from '#platform/closed.ts'
import type { Database, Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import type { Ask, Staff } from '#platform/page.ts'
import { keyFor } from '#platform/secret.ts'
import { nfkc } from '#platform/text.ts'
import { beginSession, entryOf, type LoggedIn, noteTry, type Trying } from '../login/logins.ts'
import { settleAttempt } from '../login/store-tries.ts'
import { removeSessions } from '../sessions/store.ts'
import { stillOpens } from '../store.ts'
import { mayGo, type SecondRefusal } from './rules.ts'
import { newSpares, spareHash } from './spares.ts'
import { addApp, lockFactor, removeApp, removeFactor, setUsed, waysOf } from './store.ts'
import type { Ticket } from './ticket.ts'
import { base32, fromBase32, stepTyped } from './totp.ts'

type City = { municipality: { id: string } }

export const EXPIRED: SecondRefusal = { refused: 'expired', seconds: 0 }
const NEEDED: SecondRefusal = { refused: 'needed', seconds: 0 }

/** A new secret of 160 bits (RFC 4226 §4), in base32. */
export const newSecret = (): string => base32(randomBytes(20))

const keyOf = ({ municipality }: City, account: string): Buffer => keyFor('second factor', municipality.id, account)
export const hashesOf = ({ municipality }: City, account: string, spares: readonly string[]): string[] =>
  spares.map(spare => spareHash(municipality.id, account, spare))

/** The digits of a code as they were typed, in any width and with a blank in the middle. */
const digits = (typed: string): string => nfkc(typed).replaceAll(/\s/g, '')

/** The secret that is kept; null where the installation's key is another one than when it was closed. */
function secretOf(ask: City, account: string, kept: string): Buffer | null {
  try {
    return fromBase32(opened(kept, keyOf(ask, account)))
  } catch {
    return null
  }
}

/** Whether this is a code of the account's second factor, or one of its spare codes: it is used up by that. */
async function useCode(tx: Tx, ask: City & { now: string }, account: string, typed: string): Promise<boolean> {
  const factor = await lockFactor(tx, account)
  if (!factor) return false
  const secret = factor.secret === null ? null : secretOf(ask, account, factor.secret)
  const step = secret && stepTyped(secret, digits(typed), ask.now, factor.last_step ?? 0)
  if (step) return Boolean(await setUsed(tx, account, { last_step: step }))
  const hash = spareHash(ask.municipality.id, account, typed)
  const codes = factor.codes.filter(one => one !== hash)
  if (codes.length === factor.codes.length) return false
  await setUsed(tx, account, { codes })
  const data = { left: codes.length }
  await record(tx, { kind: 'account.spare-used', subject: ['account', account], by: account, now: ask.now, data })
  return true
}

/**
 * Notes a try at a code, does what `work` does, and settles the try where that gave something. Tries at a code are counted
 * like those at a password, by a name that nobody types as a login.
 */
async function tryCode<T extends object | true>(
  database: Database,
  ask: Trying,
  account: string,
  work: (tx: Tx) => Promise<T | null>,
): Promise<T | SecondRefusal> {
  return database.write({ ...entryOf(ask), actor: account }, async tx => {
    const begun = await noteTry(tx, ask, `code ${account}`)
    if ('refused' in begun) return begun
    const done = await work(tx)
    if (done === null) return begun.failed
    // What is refused for another reason stays a failure: nobody begins to count anew by it.
    if (typeof done !== 'object' || !('refused' in done)) await settleAttempt(tx, begun.attempt)
    return done
  })
}

/** The second step of a login: a code, then a session. */
export const enterByCode = (
  database: Database,
  ask: Trying,
  ticket: Ticket,
  typed: string,
  before: string | undefined,
): Promise<LoggedIn | SecondRefusal> =>
  tryCode<LoggedIn | SecondRefusal>(database, ask, ticket.account, async tx => {
    if (!(await stillOpens(tx, ticket.account, { password_changed_at: ticket.since }))) return EXPIRED
    return (await useCode(tx, ask, ticket.account, typed)) ? beginSession(tx, ask, ticket, before) : null
  })

export type SetUp = { spares: string[] }

/** Keeps a secret of which the right code was typed, with ten new spare codes; null where the code is wrong. */
async function setUp(tx: Tx, ask: City & { now: string }, account: string, secret: string, typed: string) {
  const step = stepTyped(fromBase32(secret), digits(typed), ask.now, 0)
  if (step === null) return null
  const spares = newSpares()
  const added = await addApp(tx, {
    account_id: account,
    secret: closed(secret, keyOf(ask, account)),
    last_step: step,
    codes: hashesOf(ask, account, spares),
    set_at: ask.now,
  })
  if (!added) return EXPIRED
  await record(tx, { kind: 'account.second-set', subject: ['account', account], by: account, now: ask.now })
  return { spares }
}

/** The second step of a login of whoever must have a second factor and has none yet: it is set up, then a session begins. */
export const enterBySetUp = (
  database: Database,
  ask: Trying,
  ticket: Ticket,
  { secret, code }: { secret: string; code: string },
  before: string | undefined,
): Promise<(LoggedIn & SetUp) | SecondRefusal> =>
  tryCode<(LoggedIn & SetUp) | SecondRefusal>(database, ask, ticket.account, async tx => {
    if (!(await stillOpens(tx, ticket.account, { password_changed_at: ticket.since }))) return EXPIRED
    const done = await setUp(tx, ask, ticket.account, secret, code)
    if (done === null || 'refused' in done) return done
    return { ...(await beginSession(tx, ask, ticket, before)), ...done }
  })

/** Sets up one's own second factor while one is logged in; sessions elsewhere end, since they were begun without it. */
export const setUpOwn = (database: Database, ask: Ask<Staff>, secret: string, code: string) =>
  tryCode<SetUp | SecondRefusal>(database, ask, ask.actor.id, async tx => {
    const done = await setUp(tx, ask, ask.actor.id, secret, code)
    if (done && 'spares' in done) await removeSessions(tx, ask.actor.id, Buffer.from(ask.actor.session, 'hex'))
    return done
  })

/** Makes ten new spare codes for a code; those before are worth nothing any more. */
export const renewSpares = (database: Database, ask: Ask<Staff>, code: string) =>
  tryCode<SetUp>(database, ask, ask.actor.id, async tx =>
    (await useCode(tx, ask, ask.actor.id, code)) ? renewed(tx, ask) : null,
  )

/** The same for whoever has no app, once the password was right; false where there is no second factor. */
export const renewByPassword = (database: Database, ask: Ask<Staff>): Promise<SetUp | false> =>
  database.write({ ...entryOf(ask), actor: ask.actor.id }, async tx =>
    (await lockFactor(tx, ask.actor.id)) ? renewed(tx, ask) : false,
  )

async function renewed(tx: Tx, ask: Ask<Staff>): Promise<SetUp> {
  const { id } = ask.actor
  const spares = newSpares()
  await setUsed(tx, id, { codes: hashesOf(ask, id, spares) })
  await record(tx, { kind: 'account.spares-made', subject: ['account', id], by: id, now: ask.now })
  return { spares }
}

/** Takes one's own app away, for a code of it; with it the whole second factor where there is no passkey (`asked`: there must be one). */
export const removeOwn = (database: Database, ask: Ask<Staff>, code: string, asked: boolean) =>
  tryCode<true | SecondRefusal>(database, ask, ask.actor.id, async tx => {
    const { id, session } = ask.actor
    if (!(await useCode(tx, ask, id, code))) return null
    const left = (await waysOf(tx, id))?.passkeys ?? 0
    if (!mayGo(left, asked)) return NEEDED
    if (left === 0) await removeSecond(tx, id, '', { by: id, now: ask.now, today: ask.today }, session)
    else {
      await removeApp(tx, id)
      await removeSessions(tx, id, Buffer.from(session, 'hex'))
      await record(tx, { kind: 'account.app-removed', subject: ['account', id], by: id, now: ask.now })
    }
    return true
  })

/**
 * Takes the second factor of an account away, with the reason, and ends its sessions, but the one of this token: whoever
 * lost the telephone may have lost a session with it. False where there was none.
 */
export async function removeSecond(
  tx: Tx,
  account: string,
  why: string,
  { by, now }: Doing<string | null>,
  but = '',
): Promise<boolean> {
  if (!(await removeFactor(tx, account))) return false
  await removeSessions(tx, account, Buffer.from(but, 'hex'))
  await record(tx, { kind: 'account.second-removed', subject: ['account', account], by, now, data: { why } })
  return true
}
