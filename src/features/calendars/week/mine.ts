import { html } from 'hono/html'
import type { Dated } from '#platform/dated.ts'
import { addDays, formatShort } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Ask, Resident } from '#platform/page.ts'
import { linkButton } from '#ui/button.ts'
import { type Html, numbers } from '#ui/html.ts'
import { hoursText } from '../text.ts'
import { thingsBetween } from './things.ts'
import { PATH, thing } from './view.ts'

const AHEAD_DAYS = 28
const SHOWN = 2

/** The next things of a resident, at the head of their page. */
export async function comingPart(ask: Ask<Resident>, db: Read, nouns: readonly Dated[]): Promise<Html> {
  const things = await thingsBetween(db, nouns, ask.today, addDays(ask.today, AHEAD_DAYS))
  return html`<section class="stack" aria-labelledby="coming"><h2 id="coming">これからの予定</h2>
    ${
      things.length > 0
        ? html`<ul class="points">${things.slice(0, SHOWN).map(one => thing(one, { when: `${formatShort(one.day)}　${hoursText(one)}` }))}</ul>`
        : html`<p>${numbers(`これから${AHEAD_DAYS / 7}週間の予定は、ありません。`)}</p>`
    }
    <div class="buttons">${linkButton({ href: PATH, text: `予定表を見る${things.length > SHOWN ? `（ほか${things.length - SHOWN}件）` : ''}`, icon: 'calendar' })}</div></section>`
}

/** What is ahead of them within so many days, today being one, a line each without a link: for a device without a connection. */
export const linesAhead = async (
  ask: Ask<Resident>,
  db: Read,
  nouns: readonly Dated[],
  days: number,
): Promise<Html[]> =>
  (await thingsBetween(db, nouns, ask.today, addDays(ask.today, days - 1))).map(one =>
    thing({ ...one, href: undefined }, { when: `${formatShort(one.day)}　${hoursText(one)}` }),
  )
