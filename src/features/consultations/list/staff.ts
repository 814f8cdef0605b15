import { html } from 'hono/html'
import { staffList } from '#features/accounts/index.ts'
import { fullName, personLink } from '#features/people/index.ts'
import { fiscalRange, fiscalYear } from '#platform/ages.ts'
import { recordPath } from '#platform/correctable.ts'
import { eraYear, formatDay } from '#platform/dates.ts'
import { type Parts, waysOn } from '#platform/feature.ts'
import { isId } from '#platform/ids.ts'
import { type Ask, may, page, type Staff } from '#platform/page.ts'
import { type AskedPeriod, askedPeriod } from '#platform/period.ts'
import { askedPage } from '#platform/reading.ts'
import { button, linkButton } from '#ui/button.ts'
import { dateField, selectField, textField } from '#ui/fields.ts'
import { type Content, sr } from '#ui/html.ts'
import { filterForm, pageHead } from '#ui/layout.ts'
import { tabs } from '#ui/nav.ts'
import { nothingOn, type Pages, pager } from '#ui/pager.ts'
import { table } from '#ui/table.ts'
import { CHANNELS, NO_ANSWER } from '../rules.ts'
import { CHANNEL_TEXT, TOPIC_TEXT } from '../text.ts'
import { type Counted, countConsultations, type ListFind, type ListRow, listConsultations } from './store.ts'

export const PATH = '/staff/consultations'
const SIZE = 50
const YEARS_BACK = 5

/** The conditions in an address: the days as given, within the fiscal year where one is given; else the year of today. */
export function listFindOf(query: URLSearchParams, today: string): ListFind & AskedPeriod {
  const chosen = /^20\d\d$/.test(query.get('fy') ?? '') ? Number(query.get('fy')) : null
  const range = fiscalRange(chosen ?? fiscalYear(today))
  const by = query.get('by') ?? ''
  return {
    ...askedPeriod(query, { whole: range, within: chosen === null ? null : range, today }),
    q: query.get('q') ?? '',
    channel: CHANNELS.find(channel => channel === query.get('channel')) ?? null,
    by: isId(by) ? by : null,
  }
}

/** The address of the list, or of its CSV, under the same conditions. */
function hrefOf(find: ListFind, path = PATH, page = 1): string {
  const query = new URLSearchParams({ from: find.from, to: find.to })
  if (find.q) query.set('q', find.q)
  if (find.channel) query.set('channel', find.channel)
  if (find.by) query.set('by', find.by)
  if (page > 1) query.set('page', String(page))
  return `${path}?${query}`
}

/** The list behind the number of consultations in the indicators. */
export const list = ({ onward }: Pick<Parts, 'onward'>) =>
  page.staff({
    path: PATH,
    can: 'people.read',
    audit: { action: 'consultation.list' },
    get: async (ask, db) => {
      const find = listFindOf(ask.url.searchParams, ask.today)
      const number = askedPage(ask.url.searchParams)
      const { channels, ...counted } = await countConsultations(db, find, Boolean(ask.actor.part))
      const rows = await listConsultations(db, find, number, SIZE)
      const pages = { page: number, size: SIZE, ...counted, href: (page: number) => hrefOf(find, PATH, page) }
      return {
        title: '相談の一覧',
        nav: PATH,
        body: html`${pageHead({
          title: '相談の一覧',
          lead: `${formatDay(find.from)}から${formatDay(find.to)}まで`,
          actions: [
            may(ask, 'consultations.write') &&
              linkButton({ href: `${PATH}/anonymous`, text: '名前を聞かない相談を記録' }),
            linkButton({ href: hrefOf(find, `${PATH}.csv`), text: 'CSVで保存', icon: 'download', download: true }),
          ],
        })}${filters(ask, find, await staffList(db))}${byChannel(find, channels)}${consultationTable(rows, pages, onwardOf(onward, ask))}${counted.total > SIZE && pager(pages)}`,
      }
    },
  })

const filters = (
  ask: Ask<Staff>,
  find: ListFind & AskedPeriod,
  staff: readonly { id: string; name: string }[],
): Content => {
  const year = fiscalYear(ask.today)
  const range = fiscalRange(fiscalYear(find.from))
  const whole = range.from === find.from && range.to === find.to
  const { typed, errors } = find
  const shown = (end: 'from' | 'to') => (errors[end] ? typed[end] : whole ? '' : formatDay(find[end]))
  return filterForm({
    action: PATH,
    label: '相談のしぼりこみ',
    personal: true,
    body: [
      textField({ name: 'q', label: '名前・かな・番号', type: 'search', value: find.q }),
      selectField({
        name: 'fy',
        label: '年度',
        value: fiscalYear(find.from),
        options: Array.from({ length: YEARS_BACK }, (_, back) => ({
          value: String(year - back),
          label: `${eraYear(`${year - back}-05-01`)}度`,
        })),
      }),
      dateField({ name: 'from', label: 'この日から', example: '', value: shown('from'), error: errors.from }),
      dateField({ name: 'to', label: 'この日まで', example: '', value: shown('to'), error: errors.to }),
      selectField({
        name: 'channel',
        label: '方法',
        empty: 'すべて',
        value: find.channel ?? '',
        options: CHANNELS.map(value => ({ value, label: CHANNEL_TEXT[value] })),
      }),
      selectField({
        name: 'by',
        label: '担当',
        empty: 'すべて',
        value: find.by ?? '',
        options: staff.map(({ id, name }) => ({ value: id, label: name })),
      }),
    ],
    submit: button({ text: 'さがす', icon: 'search' }),
  })
}

const byChannel = (find: ListFind, counts: Counted['channels']): Content =>
  tabs('方法', [
    {
      href: hrefOf({ ...find, channel: null }),
      text: 'すべて',
      count: counts === null ? undefined : [...counts.values()].reduce((all, one) => all + one, 0),
      current: find.channel === null,
    },
    ...CHANNELS.map(channel => ({
      href: hrefOf({ ...find, channel }),
      text: CHANNEL_TEXT[channel],
      count: counts === null ? undefined : (counts.get(channel) ?? 0),
      current: find.channel === channel,
    })),
  ])

export const topicsOf = ({ topics }: ListRow): string => topics.map(topic => TOPIC_TEXT[topic]).join('・')

/** Nothing where nobody asked. */
export const satisfiedOf = ({ satisfied }: ListRow): string | number | null =>
  satisfied === NO_ANSWER ? '答えなし' : satisfied

const NAMELESS = '名前を聞いていない方'

const nameCell = ({ person, beside }: ListRow): Content =>
  person ? [personLink(person), beside ? html`・${personLink(beside)}` : ''] : NAMELESS

/** The ways on from one consultation, for whoever looks: what is about somebody with a name is reached from their page. */
type Ways = (row: ListRow) => readonly { href: string; text: string }[]

const onwardOf =
  (onward: Parts['onward'], ask: Ask<Staff>): Ways =>
  ({ id, person }) =>
    person ? [] : waysOn(onward, 'consultation', id, ask.actor.permissions)

const consultationTable = (rows: readonly ListRow[], pages: Pages, waysOf: Ways): Content =>
  table({
    caption: '相談',
    items: rows,
    cards: true,
    total: pages.total,
    more: pages.more,
    empty: nothingOn(pages, 'この条件の相談はありません。期間を広げるか、しぼりこみを「すべて」にしてください。'),
    columns: [
      { key: 'day', title: '相談した日', cell: row => formatDay(row.on_day) },
      {
        key: 'channel',
        title: '方法',
        cell: row => [CHANNEL_TEXT[row.channel], row.place && html`<br><small>${row.place}</small>`],
      },
      { key: 'minutes', title: '分', numeric: true, cell: row => row.minutes },
      { key: 'number', title: '番号', numeric: true, cell: ({ person }) => person?.number ?? '' },
      { key: 'name', title: '氏名', header: true, cell: nameCell },
      { key: 'topics', title: '話題', cell: topicsOf },
      { key: 'satisfied', title: '満足度', numeric: true, cell: row => satisfiedOf(row) ?? '' },
      { key: 'by', title: '担当', cell: row => row.by },
      {
        key: 'amend',
        title: 'すること',
        cell: row => {
          const about = sr(`：${formatDay(row.on_day)} ${row.person ? fullName(row.person) : NAMELESS}`)
          return html`<a href="${recordPath('consultation', row.id)}">訂正する${about}</a>${waysOf(row).map(({ href, text }) => html`<br><a href="${href}">${text}${about}</a>`)}`
        },
      },
    ],
  })
