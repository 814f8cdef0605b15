import { html } from 'hono/html'
import { MEDIUM_TEXT, personPath, timelineOf } from '#features/people/index.ts'
import { formatCode, mediumText } from '#features/requests/index.ts'
import { openStepOf } from '#features/steps/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay, formatShort } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { selectField, textField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead, pane, twoPanes } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { nextStep } from '#ui/steps.ts'
import { summary } from '#ui/summary.ts'
import { after, bookingPath, isLive, occasionPath, STAFF_PATH, TYPED_BY } from '../rules.ts'
import { REFUSAL_TEXT, STATUS_TEXT, timesText, untilText, WHOM_TEXT } from '../text.ts'
import { DESK_VERBS, type DeskVerb, doFor } from './booked.ts'
import { momentsOf } from './history.ts'
import { contactText } from './parts.ts'
import { bookingById, type DeskBooking, type DeskOccasion, occasionById } from './store.ts'

type One = Ask<Staff, 'id'>
const subject = (ask: One): [string, string] => ['booking', ask.params.id]
const PATH = bookingPath(':id')

/** A booking: who, where it stands, what happened, and what can be done for them on the telephone. */
const detail = page.staff({
  path: PATH,
  can: 'bookings.read',
  audit: { action: 'booking.read', subject },
  get: (ask, db) => view(ask, db),
})

async function view(ask: One, db: Read, refused?: string): Promise<View | null> {
  const booking = await bookingById(db, ask.params.id)
  const occasion = booking && (await occasionById(db, booking.occasion_id))
  if (!booking || !occasion) return null
  const step = await openStepOf(db, 'booking', booking.id)
  return {
    title: `申しこみ ${formatCode(booking.code)}`,
    nav: STAFF_PATH,
    ...(refused && { status: 422 as const }),
    body: html`${backLink(occasionPath(occasion.id), 'この回の申しこみへ')}${pageHead({
      title: `${booking.name}さんの申しこみ`,
      lead: `受付番号 ${formatCode(booking.code)}・${STATUS_TEXT[booking.status]}`,
    })}${refused && notice({ kind: 'error', live: true, title: refused })}
      ${twoPanes(
        html`<div class="stack">${factsPart(booking, occasion)}${pane({ title: 'これまで', body: timelineOf(await momentsOf(db, booking.id)) })}</div>`,
        html`<div class="stack">${step && nextStep({ what: '連絡する', owner: step.owner, due: formatShort(step.due_on), datetime: step.due_on })}${may(ask, 'bookings.write') && doPart(booking)}</div>`,
      )}`,
  }
}

const factsPart = (booking: DeskBooking, occasion: DeskOccasion): Content =>
  pane({
    title: '内容',
    body: summary([
      {
        label: '回',
        value: html`<a href="${occasionPath(occasion.id)}">${occasion.title}</a><br>${timesText(occasion)}`,
      },
      { label: '人数', value: `${booking.party}人${booking.companions ? `（${booking.companions}）` : ''}` },
      { label: '連絡先', value: contactText(booking) },
      ...(booking.person_id
        ? [
            {
              label: '利用者',
              value: html`<a href="${personPath(booking.person_id)}">${booking.number} ${booking.name}</a>`,
            },
          ]
        : []),
      { label: 'どなたの', value: `${WHOM_TEXT[booking.whom]}の申しこみ` },
      ...(booking.note ? [{ label: '伝えておくこと', value: booking.note }] : []),
      ...(booking.spare ? [{ label: '控え', value: 'ほかに参加する人がいないときだけ' }] : []),
      ...(booking.offer_until ? [{ label: '返事の期限', value: untilText(booking.offer_until) }] : []),
      ...(booking.going_at ? [{ label: '前日の返事', value: '行きます' }] : []),
      {
        label: '受付',
        value: `${formatDay(dayOf(booking.received_at))}・${mediumText(booking.medium)}${booking.typed_by ? `（${booking.typed_by}が入力）` : ''}`,
      },
      ...(booking.end_why ? [{ label: '取り消しの理由', value: booking.end_why }] : []),
    ]),
  })

const TAKES = '参加に変える（本人が「参加する」と返事）'
const LABELS = {
  accept: [TAKES, 'main'],
  take: [TAKES, 'plain'],
  offer: ['空きをお知らせする', 'plain'],
  rejoin: ['空きを待つ列にもどす（順番はもとのまま）', 'main'],
  fewer: ['人数を変える', 'plain'],
  cancel: ['取り消す', 'danger'],
} as const satisfies Record<DeskVerb, readonly [string, 'main' | 'plain' | 'danger']>

/** Whoever waits can be taken in wherever a place can be offered to them. */
const isOpen = (verb: DeskVerb, { status, party }: DeskBooking): boolean =>
  verb === 'fewer' ? isLive(status) && party > 1 : after(status, verb === 'take' ? 'offer' : verb) !== null

/** What can be done now, in the words of whoever is on the telephone; a reason is not asked for. */
const doPart = (booking: DeskBooking): Content => {
  const verbs = DESK_VERBS.filter(verb => isOpen(verb, booking))
  return (
    verbs.length > 0 &&
    pane({
      title: '本人から聞いたことを記録する',
      body: form({
        action: `${bookingPath(booking.id)}/do`,
        once: newId(),
        body: [
          selectField({
            ...{ name: 'medium', label: 'うかがった方法', value: 'phone' },
            options: TYPED_BY.map(value => ({ value, label: MEDIUM_TEXT[value] })),
          }),
          verbs.includes('fewer') &&
            selectField({
              ...{ name: 'party', label: '減らしたあとの人数', value: String(booking.party - 1) },
              options: Array.from({ length: booking.party - 1 }, (_, at) => ({
                value: String(at + 1),
                label: `${at + 1}人`,
              })),
            }),
          textField({ name: 'why', label: '取り消しの理由', hint: '書かなくてもかまいません。' }),
        ],
        submit: verbs.map(verb => button({ text: LABELS[verb][0], kind: LABELS[verb][1], name: 'do', value: verb })),
      }),
    })
  )
}

const acted = page.staff({
  path: `${PATH}/do`,
  can: 'bookings.write',
  audit: { action: 'booking.act', subject },
  post: async (ask, tx, typed): Promise<Reply> => {
    const verb = DESK_VERBS.find(verb => verb === one(typed, 'do'))
    const done = verb ? await doFor(tx, ask.params.id, verb, saidIn(typed), doing(ask)) : { refused: 'notNow' as const }
    return done
      ? view(ask, tx, REFUSAL_TEXT[done.refused])
      : { redirect: bookingPath(ask.params.id), flash: '記録しました。' }
  },
})

const saidIn = (typed: Submitted) => ({
  medium: TYPED_BY.find(medium => medium === one(typed, 'medium')) ?? ('phone' as const),
  why: one(typed, 'why').trim().slice(0, 200),
  party: Number(one(typed, 'party')),
})

export const bookingPages = [detail, acted]
