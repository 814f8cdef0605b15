import { createHash } from 'node:crypto'
import { askedIn, type Look, noteLook } from './audit/index.ts'
import type { BodyRefusal } from './body.ts'
import { COOKIES, sessionCookie } from './cookies.ts'
import type { Database, Read, Tx } from './db.ts'
import { type Flash, flashIn } from './flash.ts'
import { guesses } from './guesses.ts'
import { isId } from './ids.ts'
import { keptOf } from './kept.ts'
import type { Scope } from './lanes.ts'
import { linkHash, type Shut, takeUse } from './links.ts'
import type { Requests } from './metrics/requests.ts'
import { answerOnce, formOf, ONCE, rememberAnswer } from './once.ts'
import { does } from './own.ts'
import type { Actor, Ask, Audience, Enter, Keep, Page, Public, Reply, View } from './page.ts'
import { one, type Submitted } from './submitted.ts'
import type { Tenant } from './tenants.ts'
import { sealedAgain, withoutWords, withWords } from './words.ts'

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
  /**
   * Who asks for a page of this audience; null where nobody is logged in as such, or there is no such link. Staff and links
   * are looked up in their own lane, the others in that of the entry: their lane must know them from its beginning.
   */
  actorOf: (tx: Tx, audience: Exclude<Audience, 'public'>, ask: Visitor) => Promise<Actor | null>
  /**
   * The whole page: in the frame of staff where `ask` has one, else in that of visitors. Only the frame of staff asks the
   * database for something: the others are there when it is not.
   */
  frame: (view: View, ask: Ask, extras: { nonce: string; flash?: Flash }, db: Read | null) => Promise<string>
  /** The people whom a page names, by the ways to them that stand in it. */
  peopleIn: (html: string) => readonly string[]
  /** Pages that the platform needs to answer with: what is missing, forbidden, broken, or asks for a login first. */
  problems: {
    notFound: (ask: Ask) => View
    forbidden: (ask: Ask) => View
    broken: (ask: Ask, requestId: string) => View
    busy: (ask: Ask) => View
    body: (ask: Ask, why: BodyRefusal) => View
    /** The desk is not set up for what was asked; the sentence says what is missing. */
    unprepared: (ask: Ask, sentence: string) => View
    foreign: (ask: Ask) => View
    link: (ask: Ask, why: Shut) => View
    guessed: (ask: Ask, minutes: number) => View
    login: (ask: Ask, interrupted: Submitted | null, db: Read | null) => View | Promise<View>
    /** The city has switched off what this key names. */
    off: (ask: Ask, key: string) => View
  }
  log: (entry: Record<string, unknown>) => void
  /** Is told of every answer: whom its page is for, its status, the seconds until it began. */
  note?: Requests['note']
  /** Is told of every answer of a page for everybody that somebody asked to see; nothing waits for it. */
  looked?: (page: Page, ask: Visitor, request: Request, response: Response) => void
}

/** A request before anybody has looked who asks, and after. */
export type Visitor = Ask<Public, string>
type Asked = Ask<Actor | Public, string>

/** One request on its way: the page that was asked for (null: there is none) and what was sent to it. */
export type Visit = {
  host: Host
  page: Page | null
  ask: Visitor
  form: Submitted | null
  nonce: string
  requestId: string
}

/** What is answered, as a whole page where it is one, and the line of the audit log that belongs to it. */
export type Handled = { reply: Reply; html?: string; look?: Look | null }

/** Opens the page in the lane of its audience, to those whom it is for. */
export async function handle(visit: Visit): Promise<Handled> {
  const { host, page, ask, form } = visit
  if (!page || wrongIds(ask)) return framed(null, ask, visit, null)
  if (!isHere(page, ask)) return framed(atFirst(page, ask), ask, visit, null)
  if (page.audience === 'public' && isOff(page, ask))
    return framed(host.problems.off(ask, page.within!), ask, visit, null)
  if (form && page.enter) return entered(page, page.enter, form, visit)
  const { get } = page
  if (!form && get && 'arrive' in get) return framed(await get.arrive(ask, host.database), ask, visit, null)
  if (page.audience !== 'public' || form || page.audit !== 'none' || typeof get !== 'function')
    return inItsTransaction(page, visit)
  const look = async (db: Read) => framed(await get(ask, db), ask, visit, db)
  if (mayHaveWritten(ask)) return host.database.read(scopeOf(page, visit, null), look)
  return host.database.readPublic(ask.municipality.id, look)
}

/** Whoever is logged in, or is told by this page what they did, looks for what they have just written. */
const mayHaveWritten = ({ cookies, tls }: Visitor): boolean =>
  cookies[COOKIES.flash] !== undefined || cookies[sessionCookie(tls)] !== undefined

/** A city has no pages of a prefecture, and a prefecture none of a city but those of its accounts. */
const isHere = ({ audience, everywhere }: Page, { municipality }: Visitor): boolean =>
  everywhere === true || (audience === 'prefecture') === (municipality.kind === 'prefecture')

/** Whoever begins at a prefecture, or has just logged in there, is led to its one page. */
const atFirst = ({ path }: Page, { municipality }: Visitor): Reply =>
  municipality.kind === 'prefecture' && (path === '/' || path === '/staff') ? { redirect: '/prefecture' } : null

/** The actor of this page as a visitor's cookies or link say; null for somebody who is not logged in as such. */
export function actorNow(page: Page, visit: Visit): Promise<Actor | Public> {
  const scope = wearsHat(page.audience) ? entryOf(visit) : scopeOf(page, visit, null)
  return visit.host.database.write(scope, tx => actorIn(page, visit, tx))
}

const wearsHat = (audience: Audience): boolean => ['resident', 'organiser', 'partner', 'prefecture'].includes(audience)

const entryOf = ({ ask }: Visit): Scope => ({ lane: 'entry', municipality: ask.municipality.id })

/** The lane of a page, with what the database must know of whoever asks to show what is theirs. */
export function scopeOf({ audience, whole }: Page, { ask, form }: Visit, actor: Actor | Public): Scope {
  const once = form && one(form, ONCE)
  const session = audience === 'staff' && ask.cookies[sessionCookie(ask.tls)]
  return {
    lane: audience,
    municipality: ask.municipality.id,
    ...(once && isId(once) ? { once: formOf(once, ask.url.pathname) } : {}),
    ...(audience === 'link' ? { link: linkHash(tokenOf(ask)), at: ask.now } : {}),
    ...(session ? { session: createHash('sha256').update(session).digest('hex'), at: ask.now } : {}),
    ...(whole ? { whole } : {}),
    ...(actor && 'id' in actor ? { actor: actor.id } : {}),
    ...(actor?.audience === 'resident' ? { person: actor.person } : {}),
    ...(actor && 'organisation' in actor ? { organisation: actor.organisation } : {}),
  }
}

/** What stands in the place `:token` of a link's path. */
export const tokenOf = ({ params }: Pick<Asked, 'params'>): string => params['token'] ?? ''

async function inItsTransaction(page: Page, visit: Visit): Promise<Handled> {
  const { database } = visit.host
  const before = wearsHat(page.audience) ? await actorNow(page, visit) : null
  const scope = scopeOf(page, visit, before)
  const handled = await database.write(
    scope,
    tx => performed(page, visit, before, tx),
    ({ reply }) => committed(reply),
    // The log has one line after the other for everybody: it is held for as short as can be.
    (tx, { look }) => (look ? noteLook(tx, look) : null),
  )
  return notedApart(handled, scope, visit)
}

/** A refused form is rolled back with its note, but its page was seen all the same; and a refused look is one. */
async function notedApart(handled: Handled, scope: Scope, { host }: Visit): Promise<Handled> {
  const { look, reply } = handled
  if (look && !committed(reply)) await host.database.write(scope, tx => noteLook(tx, look))
  return handled
}

/** A page whose verb opens transactions of its own: whoever it is not for is refused in one before them. */
async function entered(page: Page, enter: Enter, form: Submitted, visit: Visit): Promise<Handled> {
  const { ask, host } = visit
  if (page.audience === 'public') return framed(await enter(ask, host.database, form), ask, visit, null)
  const scope = scopeOf(page, visit, null)
  const admitted = await host.database.write(scope, async tx => {
    const opened = await admit(page, visit, null, tx)
    if (!('reply' in opened) && opened.look) await noteLook(tx, opened.look)
    return opened
  })
  if ('reply' in admitted) return notedApart(admitted, scope, visit)
  const reply = await enter(admitted.ask, host.database, form)
  return host.database.read(scope, db => framed(reply, admitted.ask, visit, db))
}

async function performed(page: Page, visit: Visit, before: Actor | Public, tx: Tx): Promise<Handled> {
  const admitted = await admit(page, visit, before, tx)
  if ('reply' in admitted) return admitted
  const handled = await framed(await perform(tx, page, admitted.ask, visit), admitted.ask, visit, tx)
  return { ...handled, look: admitted.look && seen(admitted.look, handled, visit) }
}

/** A look with whom its answer named; one at what is not there, or is not theirs to see, is a refused one. */
function seen(look: Look, { reply, html }: Handled, { page, host }: Visit): Look {
  if (reply && 'title' in reply && reply.status === 404) return { ...look, refused: 'missing' }
  if (page?.audience !== 'staff') return look
  return { ...look, shown: host.peopleIn(html ?? '').filter(id => id !== look.subject?.[1]) }
}

/** Asks who it is and opens the page only to whom it is for; gives the line for the log, which is written when it is shown. */
async function admit(
  page: Page,
  visit: Visit,
  before: Actor | Public,
  tx: Tx,
): Promise<Handled | { ask: Asked; look: Look | null }> {
  const actor = before ?? (wearsHat(page.audience) ? null : await actorIn(page, visit, tx))
  const url = actor?.audience === 'staff' ? withWords(visit.ask.url, actor.session) : visit.ask.url
  const ask: Asked = { ...visit.ask, url, actor }
  const look = actor || page.audience === 'public' ? lookOf(page, ask, visit.requestId) : null
  const closed = await closedTo(page, visit, ask, tx)
  if (!closed) return { ask, look }
  return { ...(await framed(closed, ask, visit, tx)), look: look && actor && { ...look, refused: refusalOf(actor) } }
}

/** A session wears one hat: whoever is logged in as something else asks for this page as nobody. */
async function actorIn({ audience }: Page, { host, ask }: Visit, tx: Tx): Promise<Actor | Public> {
  if (audience === 'public') return null
  const actor = await host.actorOf(tx, audience, ask)
  return actor?.audience === audience ? actor : null
}

/** What is shown instead of a page that is not for whoever asks; null where it is. */
async function closedTo(page: Page, visit: Visit, ask: Asked, tx: Tx): Promise<View | null> {
  const { audience, can } = page
  const { host, form } = visit
  if (audience === 'link') return shutTo(can, visit, ask)
  if (audience === 'public') return null
  if (!ask.actor) return host.problems.login(ask, form, audience === 'staff' ? tx : null)
  if (!holds(ask.actor, can)) return host.problems.forbidden(ask)
  return isOff(page, ask) ? host.problems.off(ask, page.within!) : null
}

/** Nothing new begins of what a city does not do; of what was begun the pages stay, for staff and for whoever holds a link. */
const isOff = ({ audience, path, within }: Page, { municipality }: Asked): boolean =>
  within !== undefined && !does(municipality, within) && (audience === 'public' || !path.includes('/:'))

/** Nobody in particular is not noted: they are shown nothing, and whoever knocks a thousand times would fill the log. */
const refusalOf = (actor: Actor): Look['refused'] =>
  actor.audience === 'link' ? (actor.shut ?? 'missing') : 'forbidden'

const holds = (actor: Actor, can: string): boolean =>
  can === 'everyone' || (actor.audience === 'staff' && actor.permissions.has(can))

const wrongLink = keptOf(guesses)

/** Why a link does not open the page; one for another purpose is as wrong as one that was never made. */
function shutTo(purpose: string, { host, form }: Visit, ask: Asked): View | null {
  const link = ask.actor?.audience === 'link' ? ask.actor : null
  if (!link) {
    const minutes = wrongLink(host.database)(`${ask.municipality.id} ${ask.address}`, ask.now)
    return minutes > 0 ? host.problems.guessed(ask, minutes) : host.problems.link(ask, 'wrong')
  }
  if (link.purpose !== purpose) return host.problems.link(ask, 'wrong')
  // The second click of a form that took the last use is answered like the first: `perform` finds out.
  if (!link.shut || (link.shut === 'used' && form)) return null
  return host.problems.link(ask, link.shut)
}

/** The answer, put in its frame where it is a page. */
async function framed(
  reply: Reply,
  ask: Asked,
  { host, nonce, ask: visitor }: Visit,
  db: Read | null,
): Promise<Handled> {
  const shown = reply ?? host.problems.notFound(ask)
  if ('redirect' in shown) return { reply: { ...shown, redirect: sealedAgain(shown.redirect, ask.url, visitor.url) } }
  if (!('title' in shown)) return { reply: shown }
  const flash = flashIn(ask.cookies[COOKIES.flash])
  const html = await host.frame(shown, ask, { nonce, ...(flash ? { flash } : {}) }, db)
  return { reply: shown, html: withoutWords(html, ask.url, visitor.url) }
}

const lookOf = ({ audit, audience, path }: Page, ask: Asked, requestId: string): Look | null =>
  audit === 'none'
    ? null
    : {
        action: audit.action,
        subject: audit.subject?.(ask),
        // The token of a link is written down nowhere.
        path: audience === 'link' ? path : ask.url.pathname,
        requestId,
        asked: audience === 'staff' ? askedIn(ask.url) : undefined,
      }

/** A refused form leaves nothing behind, nor does one about what is not there; everything else that answered is kept. */
const committed = (reply: Reply): boolean => reply !== null && !('title' in reply && (reply.status ?? 200) >= 400)

async function perform(tx: Tx, page: Page, ask: Asked, { form, host }: Visit): Promise<Reply> {
  if (!form) return typeof page.get === 'function' ? page.get(ask, tx) : (page.get as Keep).keep(ask, tx)
  // A draft that a script sends while somebody types is no pressing of the button.
  const before = form.json ? null : await answerOnce(tx, form, ask.url.pathname)
  if (before) return before
  const shut = page.audience === 'link' ? await takeUse(tx, tokenOf(ask), ask.now) : null
  if (shut) return host.problems.link(ask, shut)
  const reply = await page.post!(ask, tx, form)
  if (reply && 'redirect' in reply) await rememberAnswer(tx, form, ask.url.pathname, reply)
  return reply
}

/** An id in the path that is no uuid is a page that does not exist, not a question for the database. */
const wrongIds = (ask: Visitor): boolean =>
  Object.entries(ask.params).some(([name, value]) => /(^|_)id$/i.test(name) && !isId(value))
