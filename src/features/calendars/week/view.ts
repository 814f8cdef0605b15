import { html } from 'hono/html'
import type { DatedThing } from '#platform/dated.ts'
import { addDays, type Day, formatShort } from '#platform/dates.ts'
import { linkButton } from '#ui/button.ts'
import { attrs, type Content, type Html, numbers } from '#ui/html.ts'
import { phrases } from '#ui/phrases.ts'
import { hoursText, PART_TEXT, stateText } from '../text.ts'
import type { WeekDay } from './rules.ts'

export const PATH = '/my/calendar'
export const weekPath = (monday: Day): string => `${PATH}?week=${monday}`
/** The file of one thing, or of all. */
export const filePath = (uid?: string): string => `${PATH}.ics${uid ? `?of=${encodeURIComponent(uid)}` : ''}`

const nameOf = ({ title, href, state }: DatedThing): Content => {
  const name = href ? html`<a href="${href}">${phrases(title)}</a>` : phrases(title)
  return state === 'off' ? html`<s>${name}</s>` : name
}

/** One thing: when, what, where, and in words where it does not take place or is not sure. */
export const thing = (
  one: DatedThing,
  { when = hoursText(one), more = false }: { when?: string; more?: Content } = {},
): Html => {
  const said = stateText(one)
  return html`<li class="${one.state}"><b>${numbers(when)}</b>　<small>${one.what}</small><br>${nameOf(one)}${
    one.place && html`<br><span class="faint">${one.place}</span>`
  }${said && html`<br><strong>${phrases(said)}</strong>`}${more}</li>`
}

const take = (one: DatedThing): Content =>
  one.state !== 'off' &&
  html`<br><a class="take screen-only" href="${filePath(one.uid)}" download>カレンダーに入れる<span class="sr">：${one.title}</span></a>`

const dayPart = ({ day, parts, none }: WeekDay, today: Day): Html =>
  html`<li class="day${none ? ' none' : ''}"${attrs({ 'aria-current': day === today ? 'date' : undefined })}>
    <h2>${numbers(formatShort(day))}${day === today && html`<small>今日</small>`}</h2>
    ${none && html`<p class="nothing">予定はありません。</p>`}
    ${parts.map(
      ({ part, things }) =>
        html`<div class="part${things.length === 0 ? ' free' : ''}"><h3>${PART_TEXT[part]}</h3>${things.length > 0 && html`<ul>${things.map(one => thing(one, { more: take(one) }))}</ul>`}</div>`,
    )}</li>`

/** A week, a day beside the other where there is room, else one below the other. */
export const weekView = (week: readonly WeekDay[], today: Day): Html =>
  html`<ol class="calendar">${week.map(day => dayPart(day, today))}</ol>`

export const spanOf = (monday: Day): string => `${formatShort(monday)}から${formatShort(addDays(monday, 6))}`

/** To the weeks before and after, and back to this one. */
export const weekLinks = (monday: Day, current: Day): Html =>
  html`<nav class="buttons" aria-label="週">${linkButton({ href: weekPath(addDays(monday, -7)), text: '前の週', icon: 'back' })}${
    monday !== current && linkButton({ href: PATH, text: '今週へ戻る', kind: 'quiet' })
  }${linkButton({ href: weekPath(addDays(monday, 7)), text: '次の週' })}</nav>`
