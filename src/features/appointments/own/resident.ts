import { html } from 'hono/html'
import { formatCode } from '#features/requests/rules.ts'
import type { Read } from '#platform/db.ts'
import type { Mine, Owned } from '#platform/feature.ts'
import { isId } from '#platform/ids.ts'
import { type Ask, page, type Reply, type Resident, typing } from '#platform/page.ts'
import { linkButton } from '#ui/button.ts'
import type { Content } from '#ui/html.ts'
import { plainly } from '#ui/plainly.ts'
import { PATH } from '../door/views.ts'
import { offered } from '../offer/actions.ts'
import { after } from '../rules.ts'
import { appointmentSeen, ownAppointments, type Seen } from '../store.ts'
import { STATUS_TEXT, TOPIC_TEXT, timeText, whereText } from '../text.ts'
import { ownActions } from './actions.ts'
import { ownView } from './view.ts'

const pathOf = (id: string): string => `/my/appointments/${id}`

const line = (one: Seen): Content =>
  html`<li><a href="${pathOf(one.id)}">${timeText(one)}</a>　${one.title}<br><span class="faint">${whereText(one)}・受付番号 ${formatCode(one.code)}</span></li>`

/** What they have booked and is to come. */
export const appointmentsMine: Mine = {
  at: 15,
  title: ['appointments', '面談の予約'],
  // What is ahead stands among what comes next, too.
  folded: true,
  stand: { see: 'plan' },
  show: async (db, ask) => {
    const ahead = (await ownAppointments(db)).filter(
      ({ on_day, status }) => on_day >= ask.today && after(status, 'end') !== null,
    )
    return {
      open: false,
      body: html`${ahead.length > 0 ? html`<ul class="points">${ahead.map(line)}</ul>` : html`<p>${plainly('いま予約している面談は、ありません。', 'いまは、ありません。')}</p>`}
      <div class="buttons">${linkButton({ href: PATH, text: '面談を予約する' })}</div>`,
    }
  },
}

/** All of them, to take along. */
export const appointmentsOwned: Owned = {
  key: 'appointments',
  text: '面談の予約',
  read: async db =>
    (await ownAppointments(db)).map(one => ({
      受付番号: formatCode(one.code),
      日時: timeText(one),
      相手: one.title,
      お話: TOPIC_TEXT[one.topic],
      いま: STATUS_TEXT[one.status],
    })),
}

/** Times are asked for only where one may still be chosen. */
export const freeFor = (ask: Ask, db: Read, one: Seen) =>
  after(one.status, 'move') === null ? Promise.resolve([]) : offered(db, ask, 'web', 60)

const own = page.resident({
  path: '/my/appointments/:id',
  can: 'everyone',
  stand: { see: 'plan', act: 'act' },
  audit: { action: 'appointment.mine', subject: ask => ['appointment', ask.params.id] },
  get: (ask, db) => view(ask, db),
  post: async (ask, tx, typed): Promise<Reply> => {
    const one = isId(ask.params.id) ? await appointmentSeen(tx, ask.params.id) : undefined
    if (!one) return null
    const done = await ownActions(tx, one, typed, { ...typing(ask), person: ask.actor.person })
    return 'refused' in done ? view(ask, tx, done.refused) : { redirect: pathOf(one.id), ...done }
  },
})

async function view(ask: Ask<Resident, 'id'>, db: Read, refused?: string) {
  const one = isId(ask.params.id) ? await appointmentSeen(db, ask.params.id) : undefined
  if (!one) return null
  const free = await freeFor(ask, db, one)
  return ownView(ask, one, { action: pathOf(one.id), free, where: 'mine', ...(refused && { refused }) })
}

export const residentPages = [own]
