import { html } from 'hono/html'
import type { Content } from '#ui/html.ts'
import { numbers } from '#ui/html.ts'
import type { Row } from '#ui/summary.ts'
import type { Occasion, Seen } from '../store.ts'
import { timesText, WHOM_TEXT } from '../text.ts'
import type { Answers, Question } from './forms.ts'

type Told = Omit<Answers, 'occasion'> | Omit<Seen, 'id'>

/** Each question as it is asked, and as the check page names its answer. */
export const QUESTION_TEXT = {
  occasion: { asks: 'どの回に申しこみますか', short: '申しこむ回' },
  party: { asks: '何人で参加しますか', short: '人数' },
  name: { asks: '参加する方のお名前と、ご連絡先を教えてください', short: 'お名前・ご連絡先' },
  whom: { asks: 'どなたの申しこみですか', short: 'そのほか' },
} satisfies Record<Question, { asks: string; short: string }>

const lines = (...list: (string | false)[]): Content =>
  list
    .filter(text => text !== '' && text !== false)
    .map((text, at) => html`${at > 0 && html`<br>`}${numbers(String(text))}`)

const TOLD = {
  occasion: (_, occasion) => lines(occasion.title, occasion.organisation ?? '', timesText(occasion)),
  party: ({ party, companions }) => lines(`${party}人`, companions && `ごいっしょの方：${companions}`),
  name: ({ name, phone, email, address }) => lines(name, phone && `電話 ${phone}`, email, address),
  whom: ({ whom, note, spare }) =>
    lines(`${WHOM_TEXT[whom]}の申しこみ`, note, spare && 'ほかに参加する人がいないときだけ参加します'),
} satisfies Record<Question, (answers: Told, occasion: Occasion) => Content>

/** All answers, each with its question. */
export const answerRows = (
  questions: readonly Question[],
  answers: Told,
  occasion: Occasion,
  beside: (question: Question) => Content = () => false,
): Row[] =>
  questions.map(question => ({
    label: QUESTION_TEXT[question].short,
    value: html`${TOLD[question](answers, occasion)}${beside(question)}`,
  }))
