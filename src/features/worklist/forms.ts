import { z } from 'zod'
import { CHOSEN_WHATS } from '#features/steps/index.ts'
import type { Day } from '#platform/dates.ts'
import { day, line, needed, oneOf } from '#platform/reading.ts'

const word = line('メモ', 500, '長いことは相談の記録に書いてください。')

/** To whom a step goes, with a word. */
export const handForm = z.object({ owner: z.string(), handed_note: word })

/** Why a step that was handed over goes back. */
export const returnForm = z.object({
  why: needed(word, 'もどすわけを入力してください。例：その週は休みをいただいています'),
})

/** What is accepted when a step is done: what came of it, and the next one. */
export const doneForm = (today: Day) =>
  z.object({
    outcome: word,
    end: oneOf(['done', 'dropped'], 'done'),
    what: oneOf(CHOSEN_WHATS, 'contact'),
    note: word,
    due: day('次の期限を「令和8年11月28日」や「2026-11-28」のように入力してください。', { next: today }),
  })
