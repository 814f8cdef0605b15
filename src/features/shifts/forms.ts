import { z } from 'zod'
import type { Day } from '#platform/dates.ts'
import { chosenId, chosenIds, day, needed, note, oneOf, requiredDay, ticked } from '#platform/reading.ts'
import { ABSENCE_REASONS, ANSWERS, ENDINGS } from './rules.ts'

const DAY = '日を「令和8年12月1日」や「2026-12-01」のように入力してください。暦にない日は入力できません。'

/** Who takes which times of an activity, from when until when. */
export const assignForm = (today: Day) =>
  z.object({
    person: needed(chosenId, '人を選んでください。'),
    slots: needed(chosenIds, '入れる時間を1つ以上選んでください。'),
    from: requiredDay(`始まりの${DAY}`, { next: today }),
    to: day(`終わりの${DAY}`, { next: today }),
  })

export const endForm = (today: Day) => z.object({ last: requiredDay(`最後の${DAY}`, { next: today }) })

/** Which days somebody cannot come, and why; one day where no last one is given. */
export const absenceForm = (today: Day) =>
  z.object({
    from: requiredDay(`休む${DAY}`, { next: today }),
    to: day(`いつまで休むか（最後の${DAY.slice(0, -1)}）。1日だけのときは空欄にしてください。`, { next: today }),
    reason: needed(oneOf(ABSENCE_REASONS), '理由のボタンを1つ押してください。'),
    note: note('メモ', 500, '短くしてください。'),
  })

export const answerForm = z.object({
  answer: needed(oneOf(ANSWERS), '「引き受ける」か「断る」を押してください。'),
  agreed: ticked,
})

export const endingForm = z.object({ as: needed(oneOf(ENDINGS), 'どうするかを選んでください。') })
