import { html } from 'hono/html'
import { wordingOf } from '#features/consents/index.ts'
import type { ProgrammeTold } from '#features/municipalities/index.ts'
import { said } from '#platform/own.ts'
import type { Ask, View } from '#platform/page.ts'
import { one } from '#platform/submitted.ts'
import { dial } from '#ui/frame.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { besides, inBoth, plainly } from '#ui/plainly.ts'
import { checkPage, type Door, questionPage } from '#ui/walk.ts'
import { readAnswers } from '../forms.ts'
import { type Answers, QUESTIONS, type Question } from '../rules.ts'
import type { Known } from '../store.ts'
import { NOT_CALLED, QUESTION_TEXT } from '../text.ts'
import { formOf } from './actions.ts'
import { answerRows } from './answers.ts'
import { isCalled, NAMES, questionFields, type Shown, shownOn } from './questions.ts'
import { EMPLOYMENT_TEXT, follows, forWhom, isEmployment } from './told.ts'

export const QUESTIONS_PATH = '/requests/new'
export const PATH = '/requests'

export const VISITORS: Door<Known> = { questions: QUESTIONS_PATH, send: PATH }

/** Somebody on the way through the questions; all that was typed travels in the form, nothing is kept here. */
export type Journey = Omit<Shown, 'errors'> & {
  ask: Ask
  door: Door<Known>
  programmes: readonly ProgrammeTold[]
  lost: boolean
}

/** What is said before the first question: what this is, for whom, and that it is no application for a job. */
const before = ({ ask, door, activity, programmes, city, lost }: Journey): Content => [
  pageHead({
    title: '窓口から連絡をもらう',
    lead: door.known
      ? 'お名前とご連絡先は、登録されているものを使います。送る前に、変えることもできます。'
      : plainly(
          `${QUESTIONS.length}つの質問にお答えください。窓口からご連絡します。お金はかかりません。`,
          `質問が${QUESTIONS.length}つあります。あとで、市の人が電話かメールをします。お金はいりません。`,
        ),
  }),
  lost &&
    notice({
      kind: 'warning',
      title: 'その活動は見つかりませんでした。',
      body: plainly(
        '掲載が終わったのかもしれません。「まだ決まっていない」として、このまま進めます。',
        'もう終わった活動かもしれません。「まだ決まっていない」で、続けてください。',
      ),
    }),
  html`<section class="box stack" aria-label="ご利用になれる方"><p>${forWhom(programmes, city).map(inBoth)}</p>
    <p>${plainly('ご家族などが、代わりに依頼することもできます。当てはまらないときもお受けして、ほかの窓口をご案内します。', '家族が頼むこともできます。ちがう人も、送っていいです。ほかの相談のところを教えます。')}</p></section>`,
  isEmployment(activity) &&
    notice({
      kind: 'info',
      title: '応募ではありません',
      body: inBoth({ ...EMPLOYMENT_TEXT, text: said(ask.municipality, EMPLOYMENT_TEXT.text) }),
    }),
]

const walkOf = (journey: Journey) => ({ ...journey, questions: QUESTIONS, names: NAMES })

/** One question on a page of its own. */
export function questionView(
  journey: Journey,
  question: Question,
  errors: Readonly<Record<string, string>> = {},
): View {
  const asks = question === 'time' && !isCalled(journey.form) ? NOT_CALLED : QUESTION_TEXT[question].asks
  return questionPage(walkOf(journey), {
    ...{ question, asks, errors, here: shownOn(question, journey), whole: readAnswers(journey.form).ok },
    fields: questionFields(question, { ...journey, errors }),
    before: question === QUESTIONS[0] ? { title: '窓口から連絡をもらう', body: before(journey) } : undefined,
  })
}

export const orCall = ({ municipality }: Ask): Content =>
  html`<p>お急ぎの方やお困りの方は、お電話ください。<a href="${dial(municipality.desk_phone)}">${municipality.desk_phone}</a>（${municipality.desk_hours}）</p>`

/** All answers, to be looked at before they are sent: each can be changed, nothing is sent yet. */
export function checkView(
  journey: Journey,
  answers: Answers,
  told: Content = false,
  status: 200 | 409 | 422 | 429 = 200,
): View {
  const { ask, door, activity, form } = journey
  const chosen = answers.activity === null ? undefined : activity
  const next = follows({
    answers,
    activity: chosen,
    programmes: journey.programmes,
    city: ask.municipality,
    today: ask.today,
    birth: door.known?.birth_on ?? null,
  })
  return checkPage(walkOf(journey), {
    ...{ told, status, yet: 'まだ送っていません。', press: 'この内容で送る' },
    once: formOf(one(form, 'draft'), answers),
    rows: answerRows(QUESTIONS, answers, chosen, true),
    follows: html`${next.map(one => html`<p>${inBoth(one)}</p>`)}<p>${wordingOf('callback').text}</p>${besides('かんたんに言うと：書いたことは、市の人が電話やメールをするために、使います。')}
      <p>${plainly('よろしければ、「この内容で送る」を押してください。押すと、ここに書いてあることに同意したことになります。', 'よければ、「この内容で送る」を押してください。押すと、上のことに「いいです」と言ったことになります。')}</p>`,
  })
}
