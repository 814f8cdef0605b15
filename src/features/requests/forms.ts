import { z } from 'zod'
import { parseDay } from '#platform/dates.ts'
import { isId } from '#platform/ids.ts'
import { phoneDigits, tidyPhone } from '#platform/phones.ts'
import { type Accepted, accept, type FormRule, type Refused, type Submitted } from '#platform/submitted.ts'
import { lengthOf, nfkc } from '#platform/text.ts'
import { type Answers, LIVES, OUTCOMES, QUESTIONS, type Question, TIMES, TYPED_BY, WHOM, WISHES } from './rules.ts'

const line = (label: string, most: number) =>
  z
    .string()
    .trim()
    .refine(typed => lengthOf(typed) <= most, `${label}は${most}文字までです。短くしてください。`)

const oneOf = <T extends string>(codes: readonly T[]) =>
  z.string().transform(typed => codes.find(code => code === typed) ?? null)

const needed = <T extends string>(codes: readonly T[], sentence: string) =>
  z.string().transform((typed, context): T => {
    const code = codes.find(one => one === typed)
    if (!code) context.addIssue(sentence)
    return code ?? codes[0]!
  })

const anyOf = <T extends string>(codes: readonly T[]) =>
  z.array(z.string()).transform(typed => codes.filter(code => typed.includes(code)))

const chosenId = z.string().transform(typed => (isId(typed) ? typed : null))

const phone = z.string().transform((typed, context): string => {
  if (typed.trim() === '') return ''
  const tidy = tidyPhone(typed)
  if (tidy === null || phoneDigits(typed) === null)
    context.addIssue('電話番号は、市外局番から10けたか11けたで入力してください。例：04-7167-1111')
  return tidy ?? ''
})

const email = line('メールアドレス', 200)
  .transform(nfkc)
  .refine(
    typed => typed === '' || /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(typed),
    'メールアドレスの形を確かめてください。例：nakamura@example.jp',
  )

/** Letters of any script, as names have; a nickname will do, a telephone number or an address of the web will not. */
const name = line('お名前', 60)
  .refine(typed => typed !== '', 'お名前を入力してください。ひらがなだけでも かまいません。例：なかむら かずこ')
  .refine(
    typed => typed === '' || /^[\p{L}\p{M}〇・･\s.'’()（）-]+$/u.test(typed),
    'お名前は文字だけで入力してください。数字や記号は使えません。例：なかむら かずこ',
  )

/** What each page asks; each answer is read by itself. */
const FIELDS = {
  activity: z.object({ activity: chosenId, about: oneOf(['open']), words: line('してみたいこと', 500) }),
  wish: z.object({ wish: needed(WISHES, 'どうしたいかを、1つ選んでください。迷うときは「相談したい」を選びます。') }),
  name: z.object({ name, phone, email, address: line('ご住所', 200) }),
  time: z.object({ times: anyOf(TIMES), note: line('気をつけてほしいこと', 200) }),
  whom: z.object({
    whom: needed(WHOM, 'どなたのことかを、1つ選んでください。'),
    whom_note: line('その方のこと', 100),
    lives: oneOf(LIVES),
  }),
} satisfies Record<Question, z.ZodObject>

/** The names of all fields, as they travel from page to page. */
export const fieldsOf = (question: Question): readonly string[] => Object.keys(FIELDS[question].shape)
export const ALL_FIELDS: readonly string[] = QUESTIONS.flatMap(fieldsOf)

const wayToReach: FormRule<{ phone: string; email: string; address: string }> = typed =>
  typed.phone === '' && typed.email === '' && typed.address === ''
    ? {
        phone:
          '電話番号を入力してください。電話でないほうがよいときは、下の メールアドレスか ご住所を入力してください。',
      }
    : {}

type Read = Accepted<Record<string, unknown>> | Refused

/** One page's answers, or what is to be mended. */
export const readQuestion = (question: Question, form: Submitted): Read =>
  accept(
    FIELDS[question] as unknown as z.ZodType<Record<string, unknown>> & z.ZodObject,
    form,
    question === 'name' ? (wayToReach as FormRule<Record<string, unknown>>) : () => ({}),
  )

/** All answers, or the first question that is not answered as it must be. */
export function readAnswers(
  form: Submitted,
): { ok: true; value: Answers } | { ok: false; question: Question; errors: Record<string, string> } {
  const value: Record<string, unknown> = {}
  for (const question of QUESTIONS) {
    const read = readQuestion(question, form)
    if (!read.ok) return { ok: false, question, errors: read.errors }
    Object.assign(value, read.value)
  }
  const { about, activity, ...rest } = value as Answers & { about: 'open' | null }
  return { ok: true, value: { ...rest, activity: about === 'open' ? null : activity } }
}

/** What staff say of a request that they type for somebody: by which way it came, and that the words were read out. */
export const typedForm = z.object({
  medium: needed(TYPED_BY, 'どのように うかがったかを選んでください。'),
  agreed: z
    .string()
    .refine(typed => typed === '1', '下の文を読み上げて、ご了解いただけたら チェックを入れてください。'),
})

const note = line('どうなったか', 1000)

/** What came of a call, and when the next is due. */
export const noteForm = z.object({
  note: note.refine(typed => typed !== '', 'どうなったかを入力してください。例：留守だった。あすの午前にもう一度'),
  due: z.string().transform((typed, context) => {
    const day = parseDay(typed)
    if (day === null) context.addIssue('次の期限を「令和8年11月28日」や「2026-11-28」のように入力してください。')
    return day ?? ''
  }),
})

export const closeForm = z.object({
  outcome: needed(OUTCOMES, 'どう終わったかを選んでください。'),
  end_note: line('ひとこと', 1000),
})

/** With whom it is joined: somebody who was shown, or the number of somebody else. */
export const joinForm = z.object({
  person: chosenId,
  number: line('番号', 20).transform(typed => Number(/^(?:no\.?)?(\d{1,9})$/i.exec(nfkc(typed).trim())?.[1] ?? 0)),
})
