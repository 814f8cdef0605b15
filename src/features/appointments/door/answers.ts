import { type Content, numbers } from '#ui/html.ts'
import type { Row } from '#ui/summary.ts'
import { answersTold, lines } from '#ui/walk.ts'
import type { Slot } from '../offer/rules.ts'
import { placed, type Seen } from '../store.ts'
import { HOW_TEXT, TOPIC_TEXT, timeText, WHOM_TEXT, whereText } from '../text.ts'
import { type Answers, QUESTIONS, type Question } from './forms.ts'
import { QUESTION_TEXT } from './questions.ts'

type Told = Omit<Answers, 'slot'> & Omit<ReturnType<typeof placed>, 'host_id' | 'rule_id'>

const TOLD = {
  slot: told => lines(timeText(told), told.title, numbers(whereText(told))),
  topic: ({ topic, how }) => lines(TOPIC_TEXT[topic], HOW_TEXT[how]),
  name: ({ name, phone, email, address }) => lines(name, phone && numbers(`電話 ${phone}`), email, address),
  whom: ({ whom, note }) => lines(WHOM_TEXT[whom], note),
} satisfies Record<Question, (told: Told) => Content>

/** All answers, each with its question; `change`: with a button to it. */
export const answerRows = (told: Told, change = false): Row[] =>
  answersTold(QUESTIONS, QUESTION_TEXT, question => TOLD[question](told), change)

/** The answers of a form with the time that was chosen. */
export const toldOf = (answers: Answers, slot: Slot): Told => ({ ...answers, ...placed(slot) })
export const seenRows = (seen: Seen): Row[] => answerRows(seen)
