import { html } from 'hono/html'
import { formatCode } from '#features/requests/rules.ts'
import { addDays, formatShort } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import type { Ask, View } from '#platform/page.ts'
import { button, linkButton } from '#ui/button.ts'
import { radioField } from '#ui/choices.ts'
import { hidden } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { more } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { type Both, both } from '#ui/plainly.ts'
import { cancelPart, comingPart, ownPage } from '#ui/receipt.ts'
import { seenRows } from '../door/answers.ts'
import { PATH } from '../door/views.ts'
import { keyOf, nextOf, type Slot } from '../offer/rules.ts'
import { after } from '../rules.ts'
import type { Seen } from '../store.ts'
import { STATUS_TEXT, siteText, timeText } from '../text.ts'

/** Where it stands, in a sentence or two. */
const TOLD = {
  booked: ({ on_day, email }) => [
    both('この時間に、お待ちしています。', 'この時間に、待っています。'),
    ...(email === ''
      ? []
      : [
          both(
            `前の日（${formatShort(addDays(on_day, -1))}）に、メールでお知らせします。`,
            `前の日（${formatShort(addDays(on_day, -1))}）に、メールを送ります。`,
          ),
        ]),
  ],
  late: () => [both('遅れるとうかがいました。お気をつけてお越しください。', 'あとで来ると、聞きました。')],
  came: () => [both('いま、お話をうかがっています。', 'いま、話しています。')],
  done: () => [both('お話しくださり、ありがとうございました。', '話してくれて、ありがとうございました。')],
  missed: () => [
    both('お会いできませんでした。またいつでも予約できます。', '会うことが、できませんでした。また予約できます。'),
  ],
  cancelled: ({ ended_as }) =>
    ended_as === 'off'
      ? [
          both(
            '申しわけありません。担当者の都合で、この時間にお話しできなくなりました。ほかの時間を選んでください。',
            'すみませんが、この時間は、話すことができません。ほかの時間を選んでください。',
          ),
        ]
      : [both('取り消しをお受けしました。またいつでも予約できます。', 'やめました。また予約することができます。')],
} satisfies Record<Seen['status'], (one: Seen) => Both[]>

export const standing = (one: Seen): Both[] => TOLD[one.status](one)

const tomorrowPart = (one: Seen, action: string, today: string): Content =>
  one.status === 'booked' &&
  one.on_day <= addDays(today, 1) &&
  one.on_day >= today &&
  comingPart(
    action,
    one.going_at !== null,
    `${formatShort(one.on_day)}はだいじょうぶですか`,
    both('「行けません」を押すと、予約を取り消します。', '「行けません」を押すと、予約をやめます。'),
  )

/** So many other times are shown. */
const CHOICES = 12

/** Another time in one step; of those in which they can talk as they said. */
const movePart = (one: Seen, action: string, free: readonly Slot[]): Content => {
  const fits = nextOf(
    free.filter(({ rule }) => rule.hows.includes(one.how)),
    one.title,
    CHOICES,
  )
  return (
    after(one.status, 'move') !== null &&
    fits.length > 0 &&
    more({
      title: 'ほかの時間に変える',
      body: form({
        action,
        once: newId(),
        body: [
          hidden('do', 'move'),
          radioField({
            ...{ name: 'slot', label: '新しい日と時間', required: true },
            options: fits.map(slot => ({
              value: keyOf(slot),
              label: timeText(slot),
              hint: `${slot.rule.title}・${siteText(slot.rule)}`,
            })),
          }),
        ],
        submit: button({ text: 'この時間に変える' }),
      }),
    })
  )
}

const endPart = (one: Seen, action: string, today: string): Content => [
  after(one.status, 'cancel') !== null && one.on_day >= today && cancelPart(action, 'この予約を取り消す'),
  (one.status === 'cancelled' || one.status === 'done') &&
    html`<p>${linkButton({ href: PATH, text: '空いている時間を見る' })}</p>`,
]

/** The page of a talk for whoever booked it. */
export const ownView = (
  ask: Ask,
  one: Seen,
  { action, free, where, refused }: { action: string; free: readonly Slot[]; where: 'link' | 'mine'; refused?: string },
): View => ({
  ...ownPage(ask, {
    ...{ title: '面談の予約', head: '面談の予約', when: timeText(one), where, action },
    status: { good: one.status === 'booked', text: STATUS_TEXT[one.status], said: standing(one) },
    ...{ code: formatCode(one.code), received: one.received_at, rows: seenRows(one) },
    above: refused && notice({ kind: 'warning', live: true, title: refused }),
    next: tomorrowPart(one, action, ask.today),
    beside: [movePart(one, action, free), endPart(one, action, ask.today)],
  }),
  ...(refused && { status: 409 as const }),
})
