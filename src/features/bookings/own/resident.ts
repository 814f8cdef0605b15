import { html } from 'hono/html'
import { formatCode } from '#features/requests/rules.ts'
import type { Mine, Owned } from '#platform/feature.ts'
import { type Ask, page, type Resident, typing } from '#platform/page.ts'
import { linkButton } from '#ui/button.ts'
import type { Content } from '#ui/html.ts'
import { plainly } from '#ui/plainly.ts'
import { PATH as ALL_PATH } from '../door/views.ts'
import { bookingFound, type OwnBooking, ownBookings } from '../store.ts'
import { STATUS_TEXT, timesShort, timesText, untilText } from '../text.ts'
import { ownActions } from './actions.ts'
import { ownView } from './view.ts'

const pathOf = (id: string): string => `/my/bookings/${id}`

const line = (one: OwnBooking, now: string): Content =>
  html`<li><a href="${pathOf(one.id)}">${one.title}</a>　${STATUS_TEXT[one.status]}<br><span class="faint">${timesShort(one)}・受付番号 ${formatCode(one.code)}</span>
    ${one.offer_until !== null && one.offer_until > now && html`<br><b>次に：${untilText(one.offer_until)}に、参加するかどうかをお返事ください。</b>`}</li>`

/** What they booked and where it stands, the next first; what is over a month ago is left to what they take along. */
export const bookingsMine: Mine = {
  at: 25,
  title: ['bookings', '申しこんだ講座・催し'],
  stand: { see: 'plan' },
  show: async (db, ask) => {
    const lines = (await ownBookings(db)).filter(
      ({ last_day, status }) => last_day >= ask.today && status !== 'cancelled',
    )
    return html`${lines.length > 0 ? html`<ul class="points">${lines.map(one => line(one, ask.now))}</ul>` : html`<p>${plainly('いま申しこんでいるものは、ありません。', 'いまは、ありません。')}</p>`}
      <div class="buttons">${linkButton({ href: ALL_PATH, text: '申しこめる講座・催しを見る' })}</div>`
  },
}

/** All of them, to take along. */
export const bookingsOwned: Owned = {
  key: 'bookings',
  text: '申しこんだ講座・催し',
  read: async db =>
    (await ownBookings(db)).map(one => ({
      受付番号: formatCode(one.code),
      活動: one.title,
      日時: timesText(one),
      人数: `${one.party}人`,
      いま: STATUS_TEXT[one.status],
    })),
}

const how = (ask: Ask<Resident>) => ({ ...typing(ask), person: ask.actor.person })

const own = page.resident({
  path: '/my/bookings/:id',
  can: 'everyone',
  stand: { see: 'plan', act: 'act' },
  audit: { action: 'booking.mine', subject: ask => ['booking', ask.params.id] },
  get: async (ask, db) => {
    const found = await bookingFound(db, ask.params.id)
    return found && ownView(ask, found, pathOf(found.booking.id), 'mine')
  },
  post: async (ask, tx, typed) => {
    const found = await bookingFound(tx, ask.params.id)
    if (!found) return null
    const told = await ownActions(tx, found.booking, typed, how(ask))
    return { redirect: pathOf(found.booking.id), ...told }
  },
})

export const residentPages = [own]
