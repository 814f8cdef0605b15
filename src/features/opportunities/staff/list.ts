import { html } from 'hono/html'
import {
  CATEGORIES,
  CATEGORY_TEXT,
  DOOR_TEXT,
  formsOffered,
  isCategory,
  isLegalForm,
  LEGAL_FORM_TEXT,
  LEGAL_FORMS,
} from '#features/kinds/index.ts'
import { type Area, areasOn } from '#features/places/index.ts'
import { isId } from '#platform/ids.ts'
import { said } from '#platform/own.ts'
import { may, page } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { button, linkButton } from '#ui/button.ts'
import { hidden, selectField, textField } from '#ui/fields.ts'
import type { Content } from '#ui/html.ts'
import { filterForm, pageHead } from '#ui/layout.ts'
import { tabs } from '#ui/nav.ts'
import { nothingOn, pager } from '#ui/pager.ts'
import { table } from '#ui/table.ts'
import { isStatus, STATUSES } from '../rules.ts'
import { STATUS_TEXT } from '../text.ts'
import { COLUMNS } from './columns.ts'
import { CATEGORY_KEYS } from './form/forms.ts'
import { type Find, isSortKey, listed } from './store.ts'

const PATH = '/staff/opportunities'
const SIZE = 50

/** The whole state of the list stands in its address, so that a link to it can be sent. */
function readState(params: URLSearchParams) {
  const text = (name: string) => params.get(name) ?? ''
  const known = <T extends string>(name: string, is: (value: string) => value is T): T | null => {
    const value = text(name)
    return is(value) ? value : null
  }
  const find: Find = {
    q: text('q'),
    status: known('status', isStatus),
    form: known('form', isLegalForm),
    category: known('category', isCategory),
    area: isId(text('area')) ? text('area') : null,
  }
  return {
    find,
    by: known('sort', isSortKey),
    descending: text('desc') === '1',
    page: askedPage(params),
  }
}

const linkWith = (params: URLSearchParams, changes: Record<string, string>): string => {
  const next = new URLSearchParams([...params].filter(([name, value]) => value !== '' && !(name in changes)))
  for (const [name, value] of Object.entries(changes)) if (value !== '') next.set(name, value)
  return next.size > 0 ? `${PATH}?${next}` : PATH
}

export const list = page.staff({
  path: PATH,
  can: 'opportunities.read',
  audit: 'none',
  get: async (ask, db) => {
    const params = ask.url.searchParams
    const { find, by, descending, page } = readState(params)
    const { counts, rows } = await listed(db, find, { by, descending }, { size: SIZE, from: (page - 1) * SIZE })
    const areas = await areasOn(db, ask.today, [find.area])
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
    const total = find.status ? (counts[find.status] ?? 0) : all
    const pages = {
      ...{ page, size: SIZE, total },
      href: (number: number) => linkWith(params, { page: String(number) }),
    }
    const forms = formsOffered(ask.municipality)
    return {
      title: said(ask.municipality, '活動'),
      nav: PATH,
      body: html`${pageHead({
        title: said(ask.municipality, '活動'),
        lead: `${LEGAL_FORM_TEXT[forms[0]!]}から無償の参加まで、${forms.length}つの就業形態の活動です。`,
        actions: [
          may(ask, 'opportunities.write') && linkButton({ href: `${PATH}/new`, text: '活動を登録する', kind: 'main' }),
          linkButton({ href: `${PATH}/areas`, text: '圏域ごとに見る' }),
        ],
      })}
        ${filters(find, areas)}
        ${tabs('状態', [
          {
            href: linkWith(params, { status: '', page: '' }),
            text: 'すべて',
            count: all,
            current: find.status === null,
          },
          ...STATUSES.map(status => ({
            href: linkWith(params, { status, page: '' }),
            text: STATUS_TEXT[status],
            count: counts[status] ?? 0,
            current: find.status === status,
          })),
        ])}
        ${table({
          caption: '活動の一覧',
          columns: COLUMNS,
          items: rows,
          cards: true,
          total,
          empty: nothingOn(
            pages,
            Object.values(find).every(condition => !condition)
              ? 'まだ活動がありません。'
              : '当てはまる活動がありません。ことばを短くするか、条件を1つ減らしてください。',
          ),
          sort: {
            by: by ?? '',
            descending,
            href: (key, down) => linkWith(params, { sort: key, desc: down ? '1' : '', page: '' }),
          },
        })}
        ${total > SIZE && pager(pages)}`,
    }
  },
})

const filters = (find: Find, areas: readonly Area[]) =>
  filterForm({
    action: PATH,
    label: '活動のしぼりこみ',
    body: [
      textField({ name: 'q', label: 'ことば', type: 'search', value: find.q, hint: '名前、団体、町、仕事の内容など' }),
      select(
        'form',
        '就業形態',
        find.form,
        LEGAL_FORMS.map(value => ({ value, label: LEGAL_FORM_TEXT[value] })),
      ),
      select(
        'category',
        '分野',
        find.category,
        CATEGORY_KEYS.map(value => ({ value, label: `${DOOR_TEXT[CATEGORIES[value]]}：${CATEGORY_TEXT[value]}` })),
      ),
      select(
        'area',
        '圏域',
        find.area,
        areas.map(area => ({ value: area.id, label: area.name })),
      ),
      find.status ? hidden('status', find.status) : '',
    ],
    submit: button({ text: 'さがす', icon: 'search' }),
  })

const select = (
  name: string,
  label: string,
  value: string | null,
  options: { value: string; label: string }[],
): Content => selectField({ name, label, empty: 'すべて', value: value ?? '', options })
