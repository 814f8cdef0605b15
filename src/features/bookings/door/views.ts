import { html } from 'hono/html'
import { formOf, type PersonKnown } from '#features/requests/index.ts'
import type { Ask, View } from '#platform/page.ts'
import { one } from '#platform/submitted.ts'
import { linkButton } from '#ui/button.ts'
import { dial } from '#ui/frame.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { type Both, both, inBoth, plainly } from '#ui/plainly.ts'
import { checkPage, type Door, questionPage } from '#ui/walk.ts'
import { closedTo, freeOf } from '../rules.ts'
import type { Occasion } from '../store.ts'
import { ASKED_TEXT, CLOSED_TEXT, ORDER_TEXT, timesText } from '../text.ts'
import { answerRows, QUESTION_TEXT } from './answers.ts'
import { type Answers, fieldsOf, QUESTIONS, type Question, questionsFor, readAnswers } from './forms.ts'
import { NAMES, questionFields, type Shown } from './questions.ts'

export const PATH = '/bookings'
export const QUESTIONS_PATH = '/bookings/new'
export const SEND_PATH = '/bookings/send'

export const VISITORS: Door<PersonKnown> = { questions: QUESTIONS_PATH, send: SEND_PATH }

/** Somebody on the way through the questions; all that was typed travels in the form, nothing is kept here. */
export type Journey = Omit<Shown, 'errors'> & { ask: Ask; door: Door<PersonKnown>; title: string }

/** The questions that are asked of this visitor. */
export const asked = ({ occasion, occasions }: Pick<Journey, 'occasion' | 'occasions'>): readonly Question[] =>
  questionsFor(occasion?.party_most ?? Math.max(1, ...occasions.map(one => one.party_most)))

/** For whom it is, where somebody said so. */
const limits = ({ residents_only, age_min, caution }: Occasion, city: string): string[] =>
  [
    residents_only === true && `${city}にお住まいの方の活動です。`,
    age_min !== null && age_min > 0 && `${age_min}歳以上の方の活動です。`,
    caution,
  ].filter(text => typeof text === 'string' && text !== '') as string[]

const before = ({ door, occasions, city, title }: Journey, questions: number): { title: string; body: Content } => ({
  title: `「${title}」に申しこむ`,
  body: html`${pageHead({
    title: `「${title}」に申しこむ`,
    lead: door.known
      ? 'お名前とご連絡先は、登録されているものを使います。送る前に、変えることもできます。'
      : plainly(
          `${questions}つの質問にお答えください。登録はいりません。`,
          `質問が${questions}つあります。はじめての人も、できます。`,
        ),
  })}${limits(occasions[0]!, city).map(text => html`<p>${text}</p>`)}`,
})

const walkOf = (journey: Journey) => ({ ...journey, questions: asked(journey), names: NAMES })

/** One question on a page of its own. */
export function questionView(
  journey: Journey,
  question: Question,
  errors: Readonly<Record<string, string>> = {},
): View {
  const walk = walkOf(journey)
  return questionPage(walk, {
    ...{ question, errors, asks: QUESTION_TEXT[question].asks, here: fieldsOf(question) },
    fields: questionFields(question, { ...journey, errors }),
    whole: readAnswers(journey.form, journey.occasion?.party_most ?? 1).ok,
    before: question === QUESTIONS[0] ? before(journey, walk.questions.length) : undefined,
  })
}

export const orCall = ({ municipality }: Ask): Content =>
  html`<p>お電話でも申しこめます。<a href="${dial(municipality.desk_phone)}">${municipality.desk_phone}</a>（${municipality.desk_hours}）</p>`

/** Nothing can be booked here: why, and what else there is. */
export const nothingView = (ask: Ask, occasions: readonly Occasion[]): View => ({
  title: 'ウェブでは申しこめません',
  status: occasions.length === 0 ? 404 : 200,
  body: html`${pageHead({ title: 'ウェブでは申しこめません' })}
    ${
      occasions.length === 0
        ? html`<p>この活動の申しこみは、ウェブでは受け付けていません。定員がわからない活動や、お仕事の活動は、窓口におたずねください。</p>`
        : html`<ul>${occasions.map(one => html`<li>${timesText(one)}　${CLOSED_TEXT[closedTo(one, ask.today) ?? 'shut']}</li>`)}</ul>`
    }${orCall(ask)}<p>${linkButton({ href: PATH, text: 'いま申しこめる講座・催しを見る' })}</p>`,
})

/** What comes of it, as it stands now: said before it is sent. */
export function follows({ party, spare }: Pick<Answers, 'party' | 'spare'>, occasion: Occasion): Both[] {
  if (spare)
    return [
      both(
        'ほかに参加する人がいないときに、窓口からご連絡します。それまで、席は確定しません。',
        'ほかに来る人がいないときに、電話かメールをします。それまで、席は決まりません。',
      ),
    ]
  if (occasion.doubt) return [ASKED_TEXT.new]
  if (freeOf(occasion) >= party)
    return [
      both(
        'いまは席があります。送ると、すぐに確定します。同時に申しこむ方がいて席がうまったときは、送ったあとの画面でお知らせします。',
        'いまは、席があります。送ると、すぐに決まります。席がなくなったときは、次のページに書きます。',
      ),
    ]
  return [
    both(
      `いまは${party}人分の席がありません。送ると、空きを待つ列に入ります。`,
      `いまは、${party}人の席がありません。送ると、席があくのを待ちます。`,
    ),
    ORDER_TEXT,
  ]
}

/** All answers, to be looked at before they are sent: each can be changed, nothing is sent yet. */
export function checkView(
  journey: Journey,
  answers: Answers,
  told: Content = false,
  status: 200 | 409 | 422 | 429 = 200,
): View {
  const { door, city, form } = journey
  const occasion = journey.occasion!
  const walk = walkOf(journey)
  return checkPage(walk, {
    ...{ told, status, yet: 'まだ送っていません。', press: 'この内容で申しこむ' },
    once: formOf(one(form, 'draft'), answers),
    rows: answerRows(walk.questions, answers, occasion, true),
    follows: html`${door.known && limits(occasion, city).map(text => html`<p>${text}</p>`)}${follows(answers, occasion).map(one => html`<p>${inBoth(one)}</p>`)}
      <p>${plainly('お名前とご連絡先は、この申しこみのご連絡（前日のお知らせ、変更や中止のお知らせ、空きのお知らせ）と、当日の参加者名簿にだけ使います。名簿には、お名前と人数だけをのせます。', '名前と電話番号やメールは、この申しこみのためにだけ使います。その日に来る人の紙には、名前と人数だけを書きます。')}</p>`,
  })
}
