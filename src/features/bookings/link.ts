import { html } from 'hono/html'
import { formatCode } from '#features/requests/rules.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, type Link, page, type Reply, type View } from '#platform/page.ts'
import { inBoth } from '#ui/plainly.ts'
import { lookOf, sheet } from '#ui/print.ts'
import { summary } from '#ui/summary.ts'
import { answerRows } from './door/answers.ts'
import { QUESTIONS } from './door/forms.ts'
import { ownActions } from './own/actions.ts'
import { type Found, ownView, standing } from './own/view.ts'
import { bookingSeen, lineBefore, occasionSeen } from './store.ts'

const PATH = '/bookings/at/:token'
const pathOf = (ask: Ask<Link, 'token'>): string => `/bookings/at/${ask.params.token}`

async function find(ask: Ask<Link, 'token'>, db: Read): Promise<Found | null> {
  const [kind, id] = ask.actor.subject
  const booking = kind === 'booking' ? await bookingSeen(db, id) : undefined
  const occasion = booking && (await occasionSeen(db, booking.occasion_id))
  return booking && occasion ? { booking, occasion, ahead: await lineBefore(db, booking.id) } : null
}

const seen = page.link({
  path: PATH,
  can: 'booking.see',
  audit: { action: 'booking.see', subject: ask => [...ask.actor.subject] },
  get: async (ask, db) => {
    const found = await find(ask, db)
    return found && ownView(ask, found, pathOf(ask))
  },
  post: async (ask, tx, typed): Promise<Reply> => {
    const found = await find(ask, tx)
    if (!found) return null
    const told = await ownActions(tx, found.booking, typed, { by: null, now: ask.now, medium: 'web' })
    return { redirect: pathOf(ask), ...told }
  },
})

const paper = page.link({
  path: `${PATH}/print`,
  can: 'booking.see',
  audit: { action: 'booking.print', subject: ask => [...ask.actor.subject] },
  get: async (ask, db) => {
    const found = await find(ask, db)
    return found && paperView(ask, found)
  },
})

function paperView(ask: Ask<Link, 'token'>, found: Found): View {
  const { booking, occasion } = found
  const said = standing(found, ask.now)
  return {
    title: '申しこみの控え',
    frame: 'print',
    back: pathOf(ask),
    body: html`<div class="${lookOf([occasion.title, booking.note, ...said.map(({ text }) => text)].join('').length)}">${sheet(
      {
        title: '申しこみの控え',
        number: formatCode(booking.code),
        date: formatDay(dayOf(booking.received_at)),
        from: ask.municipality,
        qr: { url: `${ask.url.origin}${pathOf(ask)}`, label: 'いまのようす・取り消し' },
        body: html`<p>受付番号<br><b class="big-number">${formatCode(booking.code)}</b></p>
        ${said.map(one => html`<p><b>${inBoth(one)}</b></p>`)}
        ${summary([...answerRows(QUESTIONS, booking, occasion), { label: '場所', value: placeOf(occasion) }], 'check')}`,
      },
    )}</div>`,
  }
}

const placeOf = ({ place_name, address }: Found['occasion']): string =>
  [place_name, address].filter(Boolean).join('　') || '窓口におたずねください'

export const linkPages = [seen, paper]
