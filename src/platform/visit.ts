import { createHash } from 'node:crypto'
import { actorIn, admit, isOff, wearsHat } from './admission.ts'
import { type Look, noteLook } from './audit/index.ts'
import { COOKIES, sessionCookie } from './cookies.ts'
import type { Read, Tx } from './db.ts'
import { framed } from './framed.ts'
import type { Asked, Handled, Visit, Visitor } from './host.ts'
import { isId } from './ids.ts'
import type { Scope } from './lanes.ts'
import { linkHash, takeUse } from './links.ts'
import { answerOnce, formOf, ONCE, rememberAnswer } from './once.ts'
import type { Actor, Enter, Keep, Page, Public, Reply } from './page.ts'
import { one, type Submitted } from './submitted.ts'

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
    ...(actor?.audience === 'resident' && actor.standing ? { standing: actor.standing.id, at: ask.now } : {}),
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
  const before = wearsHat(page.audience) ? await actorNow(page, visit) : null
  const scope = scopeOf(page, visit, before)
  const admitted = await host.database.write(scope, async tx => {
    const opened = await admit(page, visit, before, tx)
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
  if (reply && 'file' in reply) return { ...look, shown: reply.people }
  return { ...look, shown: host.peopleIn(html ?? '').filter(id => id !== look.subject?.[1]) }
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
  Object.entries(ask.params).some(([name, value]) => /(^|_)id$|Id$/.test(name) && !isId(value))
