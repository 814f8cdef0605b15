import { html } from 'hono/html'
import { all, one, type Submitted } from '#platform/submitted.ts'
import { checkboxField, radioField } from '#ui/choices.ts'
import { hidden, textArea } from '#ui/fields.ts'
import type { Content, Html } from '#ui/html.ts'
import { type Row, summary } from '#ui/summary.ts'
import { fieldsOf, noteField } from './forms.ts'
import {
  DECLINED,
  isEmpty,
  NOTE_MOST,
  PAGES,
  type Page,
  QUESTIONS,
  type Question,
  questionsOf,
  type Written,
} from './rules.ts'
import { DECLINED_TEXT, NOTE_TEXT, PAGE_TEXT, QUESTION_TEXT, UNSAID_TEXT } from './text.ts'

type Errors = Readonly<Record<string, string>>

/** Each choice of a question with its words. */
export const choicesOf = (question: Question): { value: string; label: string }[] =>
  Object.entries(QUESTION_TEXT[question].choices).map(([value, label]) => ({ value, label }))

const questionField = (question: Question, form: Submitted, errors: Errors): Html => {
  const field = { name: question, label: QUESTION_TEXT[question].asks, error: errors[question], columns: true }
  const options = [...choicesOf(question), { value: DECLINED, label: DECLINED_TEXT }]
  return QUESTIONS[question].many
    ? checkboxField({ ...field, hint: 'いくつでも選べます。', options, values: all(form, question) })
    : // What was chosen once could not be taken back in another way.
      radioField({ ...field, options: [...options, { value: '', label: 'まだ書かない' }], value: one(form, question) })
}

/** The questions of a page, with what was typed so far. */
export const pageFields = (page: Page, form: Submitted, errors: Errors = {}): Content => [
  ...questionsOf(page).map(question => questionField(question, form, errors)),
  // No browser remembers what was written in it for whoever comes after, yet it is there again when one goes back.
  textArea({
    ...{ rows: 2, limit: NOTE_MOST },
    ...{ name: noteField(page), label: NOTE_TEXT, example: PAGE_TEXT[page].example },
    ...{ value: one(form, noteField(page)), error: errors[noteField(page)] },
  }),
]

/** What was typed on the other pages, to go along with the form. */
export const carried = (form: Submitted, here: Page | null): Html[] =>
  PAGES.filter(page => page !== here)
    .flatMap(fieldsOf)
    .flatMap(name =>
      all(form, name)
        .filter(Boolean)
        .map(value => hidden(name, value)),
    )

/** An answer in words; '' where nothing was said. */
export function answerText(question: Question, { answers }: Written): string {
  const answer = answers[question]
  if (answer === undefined) return ''
  const words: Readonly<Record<string, string>> = QUESTION_TEXT[question].choices
  return answer === DECLINED ? DECLINED_TEXT : answer.map(choice => words[choice]).join('、')
}

/** A page in words, each question in short; what was not said is told as such. */
export const rowsOf = (page: Page, written: Written): Row[] => [
  ...questionsOf(page).map(question => ({
    label: QUESTION_TEXT[question].short,
    value: answerText(question, written) || html`<span class="faint">${UNSAID_TEXT}</span>`,
  })),
  ...(written.note ? [{ label: NOTE_TEXT, value: `「${written.note}」` }] : []),
]

/** One page of a sheet with what stands on it, and what can be done with it. */
export const pagePart = (page: Page, written: Written | undefined, actions: Content = false): Html =>
  html`<section class="stack" aria-labelledby="p-${page}"><h2 id="p-${page}">${PAGE_TEXT[page].title}</h2>
    ${written && !isEmpty(written) ? summary(rowsOf(page, written), 'check') : html`<p class="faint">${UNSAID_TEXT}。</p>`}${actions}</section>`
