import { z } from 'zod'
import { WHATS } from '#features/steps/index.ts'
import { line, needed, oneOf, requiredDay } from '#platform/reading.ts'

const word = line('メモ', 500, '長いことは相談の記録に書いてください。')

/** To whom a step goes, with a word. */
export const handForm = z.object({ owner: z.string(), handed_note: word })

/** Why a step that was handed over goes back. */
export const returnForm = z.object({
  why: needed(word, 'もどすわけを入力してください。例：その週は休みをいただいています'),
})

/** What is accepted when a step is done: what came of it, and the next one. */
export const doneForm = z.object({
  outcome: word,
  what: oneOf(WHATS, 'contact'),
  note: word,
  due: requiredDay('次の期限を「令和8年11月28日」や「2026-11-28」のように入力してください。'),
})
