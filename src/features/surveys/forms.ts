import { z } from 'zod'
import { SATISFACTIONS } from '#features/consultations/rules.ts'
import { line, needed, note, number, oneOf } from '#platform/reading.ts'
import { MOST_SLIPS, TYPED_WAYS } from './rules.ts'
import { WORDS_LIMIT } from './text.ts'

const answer = {
  satisfied: needed(oneOf(SATISFACTIONS.map(String)), 'どのくらいよかったかを、1つ選んでください。').transform(Number),
  words: note('ひとこと', WORDS_LIMIT, '短くするか、つづきを窓口にお電話でお聞かせください。'),
}

/** What whoever holds a slip answers. */
export const answerForm = z.object(answer)

/** What staff type from a paper or from the telephone. */
export const typedForm = z.object({
  code: line('用紙の番号', 20),
  ...answer,
  way: needed(oneOf(TYPED_WAYS), '紙か電話かを選んでください。'),
  reason: line('入れなおすわけ', 200),
})

const SLIPS = `配る枚数を、1から${MOST_SLIPS}までの数字で入力してください。例：30`
export const slipsForm = z.object({ slips: needed(number(SLIPS, { least: 1, most: MOST_SLIPS, unit: '枚' }), SLIPS) })
