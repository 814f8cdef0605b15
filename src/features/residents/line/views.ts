import { html } from 'hono/html'
import { carriersNow } from '#platform/carriers.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Ask, View } from '#platform/page.ts'
import { button, linkButton } from '#ui/button.ts'
import { form } from '#ui/form.ts'
import { phoneLink } from '#ui/frame.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { plainly } from '#ui/plainly.ts'
import type { Wants } from '../rules.ts'
import { lineHere } from '../sign-in/channels.ts'
import type { Refused } from './rules.ts'
import { LINE_TEXT } from './text.ts'

export const LINE = '/my/login/line'
const WAYS = '/my/ways'
export const LINE_ADD = `${WAYS}/line` as const

/** The way in by LINE at the door: a link, since the answer to a form may lead to no other host. */
export const lineDoor = (wants: Wants, next: string): Html | false => {
  const way = (more: Record<string, string> = {}) => `${LINE}?${new URLSearchParams({ next, ...more })}`
  return (
    lineHere() &&
    html`<section class="stack" aria-labelledby="by-line"><h2 id="by-line">LINEを使う方</h2>
    <p>${plainly('LINEの画面で「許可する」を押すと、番号を待たずに入れます。市が受け取るのは、あなたを見分ける記号だけです。お名前や写真、友だちは受け取りません。', 'LINEで「許可する」を押してください。番号を待たないで、入れます。名前や写真は、もらいません。')}</p>
    <div class="buttons">${
      wants === 'join'
        ? linkButton({ href: way(), text: 'LINEで登録を始める' })
        : [
            linkButton({ href: way(), text: 'LINEで入る' }),
            linkButton({ href: way({ remember: '1' }), text: 'LINEで入り、この端末をおぼえる', kind: 'quiet' }),
          ]
    }</div>${wants === 'in' && html`<p class="hint">${plainly('「おぼえる」は、ご自分だけが使う端末のときに選んでください。30日のあいだ、そのまま入れます。', '「おぼえる」は、自分だけが使う電話のときに、えらんでください。')}</p>`}</section>`
  )
}

/** LINE on the page of the ways: bound since a day, or to be bound; nothing where the city has none and they have none. */
export const linePart = (own: { id: string; since: string } | undefined): Html | false =>
  (own !== undefined || lineHere()) &&
  html`<section class="stack" aria-labelledby="line"><h2 id="line">LINE</h2>
    ${
      own
        ? html`<p>${plainly(`${formatDay(dayOf(own.since))}から、つないであります。「LINEで入る」で入れます。`, `${formatDay(dayOf(own.since))}から、LINEで入れます。`)}</p>`
        : html`<p>${plainly('LINEをお使いの方は、つなぐと、番号を待たずに入れます。つながなくても、かまいません。', 'LINEを使う人は、番号を待たないで、入れます。しなくても、いいです。')}</p>`
    }
    ${!lineHere() && notice({ kind: 'info', title: 'LINEでは、いまは入れません。', body: 'ほかの方法で入ってください。窓口でも、カードをお作りします。' })}
    <div class="buttons">${lineHere() && linkButton({ href: LINE_ADD, text: own ? '別のLINEに変える' : 'LINEをつなぐ' })}${own && linkButton({ href: `${WAYS}/remove?address=${own.id}`, text: 'LINEを外す', kind: 'quiet' })}</div></section>`

const page = (title: string, lead: Content, body: Content): View => ({
  title,
  nav: '/my',
  body: html`${backLink(WAYS, 'ログインのしかたへ')}${pageHead({ title, lead })}${body}`,
})

/** What is bound, and what then comes by LINE, before anybody is sent there. */
export const addLineView = (): View =>
  page(
    'LINEをつなぐ',
    plainly(
      'LINEの画面で「許可する」を押すと、次からLINEで入れます。',
      'LINEで「許可する」を押すと、次から、LINEで入れます。',
    ),
    html`<ul class="points"><li>${plainly('市が受け取るのは、あなたを見分ける記号だけです。お名前や写真、友だちは受け取りません。', '名前や写真は、もらいません。')}</li>
      ${carriersNow().line && html`<li>${plainly('市からのお知らせも、LINEに届くことがあります。市の公式アカウントを友だちに加えてください。届け方は、窓口で変えられます。', 'お知らせも、LINEに届くことがあります。')}</li>`}
      <li>${plainly('LINEは、お1人に1つです。ご家族のLINEではなく、ご自分のものをつないでください。', '自分のLINEを使ってください。')}</li></ul>
      ${form({ action: LINE_ADD, body: false, submit: button({ text: 'つぎへ', kind: 'main' }) })}`,
  )

/** From a form to LINE leads a link. */
export const leadView = (url: string): View =>
  page(
    'LINEへ進みます',
    plainly('下のボタンを押すと、LINEの画面が開きます。', 'ボタンを押してください。LINEが開きます。'),
    html`<div class="buttons">${linkButton({ href: url, text: 'LINEの画面へ進む', kind: 'main' })}</div>`,
  )

/** Why LINE was not bound; nothing is changed. */
export const notAddedView = ({ municipality }: Ask, { refused }: Refused): View => ({
  ...page(
    'LINEをつなげませんでした',
    plainly('いままでの方法は、そのままお使いいただけます。', 'いままでの方法で、入れます。'),
    html`${notice({ kind: 'error', live: true, title: LINE_TEXT[refused] })}
      <p>${phoneLink(municipality.desk_phone)}（${municipality.desk_hours}）</p>
      <div class="buttons">${linkButton({ href: WAYS, text: 'ログインのしかたへ戻る', kind: 'main' })}</div>`,
  ),
  status: refused === 'away' ? 503 : 422,
})
