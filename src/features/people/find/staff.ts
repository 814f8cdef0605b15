import { html } from 'hono/html'
import { type Area, areasOn } from '#features/places/index.ts'
import { isId } from '#platform/ids.ts'
import { type Ask, may, page, type Staff } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { beginning } from '#platform/text.ts'
import { sealWords, WORDS } from '#platform/words.ts'
import { button, linkButton } from '#ui/button.ts'
import { selectField, textField } from '#ui/fields.ts'
import type { Content } from '#ui/html.ts'
import { FIND, filterForm, pageHead } from '#ui/layout.ts'
import { tabs } from '#ui/nav.ts'
import { nothingOn, type Pages, pager } from '#ui/pager.ts'
import { table } from '#ui/table.ts'
import { STATUSES, type Status } from '../rules.ts'
import { STATUS_TEXT } from '../text.ts'
import { columns, HOME_TEXT } from './columns.ts'
import { ELSEWHERE, type Find, PAGE_SIZE, SORTS } from './rules.ts'
import { type Found, findPeople } from './store.ts'

const PATH = '/staff/people'

/** The conditions in an address; what is not understood is left out. */
export function findOf(query: URLSearchParams): Find {
  const area = query.get('area') ?? ''
  return {
    q: query.get('q') ?? '',
    area: isId(area) ? area : (ELSEWHERE.find(one => one === area) ?? null),
    status: STATUSES.find(status => status === query.get('status')) ?? null,
    overdue: query.get('overdue') === '1',
    sort: SORTS.find(sort => sort === query.get('sort')) ?? 'kana',
    descending: query.get('desc') === '1',
    page: askedPage(query),
  }
}

/** The address of a list, so that it can be sent to a colleague. */
export function hrefOf(find: Find): string {
  const query = new URLSearchParams()
  if (find.q) query.set('q', find.q)
  if (find.area) query.set('area', find.area)
  if (find.status) query.set('status', find.status)
  if (find.overdue) query.set('overdue', '1')
  if (find.sort !== 'kana') query.set('sort', find.sort)
  if (find.descending) query.set('desc', '1')
  if (find.page > 1) query.set('page', String(find.page))
  return query.size > 0 ? `${PATH}?${query}` : PATH
}

export const find = page.staff({
  path: PATH,
  can: 'people.find',
  audit: { action: 'person.find' },
  get: async (ask, db) => {
    const asked = findOf(ask.url.searchParams)
    const found = await findPeople(db, asked, ask.today, Boolean(ask.actor.part))
    const areas = await areasOn(db, ask.today, [asked.area])
    const registering = [
      may(ask, 'urgent-looks.list') && linkButton({ href: '/staff/urgent-looks', text: '緊急時の閲覧', kind: 'quiet' }),
      may(ask, 'people.write') && linkButton({ href: newPath(asked.q), text: '新しく登録', kind: 'main' }),
    ]
    return {
      title: '人',
      nav: PATH,
      body: html`${pageHead({
        title: '人',
        lead: '名前・ふりがな・電話ははじめの2文字から、番号はそのまま入力してさがせます。',
        actions: registering,
      })}${filters(asked, areas)}${views(asked, found)}${list(asked, found, ask)}${found.total > PAGE_SIZE && pager(pagesOf(asked, found))}`,
    }
  },
})

/** No condition of ours is as long as this, and no name; an address with more is refused by browsers and proxies. */
const LONGEST = 200
const MOST_CONDITIONS = 30
const fitsAddress = (condition: readonly string[]): boolean =>
  condition[1] !== '' && condition.every(text => text.length <= LONGEST)

/** A search for people arrives here and goes on to the page that answers it, without its words in the address. */
export const search = page.staff({
  path: FIND,
  can: 'everyone',
  audit: 'none',
  post: async (ask, _, form) => {
    const { to, [WORDS]: words, ...conditions } = form.fields
    const all = Object.entries(conditions).flatMap(([name, values]) => values.map(value => [name, value]))
    const query = new URLSearchParams(all.filter(fitsAddress).slice(0, MOST_CONDITIONS))
    const asked = beginning(words?.[0]?.trim() ?? '', LONGEST)
    if (asked !== '') query.set(WORDS, sealWords(asked, ask.actor.session))
    const path = /^\/staff(\/[\w-]+)+$/.test(to?.[0] ?? '') ? to![0]! : PATH
    return { redirect: query.size > 0 ? `${path}?${query}` : path }
  },
})

const newPath = (q: string): string => (q ? `${PATH}/new?q=${encodeURIComponent(q)}` : `${PATH}/new`)

const filters = (asked: Find, areas: readonly Area[]): Content =>
  filterForm({
    action: PATH,
    label: '人のしぼりこみ',
    personal: true,
    body: [
      textField({ name: 'q', label: '名前・かな・電話・番号', type: 'search', value: asked.q }),
      selectField({
        name: 'area',
        label: '圏域',
        empty: 'すべて',
        value: asked.area ?? '',
        options: [
          ...areas.map(({ id, name, neighbour }) => ({ value: id, label: neighbour ? `${name}（市外）` : name })),
          ...ELSEWHERE.map(value => ({ value, label: HOME_TEXT[value] })),
        ],
      }),
      selectField({
        name: 'status',
        label: '状態',
        empty: 'すべて',
        value: asked.status ?? '',
        options: STATUSES.map(value => ({ value, label: STATUS_TEXT[value] })),
      }),
      selectField({
        name: 'overdue',
        label: '期限',
        empty: 'すべて',
        value: asked.overdue ? '1' : '',
        options: [{ value: '1', label: '過ぎている' }],
      }),
    ],
    submit: button({ text: 'さがす', icon: 'search' }),
  })

const views = (asked: Find, found: Found): Content => {
  const to = (status: Status | null, overdue: boolean) => hrefOf({ ...asked, status, overdue, page: 1 })
  return tabs('状態', [
    { href: to(null, false), text: 'すべて', count: found.all, current: !asked.status && !asked.overdue },
    ...STATUSES.map(status => ({
      href: to(status, false),
      text: STATUS_TEXT[status],
      count: found[status],
      current: asked.status === status && !asked.overdue,
    })),
    { href: to(null, true), text: '期限を過ぎている', count: found.overdue, current: asked.overdue },
  ])
}

const pagesOf = (asked: Find, { total }: Found): Pages => ({
  ...{ page: asked.page, size: PAGE_SIZE, total },
  href: page => hrefOf({ ...asked, page }),
})

const list = (asked: Find, found: Found, { today, actor }: Ask<Staff>): Content =>
  table({
    caption: asked.q ? `「${asked.q}」に当てはまる方` : '登録している方',
    columns: columns(today),
    items: found.people,
    cards: true,
    total: found.total,
    sort: {
      by: asked.sort,
      descending: asked.descending,
      href: (by, descending) =>
        hrefOf({ ...asked, sort: SORTS.find(sort => sort === by) ?? 'kana', descending, page: 1 }),
    },
    empty: nothingOn(
      pagesOf(asked, found),
      found.all === 0 && !asked.q && !asked.area
        ? // Whoever sees a part of the people is not told of the others that there is nobody.
          actor.part
          ? 'あなたに見える方は、まだいません。'
          : '登録している方は、まだいません。'
        : '見つかりませんでした。文字を減らすか、ふりがな・電話番号でさがしてみてください。はじめての方は「新しく登録」から登録します。',
    ),
  })
