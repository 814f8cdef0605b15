import { html } from 'hono/html'
import { wordingOf } from '#features/consents/index.ts'
import { formsOffered } from '#features/kinds/index.ts'
import { type ProgrammeTold, programmesTold } from '#features/municipalities/index.ts'
import type { Read } from '#platform/db.ts'
import { isId, newId } from '#platform/ids.ts'
import { said } from '#platform/own.ts'
import { type Ask, type Public, page, type Reply, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { checked, form } from '#ui/form.ts'
import { dial } from '#ui/frame.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { summary } from '#ui/summary.ts'
import { formOf, receive } from './door/actions.ts'
import { answerRows } from './door/answers.ts'
import { carried, questionFields, type Shown, trap } from './door/questions.ts'
import { EMPLOYMENT_TEXT, follows, forWhom, isEmployment } from './door/told.ts'
import { readAnswers, readQuestion } from './forms.ts'
import { type Answers, askAgain, QUESTIONS, type Question } from './rules.ts'
import { activityTold } from './store.ts'
import { AGAIN_TEXT, QUESTION_TEXT } from './text.ts'

const QUESTIONS_PATH = '/requests/new'
const PATH = '/requests'

/** A visitor on the way through the questions; all that was typed travels in the form, nothing is kept here. */
type Journey = Omit<Shown, 'errors'> & { ask: Ask<Public>; programmes: readonly ProgrammeTold[]; lost: boolean }

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

const number = (question: Question): Content =>
  html`<p class="faint">質問 ${QUESTIONS.indexOf(question) + 1}／${QUESTIONS.length}</p>`

/** What is said before the first question: what this is, for whom, and that it is no application for a job. */
const before = ({ ask, activity, programmes, city, lost }: Journey): Content => [
  pageHead({
    title: '窓口から連絡をもらう',
    lead: `${QUESTIONS.length}つの質問にお答えください。窓口からご連絡します。お金はかかりません。`,
  }),
  lost &&
    notice({
      kind: 'warning',
      title: 'その活動は見つかりませんでした。',
      body: '掲載が終わったのかもしれません。「まだ決まっていない」として、このまま進めます。',
    }),
  html`<section class="box stack" aria-label="ご利用になれる方"><p>${forWhom(programmes, city).join('')}</p>
    <p>ご家族などが、代わりに依頼することもできます。当てはまらないときもお受けして、ほかの窓口をご案内します。</p></section>`,
  isEmployment(activity) &&
    notice({ kind: 'info', title: '応募ではありません', body: said(ask.municipality, EMPLOYMENT_TEXT) }),
]

/** One question on a page of its own. */
function questionView(journey: Journey, question: Question, errors: Readonly<Record<string, string>> = {}): View {
  const { asks } = QUESTION_TEXT[question]
  const first = question === QUESTIONS[0]
  return {
    title: first ? '窓口から連絡をもらう' : asks,
    ...(Object.keys(errors).length > 0 ? { status: 422 as const } : {}),
    body: html`${first && before(journey)}${number(question)}${first ? html`<h2>${asks}</h2>` : pageHead({ title: asks })}
      ${checked(
        errors,
        form({
          action: QUESTIONS_PATH,
          body: [
            filledIn(question),
            carried(journey, question),
            questionFields(question, { ...journey, errors }),
            first && trap,
          ],
          submit: [
            button({ text: 'つぎへ', kind: 'main', name: 'go', value: 'next' }),
            !first && button({ text: '戻る', name: 'go', value: 'back' }),
          ],
        }),
      )}`,
  }
}

const filledIn = (question: Question): Content => html`<input type="hidden" name="at" value="${question}">`

/** All answers, to be looked at before they are sent: each can be changed, nothing is sent yet. */
function checkView(
  journey: Journey,
  answers: Answers,
  told: Content = false,
  status: 200 | 409 | 422 | 429 = 200,
): View {
  const { ask, activity, form: typed } = journey
  const draft = { ...journey, form: { ...typed, fields: { ...typed.fields, checked: ['1'], website: [] } } }
  const chosen = answers.activity === null ? undefined : activity
  const change = (question: Question) =>
    html`<br>${button({ text: html`変える<span class="sr">：${QUESTION_TEXT[question].short}</span>`, kind: 'quiet', name: 'go', value: question, form: 'change' })}`
  const next = follows({
    answers,
    activity: chosen,
    programmes: journey.programmes,
    city: ask.municipality,
    today: ask.today,
  })
  return {
    title: '内容を確かめてください',
    status,
    body: html`${pageHead({ title: '内容を確かめてください', lead: 'まだ送っていません。' })}${told}
      ${summary(answerRows(QUESTIONS, answers, chosen, change), 'check')}
      <section class="box stack" aria-labelledby="follows"><h2 id="follows">送る前にお読みください</h2>
      ${next.map(text => html`<p>${text}</p>`)}<p>${wordingOf('callback').text}</p>
      <p>よろしければ、「この内容で送る」を押してください。押すと、ここに書いてあることに同意したことになります。</p></section>
      ${form({ action: PATH, once: formOf(one(draft.form, 'draft'), answers), body: carried(draft, null), submit: button({ text: 'この内容で送る', kind: 'main' }) })}
      ${form({ id: 'change', action: QUESTIONS_PATH, body: [carried(draft, null), html`<input type="hidden" name="at" value="check">`], submit: button({ text: '戻る', name: 'go', value: 'back' }) })}`,
  }
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
  get: async (ask, db) =>
    questionView(await journeyOf(ask, db, filled({ activity: ask.url.searchParams.get('activity') })), QUESTIONS[0]),
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
    const taken = await receive(tx, form, read.value, { municipality: municipality.id, address, now, today })
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
