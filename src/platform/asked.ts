import type { z } from 'zod'
import { isId, newId } from './ids.ts'
import { type Accepted, accept, all, type FormRule, one, type Refused, type Submitted } from './submitted.ts'

// A form that asks one question a page: how it is read, and where one goes. All that was typed travels in it, nothing is
// kept on the way.

type Errors = Record<string, string>
type Typed = Record<string, unknown>
type Read = Accepted<Typed> | Refused
type Wrong<Q> = { question: Q; errors: Errors }
/** All answers, or the first question that is not answered as it must be; `all`: what is to be mended in any of them. */
export type Whole<Q, A> = { ok: true; value: A } | (Wrong<Q> & { ok: false; all: Errors })

/** What travels besides the answers: the form's own id, when its first page was opened, whether all was answered once, and the trap. */
export const BESIDE = ['draft', 'since', 'checked', 'website'] as const

/** The form with an id of its own, and with the moment at which its first page was opened. */
export const begun = (form: Submitted, now: string): Submitted['fields'] => ({
  ...form.fields,
  draft: [isId(one(form, 'draft')) ? one(form, 'draft') : newId()],
  since: [one(form, 'since') || now],
})

/** What was typed into these fields, to go on with the form: each value with the name of its field. */
export const travelling = (form: Submitted, names: readonly string[]): [name: string, value: string][] =>
  names.flatMap(name => all(form, name).map((value): [string, string] => [name, value]))

/** The questions of a form by the schema of each; `rules`: what holds between the fields of one, as the form stands. */
export function questionsOf<Q extends string>(
  fields: Readonly<Record<Q, z.ZodObject>>,
  rules: { readonly [K in Q]?: (form: Submitted) => FormRule<never> },
) {
  /** The names of the fields of a question, as they travel from page to page. */
  const fieldsOf = (question: Q): readonly string[] => Object.keys(fields[question].shape)
  /** One page's answers, or what is to be mended. */
  const readQuestion = (question: Q, form: Submitted): Read =>
    accept(
      fields[question] as unknown as z.ZodType<Typed> & z.ZodObject,
      form,
      rules[question]?.(form) as FormRule<Typed> | undefined,
    )
  /** The answers of these pages; `also`: what is to be mended though each page by itself could be read. */
  function readAll<A>(
    form: Submitted,
    questions: readonly Q[],
    also: (value: A) => Wrong<Q> | false = () => false,
  ): Whole<Q, A> {
    const read = questions.map(question => ({ question, answer: readQuestion(question, form) }))
    const value = Object.assign({}, ...read.map(({ answer }) => answer.ok && answer.value)) as A
    const wrong = read.flatMap(({ question, answer }) => (answer.ok ? [] : [{ question, errors: answer.errors }]))
    const [first, ...others] = [...wrong, also(value)].filter(one => one !== false)
    if (!first) return { ok: true, value }
    return { ok: false, ...first, all: Object.assign({}, first.errors, ...others.map(({ errors }) => errors)) }
  }
  return { fieldsOf, readQuestion, readAll }
}

/** A way through questions, and what is shown on it. */
export type Way<Q extends string, V> = {
  form: Submitted
  questions: readonly Q[]
  /** Where some answers are `known` one comes back from a question to all of them. */
  door: { known?: unknown }
  read: (question: Q, form: Submitted) => { ok: true } | { ok: false; errors: Errors }
  show: (question: Q, errors?: Errors) => V
  /** All answers, or the first question that still has to be answered. */
  check: () => V
  /** What stands in the way of going on, though the question was answered. */
  stop?: () => V | false
}

/** Where somebody is led by what they pressed; only going on reads what was typed. */
export function step<Q extends string, V>({ form, questions, door, read, show, check, stop }: Way<Q, V>): V {
  const [at, go] = [one(form, 'at'), one(form, 'go')]
  const question = questions.find(one => one === at)
  const beside = (way: 1 | -1) => question && questions[questions.indexOf(question) + way]
  const wanted = questions.find(one => one === go)
  if (wanted) return show(wanted)
  if (go === 'back' && !door.known) return show(question ? (beside(-1) ?? question) : questions.at(-1)!)
  if (!question || go === 'back') return check()
  const answer = read(question, form)
  if (!answer.ok) return show(question, answer.errors)
  const next = one(form, 'checked') === '1' ? undefined : beside(1)
  return (stop?.() || undefined) ?? (next ? show(next) : check())
}
