import { html } from 'hono/html'
import { AGAIN_TEXT, askAgain, formOf } from '#features/requests/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { isId, newId } from '#platform/ids.ts'
import { type Ask, type Public, page, type Reply, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { linkButton } from '#ui/button.ts'
import { dial } from '#ui/frame.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { plainly } from '#ui/plainly.ts'
import { table } from '#ui/table.ts'
import { receive } from './door/actions.ts'
import { QUESTIONS, type Question, readAnswers, readQuestion } from './door/forms.ts'
import { freeText } from './door/questions.ts'
import { asked, checkView, type Journey, PATH, QUESTIONS_PATH, questionView, SEND_PATH } from './door/views.ts'
import { closedTo } from './rules.ts'
import { type Occasion, occasionsAhead, occasionsTaking } from './store.ts'
import { CLOSED_TEXT, REFUSAL_TEXT, timesShort, timesText } from './text.ts'

/** What can be booked of the activity that the form is about; null where it is none of ours. */
async function journeyOf(ask: Ask<Public>, db: Read, typed: Submitted): Promise<Journey | null> {
  const wanted = one(typed, 'activity')
  const occasions = isId(wanted) ? await occasionsAhead(db, wanted, ask.today) : []
  if (occasions.length === 0) return null
  const draft = one(typed, 'draft')
  const kept = {
    ...typed.fields,
    draft: [isId(draft) ? draft : newId()],
    since: [one(typed, 'since') || ask.now],
    activity: [wanted],
  }
  const occasion = occasions.find(({ id }) => id === one(typed, 'occasion'))
  const form = { ...typed, fields: { ...kept, ...(occasion ? {} : { occasion: [] }) } }
  return { ask, form, occasions, occasion, title: occasions[0]!.title, city: ask.municipality.name, today: ask.today }
}

/** The check page, or the first question that still has to be answered. */
function checkOrMend(journey: Journey): View {
  const read = readAnswers(journey.form, journey.occasion?.party_most ?? 1)
  return read.ok ? checkView(journey, read.value) : questionView(journey, read.question, read.errors)
}

/** Where somebody is led by what they pressed; only going on reads what was typed. */
function step(journey: Journey): View {
  const [at, go] = [one(journey.form, 'at'), one(journey.form, 'go')]
  const list = asked(journey)
  const question = list.find(one => one === at) ?? null
  const next = (way: 1 | -1): Question | undefined => (question ? list[list.indexOf(question) + way] : undefined)
  const wanted = list.find(one => one === go)
  if (wanted) return questionView(journey, wanted)
  if (go === 'back') return questionView(journey, question ? (next(-1) ?? question) : list.at(-1)!)
  if (question === null) return checkOrMend(journey)
  const read = readQuestion(question, journey.form)
  if (!read.ok) return questionView(journey, question, read.errors)
  const following = one(journey.form, 'checked') === '1' ? undefined : next(1)
  return following ? questionView(journey, following) : checkOrMend(journey)
}

const orCall = ({ municipality }: Ask<Public>): Content =>
  html`<p>${plainly('お電話でも申しこめます。', '電話でも、申しこむことができます。')}<a href="${dial(municipality.desk_phone)}">${municipality.desk_phone}</a>（${municipality.desk_hours}）</p>`

/** Nothing can be booked here: why, and what else there is. */
const nothingView = (ask: Ask<Public>, occasions: readonly Occasion[]): View => ({
  title: 'ウェブでは申しこめません',
  status: occasions.length === 0 ? 404 : 200,
  body: html`${pageHead({ title: 'ウェブでは申しこめません' })}
    ${
      occasions.length === 0
        ? html`<p>${plainly('この活動の申しこみは、ウェブでは受け付けていません。定員がわからない活動や、お仕事の活動は、窓口におたずねください。', 'この活動は、インターネットでは申しこむことができません。電話で聞いてください。')}</p>`
        : html`<ul>${occasions.map(one => html`<li>${timesText(one)}　${CLOSED_TEXT[closedTo(one, ask.today) ?? 'shut']}</li>`)}</ul>`
    }${orCall(ask)}<p>${linkButton({ href: PATH, text: 'いま申しこめる講座・催しを見る' })}</p>`,
})

/** The questions, where something can be booked; else why not. */
const firstOf = (ask: Ask<Public>, journey: Journey | null): View =>
  journey?.occasions.some(one => closedTo(one, ask.today) === null)
    ? questionView(journey, QUESTIONS[0])
    : nothingView(ask, journey?.occasions ?? [])

const questions = page.public({
  path: QUESTIONS_PATH,
  can: 'everyone',
  audit: 'none',
  get: async (ask, db) => {
    const query = ask.url.searchParams
    const typed = filled({ activity: query.get('activity'), occasion: query.get('occasion') })
    return firstOf(ask, await journeyOf(ask, db, typed))
  },
  post: async (ask, tx, typed) => {
    const journey = await journeyOf(ask, tx, typed)
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
  const journey = await journeyOf(ask, tx, typed)
  if (!journey) return nothingView(ask, [])
  const read = readAnswers(journey.form, journey.occasion?.party_most ?? 1)
  if (!read.ok) return questionView(journey, read.question, read.errors)
  const say = (title: string) => notice({ kind: 'warning', live: true, title, body: orCall(ask) })
  const again = askAgain({ since: one(typed, 'since'), trap: one(typed, 'website') }, ask.now)
  if (again)
    return checkView(
      journey,
      read.value,
      say(AGAIN_TEXT[again].replaceAll('この内容で送る', 'この内容で申しこむ')),
      422,
    )
  const { municipality, address, now, today } = ask
  const at = { municipality: municipality.id, address, now, today, last: journey.occasion!.last_day }
  const taken = await receive(tx, formOf(one(journey.form, 'draft'), read.value), read.value, at)
  if ('token' in taken) return { redirect: `${PATH}/at/${taken.token}` }
  const flood = taken.refused === 'flood'
  const view = checkView(journey, read.value, say(REFUSAL_TEXT[taken.refused]), flood ? 429 : 409)
  return flood ? { ...view, retryAfter: 3600 } : view
}

export const publicPages = [questions, sending, list]
