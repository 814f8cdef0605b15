import { askedIn, type Look } from './audit/index.ts'
import type { Tx } from './db.ts'
import { framed } from './framed.ts'
import { guesses } from './guesses.ts'
import type { Asked, Handled, Visit } from './host.ts'
import { keptOf } from './kept.ts'
import { does } from './own.ts'
import type { Actor, Audience, Page, Public, View } from './page.ts'
import { standRefusal } from './standing.ts'
import { withWords } from './words.ts'

export const wearsHat = (audience: Audience): boolean =>
  ['resident', 'organiser', 'partner', 'prefecture'].includes(audience)

/** Asks who it is and opens the page only to whom it is for; gives the line for the log, which is written when it is shown. */
export async function admit(
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
export async function actorIn({ audience }: Page, { host, ask }: Visit, tx: Tx): Promise<Actor | Public> {
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
  const stands = ask.actor.audience === 'resident' && ask.actor.standing
  const refused = stands && standRefusal(stands, page, form !== null)
  if (refused) return host.problems.standing(ask, form, refused)
  return isOff(page, ask) ? host.problems.off(ask, page.within!) : null
}

/** Nothing new begins of what a city does not do; of what was begun the pages stay, for staff and for whoever holds a link. */
export const isOff = ({ audience, path, within }: Page, { municipality }: Asked): boolean =>
  within !== undefined && !does(municipality, within) && (audience === 'public' || !path.includes('/:'))

/** Nobody in particular is not noted: they are shown nothing, and whoever knocks a thousand times would fill the log. */
const refusalOf = (actor: Actor): Look['refused'] =>
  actor.audience === 'link' ? (actor.shut ?? 'missing') : 'forbidden'

const holds = (actor: Actor, can: string): boolean =>
  can === 'everyone' || (actor.audience === 'staff' && actor.permissions.has(can))

const wrongLink = keptOf(() => guesses())

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

/** A look at a resident's page by somebody who acts for them is that one's, at the person. */
const lookOf = ({ audit, audience, path }: Page, ask: Asked, requestId: string): Look | null =>
  audit === 'none'
    ? null
    : {
        ...(ask.actor?.audience === 'resident' && ask.actor.standing && !audit.action.startsWith('standing.')
          ? { action: 'standing.look', subject: ['person', ask.actor.person] as const }
          : { action: audit.action, subject: audit.subject?.(ask) }),
        // The token of a link is written down nowhere.
        path: audience === 'link' ? path : ask.url.pathname,
        requestId,
        asked: audience === 'staff' ? askedIn(ask.url) : undefined,
      }
