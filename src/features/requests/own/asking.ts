import { campaignByCode, readCode } from '#features/campaigns/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Ask, page, type Reply, type Resident, typing, type View } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { notice } from '#ui/notice.ts'
import { formOf, receiveOf } from '../door/actions.ts'
import { checkView, type Journey, orCall, questionView } from '../door/views.ts'
import { broughtBy, checkOrMend, journeyOf, step } from '../door/walk.ts'
import { readAnswers } from '../forms.ts'
import { QUESTIONS } from '../rules.ts'
import { type Known, knownOf } from '../store.ts'
import { OWN_FLOOD_TEXT, TAKEN_TEXT } from '../text.ts'

// A resident who is logged in asks the desk to call: what is known is not asked again, and what they ask is theirs at once.

export const OWN_PATH = '/my/requests/new'
const SEND_PATH = '/my/requests/send'

/** What is known of them stands in the form as if they had answered it, so that they can change it. */
const answered = ({ fields, ...rest }: Submitted, { birth_on: _, times, ...known }: Known): Submitted => ({
  ...rest,
  fields: {
    ...Object.fromEntries(Object.entries(known).map(([name, value]) => [name, value === '' ? [] : [value]])),
    ...{ times, whom: ['self'], checked: ['1'], ...fields },
  },
})

async function ownJourney(ask: Ask<Resident>, db: Read, typed: Submitted, fresh = false): Promise<Journey> {
  const known = await knownOf(db, ask.actor.person)
  return journeyOf(ask, db, fresh ? answered(typed, known) : typed, { questions: OWN_PATH, send: SEND_PATH, known })
}

const inFrame = (view: View): View => ({ ...view, nav: '/my' })

/** The check page where nothing is open; what they would like to do, where nobody can know it. */
function first(journey: Journey): View {
  const open = !journey.activity && one(journey.form, 'words') === ''
  return open ? questionView(journey, QUESTIONS[0]) : checkOrMend(journey)
}

async function send(ask: Ask<Resident>, tx: Tx, typed: Submitted): Promise<Reply> {
  const journey = await ownJourney(ask, tx, typed)
  const read = readAnswers(journey.form)
  if (!read.ok) return inFrame(questionView(journey, read.question, read.errors))
  const code = readCode(one(typed, 'via'))
  const campaign = (code && (await campaignByCode(tx, code))?.id) || null
  const from = { ...typing(ask), person: ask.actor.person, campaign }
  const taken = await receiveOf(tx, formOf(one(journey.form, 'draft'), read.value), read.value, from)
  if ('id' in taken) return { redirect: `/my/requests/${taken.id}`, flash: 'ご依頼をお受けしました。' }
  const title = taken.refused === 'taken' ? TAKEN_TEXT : OWN_FLOOD_TEXT
  const told = notice({ kind: 'warning', live: true, title, body: orCall(ask) })
  return inFrame(checkView(journey, read.value, told, taken.refused === 'taken' ? 409 : 429))
}

const audit = {
  action: 'request.ask',
  subject: (ask: Ask<Resident>): [string, string] => ['person', ask.actor.person],
}

export const askingPages = [
  page.resident({
    ...{ path: OWN_PATH, can: 'everyone', audit },
    get: async (ask, db) => inFrame(first(await ownJourney(ask, db, broughtBy(ask.url), true))),
    post: async (ask, tx, typed) => inFrame(step(await ownJourney(ask, tx, typed))),
  }),
  page.resident({
    ...{ path: SEND_PATH, can: 'everyone', audit },
    get: async () => ({ redirect: OWN_PATH }),
    post: send,
  }),
]
