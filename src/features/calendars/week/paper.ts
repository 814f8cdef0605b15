import { html } from 'hono/html'
import type { DatedThing } from '#platform/dated.ts'
import { type Day, formatDay, formatShort } from '#platform/dates.ts'
import type { Municipality } from '#platform/page.ts'
import { type Content, type Html, numbers } from '#ui/html.ts'
import { sheet } from '#ui/print.ts'
import { summary } from '#ui/summary.ts'
import { hoursText, stateText } from '../text.ts'
import type { WeekDay } from './rules.ts'
import { spanOf } from './view.ts'

/**
 * How a week is set on one sheet of A4, by how many things are in it: how many of a day stand there, and the letters of a
 * title and of a place. What does not fit is said, and stands on the screen.
 */
const SIZES = [
  { look: 'big', things: 6, day: 4, title: 40, place: 20 },
  { look: 'plain', things: 12, day: 4, title: 24, place: 12 },
  { look: 'plain', things: Number.POSITIVE_INFINITY, day: 3, title: 16, place: 0 },
] as const
type Size = (typeof SIZES)[number]

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

const line = (one: DatedThing, size: Size): Content => {
  const [name, said] = [cut(one.title, size.title), stateText(one)]
  return html`<li><b>${numbers(hoursText(one))}</b>　${one.state === 'off' ? html`<s>${name}</s>` : name}${one.place && size.place > 0 && `（${cut(one.place, size.place)}）`}${said && html`　<b>${said}</b>`}</li>`
}

const thingsOf = ({ parts }: WeekDay): readonly DatedThing[] => parts.flatMap(part => part.things)

function dayOf(day: WeekDay, size: Size): Content {
  const things = thingsOf(day)
  if (things.length === 0) return '予定はありません'
  return html`<ul>${things.slice(0, size.day).map(one => line(one, size))}${things.length > size.day && html`<li>ほか${things.length - size.day}件（画面でご覧ください）</li>`}</ul>`
}

/** A week on one sheet, as large as it fits. */
export function weekSheet(from: Municipality, monday: Day, week: readonly WeekDay[], today: Day, name: string): Html {
  const shown = (most: number): number => week.reduce((sum, day) => sum + Math.min(most, thingsOf(day).length), 0)
  const size = SIZES.find(({ things, day }) => shown(day) <= things)!
  const rows = week.map(one => ({ label: formatShort(one.day).replace(/^.*月(?=\d)/, ''), value: dayOf(one, size) }))
  return html`<div class="${size.look}">${sheet({
    title: '予定表',
    number: `${name}さん`,
    date: `${formatDay(today)}現在`,
    from,
    body: html`<h2>${numbers(spanOf(monday))}</h2>${summary(rows)}`,
  })}</div>`
}
