import { z } from 'zod'
import { questionsOf, type Whole } from '#platform/asked.ts'
import type { Day } from '#platform/dates.ts'
import { anyOf, chosenId, email, line, needed, note, oneOf, phone, requiredDay } from '#platform/reading.ts'
import { type FormRule, one, type Submitted } from '#platform/submitted.ts'
import { nfkc } from '#platform/text.ts'
import {
  type Answers,
  askAgain,
  COMPANIONS_MOST,
  COMPANY,
  companionsOf,
  LIVES,
  OUTCOMES,
  QUESTIONS,
  type Question,
  type Reached,
  TIMES,
  TOGETHER,
  TYPED_BY,
  WHOM,
  WISHES,
} from './rules.ts'
import { AGAIN_TEXT } from './text.ts'

/** Letters of any script, as names have; a nickname will do, a telephone number or an address of the web will not. */
const NAME = /^(?=.*[\p{L}〇])[\p{L}\p{M}〇・･\s.'’()（）-]+$/u
const name = needed(
  line('お名前', 60).refine(
    typed => typed === '' || NAME.test(typed),
    'お名前は文字だけで入力してください。数字や記号は使えません。例：なかむら かずこ',
  ),
  'お名前を入力してください。ひらがなだけでもかまいません。例：なかむら かずこ',
)

const COMPANION = 'たけし、はなこ'
/** The names of who comes along, one after the other with a comma between. */
const companions = line('ごいっしょの方のお名前', 130)
  .transform(typed =>
    typed
      .split(/[、，,;；／/]/)
      .map(one => one.trim())
      .filter(one => one !== ''),
  )
  .refine(
    names => names.every(one => NAME.test(one)),
    `ごいっしょの方のお名前は文字だけで入力してください。電話番号などは要りません。例：${COMPANION}`,
  )
  .refine(
    names => names.length <= COMPANIONS_MOST,
    `お名前は${COMPANIONS_MOST}人までです。${COMPANIONS_MOST + 1}人からは、${COMPANIONS_MOST}人まで書いて送ってから、窓口にお知らせください。例：${COMPANION}`,
  )

/** Who asks, and how they are reached. */
export const reached = z.object({ name, phone, email: email('nakamura@example.jp'), address: line('ご住所', 200) })

/** What each page asks; each answer is read by itself. */
const FIELDS = {
  activity: z.object({
    activity: chosenId,
    about: oneOf(['open']),
    words: note('書いたこと', 500, '短くしてください。'),
  }),
  wish: z.object({
    wish: needed(oneOf(WISHES), 'どうしたいかを、1つ選んでください。迷うときは「相談したい」を選びます。'),
  }),
  name: reached,
  time: z.object({ times: anyOf(TIMES), note: line('気をつけてほしいこと', 200) }),
  whom: z.object({
    whom: needed(oneOf(WHOM), 'どなたのことかを、1つ選んでください。'),
    whom_note: line('その方のこと', 100),
    company: oneOf(COMPANY),
    companions,
    together: oneOf(TOGETHER),
    lives: oneOf(LIVES),
  }),
} satisfies Record<Question, z.ZodObject>

/** That there is one way at least. */
export const wayToReach: FormRule<Omit<Reached, 'name'>> = typed =>
  typed.phone === '' && typed.email === '' && typed.address === ''
    ? {
        phone: '電話番号を入力してください。電話でないほうがよいときは、下のメールアドレスかご住所を入力してください。',
      }
    : {}

/** Nobody comes alone and with somebody who is named. */
const oneOrMore: FormRule<{ company: string | null; companions: readonly string[] }> = ({
  company,
  companions = [],
}) =>
  company === 'alone' && companions.length > 0
    ? {
        companions:
          'おひとりのときは、ごいっしょの方のお名前を消してください。ごいっしょの方がいるときは、上の「どなたかといっしょ」を選んでください。',
      }
    : {}

export const { fieldsOf, readQuestion, readAll } = questionsOf(FIELDS, {
  name: () => wayToReach,
  whom: () => oneOrMore,
})

export function readAnswers(form: Submitted): Whole<Question, Answers> {
  const read = readAll<Answers & { about: 'open' | null }>(form, QUESTIONS)
  if (!read.ok) return read
  const { about, activity, ...rest } = read.value
  return { ok: true, value: { ...rest, ...companionsOf(rest), activity: about === 'open' ? null : activity } }
}

/** What is said where a form has to be sent once more, by a button that says `press`; null: it is taken. */
export function againText(form: Submitted, now: string, press: string): string | null {
  const again = askAgain({ since: one(form, 'since'), trap: one(form, 'website') }, now)
  return again && AGAIN_TEXT[again].replaceAll('この内容で送る', press)
}

/** By which way staff heard of what they type for somebody. */
export const heardBy = needed(oneOf(TYPED_BY), 'どのようにうかがったかを選んでください。')

/** What staff say of a request that they type for somebody: by which way it came, and that the words were read out. */
export const typedForm = z.object({
  medium: heardBy,
  agreed: z.string().refine(typed => typed === '1', '下の文を読み上げて、ご了解いただけたらチェックを入れてください。'),
})

/** What came of a call, and when the next is due. */
export const noteForm = (today: Day) =>
  z.object({
    note: needed(line('どうなったか', 1000), 'どうなったかを入力してください。例：留守だった。あすの午前にもう一度'),
    due: requiredDay('次の期限を「令和8年11月28日」や「2026-11-28」のように入力してください。', { next: today }),
  })

export const closeForm = z.object({
  outcome: needed(oneOf(OUTCOMES), 'どう終わったかを選んでください。'),
  end_note: line('ひとこと', 1000),
})

/** Why it is opened again, and when the next call is due; named apart from the fields of the forms that end it. */
export const reopenForm = (today: Day) =>
  z.object({
    reopen_note: needed(line('わけ', 1000), '再開するわけを入力してください。例：別の方の依頼とまちがえて終わりにした'),
    reopen_due: requiredDay('次の期限を「令和8年11月28日」や「2026-11-28」のように入力してください。', { next: today }),
  })

/** The number of a person as somebody types it; null where none is; 0: what was typed is none. */
export const numberIn = (typed: string): number | null =>
  typed === '' ? null : Number(/^(?:no\.?\s*)?(\d{1,9})$/i.exec(nfkc(typed))?.[1] ?? 0)

/** With whom it is joined: somebody who was shown, or the number of somebody else (0: what is typed is none). */
export const joinForm = z.object({
  person: chosenId,
  number: line('番号', 20).transform(numberIn),
})

export const someoneNamed: FormRule<z.infer<typeof joinForm>> = ({ person, number }) =>
  person === null && number === null ? { number: 'この方だという利用者を選ぶか、番号を入力してください。例：1042' } : {}
