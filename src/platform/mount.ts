import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { placeOf } from './address.ts'
import { type Look, noteLook } from './audit/index.ts'
import { isTooLarge, readBody } from './body.ts'
import { COOKIES, PREFS, prefCookie, readCookies, sessionCookie, setCookies } from './cookies.ts'
import { csvHeaders, streamCsv } from './csv.ts'
import { SetupError, traceOf } from './errors.ts'
import { flashCookie } from './flash.ts'
import { alive } from './health.ts'
import type { Handled, Host, Visit, Visitor } from './host.ts'
import { newId } from './ids.ts'
import { locationOf, sentHere } from './origin.ts'
import type { Cookie, CsvReply, Municipality, Page, Prefs, Redirect, View } from './page.ts'
import { filled } from './pieces.ts'
import { answerTenantless } from './tenants.ts'
import { isUnreachable } from './unreachable.ts'
import { actorNow, handle, scopeOf } from './visit.ts'

/** Puts declared pages under one router. What is not declared does not exist. */
export function mount(pages: readonly Page[], host: Host): Hono {
  const app = new Hono()
  const squeeze = compress()
  app.use((context, next) => (context.req.header('accept-encoding') ? squeeze(context, next) : next()))
  if (host.tls) app.use(onlyTls)
  for (const asset of host.assets) {
    // The path carries the hash of the content, so it may be kept for ever.
    const headers = {
      'content-type': asset.type,
      'cache-control': asset.cache ?? 'public, max-age=31536000, immutable',
      etag: asset.etag,
      'x-content-type-options': 'nosniff',
    }
    app.get(asset.path, () => new Response(asset.body, { headers }))
  }
  app.get('/livez', alive)
  app.get('/healthz', host.health)
  for (const page of pages) {
    if (page.get) app.get(page.path, context => answer(context, page, host, null))
    if (page.post || page.enter) app.post(page.path, context => answer(context, page, host, 'post'))
  }
  app.notFound(context => answer(context, null, host, null))
  app.onError(error => {
    host.log({ level: 'error', path: '', ...traceOf(error) })
    return answerTenantless('none')
  })
  return app
}

async function answer(context: Context, page: Page | null, host: Host, method: 'post' | null): Promise<Response> {
  const began = performance.now()
  const response = await answered(context, page, host, method)
  host.note?.(page?.audience ?? 'none', response.status, (performance.now() - began) / 1000)
  return response
}

async function answered(context: Context, page: Page | null, host: Host, method: 'post' | null): Promise<Response> {
  const request = context.req.raw
  const municipality = await host.municipalityOf(new URL(request.url).hostname).catch(() => 'none' as const)
  if (typeof municipality === 'string') return answerTenantless(municipality)
  const ask = askOf(context, municipality, host)
  const visit: Visit = { host, page, ask, form: null, nonce: newId().replaceAll('-', ''), requestId: newId() }
  try {
    if (!method) return seen(respond(await handle(visit), visit), request, visit)
    const refused = await unread(request, visit)
    if (refused) return await plain(refused, visit)
    const form = await readBody(request, page?.takes)
    if (typeof form === 'string') return await plain(host.problems.body(ask, form), visit)
    return respond(await handle({ ...visit, form }), visit)
  } catch (error) {
    return await failed(error, visit)
  }
}

/** What was answered to whoever only looks; of a page for everybody it is told. */
function seen(response: Response, request: Request, { host, page, ask }: Visit): Response {
  if (page?.audience === 'public') host.looked?.(page, ask, request, response)
  return response
}

/** Why what was sent is not even read. A large file for staff is taken only from somebody who is logged in. */
async function unread(request: Request, visit: Visit): Promise<View | null> {
  const { host, page, ask } = visit
  if (!page?.fromAnywhere && !sentHere(request)) return host.problems.foreign(ask)
  if (page?.audience !== 'staff' || page.takes !== 'file' || !isTooLarge(request)) return null
  return (await actorNow(page, visit)) ? null : host.problems.login(ask, null, null)
}

/** A page in the frame of visitors, whoever asks. */
const plain = async (view: View, visit: Visit): Promise<Response> =>
  respond({ reply: view, html: await visit.host.frame(view, visit.ask, { nonce: visit.nonce }, null) }, visit)

function askOf(context: Context, municipality: Municipality, host: Host): Visitor {
  const cookies = readCookies(context.req.header('cookie') ?? '')
  const now = host.now()
  const prefs = Object.fromEntries(PREFS.map(pref => [pref, cookies[prefCookie(pref)] === '1'])) as Prefs
  // In-process requests (tests) have no socket.
  const address = context.env?.incoming ? (getConnInfo(context).remote.address ?? '') : ''
  return {
    municipality,
    actor: null,
    now,
    today: host.dayOf(now),
    url: urlOf(context.req.url, host.tls),
    params: context.req.param(),
    prefs,
    demo: host.demo,
    tls: host.tls,
    address: placeOf(address, context.req.header('x-forwarded-for'), host.proxies),
    cookies,
  }
}

/**
 * The address as the browser has it: behind TLS, which ends before us, a paper or a code that shows it leads there again.
 * No database takes a zero byte in a text, and no form of ours sends one.
 */
function urlOf(text: string, tls: boolean): URL {
  const url = new URL(text.replaceAll('%00', ''))
  if (tls) url.protocol = 'https:'
  return url
}

/** The parts are read in the lane of the page that gave it; whom a part names is noted before it is sent. */
function sentCsv({ csv, head, read }: CsvReply, look: Look | null, visit: Visit): Response {
  const scope = scopeOf(visit.page!, visit, null)
  const { database } = visit.host
  const body = streamCsv(head, async from => {
    const part = await database.read(scope, db => read(db, from))
    const shown = [...new Set(part.people)]
    if (look && shown.length > 0) await database.write(scope, tx => noteLook(tx, { ...look, shown }))
    return part
  })
  return new Response(body, { headers: csvHeaders(csv) })
}

function respond({ reply, html, look }: Handled, visit: Visit): Response {
  const { page, ask, nonce } = visit
  if (reply instanceof Response) return reply
  if (reply && 'file' in reply) return reply.file
  if (reply && 'csv' in reply) return sentCsv(reply, look ?? null, visit)
  const headers = new Headers({ ...securityHeaders(nonce), ...(page?.audience === 'link' ? OF_LINKS : {}) })
  if (reply && 'redirect' in reply) {
    headers.set('location', locationOf(reply.redirect))
    setCookies(headers, redirectCookies(reply, ask))
    if (endsSession(reply, ask)) headers.set('clear-site-data', KEPT)
    return new Response(null, { status: reply.along ? 307 : 303, headers })
  }
  if (reply?.typed && !reply.typed.secret) headers.set('cache-control', OF_TYPED)
  if (reply?.cookies) setCookies(headers, reply.cookies)
  if (reply && endsSession(reply, ask)) headers.set('clear-site-data', KEPT)
  if (reply?.retryAfter) headers.set('retry-after', String(reply.retryAfter))
  if (reply?.refresh)
    headers.set('refresh', `${reply.refresh.after}${reply.refresh.to ? `; url=${reply.refresh.to}` : ''}`)
  if (ask.cookies[COOKIES.flash] !== undefined) setCookies(headers, [{ name: COOKIES.flash, value: '', maxAge: 0 }])
  const body = reply?.pieces ? filled(html ?? '', reply.pieces) : (html ?? '')
  return new Response(asRead(body, visit, reply), {
    status: reply ? (reply.status ?? 200) : 404,
    headers,
  })
}

/** The page as whoever asks wants to read it: plain wordings first, then readings above what is hard in them. */
function asRead(body: BodyInit, { page, ask: { prefs }, host }: Visit, reply: View | null): BodyInit {
  if (!hasReadings(page, reply)) return body
  const eased = prefs.easy ? host.eased(String(body)) : body
  return prefs.furigana ? host.spelled(String(eased)) : eased
}

/** Whether a page is one of residents: it is as long with readings as it likes, which a sheet of paper is not. */
const hasReadings = (page: Page | null, reply: View | null): boolean =>
  ['public', 'resident', 'link'].includes(page?.audience ?? 'public') && reply?.frame !== 'print'

/** What is told is sealed with the session with which the next page is asked for; where that ends or begins here, it names nobody. */
function redirectCookies({ cookies = [], flash }: Redirect, ask: Visitor): Cookie[] {
  const session = sessionCookie(ask.tls)
  const stays = cookies.every(({ name }) => name !== session)
  return [
    ...cookies,
    ...(flash
      ? [{ name: COOKIES.flash, value: flashCookie(flash, stays ? ask.cookies[session] : undefined), maxAge: 60 }]
      : []),
  ]
}

/** What a browser still keeps of pages when a session ends there; what somebody chose for themselves (letters, keys) stays. */
const KEPT = '"cache"'
const endsSession = ({ cookies = [] }: { cookies?: readonly Cookie[] }, ask: Visitor): boolean =>
  cookies.some(({ name, maxAge }) => name === sessionCookie(ask.tls) && maxAge === 0)

/** Headers of every page. The nonce admits the one script of the page; nothing inline and no other host is admitted. */
export function securityHeaders(nonce: string): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': [
      `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:`,
      "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'",
      "frame-ancestors 'none'; base-uri 'none'",
    ].join('; '),
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  }
}

/** Of every answer, whatever gave it: from now on browsers ask this host, and those below it, by TLS alone. */
const onlyTls: MiddlewareHandler = async (context, next) => {
  await next()
  context.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
}

/**
 * A link's token stands in its address: no page that is opened from it learns more than our host. (`no-referrer` would also
 * take the Origin from its forms, by which `sentHere` knows them where a browser does not send Sec-Fetch-Site.)
 */
const OF_LINKS = { 'referrer-policy': 'strict-origin', 'x-robots-tag': 'noindex' }

/**
 * Going back to a page that answered a form shows it as the browser kept it; of one that may not be kept Chromium shows an
 * error in its place (ERR_CACHE_MISS), and asks whether all is to be sent again.
 */
const OF_TYPED = 'private, no-cache'

async function failed(error: unknown, visit: Visit): Promise<Response> {
  const { host, ask, requestId } = visit
  if (error instanceof SetupError) return plain(host.problems.unprepared(ask, error.message), visit)
  host.log({ level: 'error', requestId, path: visit.page?.path ?? '', ...traceOf(error) })
  // Ended after five seconds: as where it waited for two who held what it asked for, one after the other.
  const away = isUnreachable(error) || (error as { code?: string }).code === '57014'
  return plain(away ? host.problems.busy(ask) : host.problems.broken(ask, requestId), visit)
}
