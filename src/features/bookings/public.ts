import { html } from 'hono/html'
import { againText, formOf } from '#features/requests/index.ts'
import { orOwn } from '#features/residents/index.ts'
import type { Tx } from '#platform/db.ts'
import { type Ask, type Public, page, type Reply, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { plainly } from '#ui/plainly.ts'
import { table } from '#ui/table.ts'
import { receive } from './door/actions.ts'
import { QUESTIONS, readAnswers } from './door/forms.ts'
import { freeText } from './door/questions.ts'
import {
  checkView,
  type Journey,
  nothingView,
  orCall,
  PATH,
  QUESTIONS_PATH,
  questionView,
  SEND_PATH,
  VISITORS,
} from './door/views.ts'
import { journeyOf, step } from './door/walk.ts'
import { OWN_PATH } from './own/asking.ts'
import { closedTo } from './rules.ts'
import { occasionsTaking } from './store.ts'
import { REFUSAL_TEXT, timesShort } from './text.ts'

/** The questions, where something can be booked; else why not. */
const firstOf = (ask: Ask<Public>, journey: Journey | null): View =>
  journey?.occasions.some(one => closedTo(one, ask.today) === null)
    ? questionView(journey, QUESTIONS[0])
    : nothingView(ask, journey?.occasions ?? [])

const questions = page.public({
  path: QUESTIONS_PATH,
  can: 'everyone',
  audit: 'none',
  get: orOwn(OWN_PATH, async (ask, db) => {
    const query = ask.url.searchParams
    const typed = filled({ activity: query.get('activity'), occasion: query.get('occasion') })
    return firstOf(ask, await journeyOf(ask, db, typed, VISITORS))
  }),
  post: async (ask, tx, typed) => {
    const journey = await journeyOf(ask, tx, typed, VISITORS)
    return journey ? step(journey) : nothingView(ask, [])
  },
})

const list = page.public({
  path: PATH,
  can: 'everyone',
  audit: 'none',
  get: async (ask, db) => ({
    title: '申しこめる講座・催し',
    body: html`${pageHead({ title: '申しこめる講座・催し', lead: plainly('登録なしで申しこめます。満席のときは、空きを待つこともできます。', 'だれでも申しこむことができます。席がないときは、待つことができます。') })}
      ${table({
        caption: 'いま申しこめるもの',
        items: await occasionsTaking(db, ask.today),
        cards: true,
        empty: 'いまウェブで申しこめる講座・催しはありません。活動の一覧から、窓口にお問い合わせください。',
        columns: [
          {
            key: 'title',
            title: '講座・催し',
            header: true,
            cell: row =>
              html`<a href="${QUESTIONS_PATH}?activity=${row.opportunity_id}&occasion=${row.id}">${row.title}</a>`,
          },
          { key: 'when', title: '日時', cell: timesShort },
          { key: 'free', title: '席', cell: freeText },
          { key: 'place', title: '場所', cell: row => row.place_name || row.address },
        ],
      })}${orCall(ask)}`,
  }),
})

const sending = page.public({
  path: SEND_PATH,
  can: 'everyone',
  audit: { action: 'booking.send' },
  get: async () => ({ redirect: PATH }),
  post: async (ask, tx, typed) => send(ask, tx, typed),
})

async function send(ask: Ask<Public>, tx: Tx, typed: Submitted): Promise<Reply> {
  const journey = await journeyOf(ask, tx, typed, VISITORS)
  if (!journey) return nothingView(ask, [])
  const read = readAnswers(journey.form, journey.occasion?.party_most ?? 1)
  if (!read.ok) return questionView(journey, read.question, read.errors)
  const say = (title: string) => notice({ kind: 'warning', live: true, title, body: orCall(ask) })
  const again = againText(typed, ask.now, 'この内容で申しこむ')
  if (again) return checkView(journey, read.value, say(again), 422)
  const { municipality, address, now, today } = ask
  const at = { municipality: municipality.id, address, now, today, last: journey.occasion!.last_day }
  const taken = await receive(tx, formOf(one(journey.form, 'draft'), read.value), read.value, at)
  if ('token' in taken) return { redirect: `${PATH}/at/${taken.token}` }
  const flood = taken.refused === 'flood'
  const view = checkView(journey, read.value, say(REFUSAL_TEXT[taken.refused]), flood ? 429 : 409)
  return flood ? { ...view, retryAfter: 3600 } : view
}

export const publicPages = [questions, sending, list]
