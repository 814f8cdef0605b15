import { z } from 'zod'
import { type Day, dayQuestion, type Near, readDay } from './dates.ts'
import { readFiscalYear } from './fiscal.ts'
import { figuresOf } from './folding.ts'
import { isId } from './ids.ts'
import { isReading } from './names.ts'
import { tidyPhone } from './phones.ts'
import { lengthOf, nfkc, toHiragana } from './text.ts'
import { parseTime } from './times.ts'

/*
 * How a field of a form is read, one reader per kind of answer, for the schemas that `accept` takes (submitted.ts).
 * Each takes first what the person reads when it does not fit: the field's label where the sentence is always the same,
 * else the whole sentence, with an example. What is left empty is '' for words, [] for several, null for all else;
 * `needed` refuses it. A number, day or time that can be read in two ways is refused, never guessed.
 */

/** The longest note that is taken, in characters as a person counts them. */
export const NOTE_LIMIT = 10_000

/** What is said of a text of more than `most` characters, and null of one that is not too long. */
export const tooLong = (typed: string, label: string, most: number, advice = '短くしてください。'): string | null =>
  lengthOf(typed) <= most
    ? null
    : `${label}は${most.toLocaleString('ja')}文字までです（いま${lengthOf(typed).toLocaleString('ja')}文字）。${advice}`

const words = (tidy: (typed: string) => string, label: string, most: number, advice?: string) =>
  z
    .string()
    .transform(tidy)
    .refine(typed => tooLong(typed, label, most, advice) === null, {
      error: ({ input }) => tooLong(String(input), label, most, advice) ?? '',
    })

const oneLine = (typed: string): string => typed.replace(/\s*[\n\t]\s*/g, ' ').trim()

/** Words on one line, at most `most` characters: a line break that came with a pasted text is a blank. */
export const line = (label: string, most: number, advice?: string) => words(oneLine, label, most, advice)

/** A text of several lines. A longer one is refused with its length and what to do instead. */
export const note = (label: string, most = NOTE_LIMIT, advice = '短くするか、分けて記録してください。') =>
  words(typed => typed.trim(), label, most, advice)

/** What must be typed exactly, as a password: nothing is changed, and blanks alone are refused. */
export const exact = (sentence: string) => z.string().refine(typed => typed.trim() !== '', sentence)

/** A reading in hiragana, whichever kana were typed. `also`: the characters that may stand in it beside kana. */
export const kana = (label: string, most: number, example: string, also = /(?!)/) =>
  line(label, most)
    .transform(typed => toHiragana(nfkc(typed)))
    .refine(
      typed => [...typed].every(character => isReading(character) || also.test(character)),
      `${label}はひらがなで入力してください。例：${example}`,
    )

/** A phone number with its area code in one spelling: 04-7167-1111. */
export const phone = z.string().transform((typed, context) => {
  if (typed.trim() === '') return ''
  const tidy = tidyPhone(typed)
  if (tidy !== null) return tidy
  context.addIssue('電話番号は、市外局番から10けたか11けたで入力してください。例：04-7167-1111')
  return z.NEVER
})

/** The address of a mailbox, in usual letters whatever was typed; whether somebody reads it nobody can tell. */
export const email = (example: string) =>
  line('メールアドレス', 200)
    .transform(nfkc)
    .refine(
      typed => typed === '' || /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(typed),
      `メールアドレスの形を確かめてください。例：${example}`,
    )

/**
 * A day however it is written, as 'YYYY-MM-DD'; `near` says which year is meant where none is written (null: it must be).
 * `fits` says of a day that could be read what else is wrong with it.
 */
export const day = (sentence: string, near: Near | null, fits: (day: Day) => string | null = () => null) =>
  z.string().transform((typed, context): Day | null => {
    if (typed.trim() === '') return null
    const read = readDay(typed, near)
    const day = read && 'day' in read ? read.day : null
    const wrong = day === null ? (dayQuestion(typed, near) ?? sentence) : fits(day)
    if (wrong === null) return day
    context.addIssue(wrong)
    return z.NEVER
  })

/** The same where a day must be given. */
export const requiredDay = (sentence: string, near: Near | null) => needed(day(sentence, near), sentence)

/** A time of the day in minutes after midnight, before 24:00. */
export const time = (sentence: string) =>
  z.string().transform((typed, context): number | null => {
    if (typed.trim() === '') return null
    const minutes = parseTime(typed)
    if (minutes !== null && minutes < 1440) return minutes
    context.addIssue(sentence)
    return z.NEVER
  })

/** A whole number in kanji; in 2千 it is none. */
const KANJI = /(?<![\d〇一二三四五六七八九十百千])[〇一二三四五六七八九十百千]+(?!\d)/g

/** From `least` (0) to `most`, in steps of `step` (1, or tenths of it); a number may carry its `unit`. */
export type Bounds = { least?: number; most: number; step?: number; unit?: string }

/**
 * A number in any width or in kanji, with commas at its thousands: １，２００, 12.5時間, 三時間. Null for anything else, also for 1,5 and 2〜3,
 * and for one that is out of its bounds or between its steps.
 */
export function parseNumber(typed: string, { least = 0, most, step = 1, unit = '' }: Bounds): number | null {
  const plain = nfkc(typed).replace(/\s/g, '').replace(KANJI, figuresOf)
  const digits = unit !== '' && plain.endsWith(unit) ? plain.slice(0, -unit.length) : plain
  if (!/^(\d{1,9}|\d{1,3}(,\d{3}){1,2})(\.\d0*)?$/.test(digits)) return null
  const value = Number(digits.replaceAll(',', ''))
  const steps = Math.round(value * 10) / Math.round(step * 10)
  return value >= least && value <= most && Number.isInteger(steps) ? value : null
}

/** A number within its bounds. */
export const number = (sentence: string, bounds: Bounds) =>
  z.string().transform((typed, context): number | null => {
    if (typed.trim() === '') return null
    const value = parseNumber(typed, bounds)
    if (value === null) context.addIssue(sentence)
    return value
  })

/** A fiscal year within its bounds, as people write it: 令和8年度, 2026. */
export const fiscal = (sentence: string, { least, most }: { least: number; most: number }) =>
  z.string().transform((typed, context): number | null => {
    if (typed.trim() === '') return null
    const year = readFiscalYear(typed)
    if (year !== null && year >= least && year <= most) return year
    context.addIssue(sentence)
    return z.NEVER
  })

/** What people write around an amount, and the thousands in it, without them: ¥1,200-, 金千二百円也, 1万2千円. */
const inYen = (typed: string): string =>
  nfkc(typed)
    .replace(/\s/g, '')
    .replace(/^(?:¥|\\|金(?=.*円))/, '')
    .replace(/(?:(?<=円)也|(?<=\d)[-‐―ー−])$/, '')
    .replace(KANJI, figuresOf)
    .replace(THOUSANDS, (_, many = '0', thousands = '0', rest = '0', other = '0') =>
      String(Number(many) * 10_000 + Number(thousands) * 1000 + Number(rest) + Number(other.replace(',', ''))),
    )
const THOUSANDS = /^(?=\d+[万千])(?:(\d{1,4})万)?(?:(\d)千(\d{1,3})?|(\d{1,4}|\d,\d{3}))?(?=円|$)/

/** An amount in whole yen: 1,200, １２００円, ¥1,200, 1万円. */
export const money = (sentence: string, most: number) =>
  z
    .string()
    .transform(inYen)
    .pipe(number(sentence, { most, unit: '円' }))

/** One of a closed list; where none of it was chosen, `otherwise`. */
export const oneOf = <T extends string, E extends T | null = null>(codes: readonly T[], otherwise: E = null as E) =>
  z.string().transform((typed): T | E => codes.find(code => code === typed) ?? otherwise)

/** Any of a closed list, in its order; what is not on it is left out. */
export const anyOf = <T extends string>(codes: readonly T[]) =>
  z.array(z.string()).transform(typed => codes.filter(code => typed.includes(code)))

/** A box that is ticked or not. */
export const ticked = z.string().transform(typed => typed === '1')

/** The id of a row that was chosen from a list. That the row is there is not known yet. */
export const chosenId = z.string().transform(typed => (isId(typed) ? typed : null))

/** The ids of several rows. */
export const chosenIds = z.array(z.string()).transform(typed => typed.filter(isId))

/** The id of one of the rows that may be chosen; another is refused. */
export const chosenFrom = (rows: { has: (id: string) => boolean }, sentence: string) =>
  z
    .string()
    .refine(typed => typed === '' || rows.has(typed), sentence)
    .transform(typed => typed || null)

/** What must not be left empty: no words, no choice, nothing read. */
export const needed = <T, I>(schema: z.ZodType<T, I>, sentence: string) =>
  schema.transform((value, context): Exclude<T, null> => {
    if (value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
      return value as Exclude<T, null>
    context.addIssue(sentence)
    return z.NEVER
  })

/** The page of a list that an address asks for, 1 to 100,000; the first where it names none. One beyond the last: `nothingOn`. */
export function askedPage(query: URLSearchParams): number {
  const typed = nfkc(query.get('page') ?? '').trim()
  return /^\d+$/.test(typed) ? Math.min(Math.max(1, Number(typed)), 100_000) : 1
}
