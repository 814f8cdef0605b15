import { z } from 'zod'
import { type Reached, reached, wayToReach } from '#features/requests/index.ts'
import { questionsOf, type Whole } from '#platform/asked.ts'
import { line, needed, oneOf } from '#platform/reading.ts'
import { type FormRule, one, type Submitted } from '#platform/submitted.ts'
import { type AskedTopic, HOWS, type How, TOPICS, WHOM, type Whom } from '../rules.ts'

/** The questions in their order, one a page. No age, sex, health or money is asked. */
export const QUESTIONS = ['slot', 'topic', 'name', 'whom'] as const
export type Question = (typeof QUESTIONS)[number]

/** What was answered; `slot`: the key of a time. */
export type Answers = Reached & {
  slot: string
  topic: AskedTopic
  how: How
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

/** Whoever is called gives a number, whoever is written to before they meet online an address. */
const reachable =
  (how: string): FormRule<Reached> =>
  typed => {
    const missing = wayToReach(typed)
    if (how === 'phone' && typed.phone === '') return { phone: 'お電話をする番号を入力してください。例：04-7167-1111' }
    if (how === 'online' && typed.email === '')
      return { email: 'つなぎ方をお送りするメールアドレスを入力してください。例：nakamura@example.jp' }
    return missing
  }

export const { fieldsOf, readQuestion, readAll } = questionsOf(FIELDS, { name: form => reachable(one(form, 'how')) })

export const readAnswers = (form: Submitted): Whole<Question, Answers> => readAll(form, QUESTIONS)
