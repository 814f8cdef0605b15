import { html } from 'hono/html'
import { type Content, numbers } from '#ui/html.ts'
import type { Row } from '#ui/summary.ts'
import type { Answers, Question } from '../rules.ts'
import type { Activity } from '../store.ts'
import { companionsText, LIVES_TEXT, QUESTION_TEXT, TIME_TEXT, WHOM_TEXT, WISH_TEXT } from '../text.ts'

type Told = Omit<Answers, 'activity'>

const lines = (...list: (string | false | null | undefined)[]): Content =>
  list
    .map(text => text || '')
    .filter(text => text !== '')
    .map((text, at) => html`${at > 0 && html`<br>`}${numbers(text)}`)

const TOLD = {
  activity: ({ words }, activity) =>
    lines(activity ? activity.title : 'まだ決まっていない', activity?.organisation, words && `「${words}」`),
  wish: ({ wish }) => WISH_TEXT[wish],
  name: ({ name, phone, email, address }) => lines(name, phone && `電話 ${phone}`, email, address),
  time: ({ times, note, phone }) =>
    phone || note
      ? lines(phone && (times.map(time => TIME_TEXT[time]).join('・') || '窓口が開いている時間'), note)
      : '書いていません',
  whom: answers =>
    lines(
      WHOM_TEXT[answers.whom],
      answers.whom_note,
      companionsText(answers),
      answers.lives && `お住まい：${LIVES_TEXT[answers.lives]}`,
    ),
} satisfies Record<Question, (answers: Told, activity: Activity | undefined) => Content>

/** The answer to each question in words. */
export const answerOf = (question: Question, answers: Told, activity: Activity | undefined): Content =>
  TOLD[question](answers, activity)

/** All answers, each with its question. */
export const answerRows = (
  questions: readonly Question[],
  answers: Told,
  activity: Activity | undefined,
  beside: (question: Question) => Content = () => false,
): Row[] =>
  questions.map(question => ({
    label: QUESTION_TEXT[question].short,
    value: html`${answerOf(question, answers, activity)}${beside(question)}`,
  }))
