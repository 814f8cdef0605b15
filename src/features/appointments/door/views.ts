import { html } from 'hono/html'
import { formOf, type PersonKnown } from '#features/requests/index.ts'
import type { Ask, View } from '#platform/page.ts'
import { one } from '#platform/submitted.ts'
import { linkButton } from '#ui/button.ts'
import { phoneLink } from '#ui/frame.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { plainly } from '#ui/plainly.ts'
import { checkPage, type Door, questionPage } from '#ui/walk.ts'
import { nextOf } from '../offer/rules.ts'
import { nextText, REFUSAL_TEXT } from '../text.ts'
import { answerRows, toldOf } from './answers.ts'
import { type Answers, fieldsOf, QUESTIONS, type Question, readAnswers } from './forms.ts'
import { NAMES, QUESTION_TEXT, questionFields, type Shown } from './questions.ts'

export const PATH = '/appointments'
export const QUESTIONS_PATH = '/appointments/new'
export const SEND_PATH = '/appointments/send'

export const VISITORS: Door<PersonKnown> = { questions: QUESTIONS_PATH, send: SEND_PATH }

/** Somebody on the way through the questions; all that was typed travels in the form, nothing is kept here. */
export type Journey = Omit<Shown, 'errors'> & { ask: Ask; door: Door<PersonKnown> }

export const orCall = ({ municipality: { desk_phone, desk_hours } }: Ask): Content =>
  html`<p>${plainly('お電話でも予約できます。', '電話でも、できます。')}${phoneLink(desk_phone)}（${desk_hours}）</p>`

/** So many times are shown to choose from. */
const CHOICES = 12

/** With whom the time is that was chosen, also where it is gone: the next of the same are shown first. */
const titleOf = ({ form, free }: Journey): string | null =>
  free.find(({ rule }) => rule.id === one(form, 'slot').split('.')[0])?.rule.title ?? null

const walkOf = (journey: Journey) => ({ ...journey, questions: QUESTIONS, names: NAMES })

/** One question on a page of its own. `told`: what happened that it is asked once more. */
export function questionView(
  journey: Journey,
  question: Question,
  errors: Readonly<Record<string, string>> = {},
  told?: { title: string; body: string },
): View {
  const shown = { ...journey, errors, free: nextOf(journey.free, titleOf(journey), CHOICES) }
  const all = linkButton({ href: PATH, text: 'すべての空いている時間を見る', kind: 'quiet' })
  return questionPage(walkOf(journey), {
    ...{ question, errors, asks: QUESTION_TEXT[question].asks, here: fieldsOf(question) },
    fields: questionFields(question, shown),
    whole: readAnswers(journey.form).ok,
    told: told && notice({ kind: 'warning', live: true, title: told.title, body: html`<p>${told.body}</p>` }),
    beside: html`${question === QUESTIONS[0] && html`<p>${all}</p>`}${orCall(journey.ask)}`,
  })
}

/** Nothing is free: whom to call. */
export const nothingView = (ask: Ask): View => ({
  title: 'いま予約できる時間がありません',
  body: html`${pageHead({ title: 'いま予約できる時間がありません', lead: plainly('新しい時間は、毎日ふえます。お急ぎのときは、窓口にお電話ください。', '急ぐときは、電話してください。') })}${orCall(ask)}
    <p>${linkButton({ href: '/requests/new', text: '窓口から連絡をもらう' })}</p>`,
})

/** The time is gone: a sentence with the next that are free, and those to choose from. All that was typed stays. */
export function goneView(journey: Journey, refused: 'taken' | 'gone' | 'how' = 'gone'): View {
  if (journey.free.length === 0) return { ...nothingView(journey.ask), status: 409 }
  const fields = { ...journey.form.fields, checked: ['1'] }
  const told = { title: REFUSAL_TEXT[refused], body: nextText(nextOf(journey.free, titleOf(journey), 3)) }
  return questionView({ ...journey, form: { ...journey.form, fields } }, 'slot', {}, told)
}

/** All answers, to be looked at before they are sent: each can be changed, nothing is sent yet. */
export function checkView(
  journey: Journey,
  answers: Answers,
  told: Content = false,
  status: 200 | 409 | 422 | 429 = 200,
): View {
  return checkPage(walkOf(journey), {
    ...{ told, status, yet: 'まだ予約していません。', press: 'この内容で予約する', beside: orCall(journey.ask) },
    once: formOf(one(journey.form, 'draft'), answers),
    rows: answerRows(toldOf(answers, journey.slot!), true),
    follows: html`<p>${plainly('送ると、すぐに予約が決まります。ご都合が悪くなったときは、いつでも取り消しや変更ができます。', '送ると、すぐに決まります。いつでも、やめることや、かえることができます。')}</p>
      <p>${plainly('お名前とご連絡先は、この面談のご連絡（前日のお知らせ、変更のお知らせ）と、当日お話をうかがうためにだけ使います。', '名前と電話番号やメールは、この面談のためにだけ使います。')}</p>`,
  })
}
