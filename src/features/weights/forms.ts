import { z } from 'zod'
import { TERM_TEXT } from '#features/proposals/index.ts'
import { addMonths, type Day } from '#platform/dates.ts'
import { day, needed, note, number } from '#platform/reading.ts'
import type { FormRule } from '#platform/submitted.ts'
import { isTerm, sumOf, TERMS, type Term, TOTAL, type Weights } from './rules.ts'

const REASON_LIMIT = 1000

/** The longest time ahead for which weights are set. */
const MONTHS_AHEAD = 12

const DAY = 'いつから使うかを「令和8年12月1日」や「2026-12-01」のように入力してください。'

/** From which day it holds (empty: today). Past lists stay as they were shown, so no day before today. */
const from = (today: Day) =>
  day(DAY, { next: today }, from => {
    if (from < today) return 'きょうより前の日からは変えられません。きょうか、それより後の日を入力してください。'
    return from > addMonths(today, MONTHS_AHEAD)
      ? '1年より先の日は入力できません。1年以内の日を入力してください。'
      : null
  }).transform(from => from ?? today)

const reason = (sentence: string) => needed(note('理由', REASON_LIMIT, '短くしてください。'), sentence)

const points = (term: Term) => {
  const sentence = `${TERM_TEXT[term]}の点を、0から${TOTAL}までの整数で入力してください。例：120`
  return needed(number(sentence, { most: TOTAL, unit: '点' }), sentence)
}

/** The weights as staff set them by hand. */
export const byHand = (today: Day) =>
  z.object({
    ...(Object.fromEntries(TERMS.map(term => [term, points(term)])) as Record<Term, ReturnType<typeof points>>),
    from: from(today),
    reason: reason('なぜこの配点にするかを入力してください。例：近さを重く見るため'),
  })
export type ByHand = Weights & { from: Day; reason: string }

/** The points sum to 1000; said at the first of them, once each can be read. */
export const sumRule: FormRule<ByHand> = typed => {
  if (!TERMS.every(term => typed[term] !== undefined)) return {}
  const sum = sumOf(typed as Weights)
  const off = sum - TOTAL
  return off === 0
    ? {}
    : {
        [TERMS[0]!]: `7つの合計を${TOTAL.toLocaleString('ja')}にしてください。いまは${sum.toLocaleString('ja')}で、${Math.abs(off)}${off > 0 ? '多い' : '足りない'}です。`,
      }
}

/** Taking a calculation over, from a day on, and why. */
export const adoption = (today: Day) =>
  z.object({ from: from(today), reason: reason('採用する理由を入力してください。例：承諾の多い活動が上に来るため') })

/** Turning a calculation down, and why. */
export const rejection = z.object({ reason: reason('見送る理由を入力してください。例：記録がまだかたよっているため') })

/** The terms that stay as they are; anything else is left out. */
export const frozenOf = (values: readonly string[]): Term[] => values.filter(isTerm)
