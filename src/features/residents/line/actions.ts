import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { actorOfToken, derived, issueOnce, takeOnce } from '#features/accounts/index.ts'
import { carriersNow } from '#platform/carriers.ts'
import { sessionCookie } from '#platform/cookies.ts'
import type { Database } from '#platform/db.ts'
import type { Ask, Cookie } from '#platform/page.ts'
import { addAddress } from '../join/store.ts'
import type { Address } from '../rules.ts'
import { entryOf, type Passed, passAt } from '../sign-in/actions.ts'
import { ownerOfLine } from '../sign-in/store.ts'
import { changed } from '../ways/actions.ts'
import { addressesOf, endAddress, takeTurn } from '../ways/store.ts'
import { wayThere, whoCame } from './provider.ts'
import { type Refused, refusedThere } from './rules.ts'

/** Where LINE sends a browser back to: it is entered there once, for the channel. */
export const BACK = '/my/login/line/back'
const backAt = ({ url }: Pick<Ask, 'url'>): string => url.origin + BACK

/** What is kept while somebody is at LINE. */
const KEPT = z.object({ nonce: z.string(), verifier: z.string(), next: z.string(), remember: z.boolean() })
type Way = { next: string; remember: boolean }

const random = (): string => randomBytes(32).toString('base64url')

/** Sends a browser to LINE: to come in, or to bind it to the page of whoever is in here (`account`). */
export async function goThere(
  database: Database,
  ask: Ask,
  way: Way,
  account: string | null = null,
): Promise<{ url: string; cookie: Cookie } | Refused> {
  const line = carriersNow().lineLogin
  if (!line) return { refused: 'none' }
  const kept = { nonce: random(), verifier: random(), ...way }
  const { token, cookie } = await database.write(entryOf(ask), tx =>
    issueOnce(tx, ask, account ? 'line.add' : 'line.enter', account, kept),
  )
  const sent = { ...kept, state: derived('state', token) }
  return { url: wayThere(line, sent, { back: backAt(ask), anew: account !== null }), cookie }
}

/** Whoever came back from LINE: to come in (account null), or to bind it to their page. */
export type Returned = { account: string | null; way: Way } & ({ subject: string } | Refused)

/** What LINE said of a browser that comes back. What was kept for it is used up, whatever comes of it. */
export async function comeBack(database: Database, ask: Ask): Promise<Returned> {
  const taken = await database.write(entryOf(ask), tx => takeOnce(tx, ask, ['line.enter', 'line.add']))
  const kept = KEPT.safeParse(taken?.data).data
  if (!taken || !kept) return { account: null, way: { next: '/my', remember: false }, refused: 'stale' }
  const rest = { account: taken.account, way: { next: kept.next, remember: kept.remember } }
  const { searchParams } = ask.url
  // Somebody else's answer, brought into this browser, says nothing of who sits here.
  if (searchParams.get('state') !== derived('state', taken.token)) return { ...rest, refused: 'stale' }
  const [line, code] = [carriersNow().lineLogin, searchParams.get('code')]
  if (!line) return { ...rest, refused: 'none' }
  if (!code) return { ...rest, refused: refusedThere(searchParams.get('error') ?? '') }
  return { ...rest, ...(await whoCame(line, { ...kept, code, back: backAt(ask) }, ask.now)) }
}

const addressOf = (subject: string): Address<'line'> => ({ channel: 'line', key: subject, shown: 'LINE' })

/** Somebody whom LINE named is on the way in, as with a code that was right; a first registration follows where they are new. */
export const passByLine = (
  database: Database,
  ask: Ask,
  subject: string,
  next: string,
): Promise<{ passed: Passed; cookie: Cookie } | Refused> =>
  database.write(entryOf(ask), async tx => {
    const came = await passAt(tx, ask, addressOf(subject), next)
    if (came.passed.accounts.length === 0 && (await ownerOfLine(tx, subject))) return { refused: 'closed' }
    return came
  })

/**
 * Binds LINE to the page of whoever asked for it, where they are still in in this browser; the LINE that they had before leads
 * in no more. One that opens somebody else's page is not taken: a telephone with LINE is one person's.
 */
export const addLine = (
  database: Database,
  ask: Ask,
  account: string,
  subject: string,
): Promise<'added' | 'changed' | Refused> =>
  database.write({ ...entryOf(ask), actor: account }, async tx => {
    const actor = await actorOfToken(tx, ask.cookies[sessionCookie(ask.tls)] ?? '', ask.now, ask.today)
    if (actor?.audience !== 'resident' || actor.id !== account) return { refused: 'stale' }
    await takeTurn(tx, account)
    await takeTurn(tx, subject)
    const owner = await ownerOfLine(tx, subject)
    if (owner) return { refused: owner === account ? 'own' : 'taken' }
    const before = (await addressesOf(tx, account)).find(({ channel }) => channel === 'line')
    if (before) await endAddress(tx, account, before.id, ask.now)
    await addAddress(tx, account, addressOf(subject), ask.now)
    const act = before ? 'changed' : 'added'
    await changed(tx, { actor, now: ask.now }, { way: 'line', act, shown: 'LINE' })
    return act
  })
