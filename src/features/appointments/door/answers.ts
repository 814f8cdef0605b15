import { html } from 'hono/html'
import { type Content, numbers } from '#ui/html.ts'
import type { Row } from '#ui/summary.ts'
import type { Slot } from '../offer/rules.ts'
import { placed, type Seen } from '../store.ts'
import { HOW_TEXT, TOPIC_TEXT, timeText, WHOM_TEXT, whereText } from '../text.ts'
import type { Answers, Question } from './forms.ts'
import { linesOf, QUESTION_TEXT } from './questions.ts'

type Told = Omit<Answers, 'slot'> & Omit<ReturnType<typeof placed>, 'host_id' | 'rule_id'>

const TOLD = {
  slot: told => linesOf(timeText(told), told.title, numbers(whereText(told))),
  topic: ({ topic, how }) => linesOf(TOPIC_TEXT[topic], HOW_TEXT[how]),
  name: ({ name, phone, email, address }) => linesOf(name, phone && numbers(`電話 ${phone}`), email, address),
  whom: ({ whom, note }) => linesOf(WHOM_TEXT[whom], note),
} satisfies Record<Question, (told: Told) => Content>

const QUESTIONS = Object.keys(TOLD) as Question[]

/** All answers, each with its question. */
export const answerRows = (told: Told, beside: (question: Question) => Content = () => false): Row[] =>
  QUESTIONS.map(question => ({
    label: QUESTION_TEXT[question].short,
    value: html`${TOLD[question](told)}${beside(question)}`,
  }))

/** The answers of a form with the time that was chosen. */
export const toldOf = (answers: Answers, slot: Slot): Told => ({ ...answers, ...placed(slot) })
export const seenRows = (seen: Seen): Row[] => answerRows(seen)
