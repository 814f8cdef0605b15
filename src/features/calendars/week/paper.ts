import { html } from 'hono/html'
import { type Day, formatDay, formatShort } from '#platform/dates.ts'
import type { DatedThing } from '#platform/feature.ts'
import type { Municipality } from '#platform/page.ts'
import { type Content, type Html, numbers } from '#ui/html.ts'
import { lookOf, sheet } from '#ui/print.ts'
import { summary } from '#ui/summary.ts'
import { hoursText, stateText } from '../text.ts'
import type { WeekDay } from './rules.ts'
import { spanOf } from './view.ts'

/** So many of one day stand on the sheet: it stays one sheet, and says how many more there are. */
const MOST = 4
const LONGEST = 40

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text)

const line = (one: DatedThing): Content => {
  const [name, said] = [short(one.title), stateText(one)]
  return html`<li><b>${numbers(hoursText(one))}</b>　${one.state === 'off' ? html`<s>${name}</s>` : name}${one.place && `（${short(one.place)}）`}${said && html`　<b>${said}</b>`}</li>`
}

const dayOf = ({ parts }: WeekDay): Content => {
  const things = parts.flatMap(part => part.things)
  if (things.length === 0) return '予定はありません'
  return html`<ul>${things.slice(0, MOST).map(line)}${things.length > MOST && html`<li>ほか${things.length - MOST}件（画面でご覧ください）</li>`}</ul>`
}

/** A week on one sheet of A4, as large as it fits. */
export function weekSheet(from: Municipality, monday: Day, week: readonly WeekDay[], today: Day, name: string): Html {
  const letters = week.flatMap(({ parts }) =>
    parts.flatMap(({ things }) => things.map(one => `${one.title}${one.place}`)),
  )
  return html`<div class="${lookOf(letters.join('').length)}">${sheet({
    title: '予定表',
    number: `${name}さん`,
    date: `${formatDay(today)}現在`,
    from,
    body: html`<h2>${numbers(spanOf(monday))}</h2>${summary(week.map(one => ({ label: formatShort(one.day), value: dayOf(one) })))}`,
  })}</div>`
}
