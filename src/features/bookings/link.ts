import { html } from 'hono/html'
import { formatCode } from '#features/requests/rules.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, type Link, page, type Reply, type View } from '#platform/page.ts'
import { inBoth } from '#ui/plainly.ts'
import { receiptPaper } from '#ui/receipt.ts'
import { summary } from '#ui/summary.ts'
import { answerRows } from './door/answers.ts'
import { QUESTIONS } from './door/forms.ts'
import { ownActions } from './own/actions.ts'
import { ownView, standing } from './own/view.ts'
import { bookingFound, type Found } from './store.ts'

const PATH = '/bookings/at/:token'
const pathOf = (ask: Ask<Link, 'token'>): string => `/bookings/at/${ask.params.token}`

const find = (ask: Ask<Link, 'token'>, db: Read): Promise<Found | null> => {
  const [kind, id] = ask.actor.subject
  return kind === 'booking' ? bookingFound(db, id) : Promise.resolve(null)
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
  return receiptPaper(ask, {
    ...{ title: '申しこみの控え', code: formatCode(booking.code), received: booking.received_at, back: pathOf(ask) },
    letters: [occasion.title, booking.note, ...said.map(({ text }) => text)].join('').length,
    look: 'いまのようす・取り消し',
    body: html`${said.map(one => html`<p><b>${inBoth(one)}</b></p>`)}
        ${summary([...answerRows(QUESTIONS, booking, occasion), { label: '場所', value: placeOf(occasion) }], 'check')}`,
  })
}

const placeOf = ({ place_name, address }: Found['occasion']): string =>
  [place_name, address].filter(Boolean).join('　') || '窓口におたずねください'

export const linkPages = [seen, paper]
