import { html } from 'hono/html'
import { formatShort } from '#platform/dates.ts'
import { linkButton } from '#ui/button.ts'
import { type Content, type Html, numbers, sr } from '#ui/html.ts'
import { table } from '#ui/table.ts'
import { linePath, PATH } from '../paths.ts'
import { type Entry, fullestWeek, type Hours, type Sum, standsTo, sumsBy, totalOf } from '../rules.ts'
import { BY_TEXT, DOUBLED_TEXT, lengthText, minutesText, STANDING_TEXT } from '../text.ts'
import { type Month, monthAfter, monthText } from './rules.ts'

/** Hours as far as they are known; where some are not, that is said beside them. */
export const sumText = ({ minutes, unknown }: Sum): string =>
  unknown === 0
    ? minutesText(minutes)
    : `${minutes === 0 ? '' : `${minutesText(minutes)}と、`}時間を書いていない記録${unknown}件`

export const totalText = (sum: Sum): string =>
  sum.days === 0 ? '記録はありません。' : `${sum.days}日、${sumText(sum)}`

const line = ({ id, day, title, organisation, note, doubled, by, ...one }: Entry, pressed: boolean): Html =>
  html`<li><b>${numbers(formatShort(day))}</b>　${title}${organisation && html`<span class="faint">（${organisation}）</span>`}<br>
    ${numbers(lengthText(one))}　<span class="tag">${BY_TEXT[by]}</span>${note && html`<br>${note}`}${doubled && html`<br><span class="faint">${DOUBLED_TEXT}</span>`}
    ${id !== null && pressed && html`<br><a class="take screen-only" href="${linePath(id)}">直す・消す${sr(`：${formatShort(day)} ${title}`)}</a>`}</li>`

export const lines = (entries: readonly Entry[], pressed = true): Html =>
  entries.length > 0
    ? html`<ul class="points">${entries.map(one => line(one, pressed))}</ul>`
    : html`<p>この月の記録は、まだありません。</p>`

/** Sums in a table; nothing where there is none. */
export const sums = (caption: string, label: string, list: readonly Sum[], nameOf: (name: string) => string): Content =>
  list.length > 0 &&
  table({
    caption,
    cards: true,
    items: list,
    empty: '',
    columns: [
      { key: 'name', title: label, header: true, cell: ({ name }) => nameOf(name) },
      { key: 'days', title: '日数', numeric: true, cell: ({ days }) => `${days}日` },
      { key: 'hours', title: '時間', numeric: true, cell: sumText },
    ],
  })

export const sumTables = (entries: readonly Entry[]): Content => [
  sums('月ごとの合計', '月', sumsBy(entries, 'month'), monthText),
  sums('活動ごとの合計', '活動', sumsBy(entries, 'title'), name => name),
]

/** Their fullest week of the month, against what they said themselves; nothing where no hours are known. */
export function weekPart(entries: readonly Entry[], hours: Hours): Content {
  const week = fullestWeek(entries)
  if (!week) return false
  const stands = standsTo(week.minutes, hours)
  return html`<p>${numbers(`いちばん多かった週は、${formatShort(week.monday)}からの週の${minutesText(week.minutes)}です。${stands ? STANDING_TEXT[stands](hours) : ''}`)}</p>`
}

export const monthLinks = (month: Month, current: Month): Html =>
  html`<nav class="buttons" aria-label="月">${linkButton({ href: `${PATH}?month=${monthAfter(month, -1)}`, text: '前の月', icon: 'back' })}${
    month !== current && linkButton({ href: `${PATH}?month=${monthAfter(month, 1)}`, text: '次の月' })
  }</nav>`

export const monthHead = (month: Month, entries: readonly Entry[]): string =>
  `${monthText(month)}：${totalText(totalOf(month, entries))}`
