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
import { phrased } from '#ui/phrases.ts'
import { type Both, both, inBoth, plainly } from '#ui/plainly.ts'
import { summary } from '#ui/summary.ts'
import { answerRows } from '../door/answers.ts'
import { QUESTIONS } from '../door/forms.ts'
import { PATH } from '../door/views.ts'
import { after, isLive } from '../rules.ts'
import type { Occasion, Seen } from '../store.ts'
import { ASKED_TEXT, ORDER_TEXT, STATUS_TEXT, timesText, untilText } from '../text.ts'

/** A booking with what it is for, and how many people wait before it. */
export type Found = { booking: Seen; occasion: Occasion; ahead: number | null }

const TOLD = {
  applied: () => [both('受付中です。', '届きました。まだ決まっていません。')],
  confirmed: ({ booking, occasion }) => [
    both(`${booking.party}人で、参加が決まっています。`, `${booking.party}人で行くことが、決まっています。`),
    booking.email !== '' &&
      both(
        `前の日（${formatShort(addDays(occasion.first_day, -1))}）に、メールでお知らせします。`,
        `前の日（${formatShort(addDays(occasion.first_day, -1))}）に、メールを送ります。`,
      ),
  ],
  waiting: ({ booking, ahead }) =>
    booking.spare
      ? [
          both(
            'ほかに参加する人がいないときに、窓口からご連絡します。席は確定していません。',
            'ほかに来る人がいないときに、電話かメールをします。席は、まだ決まっていません。',
          ),
        ]
      : [
          both('空きを待っています。', '席があくのを、待っています。'),
          ahead !== null && both(`あなたの前に、${ahead}人が待っています。`, `前に、${ahead}人が待っています。`),
          ORDER_TEXT,
        ],
  offered: ({ booking }, now) =>
    booking.offer_until! > now
      ? [
          both(
            `${booking.party}人分の席が空きました。${untilText(booking.offer_until!)}にお返事ください。`,
            `${booking.party}人の席があきました。${untilText(booking.offer_until!)}に、返事をしてください。`,
          ),
          both('お返事がないときは、次の方にお知らせします。', '返事がないときは、次の人に知らせます。'),
        ]
      : [
          both(
            'お返事の期限が過ぎました。席は、次の方にお知らせします。',
            '返事をする時間が終わりました。次の人に知らせます。',
          ),
        ],
  lapsed: () => [
    both(
      'お返事の期限が過ぎたため、席は次の方にお知らせしました。まだ参加をご希望のときは、窓口にお電話ください。',
      '返事をする時間が終わりました。次の人に知らせました。行きたいときは、電話してください。',
    ),
  ],
  attended: () => [both('ご参加ありがとうございました。', '来てくれて、ありがとうございました。')],
  absent: () => [both('この回は欠席でした。', 'この日は、休みでした。')],
  cancelled: ({ booking, occasion }) =>
    booking.ended_as === 'off'
      ? [both(`この回は中止になりました。${occasion.off_why}`, `この日は、なくなりました。${occasion.off_why}`)]
      : booking.ended_as === 'full'
        ? [
            both(
              '席が空かないまま、この回は終わりました。お待ちいただき、ありがとうございました。',
              '席があかないで、終わりました。待ってくれて、ありがとうございました。',
            ),
          ]
        : [
            both(
              '取り消しをお受けしました。またいつでも申しこめます。',
              '申しこみをやめました。また申しこむことができます。',
            ),
          ],
} satisfies Record<Seen['status'], (found: Found, now: string) => (Both | false)[]>

/** Where a booking stands, and what is next, in sentences. */
export const standing = (found: Found, now: string): Both[] =>
  TOLD[found.booking.status](found, now).filter(one => one !== false)

/** That the dates were moved since it was booked, or before: who comes late is told too. */
const movedPart = ({ occasion }: Found): Content =>
  occasion.moved_at !== null &&
  notice({
    kind: 'warning',
    title: `日時が変わりました：${timesText(occasion)}`,
    body: occasion.moved_from && `もとは、${occasion.moved_from}でした。`,
  })

/** That it is asked whether it takes place as booked; whoever waits is in no line of a full one. */
const doubtPart = ({ booking, occasion }: Found): Content =>
  occasion.doubt !== null &&
  isLive(booking.status) &&
  notice({
    kind: 'warning',
    title: plainly('日時を確かめています', '日にちや時間を、調べています'),
    body: html`<p>${inBoth(ASKED_TEXT[booking.status === 'waiting' ? 'waiting' : 'booked'])}</p>`,
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
        body: html`${press(action, 'going', '行きます', 'main')}${press(action, 'cancel', '行けません')}<p class="hint">${phrased(plainly('「行けません」を押すと、申しこみを取り消して、席を次の方にお知らせします。', '「行けません」を押すと、申しこみをやめます。席は、次の人のものになります。'))}</p>`,
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
        html`<p>${plainly('いつでも取り消せます。理由は、書かなくてもかまいません。', 'いつでも、やめることができます。理由は、書かなくてもいいです。')}</p>`,
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
      ${movedPart(found)}${doubtPart(found)}
      ${notice({ kind: booking.status === 'confirmed' ? 'success' : 'info', title: STATUS_TEXT[booking.status], body: standing(found, ask.now).map(one => html`<p>${inBoth(one)}</p>`) })}
      ${offerPart(found, action, ask.now)}${tomorrowPart(found, action, ask.today)}${onwardPart(found)}
      <p>受付番号<br><b class="big-number">${formatCode(booking.code)}</b></p>
      <p class="faint">${formatShort(dayOf(booking.received_at))}にお受けしました。${where === 'link' && plainly('このページの住所（URL）を知っている人だけが見られます。印刷するか、ブックマークしてください。', 'このページの住所（URL）は、ほかの人に教えないでください。')}</p>
      ${summary(answerRows(QUESTIONS, booking, occasion), 'check')}
      ${where === 'link' && html`<p>${linkButton({ href: `${action}/print`, text: '控えを印刷する', icon: 'print' })}</p>`}
      ${where === 'mine' && html`<p>${linkButton({ href: `/questions/new?activity=${occasion.opportunity_id}`, text: 'この活動について聞く', kind: 'quiet' })}</p>`}
      ${fewerPart(found, action)}${cancelPart(found, action, ask.today)}
      <p>${plainly('お電話でも承ります。', '電話でも、できます。')}${phoneLink(desk_phone)}（${desk_hours}）</p>`,
  }
}
