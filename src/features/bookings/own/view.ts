import { html } from 'hono/html'
import { formatCode } from '#features/requests/rules.ts'
import { today as dayOf } from '#platform/clock.ts'
import { addDays, formatShort } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import type { Ask, View } from '#platform/page.ts'
import { button, linkButton } from '#ui/button.ts'
import { hidden, selectField, textField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import { phoneLink } from '#ui/frame.ts'
import type { Content } from '#ui/html.ts'
import { more, pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { summary } from '#ui/summary.ts'
import { answerRows } from '../door/answers.ts'
import { QUESTIONS } from '../door/forms.ts'
import { PATH } from '../door/views.ts'
import { after, isLive } from '../rules.ts'
import type { Occasion, Seen } from '../store.ts'
import { ORDER_TEXT, STATUS_TEXT, timesText, untilText } from '../text.ts'

/** A booking with what it is for, and how many people wait before it. */
export type Found = { booking: Seen; occasion: Occasion; ahead: number | null }

const TOLD = {
  applied: () => ['受付中です。'],
  confirmed: ({ booking, occasion }) => [
    `${booking.party}人で、参加が決まっています。`,
    booking.email !== '' && `前の日（${formatShort(addDays(occasion.first_day, -1))}）に、メールでお知らせします。`,
  ],
  waiting: ({ booking, ahead }) =>
    booking.spare
      ? ['ほかに参加する人がいないときに、窓口からご連絡します。席は確定していません。']
      : [`空きを待っています。${ahead === null ? '' : `あなたの前に、${ahead}人が待っています。`}`, ORDER_TEXT],
  offered: ({ booking }, now) =>
    booking.offer_until! > now
      ? [
          `${booking.party}人分の席が空きました。${untilText(booking.offer_until!)}にお返事ください。`,
          'お返事がないときは、次の方にお知らせします。',
        ]
      : ['お返事の期限が過ぎました。席は、次の方にお知らせします。'],
  lapsed: () => [
    'お返事の期限が過ぎたため、席は次の方にお知らせしました。まだ参加をご希望のときは、窓口にお電話ください。',
  ],
  attended: () => ['ご参加ありがとうございました。'],
  absent: () => ['この回は欠席でした。'],
  cancelled: ({ booking, occasion }) =>
    booking.ended_as === 'off'
      ? [`この回は中止になりました。${occasion.off_why}`]
      : booking.ended_as === 'full'
        ? ['席が空かないまま、この回は終わりました。お待ちいただき、ありがとうございました。']
        : ['取り消しをお受けしました。またいつでも申しこめます。'],
} satisfies Record<Seen['status'], (found: Found, now: string) => (string | false)[]>

/** Where a booking stands, and what is next, in sentences. */
export const standing = (found: Found, now: string): string[] =>
  TOLD[found.booking.status](found, now).filter(text => text !== false && text !== '') as string[]

/** That the dates were moved since it was booked, or before: who comes late is told too. */
const movedPart = ({ occasion }: Found): Content =>
  occasion.moved_at !== null &&
  notice({
    kind: 'warning',
    title: `日時が変わりました：${timesText(occasion)}`,
    body: occasion.moved_from && `もとは、${occasion.moved_from}でした。`,
  })

const press = (action: string, value: string, text: string, kind: 'main' | 'plain' | 'danger' = 'plain'): Content =>
  form({ action, once: newId(), body: hidden('do', value), submit: button({ text, kind }) })

/** An offer that stands is answered with one press, yes or no. */
const offerPart = ({ booking }: Found, action: string, now: string): Content =>
  booking.status === 'offered' &&
  booking.offer_until! > now &&
  pane({
    title: '席が空きました',
    body: html`<p><b>${untilText(booking.offer_until!)}</b>にお返事ください。</p>${press(action, 'accept', '参加します', 'main')}${press(action, 'cancel', '参加しません')}`,
  })

/** On the day before, or the day: whether they come. One no is enough, nothing more is asked. */
const tomorrowPart = ({ booking, occasion }: Found, action: string, today: string): Content =>
  booking.status === 'confirmed' &&
  occasion.first_day <= addDays(today, 1) &&
  occasion.last_day >= today &&
  (booking.going_at === null
    ? pane({
        title: `${formatShort(occasion.first_day)}に来られますか`,
        body: html`${press(action, 'going', '行きます', 'main')}${press(action, 'cancel', '行けません')}<p class="hint">「行けません」を押すと、申しこみを取り消して、席を次の方にお知らせします。</p>`,
      })
    : notice({ kind: 'success', title: '「行きます」とお返事をいただいています。' }))

const fewerPart = ({ booking }: Found, action: string): Content =>
  ['confirmed', 'waiting', 'offered'].includes(booking.status) &&
  booking.party > 1 &&
  more({
    title: '人数を減らす',
    body: form({
      action,
      once: newId(),
      body: [
        hidden('do', 'fewer'),
        selectField({
          ...{ name: 'party', label: '参加する人数', value: String(booking.party - 1) },
          hint: 'のこる方の席や順番は、そのままです。',
          options: Array.from({ length: booking.party - 1 }, (_, at) => ({
            value: String(at + 1),
            label: `${at + 1}人`,
          })),
        }),
      ],
      submit: button({ text: '人数を変える' }),
    }),
  })

const cancelPart = ({ booking, occasion }: Found, action: string, today: string): Content =>
  after(booking.status, 'cancel') !== null &&
  occasion.last_day >= today &&
  more({
    title: booking.status === 'waiting' ? '待つのをやめる' : 'この申しこみを取り消す',
    body: form({
      action,
      once: newId(),
      body: [
        html`<p>いつでも取り消せます。理由は、書かなくてもかまいません。</p>`,
        hidden('do', 'cancel'),
        textField({ name: 'why', label: '理由' }),
      ],
      submit: button({ text: '取り消す', kind: 'danger' }),
    }),
  })

/** Whoever is not in, or was, finds the next one from here. */
const onwardPart = ({ booking }: Found): Content =>
  !isLive(booking.status) && html`<p>${linkButton({ href: PATH, text: '申しこめる講座・催しを見る' })}</p>`

/** The page of a booking for whoever made it: where it stands, what is next, and everything that can be done with it now. */
export function ownView(ask: Ask, found: Found, action: string, where: 'link' | 'mine' = 'link'): View {
  const { booking, occasion } = found
  const { desk_phone, desk_hours } = ask.municipality
  return {
    title: '申しこみのようす',
    ...(where === 'mine' && { nav: '/my' }),
    body: html`${where === 'mine' && backLink('/my', 'わたしのページへ')}${pageHead({ title: occasion.title, lead: html`<span class="keep">${timesText(occasion)}</span>` })}
      ${movedPart(found)}
      ${notice({ kind: booking.status === 'confirmed' ? 'success' : 'info', title: STATUS_TEXT[booking.status], body: standing(found, ask.now).map(text => html`<p>${text}</p>`) })}
      ${offerPart(found, action, ask.now)}${tomorrowPart(found, action, ask.today)}${onwardPart(found)}
      <p>受付番号<br><b class="big-number">${formatCode(booking.code)}</b></p>
      <p class="faint">${formatShort(dayOf(booking.received_at))}にお受けしました。${where === 'link' && 'このページの住所（URL）を知っている人だけが見られます。印刷するか、ブックマークしてください。'}</p>
      ${summary(answerRows(QUESTIONS, booking, occasion), 'check')}
      ${where === 'link' && html`<p>${linkButton({ href: `${action}/print`, text: '控えを印刷する', icon: 'print' })}</p>`}
      ${where === 'mine' && html`<p>${linkButton({ href: `/questions/new?activity=${occasion.opportunity_id}`, text: 'この活動について聞く', kind: 'quiet' })}</p>`}
      ${fewerPart(found, action)}${cancelPart(found, action, ask.today)}
      <p>お電話でも承ります。${phoneLink(desk_phone)}（${desk_hours}）</p>`,
  }
}
