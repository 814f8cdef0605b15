import { z } from 'zod'
import { reached, wayToReach } from '#features/requests/index.ts'
import { chosenId, line, needed, number, oneOf, ticked } from '#platform/reading.ts'
import { type Accepted, accept, type FormRule, type Refused, type Submitted } from '#platform/submitted.ts'
import { PARTY_MOST, WHOM, type Whom } from '../rules.ts'

/** The questions in their order, one a page. No age, sex or health is asked. */
export const QUESTIONS = ['occasion', 'party', 'name', 'whom'] as const
export type Question = (typeof QUESTIONS)[number]

/** What was answered. */
export type Answers = {
  occasion: string
  party: number
  companions: string
  name: string
  phone: string
  email: string
  address: string
  whom: Whom
  note: string
  spare: boolean
}

const PARTY = `人数を、1から${PARTY_MOST}までの数字で選んでください。`
const FIELDS = {
  occasion: z.object({ occasion: needed(chosenId, 'どの回に申しこむかを、1つ選んでください。') }),
  party: z.object({
    party: needed(number(PARTY, { least: 1, most: PARTY_MOST }), PARTY),
    companions: line('ごいっしょの方のお名前', 100),
  }),
  name: reached,
  whom: z.object({
    whom: needed(oneOf(WHOM), 'どなたの申しこみかを、1つ選んでください。'),
    note: line('お伝えになりたいこと', 200),
    spare: ticked,
  }),
} satisfies Record<Question, z.ZodObject>

/** The names of the fields of a question, as they travel from page to page. */
export const fieldsOf = (question: Question): readonly string[] => Object.keys(FIELDS[question].shape)

type Typed = Record<string, unknown>

/** One page's answers, or what is to be mended. */
export const readQuestion = (question: Question, form: Submitted): Accepted<Typed> | Refused =>
  accept(
    FIELDS[question] as unknown as z.ZodType<Typed> & z.ZodObject,
    form,
    question === 'name' ? (wayToReach as FormRule<Typed>) : () => ({}),
  )

/** The questions where so many at most may come together. */
export const questionsFor = (most: number): readonly Question[] =>
  most > 1 ? QUESTIONS : QUESTIONS.filter(question => question !== 'party')

/** All answers, or the first question that is not answered as it must be; `all`: what is to be mended in any of them. */
export function readAnswers(
  form: Submitted,
  most: number,
):
  | { ok: true; value: Answers }
  | { ok: false; question: Question; errors: Record<string, string>; all: Record<string, string> } {
  const wrong: { question: Question; errors: Record<string, string> }[] = []
  const value: Typed = { party: 1, companions: '' }
  for (const question of questionsFor(most)) {
    const read = readQuestion(question, form)
    if (read.ok) Object.assign(value, read.value)
    else wrong.push({ question, errors: read.errors })
  }
  const answers = value as Answers
  if (answers.party > most)
    wrong.push({ question: 'party', errors: { party: `この回は、${most}人までいっしょに申しこめます。` } })
  const [first] = wrong
  if (first) return { ok: false, ...first, all: Object.assign({}, ...wrong.map(({ errors }) => errors)) }
  return { ok: true, value: answers }
}
