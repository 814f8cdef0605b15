import { createHash } from 'node:crypto'
import { beginResident, hashOf, type ResidentIn, randomToken } from '#features/accounts/index.ts'
import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { addMinutes } from '#platform/clock.ts'
import { entryCookie, sessionCookie } from '#platform/cookies.ts'
import type { Database, Read, Tx } from '#platform/db.ts'
import { record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import type { Scope } from '#platform/lanes.ts'
import type { Ask, Cookie } from '#platform/page.ts'
import {
  type Address,
  CODE,
  type CodeRefusal,
  codeRefusal,
  type Door,
  isFlood,
  SETTINGS,
  type Wants,
} from '../rules.ts'
import { codeHash, isCode, newCode } from './code.ts'
import {
  accountsAt,
  addSignIn,
  askedSince,
  type CodeSent,
  type Entered,
  type NewSignIn,
  type SignIn,
  setSignIn,
  signInBy,
  signInById,
  signInToActOn,
} from './store.ts'

/** Who somebody is, is found out in the lane of the entry. */
export const entryOf = ({ municipality }: { municipality: { id: string } }): Scope => ({
  lane: 'entry',
  municipality: municipality.id,
})

/** The browser that asked for a code is known again for as long as a first registration may take. */
const COOKIE_SECONDS = (CODE.minutes + CODE.passedMinutes) * 60

const cookieOf = ({ tls }: Pick<Ask, 'tls'>, token: string): Cookie => ({
  ...{ name: entryCookie(tls), value: token, maxAge: COOKIE_SECONDS },
})

/** Nobody is on the way in any more. */
export const entryOver = ({ tls }: Pick<Ask, 'tls'>): Cookie => ({ name: entryCookie(tls), value: '', maxAge: 0 })

const tokenOf = ({ cookies, tls }: Pick<Ask, 'cookies' | 'tls'>): Buffer => hashOf(cookies[entryCookie(tls)] ?? '')

/** A place of which only that it is the same one on the same day is kept. */
const placeOf = ({ municipality, today, address }: Ask): Buffer =>
  createHash('sha256').update(`${municipality.id} ${today} ${address}`).digest()

/**
 * Asks for a code: it is sent to whatever address this is, whether or not somebody has it. So nobody learns from the answer,
 * or from the time that it takes, who has an account here.
 */
export async function askCode(
  database: Database,
  ask: Ask,
  address: Address,
  { wants, next }: { wants: Wants; next: string },
): Promise<{ cookie: Cookie } | { refused: 'flood' }> {
  const token = randomToken()
  return database.write(
    entryOf(ask),
    async tx => (await beginSignIn(tx, ask, address, { wants, next, token })) ?? { cookie: cookieOf(ask, token) },
  )
}

/** Somebody on the way in, or who proves another address: a code is sent, unless too many were. */
export async function beginSignIn(
  tx: Tx,
  ask: Ask,
  address: Address,
  { token, ...asked }: Pick<NewSignIn, 'wants' | 'next' | 'account_id' | 'instead_id'> & { token: string },
): Promise<{ refused: 'flood' } | null> {
  const place = placeOf(ask)
  const { signInFlood } = settingsFrom(await settingsOn(tx, ask.today), SETTINGS)
  if (isFlood(await askedSince(tx, place, address, addMinutes(ask.now, -60)), signInFlood)) return { refused: 'flood' }
  const id = newId<'sign in'>()
  await addSignIn(tx, { id, ...address, ...asked, token_hash: hashOf(token), place, asked_at: ask.now })
  await record(tx, { kind: 'code.asked', subject: ['sign_in', id], by: null, medium: 'web', now: ask.now })
  return null
}

/**
 * Makes the code of somebody on the way in, at the moment at which it is sent, and keeps its hash; one that was sent before
 * ends with it. Null where they are not waiting any more.
 */
export async function makeCode(tx: Tx, id: string, at: string): Promise<string | null> {
  const row = await signInById(tx, id)
  if (!row || row.passed_at) return null
  const code = newCode()
  const expires_at = addMinutes(at, CODE.minutes)
  await setSignIn(tx, id, { code_hash: codeHash(row.municipality_id, id, code), expires_at, tries: 0 })
  return code
}

/** Somebody whose code was right: the address is theirs, and these accounts are entered by it. */
export type Passed = { row: SignIn; accounts: readonly Entered[] }

/** Looks at a code that was typed. A try is counted before it is told what came of it, and is kept whatever is answered. */
export const checkCode = (
  database: Database,
  ask: Ask,
  code: string,
): Promise<Passed | { refused: CodeRefusal; left: number }> =>
  database.write(entryOf(ask), async tx => {
    const row = await signInToActOn(tx, tokenOf(ask))
    if (!row || isOver(row, ask.now)) return no('gone')
    const refused = await judge(tx, ask, row, code)
    return refused ?? { row: { ...row, passed_at: ask.now }, accounts: await accountsAt(tx, row) }
  })

type NoCode = { refused: CodeRefusal; left: number }
const no = (refused: CodeRefusal, left = 0): NoCode => ({ refused, left })

/** Why this is not the code of a row that is held, the try counted; null where it is, which is noted. */
export async function judge(tx: Tx, ask: Ask, row: SignIn, code: string): Promise<NoCode | null> {
  const refused = codeRefusal(row, ask.now)
  if (refused) return no(refused)
  if (!isCode(row.code_hash!, ask.municipality.id, row.id, code)) {
    await setSignIn(tx, row.id, { tries: row.tries + 1 })
    const left = CODE.tries - row.tries - 1
    return left > 0 ? no('wrong', left) : no('spent')
  }
  if (!row.passed_at) await setSignIn(tx, row.id, { passed_at: ask.now })
  return null
}

/**
 * Whoever pressed twice comes in twice; a minute later nobody else does who sits down at the same machine, nor after the clock
 * was set back.
 */
const isOver = ({ entered_at }: SignIn, now: string): boolean =>
  entered_at !== null && (addMinutes(entered_at, 1) <= now || addMinutes(entered_at, -1) > now)

const isFresh = (row: SignIn | undefined, now: string): row is SignIn =>
  row?.passed_at != null && addMinutes(row.passed_at, CODE.passedMinutes) > now && !isOver(row, now)

/** Whoever gave the right code in this browser within the last hour; null for anybody else. */
export async function passedOf(db: Read, ask: Ask): Promise<Passed | null> {
  const row = await signInBy(db, tokenOf(ask))
  return isFresh(row, ask.now) ? { row, accounts: await accountsAt(db, row) } : null
}

/** The same, held until the transaction ends. */
export async function takePassed(tx: Tx, ask: Ask): Promise<Passed | null> {
  const row = await signInToActOn(tx, tokenOf(ask))
  return isFresh(row, ask.now) ? { row, accounts: await accountsAt(tx, row) } : null
}

/** Where the code that this browser waits for goes; null where it waits for none. */
export const waitingOf = async (db: Read, ask: Ask): Promise<CodeSent | null> => {
  const row = await signInBy(db, tokenOf(ask))
  return row && isCodeSent(row) ? row : null
}

const isCodeSent = (row: SignIn): row is CodeSent => row.channel !== 'line'

/** Somebody whose address needs no code, as another service says who they are: where they are known, and where not. */
export async function passAt(
  tx: Tx,
  ask: Ask,
  address: Address<Door>,
  next: string,
): Promise<{ passed: Passed; cookie: Cookie }> {
  const [token, id] = [randomToken(), newId<'sign in'>()]
  const times = { asked_at: ask.now, passed_at: ask.now }
  await addSignIn(tx, { id, ...address, wants: 'in', next, token_hash: hashOf(token), place: placeOf(ask), ...times })
  const row = (await signInBy(tx, hashOf(token)))!
  return { passed: { row, accounts: await accountsAt(tx, row) }, cookie: cookieOf(ask, token) }
}

/** Lets somebody in whose code was right, by one of the accounts of their address. */
export async function enterAs(
  tx: Tx,
  ask: Ask,
  { id, entered_at }: Pick<SignIn, 'id' | 'entered_at'>,
  account: string,
  remember: boolean,
): Promise<ResidentIn> {
  await setSignIn(tx, id, { account_id: account, entered_at: entered_at ?? ask.now })
  return beginResident(tx, ask, account, { remember, before: ask.cookies[sessionCookie(ask.tls)] })
}
