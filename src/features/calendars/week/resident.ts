import { html } from 'hono/html'
import type { Dated } from '#platform/dated.ts'
import { addDays } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, page, type Resident, type View } from '#platform/page.ts'
import { linkButton } from '#ui/button.ts'
import { phoneLink } from '#ui/frame.ts'
import { numbers } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { filesOf } from '../feed/ics.ts'
import { FEED_PATH } from '../feed/paths.ts'
import { weekSheet } from './paper.ts'
import { askedWeek, mondayOf, weekOf } from './rules.ts'
import { thingsBetween } from './things.ts'
import { filePath, PATH, spanOf, weekLinks, weekPath, weekView } from './view.ts'

const audit = {
  action: 'calendar.read',
  subject: (ask: Ask<Resident>): [string, string] => ['person', ask.actor.person],
}

async function weekAsked(ask: Ask<Resident>, db: Read, nouns: readonly Dated[]) {
  const monday = askedWeek(ask.url.searchParams.get('week'), ask.today)
  return { monday, week: weekOf(monday, await thingsBetween(db, nouns, monday, addDays(monday, 6))) }
}

async function view(ask: Ask<Resident>, db: Read, nouns: readonly Dated[]): Promise<View> {
  const { monday, week } = await weekAsked(ask, db, nouns)
  const { desk_phone, desk_hours } = ask.municipality
  return {
    title: '予定表',
    nav: '/my',
    body: html`${backLink('/my', 'わたしのページへ')}${pageHead({ title: '予定表', lead: numbers(spanOf(monday)) })}
      ${weekLinks(monday, mondayOf(ask.today))}${weekView(week, ask.today)}
      <div class="buttons">${linkButton({
        href: weekPath(monday).replace('?', '/print?'),
        text: 'この週を印刷する',
        icon: 'print',
      })}${linkButton({ href: FEED_PATH, text: 'スマートフォンのカレンダーに出す' })}${linkButton({ href: filePath(), text: '予定をファイルで持ち帰る（ics）', kind: 'quiet', download: true })}</div>
      <p>ご都合が悪くなったときや、時間がわからないときは、窓口にお電話ください。${phoneLink(desk_phone)}（${desk_hours}）</p>`,
  }
}

/** The calendar of a resident: by week, on paper, and as a file. */
export const weekPages = (nouns: readonly Dated[]) => [
  page.resident({ ...{ path: PATH, can: 'everyone', audit }, get: (ask, db) => view(ask, db, nouns) }),
  page.resident({
    ...{ path: `${PATH}/print`, can: 'everyone', audit },
    get: async (ask, db) => {
      const { monday, week } = await weekAsked(ask, db, nouns)
      const body = weekSheet(ask.municipality, monday, week, ask.today, ask.actor.name)
      return { title: '予定表', frame: 'print', back: weekPath(monday), body }
    },
  }),
  page.resident({
    ...{ path: `${PATH}.ics`, can: 'everyone', audit },
    get: (ask, db) => filesOf(ask, db, nouns, ask.url.searchParams.get('of')),
  }),
]
