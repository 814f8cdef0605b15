import { html } from 'hono/html'
import { formOf, trap } from '#features/requests/index.ts'
import type { Ask, View } from '#platform/page.ts'
import { one } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { hidden } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { phoneLink } from '#ui/frame.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { plainly } from '#ui/plainly.ts'
import { summary } from '#ui/summary.ts'
import { nextOf } from '../offer/rules.ts'
import type { Known } from '../store.ts'
import { nextText, REFUSAL_TEXT } from '../text.ts'
import { answerRows, toldOf } from './answers.ts'
import { type Answers, QUESTIONS, type Question, readAnswers } from './forms.ts'
import { carried, QUESTION_TEXT, questionFields, type Shown } from './questions.ts'

export const PATH = '/appointments'
export const QUESTIONS_PATH = '/appointments/new'
export const SEND_PATH = '/appointments/send'

/** By which pages somebody books; `known`: who they are, whom nothing is asked that is known. */
export type DoorPages = { questions: string; send: string; known?: Known }
export const VISITORS: DoorPages = { questions: QUESTIONS_PATH, send: SEND_PATH }

/** Somebody on the way through the questions; all that was typed travels in the form, nothing is kept here. */
export type Journey = Omit<Shown, 'errors'> & { ask: Ask; door: DoorPages }

export const orCall = ({ municipality: { desk_phone, desk_hours } }: Ask): Content =>
  html`<p>${plainly('お電話でも予約できます。', '電話でも、できます。')}${phoneLink(desk_phone)}（${desk_hours}）</p>`

/** So many times are shown to choose from. */
const CHOICES = 12

/** With whom the time is that was chosen, also where it is gone: the next of the same are shown first. */
const titleOf = ({ form, free }: Journey): string | null =>
  free.find(({ rule }) => rule.id === one(form, 'slot').split('.')[0])?.rule.title ?? null

/** One question on a page of its own. `told`: what happened that it is asked once more. */
export function questionView(
  journey: Journey,
  question: Question,
  errors: Readonly<Record<string, string>> = {},
  told?: { title: string; body: string },
): View {
  const { asks } = QUESTION_TEXT[question]
  const { door } = journey
  const first = question === QUESTIONS[0]
  const back = door.known ? readAnswers(journey.form).ok : !first
  const shown = { ...journey, errors, free: nextOf(journey.free, titleOf(journey), CHOICES) }
  return {
    title: asks,
    ...(told ? { status: 409 as const } : Object.keys(errors).length > 0 ? { status: 422 as const } : {}),
    typed: { form: 'question', to: door.questions, go: question, enter: 'next' },
    body: html`${!door.known && html`<p class="faint">質問 ${QUESTIONS.indexOf(question) + 1}／${QUESTIONS.length}</p>`}
      ${pageHead({ title: asks })}${told && notice({ kind: 'warning', live: true, title: told.title, body: html`<p>${told.body}</p>` })}
      ${checked(
        errors,
        form({
          id: 'question',
          action: door.questions,
          body: [
            hidden('at', question),
            carried(journey.form, question),
            questionFields(question, shown),
            first && trap,
          ],
          submit: [
            button({ text: 'つぎへ', kind: 'main', name: 'go', value: 'next' }),
            back && button({ text: '戻る', name: 'go', value: 'back' }),
          ],
        }),
      )}${first && html`<p>${linkButton({ href: PATH, text: 'すべての空いている時間を見る', kind: 'quiet' })}</p>`}${orCall(journey.ask)}`,
  }
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
  const { door } = journey
  // What a machine wrote where nobody sees travels on until it was told; then it is taken out.
  const fields = { ...journey.form.fields, checked: ['1'], ...(told && { website: [] }) }
  const typed = { ...journey.form, fields }
  const change = (question: Question) =>
    html`<br>${button({ text: html`変える<span class="sr">：${QUESTION_TEXT[question].short}</span>`, kind: 'quiet', name: 'go', value: question, form: 'change' })}`
  return {
    title: '内容を確かめてください',
    status,
    typed: { form: 'change', to: door.questions, go: '' },
    body: html`${pageHead({ title: '内容を確かめてください', lead: plainly('まだ予約していません。', 'まだ送っていません。下の「この内容で予約する」を押すと、送ります。') })}${told}
      ${summary(answerRows(toldOf(answers, journey.slot!), change), 'check')}
      <section class="box stack" aria-labelledby="follows"><h2 id="follows">送る前にお読みください</h2>
      <p>${plainly('送ると、すぐに予約が決まります。ご都合が悪くなったときは、いつでも取り消しや変更ができます。', '送ると、すぐに決まります。いつでも、やめることや、かえることができます。')}</p>
      <p>${plainly('お名前とご連絡先は、この面談のご連絡（前日のお知らせ、変更のお知らせ）と、当日お話をうかがうためにだけ使います。', '名前と電話番号やメールは、この面談のためにだけ使います。')}</p></section>
      ${form({ action: door.send, once: formOf(one(typed, 'draft'), answers), body: carried(typed, null), submit: button({ text: 'この内容で予約する', kind: 'main' }) })}
      ${form({ id: 'change', action: door.questions, body: [carried(typed, null), hidden('at', 'check')], submit: !door.known && button({ text: '戻る', name: 'go', value: 'back' }) })}${orCall(journey.ask)}`,
  }
}
