import { html } from 'hono/html'
import { formatCode } from '#features/requests/rules.ts'
import { today as dayOf } from '#platform/clock.ts'
import { addDays, formatShort } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import type { Ask, View } from '#platform/page.ts'
import { button, linkButton } from '#ui/button.ts'
import { radioField } from '#ui/choices.ts'
import { hidden, textField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import { phoneLink } from '#ui/frame.ts'
import type { Content } from '#ui/html.ts'
import { more, pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { phrased } from '#ui/phrases.ts'
import { type Both, both, inBoth, plainly } from '#ui/plainly.ts'
import { summary } from '#ui/summary.ts'
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

const press = (action: string, value: string, text: string, kind: 'main' | 'plain' | 'danger' = 'plain'): Content =>
  form({ action, once: newId(), body: hidden('do', value), submit: button({ text, kind }) })

/** On the day before, or the day: whether they come. One no is enough, nothing more is asked. */
const tomorrowPart = (one: Seen, action: string, today: string): Content =>
  one.status === 'booked' &&
  one.on_day <= addDays(today, 1) &&
  one.on_day >= today &&
  (one.going_at === null
    ? pane({
        title: `${formatShort(one.on_day)}はだいじょうぶですか`,
        body: html`${press(action, 'going', '行きます', 'main')}${press(action, 'cancel', '行けません')}<p class="hint">${phrased(plainly('「行けません」を押すと、予約を取り消します。', '「行けません」を押すと、予約をやめます。'))}</p>`,
      })
    : notice({ kind: 'success', title: '「行きます」とお返事をいただいています。' }))

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

const cancelPart = (one: Seen, action: string, today: string): Content =>
  after(one.status, 'cancel') !== null &&
  one.on_day >= today &&
  more({
    title: 'この予約を取り消す',
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

/** The page of a talk for whoever booked it: where it stands, and everything that can be done with it now. */
export function ownView(
  ask: Ask,
  one: Seen,
  { action, free, where, refused }: { action: string; free: readonly Slot[]; where: 'link' | 'mine'; refused?: string },
): View {
  const { desk_phone, desk_hours } = ask.municipality
  return {
    title: '面談の予約',
    ...(where === 'mine' && { nav: '/my' }),
    ...(refused && { status: 409 as const }),
    body: html`${where === 'mine' && backLink('/my', 'わたしのページへ')}${pageHead({ title: '面談の予約', lead: html`<span class="keep">${timeText(one)}</span>` })}
      ${refused && notice({ kind: 'warning', live: true, title: refused })}
      ${notice({ kind: one.status === 'booked' ? 'success' : 'info', title: STATUS_TEXT[one.status], body: standing(one).map(said => html`<p>${inBoth(said)}</p>`) })}
      ${tomorrowPart(one, action, ask.today)}
      <p>受付番号<br><b class="big-number">${formatCode(one.code)}</b></p>
      <p class="faint">${formatShort(dayOf(one.received_at))}にお受けしました。${where === 'link' && plainly('このページの住所（URL）を知っている人だけが見られます。印刷するか、ブックマークしてください。', 'このページの住所（URL）は、ほかの人に教えないでください。')}</p>
      ${summary(seenRows(one), 'check')}
      ${where === 'link' && html`<p>${linkButton({ href: `${action}/print`, text: '控えを印刷する', icon: 'print' })}</p>`}
      ${movePart(one, action, free)}${cancelPart(one, action, ask.today)}
      ${(one.status === 'cancelled' || one.status === 'done') && html`<p>${linkButton({ href: PATH, text: '空いている時間を見る' })}</p>`}
      <p>${plainly('お電話でも承ります。', '電話でも、できます。')}${phoneLink(desk_phone)}（${desk_hours}）</p>`,
  }
}
