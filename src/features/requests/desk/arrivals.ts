import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import type { Arrivals } from '#platform/feature.ts'
import { formatCode, requestPath } from '../rules.ts'
import { WISH_TEXT } from '../text.ts'
import { requestsArrived } from './store.ts'

/** Requests with which nothing was done yet, also while no step was made of them. */
export const requestArrivals: Arrivals = {
  find: async db =>
    (await requestsArrived(db)).map(({ id, name, code, wish, title, limbo, received_at, due_on }) => ({
      name: html`<a href="${requestPath(id)}">${name}さん</a> <span class="faint">${formatCode(code)}</span>`,
      told: html`${WISH_TEXT[wish]}${title && html`　<span class="faint">${title}</span>`}${limbo && html`<br><strong>担当を決めているところです</strong>`}`,
      day: dayOf(received_at),
      due: due_on,
    })),
  own: {
    caption: '届いた依頼（窓口から連絡がほしい）',
    empty: '新しい依頼はありません。',
    due: '連絡する期限',
    below: html`<p><a href="/staff/requests">依頼の一覧・電話や紙の依頼の入力</a></p>`,
  },
}
