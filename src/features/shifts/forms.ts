import { z } from 'zod'
import { choice, chosenId, optionalDay, requiredDay, text } from '#features/people/index.ts'
import { isId } from '#platform/ids.ts'
import { ABSENCE_REASONS, ANSWERS, ENDINGS } from './rules.ts'

const DAY = 'の日を「令和8年12月1日」や「2026-12-01」のように入力してください。暦にない日は入力できません。'

const chosen = (sentence: string) =>
  chosenId.transform((id, context) => {
    if (id === null) context.addIssue({ code: 'custom', message: sentence })
    return id ?? ''
  })

const oneOf = <T extends string>(codes: readonly [T, ...T[]], sentence: string) =>
  choice(codes).transform((code, context) => {
    if (code === null) context.addIssue({ code: 'custom', message: sentence })
    return code ?? codes[0]
  })

/** Who takes which times of an activity, from when until when. */
export const assignForm = z.object({
  person: chosen('人を選んでください。'),
  slots: z
    .array(z.string())
    .transform(ids => ids.filter(isId))
    .refine(ids => ids.length > 0, '入れる時間を1つ以上選んでください。'),
  from: requiredDay(`始まり${DAY}`),
  to: optionalDay(`終わり${DAY}`),
})

export const endForm = z.object({ last: requiredDay(`最後${DAY}`) })

/** Which days somebody cannot come, and why; one day where no last one is given. */
export const absenceForm = z.object({
  from: requiredDay(`休む${DAY}`),
  to: optionalDay(`いつまで休むか（最後${DAY.slice(0, -1)}）。1日だけのときは空欄にしてください。`),
  reason: oneOf(ABSENCE_REASONS, '理由のボタンを1つ押してください。'),
  note: text('メモ', 500),
})

export const answerForm = z.object({
  answer: oneOf(ANSWERS, '「引き受ける」か「断る」を押してください。'),
  agreed: z.string().transform(ticked => ticked === '1'),
})

export const endingForm = z.object({ as: oneOf(ENDINGS, 'どうするかを選んでください。') })
