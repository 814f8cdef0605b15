import { html } from 'hono/html'
import { formatCode } from '#features/requests/rules.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, type Link, page, type Reply, type View } from '#platform/page.ts'
import { inBoth } from '#ui/plainly.ts'
import { lookOf, sheet } from '#ui/print.ts'
import { summary } from '#ui/summary.ts'
import { seenRows } from './door/answers.ts'
import { feedPages } from './feed/link.ts'
import { ownActions } from './own/actions.ts'
import { freeFor } from './own/resident.ts'
import { ownView, standing } from './own/view.ts'
import { appointmentSeen, type Seen } from './store.ts'

type One = Ask<Link, 'token'>
const PATH = '/appointments/at/:token'
const pathOf = (ask: One): string => `/appointments/at/${ask.params.token}`
const subject = (ask: One): [string, string] => [...ask.actor.subject]

const find = async (
  {
    actor: {
      subject: [kind, id],
    },
  }: One,
  db: Read,
): Promise<Seen | undefined> => (kind === 'appointment' ? appointmentSeen(db, id) : undefined)

async function view(ask: One, db: Read, refused?: string): Promise<View | null> {
  const one = await find(ask, db)
  if (!one) return null
  const free = await freeFor(ask, db, one)
  return ownView(ask, one, { action: pathOf(ask), free, where: 'link', ...(refused && { refused }) })
}

const seen = page.link({
  path: PATH,
  can: 'appointment.see',
  audit: { action: 'appointment.see', subject },
  get: (ask, db) => view(ask, db),
  post: async (ask, tx, typed): Promise<Reply> => {
    const one = await find(ask, tx)
    if (!one) return null
    const done = await ownActions(tx, one, typed, { by: null, now: ask.now, today: ask.today, medium: 'web' })
    return 'refused' in done ? view(ask, tx, done.refused) : { redirect: pathOf(ask), ...done }
  },
})

const paper = page.link({
  path: `${PATH}/print`,
  can: 'appointment.see',
  audit: { action: 'appointment.print', subject },
  get: async (ask, db) => {
    const one = await find(ask, db)
    return one ? paperView(ask, one) : null
  },
})

const paperView = (ask: One, one: Seen): View => ({
  title: '面談の予約の控え',
  frame: 'print',
  back: pathOf(ask),
  body: html`<div class="${lookOf(one.note.length)}">${sheet({
    title: '面談の予約の控え',
    number: formatCode(one.code),
    date: formatDay(dayOf(one.received_at)),
    from: ask.municipality,
    qr: { url: `${ask.url.origin}${pathOf(ask)}`, label: 'いまのようす・変更・取り消し' },
    body: html`<p>受付番号<br><b class="big-number">${formatCode(one.code)}</b></p>
      ${standing(one).map(said => html`<p><b>${inBoth(said)}</b></p>`)}${summary(seenRows(one), 'check')}`,
  })}</div>`,
})

export const linkPages = [seen, paper, ...feedPages]
