import type { Closing } from '#platform/feature.ts'
import { doFor } from '../desk/booked.ts'
import { bookingPath } from '../rules.ts'
import { REFUSAL_TEXT, STATUS_TEXT, timesShort } from '../text.ts'
import { aheadOf } from './store.ts'

/** To come to a course needs no counsellor: it is asked for each, and none is called off by itself. */
const WAYS = [
  { value: 'comes', label: 'そのまま参加する（申しこみは残す）' },
  { value: 'cancel', label: '取り消す（席は次の方に回す）' },
] as const

/** What is booked and to come when somebody's time at the desk ends. */
export const bookingClosing: Closing = {
  open: async (db, person, today) =>
    (await aheadOf(db, person, today)).map(one => ({
      id: one.id,
      what: `申しこみ：「${one.title}」${timesShort(one)}（${STATUS_TEXT[one.status]}）`,
      ...{ href: bookingPath(one.id), ways: WAYS },
    })),
  end: async (tx, { id, way, why }, doing) => {
    if (way === 'comes') return null
    const refused = await doFor(tx, id, 'cancel', { medium: 'visit', why, party: 0 }, doing)
    return refused && REFUSAL_TEXT[refused.refused]
  },
}
