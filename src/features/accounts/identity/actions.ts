import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { addMinutes } from '#platform/clock.ts'
import { opened } from '#platform/closed.ts'
import type { Database } from '#platform/db.ts'
import { record } from '#platform/happening.ts'
import type { Ask, Cookie } from '#platform/page.ts'
import { actorOfToken } from '../actions.ts'
import type { Way } from '../login/arrival.ts'
import { beginSession, entryOf, goOn, type Halfway, type LoggedIn, noteTry, type Trying } from '../login/logins.ts'
import { derived, issueOnce, takeOnce } from '../login/single.ts'
import { SESSION } from '../rules.ts'
import { lockOpen } from '../store.ts'
import { type Opened, wayOut, wayThere, whoCame } from './provider.ts'
import { type IdentityRefusal, LONGEST_KEPT } from './rules.ts'
import { keyOf } from './secrets.ts'
import { addBinding, boundSince, boundTo, closedService, serviceOf, setUsedAt } from './store.ts'

type Asking = Trying & Pick<Ask, 'url' | 'municipality'>
export type Refused = { refused: IdentityRefusal; seconds: number }

const no = (refused: IdentityRefusal): Refused => ({ refused, seconds: 0 })

/** Where the service sends a browser back to: it is told there once, when the city enters us. */
export const BACK_PATH = '/login/identity/back'
export const backAt = ({ url }: Pick<Ask, 'url'>): string => url.origin + BACK_PATH

/** What is kept while somebody is at the service. */
const KEPT = z.object({ nonce: z.string(), verifier: z.string(), next: z.string(), interrupted: z.string() })

/** The service with its secret; `client`: it was closed under another key of the installation, so that we are nobody there. */
async function openService(database: Database, ask: Asking): Promise<Opened | 'none' | 'client'> {
  const service = await database.read(entryOf(ask), closedService)
  if (!service) return 'none'
  try {
    return { ...service, secret: opened(service.secret, keyOf(ask.municipality.id)) }
  } catch {
    return 'client'
  }
}

const random = (): string => randomBytes(32).toString('base64url')

/** Sends a browser to the service: to log in, or to bind the account of whoever is logged in here (`account`). */
export async function goThere(
  database: Database,
  ask: Asking,
  { next, interrupted }: Way,
  account: string | null = null,
): Promise<{ url: string; cookie: Cookie } | Refused> {
  if (interrupted.length > LONGEST_KEPT) return no('long')
  const service = await openService(database, ask)
  if (typeof service === 'string') return no(service)
  const kept = { nonce: random(), verifier: random(), next, interrupted }
  const { token, cookie } = await database.write(entryOf(ask), tx =>
    issueOnce(tx, ask, account ? 'identity.bind' : 'identity.enter', account, kept),
  )
  const sent = { ...kept, state: derived('state', token) }
  const way = await wayThere(service, sent, {
    ...{ back: backAt(ask), developing: !ask.tls },
    // Whoever was at the service before on this machine is not bound to somebody else's account here.
    fresh: service.fresh || account !== null,
  })
  return 'refused' in way ? no(way.refused) : { url: way.url, cookie }
}

/** Whoever came back from the service: to log in (account null) or to bind an account, with what was kept meanwhile. */
export type Returned = { account: string | null; way: Way } & (
  | { issuer: string; subject: string; counts: boolean }
  | Refused
)

/** What the service said of a browser that comes back. What was kept for it is used up, whatever comes of it. */
export async function comeBack(database: Database, ask: Asking): Promise<Returned> {
  const taken = await database.write(entryOf(ask), tx => takeOnce(tx, ask, ['identity.enter', 'identity.bind']))
  const kept = KEPT.safeParse(taken?.data).data
  if (!taken || !kept) return { account: null, way: { next: '/staff', interrupted: '' }, ...no('stale') }
  const { account } = taken
  const way = { next: kept.next, interrupted: kept.interrupted }
  const state = derived('state', taken.token)
  // Somebody else's answer, brought into this browser, says nothing of who sits here.
  if (ask.url.searchParams.get('state') !== state) return { account, way, ...no('stale') }
  const service = await openService(database, ask)
  if (typeof service === 'string') return { account, way, ...no(service) }
  const back = new URL(BACK_PATH + ask.url.search, ask.url.origin)
  const came = await whoCame(service, { ...kept, state }, { back, developing: !ask.tls })
  return { account, way, ...('refused' in came ? no(came.refused) : { ...came, counts: service.counts }) }
}

type Came = { issuer: string; subject: string; counts: boolean }

/** Logs in whom the service means: an account that is here and bound to it. Nobody gets an account by it. */
export const enterByIdentity = (
  database: Database,
  ask: Asking,
  { issuer, subject, counts }: Came,
  before: string | undefined,
): Promise<LoggedIn | Halfway | Refused> =>
  database.write(entryOf(ask), async (tx): Promise<LoggedIn | Halfway | Refused> => {
    const account = (await boundTo(tx, issuer, subject))?.account_id
    if (!account) return no('unbound')
    const begun = await noteTry(tx, ask, `identity ${account}`)
    if ('refused' in begun) return begun
    const open = await lockOpen(tx, account)
    if (!open || open.disabled_at) return no('disabled')
    if (open.reset_at || !open.password_changed_at) return no('reset')
    await setUsedAt(tx, account, ask.now)
    const passed = { account, attempt: begun.attempt, since: open.password_changed_at }
    return counts ? beginSession(tx, ask, passed, before) : goOn(tx, ask, passed, before)
  })

/**
 * Binds the account that asked for it, where its owner is still logged in in this browser; null where it is done. It is bound
 * by its owner and by nothing that the service says of somebody (an address can be given to somebody else, or be claimed):
 * whoever is bound has shown the password here and who they are there.
 */
export const bindIdentity = (
  database: Database,
  ask: Asking,
  account: string,
  { issuer, subject }: Came,
  session: string,
): Promise<Refused | null> =>
  database.write({ ...entryOf(ask), actor: account }, async tx => {
    const actor = await actorOfToken(tx, session, ask.now, ask.today)
    if (actor?.audience !== 'staff' || actor.id !== account) return no('stale')
    const bound = (await boundTo(tx, issuer, subject))?.account_id
    if (bound && bound !== account) return no('taken')
    await addBinding(tx, { account_id: account, issuer, subject, bound_at: ask.now })
    await record(tx, { kind: 'account.identity-bound', subject: ['account', account], by: account, now: ask.now })
    return null
  })

/**
 * Where whoever logs out here ends their session at the service too, with its name; null for those who did not come in by it
 * within a session's length, and where it has no such way or does not answer.
 */
export async function leaveThere(
  database: Database,
  ask: Asking,
  account: string,
): Promise<{ url: string; name: string } | null> {
  const service = await database.read(entryOf(ask), async db => {
    const service = await serviceOf(db)
    const used = service && (await boundSince(db, account, service.issuer))?.used_at
    return used && used > addMinutes(ask.now, -SESSION.hours * 60) ? service : null
  })
  const url = service && (await wayOut(service, !ask.tls))
  return url ? { url, name: service.name } : null
}
