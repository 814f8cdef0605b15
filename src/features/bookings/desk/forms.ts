import { z } from 'zod'
import { heardBy } from '#features/requests/index.ts'
import type { Day } from '#platform/dates.ts'
import { day, line, needed, number, oneOf, requiredDay, ticked, time } from '#platform/reading.ts'
import { PARTY_MOST } from '../rules.ts'
import { REFUSAL_TEXT } from '../text.ts'

const places = needed(number(REFUSAL_TEXT.placesMissing, { least: 1, most: 10_000 }), REFUSAL_TEXT.placesMissing)
const party = needed(
  number('いっしょに申しこめる人数を、1から4までで選んでください。', { least: 1, most: PARTY_MOST }),
  'いっしょに申しこめる人数を選んでください。',
)

/** What is opened for booking: which dates, how many places, until when. */
export const openForm = z.object({
  dates: z.array(z.string()),
  as: needed(oneOf(['each', 'whole'] as const), '1回ずつか、全部まとめてかを選んでください。'),
  places,
  before: needed(
    number('締切を、0（当日）から30日前までの数字で入力してください。例：1', { least: 0, most: 30 }),
    '締切を、何日前かで入力してください。例：1',
  ),
  party,
  waits: ticked,
})

const DAY = '日付を「令和8年12月5日」や「2026-12-05」のように入力してください。'
const TIME = '時刻を「10:00」や「午前10時」のように入力してください。'

/** What of one is changed; the date and the times only where it is one date. */
export const changeForm = (today: Day) =>
  z.object({
    places,
    party,
    closes_on: requiredDay(`締切の${DAY}`, { next: today }),
    waits: ticked,
    on_day: day(DAY, { next: today }),
    from: time(TIME),
    to: time(TIME),
  })

export const offForm = z.object({ why: line('参加する方に伝えること', 200) })

/** What staff say of a booking that they type for somebody: the way it came, and whom the desk knows them as. */
export const typedForm = z.object({
  medium: heardBy,
  number: line('利用者の番号', 20),
})
