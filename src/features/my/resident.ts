import { html } from 'hono/html'
import { comingPart } from '#features/calendars/index.ts'
import type { Dated } from '#platform/dated.ts'
import type { Read } from '#platform/db.ts'
import type { Mine, Parts } from '#platform/feature.ts'
import { type Ask, page, type Resident, type View } from '#platform/page.ts'
import { standRefusal } from '#platform/standing.ts'
import { actsFor, standingTells } from '#platform/standing-told.ts'
import { linkButton } from '#ui/button.ts'
import { dial } from '#ui/frame.ts'
import type { Content } from '#ui/html.ts'
import { more, pageHead } from '#ui/layout.ts'
import { aheadPage, keptHere } from './ahead.ts'
import { dataPages } from './data.ts'

/** The page of a resident: what is next and what waits for them, below it all else behind its headings, and the desk's number. */
async function myView(ask: Ask<Resident>, db: Read, mine: readonly Mine[], dated: readonly Dated[]): Promise<View> {
  const { standing } = ask.actor
  const opened = ({ stand }: Pick<Mine, 'stand'>) => !standing || !standRefusal(standing, { stand }, false)
  const shown = mine.filter(opened)
  // All at once: their statements go to the database in one go, and their answers come back in one.
  const [coming, kept, ...parts] = await Promise.all<Content>([
    opened({ stand: { see: 'plan' } }) ? comingPart(ask, db, dated) : '',
    standing ? '' : keptHere(ask, db),
    ...shown.map(async mine => titled(mine, await mine.show(db, ask))),
  ])
  const first = parts.filter((_, at) => !shown[at]!.folded)
  const folds = parts.filter((_, at) => shown[at]!.folded)
  const { desk_name, desk_phone, desk_hours, desk_address } = ask.municipality
  return {
    title: 'わたしのページ',
    nav: '/my',
    // A delegate who has just come in is told so on pages for everybody from here on.
    ...(standing && !actsFor(ask) && { cookies: [standingTells(ask, { ...standing, for: ask.actor.name })] }),
    body: html`${pageHead({ title: standing ? 'ご本人のページ' : 'わたしのページ', lead: `${ask.actor.name}さん` })}
      <div class="stack">${coming}${first}<div class="folds">${folds}</div></div>${kept}
      <section class="box stack" aria-labelledby="desk"><h2 id="desk">お困りのときは、お電話ください</h2>
      <p>${linkButton({ href: dial(desk_phone), text: desk_phone, kind: 'main', icon: 'phone' })}</p>
      <p>${desk_name}（${desk_hours}）<br>${desk_address}</p></section>`,
  }
}

type Shown = Awaited<ReturnType<Mine['show']>>

/** A part below its title. One that is folded stands behind it, which opens it; it works without a script. */
function titled({ title, folded }: Mine, shown: Shown): Content {
  if (!shown) return ''
  const { open, body } = 'open' in shown ? shown : { open: false, body: shown }
  if (!title) return body
  const [id, text] = title
  const heading = html`<h2 id="${id}">${text}</h2>`
  const section = (head: Content) => html`<section class="stack" aria-labelledby="${id}">${head}${body}</section>`
  return folded ? more({ title: heading, body: section(''), open }) : section(heading)
}

export const pagesAbout = ({ mine, owned, dated }: Parts) => [
  ...dataPages(owned),
  aheadPage(dated),
  page.resident({
    ...{
      path: '/my',
      can: 'everyone',
      stand: 'always',
      audit: { action: 'my.read', subject: ask => ['person', ask.actor.person] },
    },
    get: (ask, db) => myView(ask, db, mine, dated),
  }),
]
