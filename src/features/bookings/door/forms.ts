import { z } from 'zod'
import { type Reached, reached, wayToReach } from '#features/requests/index.ts'
import { questionsOf, type Whole } from '#platform/asked.ts'
import { chosenId, line, needed, number, oneOf, ticked } from '#platform/reading.ts'
import type { Submitted } from '#platform/submitted.ts'
import { PARTY_MOST, WHOM, type Whom } from '../rules.ts'

/** The questions in their order, one a page. No age, sex or health is asked. */
export const QUESTIONS = ['occasion', 'party', 'name', 'whom'] as const
export type Question = (typeof QUESTIONS)[number]

/** What was answered. */
export type Answers = Reached & {
  occasion: string
  party: number
  companions: string
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

export const { fieldsOf, readQuestion, readAll } = questionsOf(FIELDS, { name: () => wayToReach })

/** The questions where so many at most may come together. */
export const questionsFor = (most: number): readonly Question[] =>
  most > 1 ? QUESTIONS : QUESTIONS.filter(question => question !== 'party')

export function readAnswers(form: Submitted, most: number): Whole<Question, Answers> {
  const read = readAll<Answers>(
    form,
    questionsFor(most),
    ({ party }) =>
      party > most && { question: 'party', errors: { party: `この回は、${most}人までいっしょに申しこめます。` } },
  )
  return read.ok ? { ok: true, value: { ...{ party: 1, companions: '' }, ...read.value } } : read
}
