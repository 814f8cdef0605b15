import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { placeOf } from './address.ts'
import { type Look, noteLook } from './audit.ts'
import { type BodyRefusal, isTooLarge, readBody } from './body.ts'
import { COOKIES, readCookies, sessionCookie, setCookies } from './cookies.ts'
import type { Database, Read, Tx } from './db.ts'
import { isId, newId } from './ids.ts'
import { answerOnce, rememberAnswer } from './once.ts'
import { sentHere } from './origin.ts'
import type { Actor, Ask, Municipality, Page, Prefs, Redirect, Reply, View } from './page.ts'
import { filled } from './pieces.ts'
import type { Submitted } from './submitted.ts'
import { answerTenantless, type Tenant } from './tenants.ts'
import { isUnreachable } from './unreachable.ts'

/** What the application gives the platform: how to find the tenant and the actor, and how a page is framed. */
export type Host = {
  database: Database
  now: () => string
  dayOf: (instant: string) => string
  demo: boolean
  tls: boolean
  /** How many proxies of our own stand in front. */
  proxies: number
  assets: readonly { path: string; body: string; etag: string; type: string }[]
  health: () => Promise<Response>
  municipalityOf: (host: string) => Promise<Tenant>
  actorOf: (db: Read, sessionToken: string, now: string) => Promise<Actor | null>
  /** Only the frame of staff asks the database for something: the others are there when it is not. */
  frame: (
    view: View,
    ask: Ask,
    extras: { nonce: string; flash?: string; staff: boolean },
    db: Read | null,
  ) => Promise<string>
  /** Pages that the platform needs to answer with: what is missing, forbidden, broken, or asks for a login first. */
  problems: {
    notFound: (ask: Ask) => View
    forbidden: (ask: Ask) => View
    broken: (ask: Ask, requestId: string) => View
    busy: (ask: Ask) => View
    body: (ask: Ask, why: BodyRefusal) => View
    foreign: (ask: Ask) => View
    login: (ask: Ask, interrupted: Submitted | null) => View
  }
  log: (entry: Record<string, unknown>) => void
}

type Handled = { reply: Reply; html?: string }

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
  app.get('/healthz', host.health)
  for (const page of pages) {
    if (page.get) app.get(page.path, context => answer(context, page, host, null))
    if (page.post || page.enter) app.post(page.path, context => answer(context, page, host, 'post'))
  }
  app.notFound(context => answer(context, null, host, null))
  return app
}

async function answer(context: Context, page: Page | null, host: Host, method: 'post' | null): Promise<Response> {
  const requestId = newId()
  const nonce = newId().replaceAll('-', '')
  const municipality = await host.municipalityOf(new URL(context.req.url).hostname).catch(() => 'none' as const)
  if (typeof municipality === 'string') return answerTenantless(municipality)
  const ask = askOf(context, municipality, host)
  const staff = page?.audience === 'staff'
  const plain = async (view: View) =>
    respond({ reply: view, html: await host.frame(view, ask, { nonce, staff: false }, null) }, ask, nonce)
  try {
    if (method && !sentHere(context.req.raw)) return await plain(host.problems.foreign(ask))
    if (method && (await isStranger(context.req.raw, host, page!, ask)))
      return await plain(host.problems.login(ask, null))
    const form = method ? await readBody(context.req.raw, page?.takes) : null
    if (typeof form === 'string') return await plain(host.problems.body(ask, form))
    const handled = await inItsTransaction(host, page, ask, form, nonce, requestId, staff)
    return respond(handled, ask, nonce)
  } catch (error) {
    return await failed(error, host, ask, plain, { requestId, path: page?.path ?? '' })
  }
}

/** A file for staff is taken from somebody who is logged in: of anybody else only as much as of any form is read. */
async function isStranger(request: Request, host: Host, page: Page, ask: Ask): Promise<boolean> {
  if (page.audience !== 'staff' || page.takes !== 'file' || !isTooLarge(request)) return false
  const token = ask.cookies[sessionCookie(ask.tls)]
  if (!token) return true
  const scope = { municipality: ask.municipality.id }
  return (await host.database.write(scope, tx => host.actorOf(tx, token, ask.now))) === null
}

function askOf(context: Context, municipality: Municipality, host: Host): Ask {
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
    address: placeOf(address, context.req.header('x-forwarded-for'), host.proxies),
    cookies,
  }
}

async function inItsTransaction(
  host: Host,
  page: Page | null,
  asked: Ask,
  form: Submitted | null,
  nonce: string,
  requestId: string,
  staff: boolean,
): Promise<Handled> {
  const scope = { municipality: asked.municipality.id }
  const flash = asked.cookies[COOKIES.flash]
  const extras = { nonce, staff, ...(flash ? { flash } : {}) }
  const finish = async (reply: Reply, ask: Ask, db: Read | null, inside = staff): Promise<Handled> => {
    const shown = reply ?? host.problems.notFound(ask)
    return 'title' in shown
      ? { reply: shown, html: await host.frame(shown, ask, { ...extras, staff: inside && ask.actor !== null }, db) }
      : { reply: shown }
  }
  if (!page || wrongIds(asked)) return host.database.read(scope, db => finish(null, asked, db, false))
  const { get } = page
  if (!staff && !form && page.audit === 'none' && typeof get === 'function')
    return host.database.read(scope, async db => finish(await get(asked, db), asked, db))
  let look: Look | null = null
  const admit = async (tx: Tx): Promise<Handled | Ask> => {
    const token = asked.cookies[sessionCookie(asked.tls)]
    const actor = token ? await host.actorOf(tx, token, asked.now) : null
    const ask: Ask = { ...asked, actor }
    if (staff && !actor) return finish(host.problems.login(ask, form), ask, tx, false)
    if (page.can !== 'everyone' && !actor?.permissions.has(page.can))
      return finish(host.problems.forbidden(ask), ask, tx)
    look = lookOf(page, ask, requestId)
    if (look) await noteLook(tx, look)
    return ask
  }
  if (form && page.enter) {
    const ask = staff ? await host.database.write(scope, admit) : asked
    if ('reply' in ask) return ask
    const reply = await page.enter(ask, host.database, form)
    return staff ? host.database.read(scope, db => finish(reply, ask, db)) : finish(reply, ask, null)
  }
  const work = async (tx: Tx): Promise<Handled> => {
    const ask = await admit(tx)
    return 'reply' in ask ? ask : finish(await perform(tx, page, ask, form), ask, tx)
  }
  const handled = await host.database.write(scope, work, ({ reply }) => committed(reply))
  // A refused form is rolled back with its note, but its page was seen all the same.
  const seen: Look | null = look
  if (seen && !committed(handled.reply)) await host.database.write(scope, tx => noteLook(tx, seen))
  return handled
}

const lookOf = ({ audit }: Page, ask: Ask, requestId: string): Look | null =>
  audit === 'none'
    ? null
    : {
        at: ask.now,
        actor: ask.actor?.id ?? null,
        action: audit.action,
        subject: audit.subject?.(ask),
        path: ask.url.pathname,
        requestId,
      }

/** A refused form leaves nothing behind; everything else that answered is kept. */
const committed = (reply: Reply): boolean => !(reply && 'title' in reply && (reply.status ?? 200) >= 400)

async function perform(tx: Tx, page: Page, ask: Ask, form: Submitted | null): Promise<Reply> {
  if (!form) return typeof page.get === 'function' ? page.get(ask, tx) : page.get!.keep(ask, tx)
  // A draft that a script sends while somebody types is no pressing of the button.
  const before = form.json ? null : await answerOnce(tx, ask, form)
  if (before) return before
  const reply = await page.post!(ask, tx, form)
  if (reply && 'redirect' in reply) await rememberAnswer(tx, form, reply)
  return reply
}

/** An id in the path that is no uuid is a page that does not exist, not a question for the database. */
const wrongIds = (ask: Ask): boolean =>
  Object.entries(ask.params).some(([name, value]) => /(^|_)id$/i.test(name) && !isId(value))

function respond({ reply, html }: Handled, ask: Ask, nonce: string): Response {
  if (reply instanceof Response) return reply
  const headers = new Headers(securityHeaders(nonce, ask.tls))
  if (reply && 'redirect' in reply) {
    headers.set('location', reply.redirect)
    setCookies(headers, redirectCookies(reply))
    return new Response(null, { status: 303, headers })
  }
  if (reply?.cookies) setCookies(headers, reply.cookies)
  if (reply?.retryAfter) headers.set('retry-after', String(reply.retryAfter))
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

async function failed(
  error: unknown,
  host: Host,
  ask: Ask,
  plain: (view: View) => Promise<Response>,
  where: { requestId: string; path: string },
): Promise<Response> {
  const { name, code, constraint, stack } = error as {
    name?: string
    code?: string
    constraint?: string
    stack?: string
  }
  const away = isUnreachable(error)
  // A database error's text can hold what a resident said, so only its code is logged.
  host.log({
    level: 'error',
    requestId: where.requestId,
    path: where.path,
    name,
    code,
    constraint,
    stack: code || away ? undefined : stack,
  })
  const view = away ? host.problems.busy(ask) : host.problems.broken(ask, where.requestId)
  return plain(view)
}
