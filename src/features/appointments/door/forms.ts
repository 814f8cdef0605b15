import { z } from 'zod'
import { reached, wayToReach } from '#features/requests/index.ts'
import { line, needed, oneOf } from '#platform/reading.ts'
import { type Accepted, accept, type FormRule, type Refused, type Submitted } from '#platform/submitted.ts'
import { type AskedTopic, HOWS, type How, TOPICS, WHOM, type Whom } from '../rules.ts'

/** The questions in their order, one a page. No age, sex, health or money is asked. */
export const QUESTIONS = ['slot', 'topic', 'name', 'whom'] as const
export type Question = (typeof QUESTIONS)[number]

/** What was answered; `slot`: the key of a time. */
export type Answers = {
  slot: string
  topic: AskedTopic
  how: How
  name: string
  phone: string
  email: string
  address: string
  whom: Whom
  note: string
}

const FIELDS = {
  slot: z.object({ slot: needed(line('時間', 80), '日と時間を、1つ選んでください。') }),
  topic: z.object({
    topic: needed(oneOf(TOPICS), 'どんなお話かを、1つ選んでください。迷うときは「そのほか」を選びます。'),
    how: needed(oneOf(HOWS), 'どのように話すかを、1つ選んでください。'),
  }),
  name: reached,
  whom: z.object({
    whom: needed(oneOf(WHOM), 'どなたのことかを、1つ選んでください。'),
    note: line('お伝えになりたいこと', 200),
  }),
} satisfies Record<Question, z.ZodObject>

/** The names of the fields of a question, as they travel from page to page. */
export const fieldsOf = (question: Question): readonly string[] => Object.keys(FIELDS[question].shape)

type Typed = Record<string, unknown>
type Contacts = { phone: string; email: string; address: string }

/** Whoever is called gives a number, whoever is written to before they meet online an address. */
const reachable =
  (how: string): FormRule<Contacts> =>
  typed => {
    const missing = wayToReach(typed)
    if (how === 'phone' && typed.phone === '') return { phone: 'お電話をする番号を入力してください。例：04-7167-1111' }
    if (how === 'online' && typed.email === '')
      return { email: 'つなぎ方をお送りするメールアドレスを入力してください。例：nakamura@example.jp' }
    return missing
  }

/** One page's answers, or what is to be mended. */
export const readQuestion = (question: Question, form: Submitted): Accepted<Typed> | Refused =>
  accept(
    FIELDS[question] as unknown as z.ZodType<Typed> & z.ZodObject,
    form,
    question === 'name' ? (reachable(form.fields['how']?.[0] ?? '') as FormRule<Typed>) : () => ({}),
  )

/** All answers, or the first question that is not answered as it must be; `all`: what is to be mended in any of them. */
export function readAnswers(
  form: Submitted,
):
  | { ok: true; value: Answers }
  | { ok: false; question: Question; errors: Record<string, string>; all: Record<string, string> } {
  const read = QUESTIONS.map(question => ({ question, answer: readQuestion(question, form) }))
  const wrong = read.flatMap(({ question, answer }) => (answer.ok ? [] : [{ question, errors: answer.errors }]))
  if (wrong[0]) return { ok: false, ...wrong[0], all: Object.assign({}, ...wrong.map(({ errors }) => errors)) }
  return { ok: true, value: Object.assign({}, ...read.map(({ answer }) => answer.ok && answer.value)) as Answers }
}
