import { html } from 'hono/html'
import { formatCode } from '#features/requests/rules.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, type Link, page, type Reply, type View } from '#platform/page.ts'
import { inBoth } from '#ui/plainly.ts'
import { receiptPaper } from '#ui/receipt.ts'
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

const paperView = (ask: One, one: Seen): View =>
  receiptPaper(ask, {
    ...{ title: '面談の予約の控え', code: formatCode(one.code), received: one.received_at, back: pathOf(ask) },
    ...{ letters: one.note.length, look: 'いまのようす・変更・取り消し' },
    body: html`${standing(one).map(said => html`<p><b>${inBoth(said)}</b></p>`)}${summary(seenRows(one), 'check')}`,
  })

export const linkPages = [seen, paper, ...feedPages]
