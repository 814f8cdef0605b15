import { html } from 'hono/html'
import { attrs, type Content, type Html, sr } from './html.ts'

export type Entry = {
  /** The day as it is read, e.g. 令和8年11月14日（土）. */
  when: string
  /** The same for machines, e.g. 2026-11-14. */
  datetime?: string | undefined
  /** 来所・電話・フェア …, minutes, who. */
  aside?: Content
  body: Content
  href?: string | undefined
  /** Where it is put right. */
  amend?: string | undefined
  /** Still going on. */
  open?: boolean | undefined
}

/** What happened, in order; the order is the caller's. */
export const timeline = (entries: readonly Entry[], empty: Content): Html =>
  entries.length === 0
    ? html`<div class="empty">${empty}</div>`
    : html`<ol class="timeline">${entries.map(
        entry =>
          html`<li${attrs({ class: entry.open ? 'open' : undefined })}>
            <p class="when"><time${attrs({ datetime: entry.datetime })}>${entry.when}</time>
              ${entry.aside && html`<span>${entry.aside}</span>`}
              ${entry.href && html`<a href="${entry.href}">開く${sr(`（${entry.when}）`)}</a>`}
              ${entry.amend && html`<a href="${entry.amend}">訂正する${sr(`（${entry.when}）`)}</a>`}</p>
            <div>${entry.body}</div></li>`,
      )}</ol>`

export const examples: Record<string, () => Html> = {
  'three talks': () =>
    timeline(
      [
        {
          when: '令和8年11月14日（土）',
          datetime: '2026-11-14',
          aside: 'フェア・佐藤',
          body: '応援フェアで登録。',
          href: '#c1',
        },
        {
          when: '11月17日（火）',
          datetime: '2026-11-17',
          aside: '電話 8分',
          body: '来所の予約。希望は「近くで、静かに」',
        },
        { when: '11月21日（土）', datetime: '2026-11-21', aside: '来所', body: 'いま相談中', open: true },
      ],
      '',
    ),
  'nothing yet': () => timeline([], 'まだ記録がありません。'),
}
