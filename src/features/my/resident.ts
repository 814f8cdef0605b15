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

/** The page of a resident: what each noun has to tell them, one part below the other, and the desk's number. */
async function myView(ask: Ask<Resident>, db: Read, mine: readonly Mine[], dated: readonly Dated[]): Promise<View> {
  const { standing } = ask.actor
  const opened = ({ stand }: Pick<Mine, 'stand'>) => !standing || !standRefusal(standing, { stand }, false)
  // All at once: their statements go to the database in one go, and their answers come back in one.
  const [coming, kept, ...parts] = await Promise.all<Content>([
    opened({ stand: { see: 'plan' } }) ? comingPart(ask, db, dated) : '',
    standing ? '' : keptHere(ask, db),
    ...mine.filter(opened).map(({ show }) => show(db, ask)),
  ])
  const { desk_name, desk_phone, desk_hours, desk_address } = ask.municipality
  return {
    title: 'わたしのページ',
    nav: '/my',
    // A delegate who has just come in is told so on pages for everybody from here on.
    ...(standing && !actsFor(ask) && { cookies: [standingTells(ask, { ...standing, for: ask.actor.name })] }),
    body: html`${pageHead({ title: standing ? 'ご本人のページ' : 'わたしのページ', lead: `${ask.actor.name}さん` })}
      ${contents(await html`${parts}`)}<div class="stack">${coming}${parts}</div>${kept}
      <section class="box stack" aria-labelledby="desk"><h2 id="desk">お困りのときは、お電話ください</h2>
      <p>${linkButton({ href: dial(desk_phone), text: desk_phone, kind: 'main', icon: 'phone' })}</p>
      <p>${desk_name}（${desk_hours}）<br>${desk_address}</p></section>`,
  }
}

const HEADING = /<h2 id="([\w-]+)">([^<]+)<\/h2>/g

/** Where each part stands: on a telephone the page is many screens long. */
const contents = (parts: { toString(): string }): Content =>
  html`<div class="screen-only">${more({
    title: 'このページにあるもの',
    body: html`<ul class="points">${[...String(parts).matchAll(HEADING)].map(([, id, text]) => html`<li><a href="#${id}">${text}</a></li>`)}</ul>`,
  })}</div>`

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
