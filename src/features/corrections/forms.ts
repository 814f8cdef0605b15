import { z } from 'zod'
import { line, needed, number, oneOf } from '#platform/reading.ts'
import { RECALLS } from './rules.ts'

const NUMBER = '移す先の方の番号を数字で入力してください。番号は、その方の画面の名前のそばにあります。例：12'

export const REASON_MISSING = 'わけを入力してください。例：別の方の記録だった、時間を打ちまちがえた'

/** Why a record is put right: `putRight` asks for it once it is known that something changes. */
export const changeForm = z.object({ correction_reason: line('わけ', 500) })

/** The same where the form says all that changes; asked for each time. */
export const reasonForm = z.object({ correction_reason: needed(line('わけ', 500), REASON_MISSING) })

/** To whom a record belongs. */
export const moveForm = reasonForm.extend({
  to_number: needed(number(NUMBER, { least: 1, most: 999_999_999 }), NUMBER),
})

export const recallForm = z.object({
  recall: needed(oneOf(RECALLS), 'どうなったかを選んでください。'),
  said: line('メモ', 500),
})
