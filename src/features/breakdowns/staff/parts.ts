import { html } from 'hono/html'
import { fiscalYear } from '#platform/ages.ts'
import type { Ask, Staff } from '#platform/page.ts'
import { linkButton, printButton } from '#ui/button.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { tabs } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import { type Cell, daysOf, type Figures, type FigureTable, type Line, type When } from '../rules.ts'
import { hiddenText, STATE_TEXT, sinceText, whenText, yearText } from '../text.ts'
import { PATH, whenQuery } from './paths.ts'

/** The views of the noun, each for the same period. */
export const VIEWS = [
  { key: '', text: '内訳' },
  { key: '/funnel', text: '相談から定着まで' },
  { key: '/costs', text: 'かかった時間と周知' },
  { key: '/equity', text: '市民との比較' },
] as const
export type ViewKey = (typeof VIEWS)[number]['key']

export const cellText = ({ value, state }: Cell): string =>
  value === null ? STATE_TEXT[state] : value.toLocaleString('ja')

/** 相談（件） */
export const columnText = ({ text, unit }: FigureTable['columns'][number]): string =>
  unit === '' ? text : `${text}（${unit}）`

export const cellPart = (cell: Cell): Content => {
  const told = cell.evidence === null ? cellText(cell) : html`<a href="${cell.evidence}">${cellText(cell)}</a>`
  return cell.words === undefined ? told : html`${told}<br><small class="faint">${cell.words}</small>`
}

/** What has to be known of every one of these tables. */
const common = (tables: readonly FigureTable[]): readonly string[] =>
  tables.length < 2 ? [] : tables[0]!.notes.filter(note => tables.every(({ notes }) => notes.includes(note)))

const noteList = (notes: readonly string[]): Html | false =>
  notes.length > 0 && html`<ul class="faint">${notes.map(note => html`<li>${note}</li>`)}</ul>`

/** Tables with their words and charts; what is to be known of all of them stands once, at the end. */
export function figureTables(tables: readonly FigureTable[], chart: (table: FigureTable) => Html | false): Html {
  const all = common(tables)
  return html`<div class="landscape">${tables.map(
    one => html`${tableOf(one)}${noteList(one.notes.filter(note => !all.includes(note)))}${chart(one)}`,
  )}${noteList(all)}</div>`
}

/** A table; what nobody asked stands apart from what was said. */
function tableOf(figures: FigureTable): Html {
  const { title, head, columns, lines, total } = figures
  return table<Line>({
    caption: title,
    items: lines,
    empty: 'この期間の記録は、まだありません。',
    cards: 'beside',
    unit: '行',
    foot: total ?? undefined,
    columns: [
      {
        key: 'line',
        title: head,
        header: true,
        cell: ({ text, unasked }) => (unasked ? html`<span class="faint">${text}</span>` : text),
      },
      ...columns.map((column, at) => ({
        key: column.key,
        title: columnText(column),
        numeric: true,
        cell: (line: Line) => (line.cells[at] ? cellPart(line.cells[at]) : ''),
      })),
    ],
  })
}

type Head = {
  view: ViewKey
  title: string
  lead: string
  years: readonly number[]
  unknown: boolean
  more?: readonly { href: string; text: string }[] | undefined
}

/** What stands above the tables of a period: its name, the way to others, what is left out and since when there are records. */
export function head(ask: Ask<Staff>, figures: Figures, { view, title, lead, years, unknown, more }: Head): Html {
  const { when, below } = figures
  const since = sinceText(figures, daysOf(when).from)
  return html`${pageHead({
    title: `${title}　${whenText(when)}`,
    lead,
    actions: [
      more?.map(linkButton),
      linkButton({ href: `${PATH}${view}.csv?${whenQuery(when)}`, text: 'CSV', download: true }),
      printButton(),
    ],
  })}
  ${tabs(
    '見るもの',
    VIEWS.map(one => ({ href: `${PATH}${one.key}?${whenQuery(when)}`, text: one.text, current: one.key === view })),
  )}
  ${periodTabs(ask, when, `${PATH}${view}`, years)}
  ${unknown && notice({ kind: 'info', title: 'そのような期間はありません。', body: 'いまの年度を表示しています。上の年度と四半期から選んでください。' })}
  ${since !== null && notice({ kind: 'info', title: since })}
  ${below !== null && notice({ kind: 'info', title: `${below}未満の数は伏せています。`, body: hiddenText(below) })}`
}

/** The years of which there is something, the running one, and the one that is shown; of a year its quarters. */
function periodTabs(ask: Ask<Staff>, when: When, path: string, counted: readonly number[]): Html {
  const years = [...new Set([fiscalYear(ask.today), ...counted, ...(when ? [when.year] : [])])].toSorted(
    (a, b) => b - a,
  )
  return html`${tabs('年度', [
    ...years.map(year => ({ href: `${path}?fy=${year}`, text: yearText(year), current: when?.year === year })),
    { href: `${path}?fy=all`, text: 'はじめから', current: when === null },
  ])}${
    when &&
    tabs('期間', [
      { href: `${path}?fy=${when.year}`, text: '年度', current: when.quarter === null },
      ...([1, 2, 3, 4] as const).map(quarter => ({
        href: `${path}?${whenQuery({ year: when.year, quarter })}`,
        text: `第${quarter}四半期`,
        current: when.quarter === quarter,
      })),
    ])
  }`
}
