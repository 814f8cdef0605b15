import type { Content } from '#ui/html.ts'
import type { Row } from '#ui/summary.ts'
import { answersTold, numbered, type Texts } from '#ui/walk.ts'
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
} satisfies Texts<Question>

const TOLD = {
  occasion: (_, occasion) => numbered(occasion.title, occasion.organisation ?? '', timesText(occasion)),
  party: ({ party, companions }) => numbered(`${party}人`, companions && `ごいっしょの方：${companions}`),
  name: ({ name, phone, email, address }) => numbered(name, phone && `電話 ${phone}`, email, address),
  whom: ({ whom, note, spare }) =>
    numbered(`${WHOM_TEXT[whom]}の申しこみ`, note, spare && 'ほかに参加する人がいないときだけ参加します'),
} satisfies Record<Question, (answers: Told, occasion: Occasion) => Content>

/** All answers, each with its question; `change`: with a button to it. */
export const answerRows = (questions: readonly Question[], answers: Told, occasion: Occasion, change = false): Row[] =>
  answersTold(questions, QUESTION_TEXT, question => TOLD[question](answers, occasion), change)
