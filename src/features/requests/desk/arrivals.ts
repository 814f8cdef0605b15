import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Html } from '#ui/html.ts'
import { table } from '#ui/table.ts'
import { formatCode, requestPath } from '../rules.ts'
import { WISH_TEXT } from '../text.ts'
import { type Arrived, requestsArrived } from './store.ts'

/** What of 「届いたもの」 is a request: with which nothing was done yet, also while no step was made of it. */
export async function requestArrivals(db: Read): Promise<Html> {
  const came = await requestsArrived(db)
  return html`${table<Arrived>({
    caption: '届いた依頼（窓口から連絡がほしい）',
    cards: true,
    items: came,
    empty: '新しい依頼は ありません。',
    columns: [
      {
        key: 'what',
        title: '届いたもの',
        header: true,
        cell: ({ id, name, code }) =>
          html`<a href="${requestPath(id)}">${name}さん</a> <span class="faint">${formatCode(code)}</span>`,
      },
      {
        key: 'kind',
        title: '内容',
        cell: ({ wish, title, limbo }) =>
          html`${WISH_TEXT[wish]}${title && html`　<span class="faint">${title}</span>`}${limbo && html`<br><strong>担当を決めているところです</strong>`}`,
      },
      { key: 'day', title: '日', cell: ({ received_at }) => formatDay(dayOf(received_at)) },
      { key: 'due', title: '連絡する期限', cell: ({ due_on }) => formatDay(due_on) },
    ],
  })}<p><a href="/staff/requests">依頼の一覧・電話や紙の依頼の入力</a></p>`
}
