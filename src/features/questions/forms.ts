import { z } from 'zod'
import type { Day } from '#platform/dates.ts'
import { line, needed, note, oneOf, requiredDay } from '#platform/reading.ts'
import { LIMIT, PASSED_BY } from './rules.ts'

const SHORTER = '短くするか、分けて送ってください。'

/** What a resident asks. */
export const askForm = z.object({
  words: needed(
    note('聞きたいこと', LIMIT, SHORTER),
    '聞きたいことを書いてください。例：ひざが痛くても、休みながらできますか。',
  ),
})

/** What the organisation was asked, by what, and by when the answer is looked for. */
export const passForm = (today: Day) =>
  z.object({
    medium: needed(oneOf(PASSED_BY), 'どのように団体に聞いたかを選んでください。'),
    told: needed(note('団体に聞いたこと', LIMIT, SHORTER), '団体に聞いたことを書いてください。'),
    due: requiredDay('返事の期限を「令和8年11月28日」や「2026-11-28」のように入力してください。', { next: today }),
  })

export const answerForm = z.object({
  answer: needed(
    note('答え', LIMIT, SHORTER),
    '答えを書いてください。ご本人がごらんになります。例：いすに座ってできます。',
  ),
})

export const closeForm = z.object({
  why: needed(line('わけ', 500), '終わりにするわけを書いてください。例：電話でお答えした'),
})
