import { html } from 'hono/html'
import type { Read } from '#platform/db.ts'
import type { Mine, Parts } from '#platform/feature.ts'
import { type Ask, page, type Resident, type View } from '#platform/page.ts'
import { linkButton } from '#ui/button.ts'
import { dial } from '#ui/frame.ts'
import { pageHead } from '#ui/layout.ts'
import { aheadPage, keptHere } from './ahead.ts'
import { dataPages } from './data.ts'

/** The page of a resident: what each noun has to tell them, one part below the other, and the desk's number. */
async function myView(ask: Ask<Resident>, db: Read, mine: readonly Mine[]): Promise<View> {
  const parts = []
  // One after the other: they share the connection of this request.
  for (const { show } of mine) parts.push(await show(db, ask))
  const { desk_name, desk_phone, desk_hours, desk_address } = ask.municipality
  return {
    title: 'わたしのページ',
    nav: '/my',
    body: html`${pageHead({ title: 'わたしのページ', lead: `${ask.actor.name}さん` })}
      <div class="stack">${parts}</div>${await keptHere(ask, db)}
      <section class="box stack" aria-labelledby="desk"><h2 id="desk">お困りのときは、お電話ください</h2>
      <p>${linkButton({ href: dial(desk_phone), text: desk_phone, kind: 'main', icon: 'phone' })}</p>
      <p>${desk_name}（${desk_hours}）<br>${desk_address}</p></section>`,
  }
}

export const pagesAbout = ({ mine, owned }: Parts) => [
  ...dataPages(owned),
  aheadPage(mine),
  page.resident({
    ...{ path: '/my', can: 'everyone', audit: { action: 'my.read', subject: ask => ['person', ask.actor.person] } },
    get: (ask, db) => myView(ask, db, mine),
  }),
]
