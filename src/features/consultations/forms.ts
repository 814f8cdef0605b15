import { z } from 'zod'
import { CHOSEN_WHATS } from '#features/steps/index.ts'
import type { Day } from '#platform/dates.ts'
import { isId } from '#platform/ids.ts'
import { anyOf, chosenId, day, line, needed, note, number, oneOf, requiredDay } from '#platform/reading.ts'
import type { Submitted } from '#platform/submitted.ts'
import { CHANNELS, NEXTS, SATISFACTION_ANSWERS, TOPICS } from './rules.ts'

const MINUTES = '相談にかかった時間を、1分から1440分（24時間）までの数字で入力してください。例：30'

const SATISFIED = '満足度は1から5で選んでください。聞いていないときは「聞いていない」を選びます。'

/** What was said, how and when. */
const talk = (today: Day) => ({
  said: note('話されたこと'),
  vague_wish: note('本人のことばの希望'),
  became: note('どんな希望になったか'),
  topics: anyOf(TOPICS),
  channel: oneOf(CHANNELS, 'visit'),
  minutes: needed(number(MINUTES, { least: 1, most: 1440, unit: '分' }), MINUTES),
  on_day: requiredDay('相談した日を「令和8年11月21日」のように入力してください。暦にない日は入力できません。', {
    last: today,
  }),
  place: line('場所', 200),
  programme_id: chosenId,
  satisfied: number(SATISFIED, { most: 9 }).refine(
    code => code === null || SATISFACTION_ANSWERS.some(answer => answer === code),
    SATISFIED,
  ),
})

/** A consultation that is put right. */
export const talkFields = (today: Day) => z.object(talk(today))

/** One of somebody who gave no name: nothing by which they could be known is kept. */
export const anonymousFields = (today: Day) =>
  talkFields(today).pick({
    topics: true,
    channel: true,
    minutes: true,
    on_day: true,
    place: true,
  })

export const consultationFields = (today: Day) =>
  z.object({
    ...talk(today),
    /** Who was there too, of those with whom the person goes together. */
    with_id: chosenId,
    next: oneOf(NEXTS, 'step'),
    what: oneOf(CHOSEN_WHATS, 'contact'),
    note: line('次にすること', 500),
    partner_id: chosenId,
    owner_id: chosenId,
    due_on: day('次の一歩の期限を「令和8年11月24日」のように入力してください。暦にない日は入力できません。', {
      next: today,
    }),
    end_reason: line('終わりにするわけ', 500),
  })
export type ConsultationInput = z.infer<ReturnType<typeof consultationFields>>

/** What a draft keeps: the fields of the form and nothing else that is sent with it. */
export function draftFields(form: Submitted, today: Day): Record<string, readonly string[]> {
  const { shape } = consultationFields(today)
  return Object.fromEntries(
    Object.entries(form.fields).filter(([name]) => Object.hasOwn(shape, name) || /^(step|close)-/.test(name)),
  )
}

/** A stored draft as a form; null where it is none. */
export function draftForm(data: unknown): Submitted | null {
  if (typeof data !== 'object' || data === null) return null
  const lists = Object.entries(data).filter(
    (entry): entry is [string, string[]] =>
      Array.isArray(entry[1]) && entry[1].every(value => typeof value === 'string'),
  )
  return { fields: Object.fromEntries(lists), files: {} }
}

/** The consultation's id is the token of its form, so that a form sent twice is one consultation. */
export const idOf = (once: string): string | null => (isId(once) ? once : null)
