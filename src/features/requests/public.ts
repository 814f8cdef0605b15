import { campaignByCode, readCode } from '#features/campaigns/index.ts'
import { orOwn } from '#features/residents/index.ts'
import { page, type Reply } from '#platform/page.ts'
import { actsFor } from '#platform/standing-told.ts'
import { one } from '#platform/submitted.ts'
import { notice } from '#ui/notice.ts'
import { formOf, receive } from './door/actions.ts'
import { checkView, orCall, PATH, QUESTIONS_PATH, questionView, VISITORS } from './door/views.ts'
import { broughtBy, journeyOf, step } from './door/walk.ts'
import { againText, readAnswers } from './forms.ts'
import { OWN_PATH } from './own/asking.ts'
import { QUESTIONS } from './rules.ts'
import { FLOOD_TEXT, TAKEN_TEXT } from './text.ts'

const questions = page.public({
  path: QUESTIONS_PATH,
  can: 'everyone',
  audit: 'none',
  get: orOwn(
    OWN_PATH,
    async (ask, db) => questionView(await journeyOf(ask, db, broughtBy(ask.url), VISITORS), QUESTIONS[0]),
    ask => actsFor(ask)?.door === 'desk',
  ),
  post: async (ask, tx, typed) => step(await journeyOf(ask, tx, typed, VISITORS)),
})

const send = page.public({
  path: PATH,
  can: 'everyone',
  audit: { action: 'request.send' },
  get: async () => ({ redirect: QUESTIONS_PATH }),
  post: async (ask, tx, typed): Promise<Reply> => {
    const journey = await journeyOf(ask, tx, typed, VISITORS)
    const read = readAnswers(journey.form)
    if (!read.ok) return questionView(journey, read.question, read.errors)
    const again = againText(typed, ask.now, 'この内容で送る')
    const say = (kind: 'warning' | 'error', title: string) => notice({ kind, live: true, title, body: orCall(ask) })
    if (again) return checkView(journey, read.value, say('warning', again), 422)
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

export const publicPages = [questions, send]
