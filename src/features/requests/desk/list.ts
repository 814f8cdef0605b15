import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay, formatShort } from '#platform/dates.ts'
import { may, page } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { button, linkButton } from '#ui/button.ts'
import { hidden, textField } from '#ui/fields.ts'
import { filterForm, pageHead } from '#ui/layout.ts'
import { tabs } from '#ui/nav.ts'
import { nothingOn, type Pages, pager } from '#ui/pager.ts'
import { table } from '#ui/table.ts'
import { formatCode, requestPath, STATUSES } from '../rules.ts'
import { DESK_STATUS_TEXT, OUTCOME_TEXT, WISH_TEXT } from '../text.ts'
import { mediumText } from './parts.ts'
import { countRequests, LIST_SIZE, type Listed, type ListFind, listRequests } from './store.ts'

const PATH = '/staff/requests'

const hrefOf = ({ status, q }: ListFind, page = 1): string => {
  const query = new URLSearchParams({
    ...(status ? { status } : {}),
    ...(q ? { q } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
  })
  return query.size > 0 ? `${PATH}?${query}` : PATH
}

/** All requests: first those that are not over, then each by where it stands. */
export const list = page.staff({
  path: PATH,
  can: 'people.read',
  audit: { action: 'request.list' },
  get: async (ask, db) => {
    const query = ask.url.searchParams
    const find = { status: STATUSES.find(status => status === query.get('status')) ?? null, q: query.get('q') ?? '' }
    const number = askedPage(query)
    const rows = await listRequests(db, find, number)
    const counts = await countRequests(db, find.q)
    const open = counts.received + counts.working
    const pages = {
      ...{ page: number, size: LIST_SIZE, total: find.status ? counts[find.status] : open },
      href: (page: number) => hrefOf(find, page),
    }
    return {
      title: '依頼',
      nav: PATH,
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
        body: [
          find.status !== null && hidden('status', find.status),
          textField({ name: 'q', label: '受付番号・名前・かな・電話', type: 'search', value: find.q }),
        ],
        submit: button({ text: 'さがす', icon: 'search' }),
      })}${tabs('依頼のようす', [
        {
          href: hrefOf({ ...find, status: null }),
          text: '終わっていません',
          count: open,
          current: find.status === null,
        },
        ...STATUSES.map(status => ({
          href: hrefOf({ ...find, status }),
          text: DESK_STATUS_TEXT[status],
          count: counts[status],
          current: find.status === status,
        })),
      ])}${listTable(rows, find, pages)}${pages.total > LIST_SIZE && pager(pages)}`,
    }
  },
})

const emptyText = ({ status, q }: ListFind): string =>
  q
    ? 'この条件の依頼はありません。文字を減らすか、ほかのようすの依頼も見てください。'
    : status === 'ended'
      ? '終わった依頼は、まだありません。'
      : 'いま、待っている依頼はありません。'

const listTable = (rows: readonly Listed[], find: ListFind, pages: Pages) =>
  table({
    caption: `依頼：${find.status ? DESK_STATUS_TEXT[find.status] : '終わっていません'}`,
    items: rows,
    total: pages.total,
    cards: true,
    empty: nothingOn(pages, emptyText(find)),
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
      find.status === 'ended'
        ? {
            key: 'end',
            title: '終わり方',
            cell: row => (row.outcome ? OUTCOME_TEXT[row.outcome] : '本人が取り下げ'),
          }
        : { key: 'step', title: '担当・期限', cell: stepCell },
    ],
  })

const stepCell = ({ owner, due_on }: Listed) =>
  owner && due_on ? `${owner}・${formatShort(due_on)}まで` : html`<strong>担当を決めているところです</strong>`
