import { html } from 'hono/html'
import { fiscalRange, fiscalYear } from '#platform/ages.ts'
import { eraYear, formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { page } from '#platform/page.ts'
import { printButton } from '#ui/button.ts'
import { chart } from '#ui/chart.ts'
import type { Html } from '#ui/html.ts'
import { more, pageHead } from '#ui/layout.ts'
import { tabs } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import { viewsFrom, viewsOfMonths, viewsOfPages } from './store.ts'
import { PAGE_TEXT, RULE_TEXT } from './text.ts'

const PATH = '/staff/views'
const YEARS = 3

const yearText = (year: number): string => `${eraYear(`${year}-06-01`)}度`

/** People and robots of one thing; null: nothing was counted there. */
type Line = { name: string; people: number; robots: number }

function linesOf<T extends { robot: boolean; count: number }>(rows: readonly T[], nameOf: (row: T) => string): Line[] {
  const sum = (some: readonly T[]) => some.reduce((all, { count }) => all + count, 0)
  return [...Map.groupBy(rows, nameOf)].map(([name, some]) => ({
    name,
    people: sum(some.filter(({ robot }) => !robot)),
    robots: sum(some.filter(({ robot }) => robot)),
  }))
}

/** How often the pages for everybody were looked at in a fiscal year, by month and by page. */
const index = page.staff({
  path: PATH,
  can: 'views.read',
  audit: 'none',
  whole: true,
  get: async (ask, db) => {
    const typed = ask.url.searchParams.get('fy') ?? ''
    const now = fiscalYear(ask.today)
    const year = /^20\d\d$/.test(typed) ? Number(typed) : now
    const range = fiscalRange(year)
    const first = await viewsFrom(db)
    return {
      title: '閲覧数',
      nav: PATH,
      body: html`${pageHead({ title: '閲覧数', lead: `市民向けのページが見られた回数です（${yearText(year)}）。`, actions: printButton() })}
        ${tabs(
          '年度',
          Array.from({ length: YEARS }, (_, back) => ({
            ...{ href: `${PATH}?fy=${now - back}`, text: yearText(now - back), current: now - back === year },
          })),
        )}
        ${(first === null || first > range.from) && since(first, range.to)}
        ${await monthsPart(db, range)}
        ${await pagesPart(db, range)}
        ${more({ title: '数え方', open: true, body: html`<ul>${RULE_TEXT.map(text => html`<li>${text}</li>`)}</ul>` })}`,
    }
  },
})

/** What was before the first look that was counted nobody knows. */
const since = (first: string | null, last: string): Html =>
  notice({
    kind: 'info',
    title:
      first === null
        ? '閲覧は、まだ数えられていません。'
        : first > last
          ? `この年度には、まだ数えていませんでした（${formatDay(first)}から数えています）。`
          : `${formatDay(first)}から数えています。`,
    body: '数え始める前の期間は「数えていない」であり、0回という意味ではありません。',
  })

async function monthsPart(db: Read, { from, to }: { from: string; to: string }): Promise<Html> {
  const lines = linesOf(
    await viewsOfMonths(db, from, to),
    ({ month }) => `${eraYear(`${month}-28`)}${Number(month.slice(5))}月`,
  )
  return html`${
    lines.length > 0 &&
    chart({
      title: '月ごとの閲覧数（人）',
      unit: '回',
      periods: lines.map(({ name }) => name.replace(/^.*年/, '')),
      series: [{ label: '閲覧数', kind: 'actual', values: lines.map(({ people }) => people) }],
    })
  }${lookTable('月ごと', '月', lines)}`
}

const pageName = ({ page, campaign }: { page: string; campaign: string | null }): string =>
  campaign === null ? (PAGE_TEXT[page] ?? page) : `QRコード：${campaign}（${page}）`

const pagesPart = async (db: Read, { from, to }: { from: string; to: string }): Promise<Html> =>
  lookTable(
    'ページごと',
    'ページ',
    linesOf(await viewsOfPages(db, from, to), pageName).sort((a, b) => b.people - a.people),
  )

const sumOf = (lines: readonly Line[]): Line => ({
  name: '合計',
  people: lines.reduce((sum, { people }) => sum + people, 0),
  robots: lines.reduce((sum, { robots }) => sum + robots, 0),
})

const lookTable = (caption: string, of: string, lines: readonly Line[]): Html =>
  table({
    caption,
    items: lines,
    cards: 'beside',
    empty: 'この年度に数えた閲覧はありません。',
    foot: sumOf(lines),
    columns: [
      { key: 'name', title: of, header: true, cell: ({ name }) => name },
      { key: 'people', title: '人', numeric: true, cell: ({ people }) => people.toLocaleString('ja') },
      { key: 'robots', title: 'ロボット', numeric: true, cell: ({ robots }) => robots.toLocaleString('ja') },
    ],
  })

export const pages = [index]
