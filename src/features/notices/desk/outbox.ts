import { html } from 'hono/html'
import { page } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { momentText } from '#platform/times.ts'
import type { Content } from '#ui/html.ts'
import { more, pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { nothingOn, pager } from '#ui/pager.ts'
import { table } from '#ui/table.ts'
import { noticePath, OUTBOX, PATH } from '../paths.ts'
import { CHANNEL_TEXT } from '../text.ts'
import { countOutbox, outboxOf } from './store.ts'

const SIZE = 50

/** Addresses in a text as links, so that one can go on where whoever got it would. */
const linked = (text: string): Content =>
  text.split(/(https?:\/\/[^\s]+)/).map((part, at) => (at % 2 === 1 ? html`<a href="${part}">${part}</a>` : part))

/** A text with its paragraphs and lines. */
const written = (body: string): Content =>
  body
    .split('\n\n')
    .map(
      paragraph =>
        html`<p>${paragraph.split('\n').map((line, at) => html`${at > 0 && html`<br>`}${linked(line)}`)}</p>`,
    )

/** Mail that stayed here because no server is set: as it would have been sent. */
export const outboxPage = page.staff({
  path: OUTBOX,
  can: 'notices.read',
  audit: { action: 'notice.outbox' },
  get: async (ask, db) => {
    const number = askedPage(ask.url.searchParams)
    const pages = {
      page: number,
      size: SIZE,
      total: await countOutbox(db),
      href: (at: number) => `${OUTBOX}?page=${at}`,
    }
    const list = await outboxOf(db, { limit: SIZE, offset: (number - 1) * SIZE })
    return {
      title: '送信箱',
      nav: PATH,
      body: html`${backLink(PATH, '通知の一覧')}${pageHead({
        title: '送信箱',
        lead: 'メールのサーバーが設定されていないあいだ、メールはここに入ります。外へは送っていません。',
      })}${table({
        caption: 'メール',
        items: list,
        total: pages.total,
        cards: true,
        empty: nothingOn(pages, 'まだありません。'),
        columns: [
          {
            key: 'subject',
            title: '件名',
            header: true,
            cell: ({ subject, notice_id }) => html`<a href="${noticePath(notice_id)}">${subject}</a>`,
          },
          { key: 'to', title: 'あて先', cell: ({ sent_to, channel }) => `${sent_to}（${CHANNEL_TEXT[channel]}）` },
          { key: 'at', title: '送ったとき', cell: ({ at }) => momentText(at, ask.now) },
          {
            key: 'body',
            title: '文面',
            cell: ({ body }) => more({ title: '文面を見る', body: written(body) }),
          },
        ],
      })}${pages.total > SIZE && pager(pages)}`,
    }
  },
})
