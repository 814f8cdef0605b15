import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { type Look, noteLook } from './audit.ts'
import { COOKIES, readCookies, setCookies } from './cookies.ts'
import type { Database, Read, Tx } from './db.ts'
import { isId, newId } from './ids.ts'
import type { Lane, Scope } from './lanes.ts'
import { answerOnce, rememberAnswer } from './once.ts'
import { sentHere, tooLarge } from './origin.ts'
import {
  type Actor,
  type Ask,
  type Audience,
  accountOf,
  type Municipality,
  type Page,
  type Prefs,
  type Public,
  type Redirect,
  type Reply,
  type View,
} from './page.ts'
import { filled } from './pieces.ts'
import { readSubmitted, type Submitted } from './submitted.ts'

/** What the application gives the platform: how to find the tenant and the actor, and how a page is framed. */
export type Host = {
  database: Database
  now: () => string
  dayOf: (instant: string) => string
  demo: boolean
  tls: boolean
  assets: readonly { path: string; body: string; etag: string; type: string }[]
  municipalityOf: (host: string) => Promise<Municipality | null>
  /** Who asks for a page of this audience; null where nobody is logged in as such, or the link is no good. */
  actorOf: (tx: Tx, audience: Exclude<Audience, 'public'>, ask: Visitor) => Promise<Actor | null>
  /** The whole page: in the frame of staff where `ask` has one, else in that of visitors. */
  frame: (view: View, ask: Ask, extras: { nonce: string; flash?: string }, db: Read) => Promise<string>
  /** Pages that the platform needs to answer with: what is missing, forbidden, broken, or asks for a login first. */
  problems: {
    notFound: (ask: Ask) => View
    forbidden: (ask: Ask) => View
    broken: (ask: Ask, requestId: string) => View
    busy: (ask: Ask) => View
    tooLarge: (ask: Ask) => View
    foreign: (ask: Ask) => View
    login: (ask: Ask, interrupted: Submitted | null) => View
  }
  log: (entry: Record<string, unknown>) => void
}

/** A request before anybody has looked who asks, and after. */
type Visitor = Ask<Public, string>
type Asked = Ask<Actor | Public, string>

/** One request on its way: the page that was asked for (null: there is none) and what was sent to it. */
type Visit = {
  host: Host
  page: Page | null
  ask: Visitor
  form: Submitted | null
  nonce: string
  requestId: string
}

/** What is answered, as a whole page where it is one, and the line of the audit log that belongs to it. */
type Handled = { reply: Reply; html?: string; look?: Look | null }

/** Puts declared pages under one router. What is not declared does not exist. */
export function mount(pages: readonly Page[], host: Host): Hono {
  const app = new Hono()
  const squeeze = compress()
  app.use((context, next) => (context.req.header('accept-encoding') ? squeeze(context, next) : next()))
  for (const asset of host.assets) {
    // The path carries the hash of the content, so it may be kept for ever.
    const headers = {
      'content-type': asset.type,
      'cache-control': 'public, max-age=31536000, immutable',
      etag: asset.etag,
      'x-content-type-options': 'nosniff',
    }
    app.get(asset.path, () => new Response(asset.body, { headers }))
  }
  for (const page of pages) {
    if (page.get) app.get(page.path, context => answer(context, page, host, null))
    if (page.post) app.post(page.path, context => answer(context, page, host, 'post'))
  }
  app.notFound(context => answer(context, null, host, null))
  return app
}

async function answer(context: Context, page: Page | null, host: Host, method: 'post' | null): Promise<Response> {
  const request = context.req.raw
  const municipality = await host.municipalityOf(new URL(request.url).hostname).catch(() => null)
  if (!municipality) return notReady()
  const ask = askOf(context, municipality, host)
  const visit: Visit = { host, page, ask, form: null, nonce: newId().replaceAll('-', ''), requestId: newId() }
  try {
    const refused = method && (await unreadable(request, visit))
    if (refused) return respond({ reply: refused, html: await plain(refused, visit) }, visit)
    const form = method ? await readSubmitted(request) : null
    return respond(await handle({ ...visit, form }), visit)
  } catch (error) {
    return await failed(error, visit)
  }
}

const notReady = (): Response =>
  new Response('ただいま準備中です。しばらくして もう一度 お試しください。', {
    status: 503,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5' },
  })

/** Why what was sent is not even read. */
async function unreadable(request: Request, { host, ask }: Visit): Promise<View | null> {
  if (!sentHere(request)) return host.problems.foreign(ask)
  return (await tooLarge(request)) ? host.problems.tooLarge(ask) : null
}

const scopeOf = ({ municipality }: Ask, lane: Lane): Scope => ({ lane, municipality: municipality.id })

/** A page in the frame of visitors, whoever asks. */
const plain = (view: View, { host, ask, nonce }: Visit): Promise<string> =>
  host.database.read(scopeOf(ask, 'public'), db => host.frame(view, ask, { nonce }, db))

function askOf(context: Context, municipality: Municipality, host: Host): Visitor {
  const cookies = readCookies(context.req.header('cookie') ?? '')
  const now = host.now()
  const prefs: Prefs = { large: cookies[COOKIES.large] === '1', contrast: cookies[COOKIES.contrast] === '1' }
  let address = ''
  try {
    address = getConnInfo(context).remote.address ?? ''
  } catch {
    // In-process requests (tests) have no socket.
  }
  return {
    municipality,
    actor: null,
    now,
    today: host.dayOf(now),
    url: new URL(context.req.url),
    params: context.req.param(),
    prefs,
    demo: host.demo,
    tls: host.tls,
    address,
    cookies,
  }
}

async function handle(visit: Visit): Promise<Handled> {
  const { host, page, ask, form } = visit
  if (!page || wrongIds(ask)) return host.database.read(scopeOf(ask, 'public'), db => framed(null, ask, visit, db))
  const { get } = page
  if (page.audience !== 'public' || form || page.audit !== 'none' || typeof get !== 'function')
    return inItsTransaction(page, visit)
  return host.database.read(scopeOf(ask, 'public'), async db => framed(await get(ask, db), ask, visit, db))
}

async function inItsTransaction(page: Page, visit: Visit): Promise<Handled> {
  const { database } = visit.host
  const scope = scopeOf(visit.ask, page.audience === 'public' ? 'entry' : page.audience)
  const handled = await database.write(
    scope,
    tx => performed(page, visit, tx),
    ({ reply }) => committed(reply),
  )
  // A refused form is rolled back with its note, but its page was seen all the same.
  const { look } = handled
  if (look && !committed(handled.reply)) await database.write(scope, tx => noteLook(tx, look))
  return handled
}

/** Asks who it is, opens the page only to whom it is for, and notes that it was opened. */
async function performed(page: Page, visit: Visit, tx: Tx): Promise<Handled> {
  const ask: Asked = { ...visit.ask, actor: await actorFor(page, visit, tx) }
  const closed = closedTo(page, visit, ask)
  if (closed) return framed(closed, ask, visit, tx)
  const look = lookOf(page, ask, visit.requestId)
  if (look) await noteLook(tx, look)
  return { ...(await framed(await perform(tx, page, ask, visit.form), ask, visit, tx)), look }
}

/** A session wears one hat: whoever is logged in as something else asks for this page as nobody. */
async function actorFor({ audience }: Page, { host, ask }: Visit, tx: Tx): Promise<Actor | Public> {
  if (audience === 'public') return null
  const actor = await host.actorOf(tx, audience, ask)
  return actor?.audience === audience ? actor : null
}

/** What is shown instead of a page that is not for whoever asks; null where it is. */
function closedTo({ audience, can }: Page, { host, form }: Visit, ask: Asked): View | null {
  if (audience === 'public') return null
  if (!ask.actor) return audience === 'link' ? host.problems.notFound(ask) : host.problems.login(ask, form)
  return holds(ask.actor, can) ? null : host.problems.forbidden(ask)
}

function holds(actor: Actor, can: string): boolean {
  if (actor.audience === 'link') return actor.purpose === can
  return can === 'everyone' || (actor.audience === 'staff' && actor.permissions.has(can))
}

/** The answer, put in its frame where it is a page. */
async function framed(reply: Reply, ask: Asked, { host, nonce }: Visit, db: Read): Promise<Handled> {
  const shown = reply ?? host.problems.notFound(ask)
  if (!('title' in shown)) return { reply: shown }
  const flash = ask.cookies[COOKIES.flash]
  return { reply: shown, html: await host.frame(shown, ask, { nonce, ...(flash ? { flash } : {}) }, db) }
}

const lookOf = ({ audit }: Page, ask: Asked, requestId: string): Look | null =>
  audit === 'none'
    ? null
    : {
        at: ask.now,
        actor: accountOf(ask.actor),
        action: audit.action,
        subject: audit.subject?.(ask),
        path: ask.url.pathname,
        requestId,
      }

/** A refused form leaves nothing behind; everything else that answered is kept. */
const committed = (reply: Reply): boolean =>
  !(reply && 'title' in reply && (reply.status ?? 200) >= 400) || (reply as View).keep === true

async function perform(tx: Tx, page: Page, ask: Asked, form: Submitted | null): Promise<Reply> {
  if (!form) return typeof page.get === 'function' ? page.get(ask, tx) : page.get!.keep(ask, tx)
  // A draft that a script sends while somebody types is no pressing of the button.
  const before = form.json ? null : await answerOnce(tx, ask, form)
  if (before) return before
  const reply = await page.post!(ask, tx, form)
  if (reply && 'redirect' in reply) await rememberAnswer(tx, form, reply)
  return reply
}

/** An id in the path that is no uuid is a page that does not exist, not a question for the database. */
const wrongIds = (ask: Visitor): boolean =>
  Object.entries(ask.params).some(([name, value]) => /(^|_)id$/i.test(name) && !isId(value))

function respond({ reply, html }: Handled, { ask, nonce }: Visit): Response {
  if (reply instanceof Response) return reply
  const headers = new Headers(securityHeaders(nonce, ask.tls))
  if (reply && 'redirect' in reply) {
    headers.set('location', reply.redirect)
    setCookies(headers, redirectCookies(reply))
    return new Response(null, { status: 303, headers })
  }
  if (reply?.cookies) setCookies(headers, reply.cookies)
  if (ask.cookies[COOKIES.flash] !== undefined) setCookies(headers, [{ name: COOKIES.flash, value: '', maxAge: 0 }])
  const body = reply?.pieces ? filled(html ?? '', reply.pieces) : (html ?? '')
  return new Response(body, { status: reply ? (reply.status ?? 200) : 404, headers })
}

const redirectCookies = (reply: Redirect) => [
  ...(reply.cookies ?? []),
  ...(reply.flash ? [{ name: COOKIES.flash, value: reply.flash, maxAge: 60 }] : []),
]

/** Headers of every page. The nonce admits the one script of the page; nothing inline and no other host is admitted. */
export function securityHeaders(nonce: string, tls: boolean): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    ...(tls ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}

async function failed(error: unknown, visit: Visit): Promise<Response> {
  const { host, ask, page, requestId } = visit
  const { name, code, constraint, stack, message } = error as Failure
  // A database error's text can hold what a resident said, so only its code is logged.
  const told = { name, code, constraint, stack: code ? undefined : stack }
  host.log({ level: 'error', requestId, path: page?.path ?? '', ...told })
  const unreachable =
    code === undefined
      ? /timeout|terminated|ECONN|closed/i.test(String(message))
      : /^(57P|08|53|ECONN|ENOENT)/.test(code)
  const view = unreachable ? host.problems.busy(ask) : host.problems.broken(ask, requestId)
  const html = await plain(view, visit).catch(() => null)
  return respond({ reply: { ...view, status: 503 }, html: html ?? String(await view.body) }, visit)
}

type Failure = { name?: string; code?: string; constraint?: string; stack?: string; message?: string }
