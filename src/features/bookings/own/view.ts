import { html } from 'hono/html'
import { formatCode } from '#features/requests/rules.ts'
import { addDays, formatShort } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import type { Ask, View } from '#platform/page.ts'
import { button, linkButton } from '#ui/button.ts'
import { hidden, selectField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { more, pane } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { type Both, both, inBoth, plainly } from '#ui/plainly.ts'
import { cancelPart, comingPart, ownPage, press } from '#ui/receipt.ts'
import { answerRows } from '../door/answers.ts'
import { QUESTIONS } from '../door/forms.ts'
import { PATH } from '../door/views.ts'
import { after, isLive } from '../rules.ts'
import type { Found, Seen } from '../store.ts'
import { ASKED_TEXT, ORDER_TEXT, STATUS_TEXT, timesText, untilText } from '../text.ts'

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

/** An offer that stands is answered with one press, yes or no. */
const offerPart = ({ booking }: Found, action: string, now: string): Content =>
  booking.status === 'offered' &&
  booking.offer_until! > now &&
  pane({
    title: '席が空きました',
    body: html`<p><b>${untilText(booking.offer_until!)}</b>にお返事ください。</p>${press(action, 'accept', '参加します', 'main')}${press(action, 'cancel', '参加しません')}`,
  })

const tomorrowPart = ({ booking, occasion }: Found, action: string, today: string): Content =>
  booking.status === 'confirmed' &&
  occasion.first_day <= addDays(today, 1) &&
  occasion.last_day >= today &&
  comingPart(
    action,
    booking.going_at !== null,
    `${formatShort(occasion.first_day)}に来られますか`,
    both(
      '「行けません」を押すと、申しこみを取り消して、席を次の方にお知らせします。',
      '「行けません」を押すと、申しこみをやめます。席は、次の人のものになります。',
    ),
  )

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

const leavePart = ({ booking, occasion }: Found, action: string, today: string): Content =>
  after(booking.status, 'cancel') !== null &&
  occasion.last_day >= today &&
  cancelPart(action, booking.status === 'waiting' ? '待つのをやめる' : 'この申しこみを取り消す')

/** Whoever is not in, or was, finds the next one from here. */
const onwardPart = ({ booking }: Found): Content =>
  !isLive(booking.status) && html`<p>${linkButton({ href: PATH, text: '申しこめる講座・催しを見る' })}</p>`

const askPart = ({ occasion }: Found): Content =>
  html`<p>${linkButton({ href: `/questions/new?activity=${occasion.opportunity_id}`, text: 'この活動について聞く', kind: 'quiet' })}</p>`

/** The page of a booking for whoever made it. */
export function ownView(ask: Ask, found: Found, action: string, where: 'link' | 'mine' = 'link'): View {
  const { booking, occasion } = found
  const { now, today } = ask
  return ownPage(ask, {
    ...{ title: '申しこみのようす', head: occasion.title, when: timesText(occasion), where, action },
    status: { good: booking.status === 'confirmed', text: STATUS_TEXT[booking.status], said: standing(found, now) },
    ...{ code: formatCode(booking.code), received: booking.received_at },
    rows: answerRows(QUESTIONS, booking, occasion),
    above: html`${movedPart(found)}${doubtPart(found)}`,
    next: html`${offerPart(found, action, now)}${tomorrowPart(found, action, today)}${onwardPart(found)}`,
    beside: html`${where === 'mine' && askPart(found)}${fewerPart(found, action)}${leavePart(found, action, today)}`,
  })
}
