import { z } from 'zod'
import type { Day } from '#platform/dates.ts'
import { day, line, oneOf, requiredDay } from '#platform/reading.ts'
import type { FormRule } from '#platform/submitted.ts'
import { OCCUPATION_KEYS, OPENING_ENDS, SEEKING_ENDS } from './rules.ts'

const days = (today: Day) => ({
  received_on: requiredDay('受け付けた日を、きょうまでの日で入力してください。例：令和8年11月20日', { last: today }),
  valid_until: day('有効期間の終わりを、日付で入力してください。例：令和9年2月28日', { next: today }),
  occupation: oneOf(OCCUPATION_KEYS),
  ended_on: day('終わった日を、きょうまでの日で入力してください。例：令和8年11月20日', { last: today }),
})

export const seekingForm = (today: Day) =>
  z.object({ ...days(today), work: line('希望する職種', 200), ended_as: oneOf(SEEKING_ENDS) })
export type SeekingData = z.infer<ReturnType<typeof seekingForm>>

export const openingForm = (today: Day) => z.object({ ...days(today), ended_as: oneOf(OPENING_ENDS) })
export type OpeningData = z.infer<ReturnType<typeof openingForm>>

/** Days in their order and none ahead; an end has its day and why, or neither. */
export const daysFit =
  (today: Day): FormRule<OpeningData | SeekingData> =>
  ({ received_on: from, valid_until: until, ended_on: ended, ended_as: why }) => ({
    ...(from && from > today && { received_on: '受け付けた日は、きょうまでの日を入力してください。' }),
    ...(from && until && until < from && { valid_until: '有効期間の終わりは、受け付けた日より後の日にしてください。' }),
    ...(ended && ended > today && { ended_on: '終わった日は、きょうまでの日を入力してください。' }),
    ...(from && ended && ended < from && { ended_on: '終わった日は、受け付けた日より後の日にしてください。' }),
    ...(ended && !why && { ended_as: '終わったわけを選んでください。' }),
    ...(why &&
      !ended && { ended_on: '終わった日を入力してください。まだ終わっていないときは、わけを選ばないでください。' }),
  })
