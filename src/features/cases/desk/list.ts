import { html } from 'hono/html'
import { lateText } from '#features/steps/index.ts'
import { fiscalRange, fiscalYear, type Quarter, quarter } from '#platform/ages.ts'
import { type Day, formatShort } from '#platform/dates.ts'
import { isId } from '#platform/ids.ts'
import { type Ask, may, page, type Staff } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { together } from '#platform/rows.ts'
import { button, linkButton } from '#ui/button.ts'
import { selectField } from '#ui/fields.ts'
import type { Html } from '#ui/html.ts'
import { filterForm, more, pageHead } from '#ui/layout.ts'
import { nothingOn, type Pages, pager } from '#ui/pager.ts'
import { lateMark } from '#ui/steps.ts'
import { table } from '#ui/table.ts'
import { casePath, PATH, ROUTES, type Route, type Status } from '../rules.ts'
import { type Around, aroundAsked, type Case, casesListed, type Filter } from '../store.ts'
import { nextText, progressText, ROUTE_TEXT, STATUS_TEXT, standText } from '../text.ts'
import { clientLink, optionsOf } from './parts.ts'

const SIZE = 50
const STATES = { open: '終わっていないもの', ...STATUS_TEXT } satisfies Record<Status | 'open', string>

/** What is asked for in the address; what cannot be read is not asked. */
export function askedFor(query: URLSearchParams): Filter {
  const [route, status, owner] = ['route', 'status', 'owner'].map(name => query.get(name) ?? '') as [
    string,
    string,
    string,
  ]
  return {
    route: ROUTES.find(one => one === route) ?? null,
    status: Object.hasOwn(STATES, status) ? (status as Status) : 'open',
    owner: isId(owner) ? owner : null,
  }
}

const queryOf = ({ route, status, owner }: Filter, at: number): string =>
  `${PATH}?${new URLSearchParams({ ...(route && { route }), status, ...(owner && { owner }), ...(at > 1 && { page: String(at) }) })}`

/** Those that go on, the oldest first, by route, owner and state; and what came of them in the quarters of the year. */
export const list = page.staff({
  path: PATH,
  can: 'people.read',
  audit: { action: 'case.list' },
  get: async (ask, db) => {
    const [asked, at] = [askedFor(ask.url.searchParams), askedPage(ask.url.searchParams)]
    const rows = await casesListed(db, asked, { limit: SIZE, offset: (at - 1) * SIZE })
    const pages: Pages = { page: at, size: SIZE, total: rows[0]?.total ?? 0, href: to => queryOf(asked, to) }
    const around = await together(db, aroundAsked(fiscalRange(fiscalYear(ask.today)), ask.today))
    const { open, late, lost } = around.standing[0]!
    return {
      title: '進路',
      nav: PATH,
      body: html`${pageHead({
        title: '進路',
        lead: '再就職・起業・地域活動など、決めた道を、節目ごとに最後までいっしょに歩きます。個人の方は、その方の画面から始めます。',
        actions: may(ask, 'people.write') && linkButton({ href: `${PATH}/new`, text: '団体の相談を始める' }),
      })}<p>終わっていないもの${open}件・期限を過ぎたもの${late}件・担当や期限のないもの${lost}件${lost === 0 && '（滞留はありません）'}</p>
      ${filters(around.owners, asked)}${caseTable(rows, ask.today, pages, asked)}${pages.total > SIZE && pager(pages)}
      ${more({ title: '四半期ごとの数', body: quarters(ask, around.counts) })}`,
    }
  },
})

function filters(found: Around['owners'], { route, status, owner }: Filter): Html {
  const owners = found.map(({ id, name }) => ({ value: id, label: name }))
  return filterForm({
    action: PATH,
    body: [
      selectField({
        name: 'route',
        label: '進路',
        value: route ?? '',
        empty: 'すべて',
        options: optionsOf(ROUTES, ROUTE_TEXT),
      }),
      selectField({
        name: 'status',
        label: 'ようす',
        value: status,
        options: optionsOf(Object.keys(STATES) as (keyof typeof STATES)[], STATES),
      }),
      selectField({ name: 'owner', label: '担当', value: owner ?? '', empty: 'すべて', options: owners }),
    ],
    submit: button({ text: 'しぼりこむ', icon: 'search' }),
  })
}

const caseTable = (rows: readonly Case[], today: Day, pages: Pages, { status }: Filter): Html =>
  table<Case>({
    ...{ caption: STATES[status], items: rows, cards: true, total: pages.total },
    empty: nothingOn(pages, '当てはまる進路は、ありません。'),
    columns: [
      {
        ...{ key: 'route', title: '進路', header: true },
        cell: one => html`<a href="${casePath(one.id)}">${ROUTE_TEXT[one.route]}</a>`,
      },
      { key: 'client', title: '利用者・団体', cell: clientLink },
      {
        key: 'status',
        title: 'ようす',
        cell: one => html`${standText(one)}<br><span class="faint">${progressText(one.milestones)}</span>`,
      },
      { key: 'next', title: '次の節目', cell: one => (one.status !== 'active' ? '' : nextText(one.milestones)) },
      {
        ...{ key: 'due', title: '期限' },
        cell: ({ due_on }) => due_on !== null && html`${formatShort(due_on)}まで${lateMark(lateText(due_on, today))}`,
      },
      { key: 'owner', title: '担当', cell: ({ owner }) => owner ?? '' },
      { key: 'begun', title: '始めた日', cell: ({ begun_on }) => formatShort(begun_on) },
    ],
  })

/** What was begun, reached and ended of each route in the quarters of this fiscal year up to now. */
function quarters({ today, actor }: Ask<Staff>, counts: Around['counts']): Html {
  const all = ([1, 2, 3, 4] as const).filter(one => one <= quarter(today))
  const cell = (at: Quarter, route: Route): string => {
    const { begun = 0, reached = 0, ended = 0 } = counts.find(one => one.route === route && one.quarter === at) ?? {}
    return `始めた${begun}・終わった${ended}（うちできた${reached}）`
  }
  return html`${actor.part && html`<p class="hint">受けもつ利用者と、団体の相談の数です。</p>`}${table<Route>({
    ...{ caption: 'この年度の進路の数', items: ROUTES, unit: '種類', cards: true, empty: '' },
    columns: [
      { key: 'route', title: '進路', header: true, cell: route => ROUTE_TEXT[route] },
      ...all.map(one => ({ key: `q${one}`, title: `第${one}四半期`, cell: (route: Route) => cell(one, route) })),
    ],
  })}`
}
