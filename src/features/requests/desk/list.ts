import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay, formatShort } from '#platform/dates.ts'
import { may, page } from '#platform/page.ts'
import { button, linkButton } from '#ui/button.ts'
import { textField } from '#ui/fields.ts'
import { filterForm, pageHead } from '#ui/layout.ts'
import { tabs } from '#ui/nav.ts'
import { pager } from '#ui/pager.ts'
import { table } from '#ui/table.ts'
import { formatCode, requestPath } from '../rules.ts'
import { OUTCOME_TEXT, WISH_TEXT } from '../text.ts'
import { mediumText } from './parts.ts'
import { countRequests, LIST_SIZE, type Listed, type ListFind, listRequests } from './store.ts'

const PATH = '/staff/requests'

const hrefOf = ({ open, q }: ListFind, page = 1): string => {
  const query = new URLSearchParams({
    ...(open ? {} : { open: '0' }),
    ...(q ? { q } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
  })
  return query.size > 0 ? `${PATH}?${query}` : PATH
}

/** All requests: those that somebody waits for, and those that are over. */
export const list = page.staff({
  path: PATH,
  can: 'people.read',
  audit: { action: 'request.list' },
  get: async (ask, db) => {
    const query = ask.url.searchParams
    const find = { open: query.get('open') !== '0', q: query.get('q') ?? '' }
    const number = Math.min(Math.max(1, Number.parseInt(query.get('page') ?? '', 10) || 1), 100_000)
    const rows = await listRequests(db, find, number)
    const counts = await countRequests(db, find.q)
    const total = find.open ? counts.open : counts.over
    return {
      title: '依頼',
      nav: '/staff',
      body: html`${pageHead({
        title: '依頼（窓口から連絡がほしい）',
        lead: 'ウェブから届いたものと、電話・来所・紙で受けて入力したものです。',
        actions:
          may(ask, 'people.write') &&
          linkButton({ href: `${PATH}/new`, text: '電話や紙の依頼を入力する', kind: 'main' }),
      })}${filterForm({
        action: PATH,
        label: '依頼のしぼりこみ',
        personal: true,
        body: textField({ name: 'q', label: '受付番号・名前・かな・電話', type: 'search', value: find.q }),
        submit: button({ text: 'さがす', icon: 'search' }),
      })}${tabs('依頼のようす', [
        { href: hrefOf({ ...find, open: true }), text: '終わっていない', count: counts.open, current: find.open },
        { href: hrefOf({ ...find, open: false }), text: '終わった', count: counts.over, current: !find.open },
      ])}${listTable(rows, total, find.open)}${
        total > LIST_SIZE && pager({ page: number, size: LIST_SIZE, total, href: page => hrefOf(find, page) })
      }`,
    }
  },
})

const listTable = (rows: readonly Listed[], total: number, open: boolean) =>
  table({
    caption: open ? '終わっていない依頼' : '終わった依頼',
    items: rows,
    total,
    cards: true,
    empty: open ? 'いま、待っている依頼は ありません。' : 'この条件の、終わった依頼は ありません。',
    columns: [
      {
        key: 'code',
        title: '受付番号',
        header: true,
        cell: row => html`<a href="${requestPath(row.id)}">${formatCode(row.code)}</a>`,
      },
      { key: 'name', title: 'お名前', cell: row => row.name },
      {
        key: 'what',
        title: '内容',
        cell: row => html`${WISH_TEXT[row.wish]}<br><span class="faint">${row.title ?? 'まだ決まっていない'}</span>`,
      },
      {
        key: 'came',
        title: '届いた日',
        cell: row => `${formatDay(dayOf(row.received_at))}・${mediumText(row.medium)}`,
      },
      open
        ? { key: 'step', title: '担当・期限', cell: stepCell }
        : {
            key: 'end',
            title: '終わり方',
            cell: row => (row.outcome ? OUTCOME_TEXT[row.outcome] : '本人が取り下げ'),
          },
    ],
  })

const stepCell = ({ owner, due_on }: Listed) =>
  owner && due_on ? `${owner}・${formatShort(due_on)}まで` : html`<strong>担当を決めているところです</strong>`
