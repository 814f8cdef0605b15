import { html } from 'hono/html'
import { today as dayOf, type Instant } from '#platform/clock.ts'
import { formatDay, formatShort } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import type { Ask, View } from '#platform/page.ts'
import { button, linkButton } from './button.ts'
import { hidden, textField } from './fields.ts'
import { form } from './form.ts'
import { phoneLink } from './frame.ts'
import type { Content } from './html.ts'
import { more, pageHead, pane } from './layout.ts'
import { backLink } from './nav.ts'
import { notice } from './notice.ts'
import { phrased } from './phrases.ts'
import { type Both, inBoth, plainly } from './plainly.ts'
import { lookOf, sheet } from './print.ts'
import { type Row, summary } from './summary.ts'

// What whoever booked or asked for something has of it: its page, by a link or among their own, and the same on paper.

/** One press on the page at `action`, which says `value`. */
export const press = (action: string, value: string, text: string, kind: 'main' | 'plain' = 'plain'): Content =>
  form({ action, once: newId(), body: hidden('do', value), submit: button({ text, kind }) })

/** On the day before, or the day: whether they come (`said`: they do). One no is enough, nothing more is asked. */
export const comingPart = (action: string, said: boolean, title: string, hint: Both): Content =>
  said
    ? notice({ kind: 'success', title: '「行きます」とお返事をいただいています。' })
    : pane({
        title,
        body: html`${press(action, 'going', '行きます', 'main')}${press(action, 'cancel', '行けません')}<p class="hint">${phrased(inBoth(hint))}</p>`,
      })

/** They may give it up; nobody has to say why. */
export const cancelPart = (action: string, title: string): Content =>
  more({
    title,
    body: form({
      action,
      once: newId(),
      body: [
        html`<p>${plainly('いつでも取り消せます。理由は、書かなくてもかまいません。', 'いつでも、やめることができます。理由は、書かなくてもいいです。')}</p>`,
        hidden('do', 'cancel'),
        textField({ name: 'why', label: '理由' }),
      ],
      submit: button({ text: '取り消す', kind: 'danger' }),
    }),
  })

/** `above`: what changed; `next`: what is to be answered now; `beside`: everything else that can be done with it. */
type Own = {
  title: string
  head: string
  when: string
  where: 'link' | 'mine'
  action: string
  status: { good: boolean; text: string; said: readonly Both[] }
  code: string
  received: Instant
  rows: readonly Row[]
  above: Content
  next: Content
  beside: Content
}

const heldPart = ({ code, received, rows, where, action }: Own): Content =>
  html`<p>受付番号<br><b class="big-number">${code}</b></p>
      <p class="faint">${formatShort(dayOf(received))}にお受けしました。${where === 'link' && plainly('このページの住所（URL）を知っている人だけが見られます。印刷するか、ブックマークしてください。', 'このページの住所（URL）は、ほかの人に教えないでください。')}</p>
      ${summary(rows, 'check')}
      ${where === 'link' && html`<p>${linkButton({ href: `${action}/print`, text: '控えを印刷する', icon: 'print' })}</p>`}`

/** The page of what was booked, for whoever booked it: where it stands, and everything that can be done with it now. */
export const ownPage = ({ municipality: { desk_phone, desk_hours } }: Ask, own: Own): View => ({
  title: own.title,
  ...(own.where === 'mine' && { nav: '/my' }),
  body: html`${own.where === 'mine' && backLink('/my', 'わたしのページへ')}${pageHead({ title: own.head, lead: html`<span class="keep">${own.when}</span>` })}
      ${own.above}
      ${notice({ kind: own.status.good ? 'success' : 'info', title: own.status.text, body: own.status.said.map(one => html`<p>${inBoth(one)}</p>`) })}
      ${own.next}
      ${heldPart(own)}${own.beside}
      <p>${plainly('お電話でも承ります。', '電話でも、できます。')}${phoneLink(desk_phone)}（${desk_hours}）</p>`,
})

/** `letters`: how many the sheet tells; `look`: what its holder does where its code leads, which is the page it goes `back` to. */
type Paper = {
  title: string
  code: string
  received: Instant
  back: string
  letters: number
  look: string | null
  body: Content
}

/** The receipt on paper, in large letters. */
export const receiptPaper = ({ municipality, url }: Ask, { title, code, received, back, ...paper }: Paper): View => ({
  title,
  frame: 'print',
  back,
  body: html`<div class="${lookOf(paper.letters)}">${sheet({
    ...{ title, number: code, date: formatDay(dayOf(received)), from: municipality },
    qr: paper.look === null ? undefined : { url: `${url.origin}${back}`, label: paper.look },
    body: html`<p>受付番号<br><b class="big-number">${code}</b></p>
        ${paper.body}`,
  })}</div>`,
})
