import { html } from 'hono/html'
import { campaignByCode, readCode } from '#features/campaigns/index.ts'
import { formsOffered } from '#features/kinds/index.ts'
import { programmesTold } from '#features/municipalities/index.ts'
import type { Read } from '#platform/db.ts'
import { isId, newId } from '#platform/ids.ts'
import { type Ask, type Public, page, type Reply, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { dial } from '#ui/frame.ts'
import type { Content } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'
import { formOf, receive } from './door/actions.ts'
import { checkView, type Journey, PATH, QUESTIONS_PATH, questionView } from './door/views.ts'
import { readAnswers, readQuestion } from './forms.ts'
import { askAgain, QUESTIONS, type Question } from './rules.ts'
import { activityTold } from './store.ts'
import { AGAIN_TEXT } from './text.ts'

async function journeyOf(ask: Ask<Public>, db: Read, typed: Submitted): Promise<Journey> {
  const wanted = one(typed, 'activity')
  const told = await activityTold(db, isId(wanted) ? wanted : null)
  const activity = told && formsOffered(ask.municipality).includes(told.legal_form) ? told : undefined
  const draft = one(typed, 'draft')
  const kept = {
    ...typed.fields,
    draft: [isId(draft) ? draft : newId()],
    since: [one(typed, 'since') || ask.now],
    activity: activity ? [activity.id] : [],
  }
  const { name: city, desk_hours: hours } = ask.municipality
  const programmes = await programmesTold(db, ask.today)
  return { ask, form: { ...typed, fields: kept }, activity, programmes, city, hours, lost: wanted !== '' && !activity }
}

/** The check page, or the first question that still has to be answered. */
function checkOrMend(journey: Journey): View {
  const read = readAnswers(journey.form)
  return read.ok ? checkView(journey, read.value) : questionView(journey, read.question, read.errors)
}

const neighbour = (question: Question, way: 1 | -1): Question | undefined =>
  QUESTIONS[QUESTIONS.indexOf(question) + way]

/** Where somebody is led by what they pressed; only going on reads what was typed. */
function step(journey: Journey): View {
  const [at, go] = [one(journey.form, 'at'), one(journey.form, 'go')]
  const question = QUESTIONS.find(one => one === at) ?? null
  const wanted = QUESTIONS.find(one => one === go)
  if (wanted) return questionView(journey, wanted)
  if (go === 'back') return questionView(journey, question ? (neighbour(question, -1) ?? question) : QUESTIONS.at(-1)!)
  if (question === null) return checkOrMend(journey)
  const read = readQuestion(question, journey.form)
  if (!read.ok) return questionView(journey, question, read.errors)
  const next = one(journey.form, 'checked') === '1' ? undefined : neighbour(question, 1)
  return next ? questionView(journey, next) : checkOrMend(journey)
}

const questions = page.public({
  path: QUESTIONS_PATH,
  can: 'everyone',
  audit: 'none',
  // `words`: what a list says of itself (Way.list), for the field in which they write.
  get: async (ask, db) => {
    const { searchParams } = ask.url
    const brought = filled({
      activity: searchParams.get('activity'),
      via: searchParams.get('via'),
      words: searchParams.get('words')?.slice(0, 500),
    })
    return questionView(await journeyOf(ask, db, brought), QUESTIONS[0])
  },
  post: async (ask, tx, typed) => step(await journeyOf(ask, tx, typed)),
})

const send = page.public({
  path: PATH,
  can: 'everyone',
  audit: { action: 'request.send' },
  get: async () => ({ redirect: QUESTIONS_PATH }),
  post: async (ask, tx, typed): Promise<Reply> => {
    const journey = await journeyOf(ask, tx, typed)
    const read = readAnswers(journey.form)
    if (!read.ok) return questionView(journey, read.question, read.errors)
    const again = askAgain({ since: one(typed, 'since'), trap: one(typed, 'website') }, ask.now)
    const say = (kind: 'warning' | 'error', title: string) => notice({ kind, live: true, title, body: orCall(ask) })
    if (again) return checkView(journey, read.value, say('warning', AGAIN_TEXT[again]), 422)
    const form = formOf(one(journey.form, 'draft'), read.value)
    const { municipality, address, now, today } = ask
    const code = readCode(one(typed, 'via'))
    const campaign = (code && (await campaignByCode(tx, code))?.id) || null
    const taken = await receive(tx, form, read.value, { municipality: municipality.id, address, now, today, campaign })
    if ('token' in taken) return { redirect: `${PATH}/at/${taken.token}` }
    if (taken.refused === 'taken') return checkView(journey, read.value, say('warning', TAKEN_TEXT), 409)
    return { ...checkView(journey, read.value, say('error', FLOOD_TEXT), 429), retryAfter: 3600 }
  },
})

const FLOOD_TEXT =
  'ただいま、たくさんのご依頼が届いていて、お受けできませんでした。1時間ほどしてから、もう一度押してください。'
const TAKEN_TEXT = 'このご依頼は、すでにお受けしています。もう一度送らなくてもだいじょうぶです。'

const orCall = ({ municipality }: Ask<Public>): Content =>
  html`<p>お急ぎの方やお困りの方は、お電話ください。<a href="${dial(municipality.desk_phone)}">${municipality.desk_phone}</a>（${municipality.desk_hours}）</p>`

export const publicPages = [questions, send]
