import { z } from 'zod'
import { WHATS } from '#features/steps/index.ts'
import { parseDay } from '#platform/dates.ts'
import { lengthOf } from '#platform/text.ts'

const line = z
  .string()
  .trim()
  .refine(typed => lengthOf(typed) <= 500, '500文字までで入力してください。長いことは相談の記録に書いてください。')

/** To whom a step goes, with a word. */
export const handForm = z.object({ owner: z.string(), handed_note: line })

/** Why a step that was handed over goes back. */
export const returnForm = z.object({
  why: line.refine(typed => typed !== '', 'もどすわけを入力してください。例：その週は休みをいただいています'),
})

/** What is accepted when a step is done: what came of it, and the next one. */
export const doneForm = z.object({
  outcome: line,
  what: z.string().transform(typed => WHATS.find(code => code === typed) ?? 'contact'),
  note: line,
  due: z.string().transform((typed, context) => {
    const day = parseDay(typed)
    if (day === null)
      context.addIssue({
        code: 'custom',
        message: '次の期限を「令和8年11月28日」や「2026-11-28」のように入力してください。',
      })
    return day ?? ''
  }),
})
