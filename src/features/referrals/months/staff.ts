import { html } from 'hono/html'
import { fiscalRange, fiscalYear } from '#platform/ages.ts'
import { type CsvRow, csvHeaders, writeCsv } from '#platform/csv.ts'
import { eraYear } from '#platform/dates.ts'
import { page } from '#platform/page.ts'
import { linkButton } from '#ui/button.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { table } from '#ui/table.ts'
import { PATH, partnerPath } from '../rules.ts'
import { type Month, monthsOf } from './store.ts'

const periodOf = (today: string) => ({ ...fiscalRange(fiscalYear(today)), today })

/** Of how many; nothing is a share of none. */
const ofText = (count: number, all: number): string =>
  all === 0 ? 'まだありません' : `${count}件（${all}件のうち${Math.round((100 * count) / all)}％）`

const months = page.staff({
  path: `${PATH}/months`,
  can: 'referrals.count',
  audit: 'none',
  get: async (ask, db) => ({
    title: 'つなぎの月ごとの数',
    nav: PATH,
    body: html`${backLink(PATH, 'つなぎの一覧へ')}${pageHead({
      title: 'つなぎの月ごとの数',
      lead: `${eraYear(fiscalRange(fiscalYear(ask.today)).from)}度に送ったものです。報告の「つなぎ」は、送った日に1件と数えます。ここでも同じものを数えます。`,
      actions: linkButton({ href: `${PATH}/months.csv`, text: 'CSVで保存する' }),
    })}${monthTable(await monthsOf(db, periodOf(ask.today)))}`,
  }),
})

const monthTable = (rows: readonly Month[]) =>
  table({
    ...{ caption: '月と連携機関ごと', items: rows, cards: true, unit: '行' },
    empty: 'この年度に送ったつなぎは、まだありません。',
    columns: [
      { key: 'month', title: '月', header: true, cell: row => `${Number(row.month.slice(5))}月` },
      { key: 'partner', title: '連携機関', cell: row => html`<a href="${partnerPath(row.id)}">${row.partner}</a>` },
      { key: 'sent', title: '送った', numeric: true, cell: row => `${row.sent}件` },
      { key: 'time', title: '期日までに返事', cell: row => ofText(row.in_time, row.due) },
      { key: 'connected', title: 'つながった', numeric: true, cell: row => `${row.connected}件` },
      { key: 'failed', title: 'つながらなかった', numeric: true, cell: row => `${row.failed}件` },
      { key: 'open', title: '返事・結果待ち', numeric: true, cell: row => `${row.open}件` },
    ],
  })

const HEAD: CsvRow = [
  '月',
  '連携機関',
  '送った',
  '返事あり',
  '期日までに返事',
  'つながった',
  'つながらなかった',
  '返事・結果待ち',
]

const csv = page.staff({
  path: `${PATH}/months.csv`,
  can: 'referrals.count',
  audit: 'none',
  get: async (ask, db) =>
    new Response(
      writeCsv([
        HEAD,
        ...(await monthsOf(db, periodOf(ask.today))).map(
          ({ month, partner, sent, answered, in_time, connected, failed, open }): CsvRow => [
            ...[month, partner, sent, answered, in_time, connected, failed, open],
          ],
        ),
      ]),
      { headers: csvHeaders('referrals.csv') },
    ),
})

export const monthPages = [months, csv]
