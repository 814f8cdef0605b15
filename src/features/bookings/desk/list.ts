import { html } from 'hono/html'
import { readCode } from '#features/requests/index.ts'
import { page } from '#platform/page.ts'
import { button } from '#ui/button.ts'
import { textField } from '#ui/fields.ts'
import { filterForm, pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import { bookingPath, freeOf, occasionPath, STAFF_PATH } from '../rules.ts'
import { OCCASION_TEXT, timesShort } from '../text.ts'
import { bookingNumbered, type DeskOccasion, occasionsAtDesk } from './store.ts'

/** What can be booked and is not over, and the way to a booking by its number. */
export const list = page.staff({
  path: STAFF_PATH,
  can: 'bookings.read',
  audit: { action: 'booking.list' },
  get: async (ask, db) => {
    const typed = ask.url.searchParams.get('q') ?? ''
    const code = readCode(typed)
    const found = code && (await bookingNumbered(db, code))
    if (found) return { redirect: bookingPath(found) }
    const rows = await occasionsAtDesk(db)
    return {
      title: '申しこみ',
      nav: STAFF_PATH,
      body: html`${pageHead({
        title: '申しこみ（講座・催し）',
        lead: '申しこみの受付は、活動の画面の「申しこみの受付」から始めます。',
      })}${filterForm({
        action: STAFF_PATH,
        label: '受付番号でさがす',
        personal: true,
        body: textField({ name: 'q', label: '受付番号', type: 'search', value: typed }),
        submit: button({ text: '開く', icon: 'search' }),
      })}${typed !== '' && notice({ kind: 'warning', title: 'その受付番号の申しこみはありません。番号を確かめてください。' })}
      ${occasionTable('受付中・これからの回', rows, ask.today)}`,
    }
  },
})

export const occasionTable = (caption: string, rows: readonly DeskOccasion[], today: string) =>
  table({
    caption,
    items: rows,
    cards: true,
    empty: 'まだありません。活動の画面の「申しこみの受付」から始められます。',
    columns: [
      {
        key: 'title',
        title: '講座・催し',
        header: true,
        cell: row =>
          html`<a href="${occasionPath(row.id)}">${row.title}</a><br><span class="faint">${row.organisation}</span>`,
      },
      { key: 'when', title: '日時', cell: timesShort },
      { key: 'status', title: '状態', cell: row => statusText(row, today) },
      { key: 'taken', title: '席', cell: row => `${row.taken}／${row.places}人` },
      {
        key: 'line',
        title: '待ち',
        cell: row =>
          [
            row.waiting > 0 && `${row.waiting}人待ち`,
            row.offered > 0 && `${row.offered}人にお知らせ中`,
            row.spare > 0 && `控え${row.spare}人`,
            freeOf(row) > 0 && row.waiting > 0 && '空きあり',
          ]
            .filter(Boolean)
            .join('・') || 'なし',
      },
    ],
  })

const statusText = (row: DeskOccasion, today: string): string =>
  row.last_day < today && (row.status === 'open' || row.status === 'shut')
    ? '出欠がまだです'
    : OCCASION_TEXT[row.status]
