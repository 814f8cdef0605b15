import { formOf, type PersonKnown, personKnown } from '#features/requests/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Ask, page, type Reply, type Resident, typing, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { notice } from '#ui/notice.ts'
import { bookOwn } from '../door/actions.ts'
import { readAnswers } from '../door/forms.ts'
import { checkView, type Journey, nothingView, orCall } from '../door/views.ts'
import { checkOrMend, journeyOf, step } from '../door/walk.ts'
import { type BookRefusal, closedTo, isTooYoung } from '../rules.ts'
import { REFUSAL_TEXT } from '../text.ts'

// A resident who is logged in books: what is known is not asked again, and what they booked is theirs at once.

export const OWN_PATH = '/my/bookings/new'
const SEND_PATH = '/my/bookings/send'

type Own = Journey & { known: PersonKnown }

/** Their way; where nothing was `typed` yet what is known of them stands in the form as if they had answered. */
async function ownJourney(ask: Ask<Resident>, db: Read, typed?: Submitted): Promise<Own | null> {
  const known = await personKnown(db, ask.actor.person)
  const { birth_on: _, ...said } = known
  const [activity, occasion] = ['activity', 'occasion'].map(name => ask.url.searchParams.get(name))
  const form = typed ?? filled({ ...said, activity, occasion, party: '1', whom: 'self', checked: '1' })
  const journey = await journeyOf(ask, db, form, { questions: OWN_PATH, send: SEND_PATH, known })
  return journey && { ...journey, known }
}

const inFrame = (view: View): View => ({ ...view, nav: '/my' })

/** The one date where there is one stands in the form as if they had chosen it. */
async function first(ask: Ask<Resident>, db: Read): Promise<View> {
  const journey = await ownJourney(ask, db)
  const open = journey?.occasions.filter(one => closedTo(one, ask.today) === null) ?? []
  if (!journey || open.length === 0) return nothingView(ask, journey?.occasions ?? [])
  if (journey.occasion || open.length > 1) return checkOrMend(journey)
  const fields = { ...journey.form.fields, occasion: [open[0]!.id] }
  return checkOrMend({ ...journey, form: { ...journey.form, fields }, occasion: open[0] })
}

async function send(ask: Ask<Resident>, tx: Tx, typed: Submitted): Promise<Reply> {
  const journey = await ownJourney(ask, tx, typed)
  if (!journey) return inFrame(nothingView(ask, []))
  const { occasion, known, form } = journey
  const read = readAnswers(form, occasion?.party_most ?? 1)
  if (!read.ok || !occasion) return inFrame(checkOrMend(journey))
  const answers = read.value
  const young = isTooYoung({ birth: known.birth_on, whom: answers.whom }, occasion)
  const from = { ...typing(ask), person: ask.actor.person }
  const taken = young
    ? ({ refused: 'young' } as const)
    : await bookOwn(tx, formOf(one(form, 'draft'), answers), answers, from)
  if ('id' in taken) return { redirect: `/my/bookings/${taken.id}`, flash: '申しこみをお受けしました。' }
  return inFrame(refusedView(ask, journey, answers, taken.refused))
}

const STATUS = { young: 422, flood: 429 } as const
const refusedView = (
  ask: Ask<Resident>,
  journey: Journey,
  answers: Parameters<typeof checkView>[1],
  refused: BookRefusal,
): View => {
  const told = notice({ kind: 'warning', live: true, title: REFUSAL_TEXT[refused], body: orCall(ask) })
  return checkView(journey, answers, told, refused in STATUS ? STATUS[refused as keyof typeof STATUS] : 409)
}

const audit = {
  action: 'booking.book',
  subject: (ask: Ask<Resident>): [string, string] => ['person', ask.actor.person],
}

/** A delegate who may answer for somebody books for them, too: who that is they type. */
const STAND = { see: 'act', act: 'act' } as const

export const askingPages = [
  page.resident({
    ...{ path: OWN_PATH, can: 'everyone', stand: STAND, audit },
    get: async (ask, db) => inFrame(await first(ask, db)),
    post: async (ask, tx, typed) => {
      const journey = await ownJourney(ask, tx, typed)
      return inFrame(journey ? step(journey) : nothingView(ask, []))
    },
  }),
  page.resident({
    ...{ path: SEND_PATH, can: 'everyone', stand: STAND, audit },
    get: async () => ({ redirect: '/bookings' }),
    post: send,
  }),
]
