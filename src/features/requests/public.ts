import { campaignByCode, readCode } from '#features/campaigns/index.ts'
import { residentIn } from '#features/residents/index.ts'
import { page, type Reply } from '#platform/page.ts'
import { actsFor } from '#platform/standing-told.ts'
import { one } from '#platform/submitted.ts'
import { notice } from '#ui/notice.ts'
import { formOf, receive } from './door/actions.ts'
import { checkView, orCall, PATH, QUESTIONS_PATH, questionView, VISITORS } from './door/views.ts'
import { broughtBy, journeyOf, step } from './door/walk.ts'
import { readAnswers } from './forms.ts'
import { OWN_PATH } from './own/asking.ts'
import { askAgain, QUESTIONS } from './rules.ts'
import { AGAIN_TEXT, FLOOD_TEXT, TAKEN_TEXT } from './text.ts'

const questions = page.public({
  path: QUESTIONS_PATH,
  can: 'everyone',
  audit: 'none',
  get: {
    // A resident who is in goes on to a page of their own: nothing is asked there that is known.
    arrive: async (ask, database) =>
      actsFor(ask)?.door === 'desk' || (await residentIn(ask, database))
        ? { redirect: `${OWN_PATH}${ask.url.search}` }
        : database.readPublic(ask.municipality.id, async db =>
            questionView(await journeyOf(ask, db, broughtBy(ask.url), VISITORS), QUESTIONS[0]),
          ),
  },
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

export const publicPages = [questions, send]
