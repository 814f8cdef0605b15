import { html } from 'hono/html'
import { today } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import { may, page } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { button, linkButton } from '#ui/button.ts'
import { textField } from '#ui/fields.ts'
import type { Html } from '#ui/html.ts'
import { filterForm, pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { nothingOn, type Pages, pager } from '#ui/pager.ts'
import { table } from '#ui/table.ts'
import { idOf, type Listed, reportCount, reports } from '../store.ts'
import { KIND_TEXT, periodText } from '../text.ts'
import { PATH, reportPath } from './paths.ts'

const SIZE = 50

/** Every report; one that is asked for by its number is opened at once. */
export const listPage = page.staff({
  path: PATH,
  can: 'reports.read',
  audit: 'none',
  whole: true,
  get: async (ask, db) => {
    const { searchParams } = ask.url
    const code = (searchParams.get('code') ?? '').normalize('NFKC').trim().toUpperCase()
    const found = code === '' ? undefined : await idOf(db, code)
    if (found !== undefined) return { redirect: reportPath(found) }
    const number = askedPage(searchParams)
    const list = await reports(db, { limit: SIZE, offset: (number - 1) * SIZE })
    const pages: Pages = { page: number, size: SIZE, total: await reportCount(db), href: at => `${PATH}?page=${at}` }
    return {
      title: '報告',
      nav: PATH,
      body: html`${pageHead({
        title: '報告',
        lead: '番号のついた報告です。つくったときのまま残り、同じ番号では、いつも同じ内容が出ます。',
        actions: [
          may(ask, 'reports.make') && linkButton({ href: `${PATH}/new`, text: '報告をつくる', kind: 'main' }),
          may(ask, 'reports.form') && linkButton({ href: `${PATH}/forms`, text: 'ひな形' }),
        ],
      })}
      ${filterForm({
        action: PATH,
        label: '番号でさがす',
        body: textField({ name: 'code', label: '報告の番号', value: code, width: 'short', example: 'R8-Q2-001' }),
        submit: button({ text: '開く' }),
      })}
      ${code !== '' && notice({ kind: 'warning', live: true, title: `「${code}」という番号の報告はありません。`, body: '番号を確かめてください。下の一覧からも開けます。' })}
      ${reportTable(list, pages)}${pages.total > SIZE && pager(pages)}`,
    }
  },
})

const reportTable = (list: readonly Listed[], pages: Pages): Html =>
  table<Listed>({
    caption: '報告の一覧',
    items: list,
    total: pages.total,
    cards: true,
    empty: nothingOn(pages, 'まだ報告はありません。四半期を締めると、報告をつくれます。'),
    columns: [
      {
        key: 'code',
        title: '番号',
        header: true,
        cell: ({ id, code }) => html`<a href="${reportPath(id)}">${code}</a>`,
      },
      {
        key: 'kind',
        title: '報告',
        cell: ({ kind, team }) => (team ? `${KIND_TEXT[kind]}（${team}）` : KIND_TEXT[kind]),
      },
      { key: 'period', title: '期間', cell: periodText },
      { key: 'by', title: 'つくった人', cell: ({ by }) => by },
      { key: 'at', title: 'つくった日', cell: ({ at }) => formatDay(today(at)) },
      {
        key: 'version',
        title: '版',
        cell: ({ replaces, replaced_by }) =>
          [replaced_by && `新しい版 ${replaced_by}`, replaces && `前の版 ${replaces}`].filter(Boolean).join('、') ||
          '—',
      },
    ],
  })
