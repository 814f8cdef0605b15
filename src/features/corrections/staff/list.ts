import { html } from 'hono/html'
import { fiscalRange, fiscalYear } from '#platform/ages.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import { page } from '#platform/page.ts'
import { type AskedPeriod, askedPeriod } from '#platform/period.ts'
import { askedPage } from '#platform/reading.ts'
import { button } from '#ui/button.ts'
import { dateField, selectField } from '#ui/fields.ts'
import type { Content } from '#ui/html.ts'
import { filterForm, pageHead } from '#ui/layout.ts'
import { nothingOn, type Pages, pager } from '#ui/pager.ts'
import { table } from '#ui/table.ts'
import { type Correction, countCorrections, type ListFind, listCorrections } from '../store.ts'
import { correctionPath } from '../subject.ts'
import { DONE_TEXT, incidentText } from '../text.ts'
import { personless } from './told.ts'

const PATH = '/staff/corrections'
const SIZE = 50

/** The days in an address, else the fiscal year of today; `incident=1`: only where somebody had been told. */
function findOf(query: URLSearchParams, today: string): ListFind & AskedPeriod {
  const year = fiscalRange(fiscalYear(today))
  return {
    ...askedPeriod(query, { whole: year, today }),
    incidents: query.get('incident') === '1',
  }
}

const hrefOf = ({ from, to, incidents }: ListFind, page: number): string =>
  `${PATH}?${new URLSearchParams({ from, to, ...(incidents && { incident: '1' }), page: String(page) })}`

/** What was put right in a period, for whoever answers for it. */
const list = page.staff({
  path: PATH,
  can: 'corrections.read',
  audit: { action: 'correction.list' },
  get: async (ask, db) => {
    const find = findOf(ask.url.searchParams, ask.today)
    const [number, total] = [askedPage(ask.url.searchParams), await countCorrections(db, find)]
    const pages = { page: number, size: SIZE, total, href: (page: number) => hrefOf(find, page) }
    return {
      title: '訂正の一覧',
      nav: PATH,
      body: html`${pageHead({ title: '訂正の一覧', lead: `${formatDay(find.from)}から${formatDay(find.to)}までに直した記録` })}
        ${filters(find)}${rowsPart(await listCorrections(db, find, number, SIZE), pages)}${total > SIZE && pager(pages)}`,
    }
  },
})

const filters = ({ from, to, typed, errors, incidents }: ListFind & AskedPeriod): Content =>
  filterForm({
    action: PATH,
    label: '訂正のしぼりこみ',
    body: [
      dateField({
        name: 'from',
        label: 'この日から',
        example: '',
        value: errors.from ? typed.from : formatDay(from),
        error: errors.from,
      }),
      dateField({
        name: 'to',
        label: 'この日まで',
        example: '',
        value: errors.to ? typed.to : formatDay(to),
        error: errors.to,
      }),
      selectField({
        name: 'incident',
        label: '種類',
        empty: 'すべて',
        value: incidents ? '1' : '',
        options: [{ value: '1', label: incidentText('introduction') }],
      }),
    ],
    submit: button({ text: 'さがす', icon: 'search' }),
  })

const rowsPart = (rows: readonly Correction[], pages: Pages): Content =>
  table({
    caption: '訂正',
    items: rows,
    cards: true,
    total: pages.total,
    empty: nothingOn(pages, 'この期間に直した記録はありません。'),
    columns: [
      { key: 'at', title: '日', cell: ({ at }) => formatDay(dayOf(at)) },
      {
        key: 'what',
        title: '記録',
        header: true,
        cell: ({ id, name, verb }) => html`<a href="${correctionPath(id)}">「${name}」を${DONE_TEXT[verb]}</a>`,
      },
      {
        key: 'who',
        title: 'どなたの',
        cell: one => (one.person ? `No. ${one.person.number} ${one.person.name}` : personless(one)),
      },
      { key: 'reason', title: 'わけ', cell: ({ reason }) => reason },
      {
        key: 'incident',
        title: '種類',
        cell: ({ incident, waits }) =>
          incident ? html`${incidentText(incident)}${waits && html`<br><b class="late-mark">回収がまだ</b>`}` : '',
      },
      { key: 'by', title: '直した職員', cell: ({ by }) => by },
    ],
  })

export const listPages = [list]
