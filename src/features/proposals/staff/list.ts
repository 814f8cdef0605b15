import { html } from 'hono/html'
import { LEGAL_FORM_TEXT, LEGAL_FORMS } from '#features/kinds/index.ts'
import { personPath } from '#features/people/index.ts'
import { formatDay } from '#platform/dates.ts'
import { type Ask, page, type Staff } from '#platform/page.ts'
import { type AskedPeriod, askedPeriod } from '#platform/period.ts'
import { askedPage } from '#platform/reading.ts'
import { button, linkButton, printButton } from '#ui/button.ts'
import { dateField, selectField } from '#ui/fields.ts'
import type { Html } from '#ui/html.ts'
import { filterForm, pageHead } from '#ui/layout.ts'
import { nothingOn, type Pages, pager } from '#ui/pager.ts'
import { table } from '#ui/table.ts'
import { type ListFilter, type ListRow, proposalList, proposalsBefore } from '../record/store-list.ts'
import { isReason, isStatus, REASONS, type Reason, STATUSES } from '../rules.ts'
import { PAUSED_TEXT, REASON_TEXT, STATUS_TEXT } from '../text.ts'
import { dueText, pausedMark, proposalPath } from './parts.ts'

const PATH = '/staff/proposals'
const SIZE = 50

const EVER = { from: '1873-01-01', to: '2199-12-31' }
const periodOf = ({ url, today }: Ask<Staff>): AskedPeriod => askedPeriod(url.searchParams, { whole: EVER, today })

/** The conditions as they stand in the address; what cannot be read is left out, a day with a word at its field. */
function filterOf(ask: Ask<Staff>): ListFilter {
  const { searchParams } = ask.url
  const { from, to } = periodOf(ask)
  const asked = (name: string) => searchParams.get(name)?.trim() ?? ''
  const [status, reason, form] = [asked('status'), asked('reason'), asked('form')]
  return {
    status: isStatus(status) || status === 'open' || status === 'paused' ? status : null,
    reason: isReason(reason) ? reason : null,
    form: LEGAL_FORMS.find(one => one === form) ?? null,
    from: from === EVER.from ? null : from,
    to: to === EVER.to ? null : to,
  }
}

const query = (filter: ListFilter, more: Record<string, string> = {}): string => {
  const set = Object.entries({ ...filter, ...more }).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return set.length > 0 ? `?${new URLSearchParams(set)}` : ''
}

const list = page.staff({
  path: PATH,
  can: 'people.read',
  audit: { action: 'proposals.listed' },
  get: async (ask, db) => {
    const filter = filterOf(ask)
    const number = askedPage(ask.url.searchParams)
    const { rows, total, more } = await proposalList(db, filter, { limit: SIZE, offset: (number - 1) * SIZE })
    const pages = {
      ...{ page: number, size: SIZE, total, more },
      href: (page: number) => `${PATH}${query(filter, { page: String(page) })}`,
    }
    return {
      title: '提案の一覧',
      nav: PATH,
      body: html`${pageHead({
        title: '提案の一覧',
        lead: '提案から決定、定着までの記録です。期間は、提案の最後の記録の日で数えます。',
        actions: [linkButton({ href: `${PATH}.csv${query(filter)}`, text: 'CSV', download: true }), printButton()],
      })}
      ${filters(filter, periodOf(ask))}
      ${proposalTable(rows, pages, ask.today)}
      ${pager(pages)}`,
    }
  },
})

const filters = (filter: ListFilter, { typed, errors }: AskedPeriod): Html =>
  filterForm({
    action: PATH,
    body: [
      selectField({
        name: 'status',
        label: '状態',
        empty: 'すべて',
        value: filter.status ?? '',
        options: [
          { value: 'open', label: '終わっていないもの' },
          { value: 'paused', label: PAUSED_TEXT },
          ...STATUSES.map(value => ({ value, label: STATUS_TEXT[value] })),
        ],
      }),
      selectField({
        name: 'reason',
        label: '理由',
        empty: 'すべて',
        value: filter.reason ?? '',
        options: (Object.keys(REASONS) as Reason[]).map(value => ({ value, label: REASON_TEXT[value] })),
      }),
      selectField({
        name: 'form',
        label: '就業形態',
        empty: 'すべて',
        value: filter.form ?? '',
        options: LEGAL_FORMS.map(value => ({ value, label: LEGAL_FORM_TEXT[value] })),
      }),
      ...(['from', 'to'] as const).map(end =>
        dateField({
          name: end,
          label: end === 'from' ? 'この日から' : 'この日まで',
          value: errors[end] ? typed[end] : filter[end] ? formatDay(filter[end]) : '',
          error: errors[end],
        }),
      ),
    ],
    submit: button({ text: 'しぼりこむ' }),
  })

const proposalTable = (items: readonly ListRow[], pages: Pages, today: string): Html =>
  table({
    caption: '提案',
    items,
    cards: true,
    total: pages.total,
    more: pages.more,
    empty: nothingOn(pages, '当てはまる提案はありません。条件を減らすか、人のページから提案してください。'),
    columns: [
      {
        key: 'what',
        title: '活動',
        header: true,
        cell: row => html`<a href="${proposalPath(row.id)}">${row.title}</a>`,
      },
      { key: 'organisation', title: '団体', cell: row => row.organisation },
      {
        key: 'person',
        title: '利用者',
        cell: row => html`<a href="${personPath(row.person_id)}">${row.number} ${row.name}</a>`,
      },
      { key: 'form', title: '形態', cell: row => LEGAL_FORM_TEXT[row.legal_form] },
      {
        key: 'status',
        title: '状態',
        cell: row =>
          html`${STATUS_TEXT[row.status]}${row.reason ? `（${REASON_TEXT[row.reason]}）` : ''}${pausedMark(row)}`,
      },
      { key: 'day', title: '最後の記録', cell: row => formatDay(row.last_on) },
      { key: 'due', title: '次の期限', cell: row => dueText(row.step, today) },
    ],
  })

const csv = page.staff({
  path: `${PATH}.csv`,
  can: 'people.read',
  audit: { action: 'proposals.exported' },
  get: async ask => {
    const filter = filterOf(ask)
    return {
      csv: 'proposals.csv',
      head: CSV_HEAD,
      read: async (db, before) => {
        const rows = await proposalsBefore(db, filter, before, CSV_ROWS)
        const next = rows.length < CSV_ROWS ? null : rows.at(-1)!.id
        return { rows: rows.map(csvRow), people: rows.map(row => row.person_id), next }
      },
    }
  },
})

/** So many rows are read at a time. */
const CSV_ROWS = 2000
const CSV_HEAD = [
  ...['番号', '氏名', '活動', '団体', '就業形態', '状態', '同意', '理由'],
  ...['提案した日', '最後の記録', '次の期限', '担当'],
]

const csvRow = (row: ListRow) => [
  row.number,
  // A list that leaves the desk names nobody to an organisation for which the consent was withdrawn.
  row.paused ? '' : row.name,
  row.title,
  row.organisation,
  LEGAL_FORM_TEXT[row.legal_form],
  STATUS_TEXT[row.status],
  row.paused ? PAUSED_TEXT : '',
  row.reason ? REASON_TEXT[row.reason] : '',
  row.first_on,
  row.last_on,
  row.step?.due_on ?? '',
  row.step?.owner ?? '',
]

export const listPages = [list, csv]
