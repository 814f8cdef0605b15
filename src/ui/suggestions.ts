import { html } from 'hono/html'
import { button, buttons } from './button.ts'
import { reasons } from './cards.ts'
import type { Content, Html } from './html.ts'
import { icon } from './icons.ts'
import { type Term, terms } from './terms.ts'

/** One ranked pair as staff see it: the name, the score in its terms, at most three reasons and one caution. */
export type Suggestion = {
  title: Content
  href: string
  aside?: Content
  terms: readonly Term[]
  reasons: readonly string[]
  caution?: string | undefined
  actions?: Content
}

const suggestion = (one: Suggestion) =>
  html`<li><h3><a href="${one.href}">${one.title}</a>${one.aside && html` <small>${one.aside}</small>`}</h3>
    ${terms(one.terms)}${reasons(one.reasons, one.caution)}${one.actions && buttons(one.actions)}</li>`

/** Ranked activities for a person, or persons for an activity; `empty` says what to do when there is none. */
export const suggestions = (list: readonly Suggestion[], empty: Content): Html =>
  list.length === 0 ? html`<div class="empty">${empty}</div>` : html`<ol class="rank">${list.map(suggestion)}</ol>`

/** What was ruled out, with every reason, and the nearest change that would admit it. */
export const ruledOut = (
  list: readonly { title: string; href: string; reasons: readonly string[]; change?: string | undefined }[],
): Html =>
  html`<ul class="ruled-out">${list.map(
    one =>
      html`<li><a href="${one.href}">${one.title}</a>：${one.reasons.join('・')}${
        one.change && html`<br><span>${icon('next')}${one.change}</span>`
      }</li>`,
  )}</ul>`

export const examples: Record<string, () => Html> = {
  'one that fits': () =>
    suggestions(
      [
        {
          title: '図書館の本を棚にもどす',
          href: '#library-row',
          aside: '市立図書館',
          terms: [
            { label: '好み', value: 281, max: 300 },
            { label: '近さ', value: 198, max: 220 },
          ],
          reasons: ['本が好き', '歩いて8分', '火木の午前'],
          caution: '冬は冷える',
          actions: [button({ text: '提案する', kind: 'main' }), button({ text: '見送る' })],
        },
      ],
      '',
    ),
  'none that fits': () => suggestions([], '合う活動がありません。行ける時間か、移動の条件を見直してください。'),
  'ruled out': () =>
    ruledOut([
      {
        title: '学童の見守り',
        href: '#gakudo',
        reasons: ['金曜の午後が必要', '階段が多い'],
        change: '金曜の午後が空けば3件ふえます',
      },
    ]),
}
