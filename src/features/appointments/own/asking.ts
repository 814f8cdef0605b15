import { formOf, personKnown } from '#features/requests/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Ask, page, type Reply, type Resident, typing, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { notice } from '#ui/notice.ts'
import { bookOwn } from '../actions.ts'
import { readAnswers } from '../door/forms.ts'
import { checkView, goneView, type Journey, PATH } from '../door/views.ts'
import { checkOrMend, first, journeyOf, step } from '../door/walk.ts'
import { REFUSAL_TEXT } from '../text.ts'

// A resident who is logged in books: what is known is not asked again, and what they booked is theirs at once.

export const OWN_PATH = '/my/appointments/new'
const SEND_PATH = '/my/appointments/send'

/** Their way; where nothing was `typed` yet what is known of them stands in the form as if they had answered. */
async function ownJourney(ask: Ask<Resident>, db: Read, typed?: Submitted): Promise<Journey> {
  const known = await personKnown(db, ask.actor.person)
  const { birth_on: _, ...said } = known
  const slot = ask.url.searchParams.get('slot')
  const form = typed ?? filled({ ...said, slot, whom: 'self', checked: '1' })
  return journeyOf(ask, db, form, { questions: OWN_PATH, send: SEND_PATH, known })
}

const inFrame = (view: View): View => ({ ...view, nav: '/my' })

async function send(ask: Ask<Resident>, tx: Tx, typed: Submitted): Promise<Reply> {
  const journey = await ownJourney(ask, tx, typed)
  const read = readAnswers(journey.form)
  if (!read.ok) return inFrame(checkOrMend(journey))
  const from = { ...typing(ask), person: ask.actor.person }
  const taken = await bookOwn(tx, formOf(one(journey.form, 'draft'), read.value), read.value, from)
  if ('id' in taken) return { redirect: `/my/appointments/${taken.id}`, flash: '予約をお受けしました。' }
  const { refused } = taken
  if (refused === 'taken' || refused === 'gone' || refused === 'how')
    return inFrame(goneView(await ownJourney(ask, tx, typed), refused))
  if (!journey.slot) return inFrame(goneView(journey))
  const told = notice({ kind: 'warning', live: true, title: REFUSAL_TEXT[refused] })
  return inFrame(checkView(journey, read.value, told, refused === 'flood' ? 429 : 409))
}

const audit = {
  action: 'appointment.book',
  subject: (ask: Ask<Resident>): [string, string] => ['person', ask.actor.person],
}

/** A delegate who may answer for somebody books for them, too. */
const STAND = { see: 'act', act: 'act' } as const

export const askingPages = [
  page.resident({
    ...{ path: OWN_PATH, can: 'everyone', stand: STAND, audit },
    get: async (ask, db) => inFrame(first(await ownJourney(ask, db))),
    post: async (ask, tx, typed) => inFrame(step(await ownJourney(ask, tx, typed))),
  }),
  page.resident({
    ...{ path: SEND_PATH, can: 'everyone', stand: STAND, audit },
    get: async () => ({ redirect: PATH }),
    post: send,
  }),
]
