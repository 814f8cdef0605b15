import type { Closing } from '#platform/feature.ts'
import { doFor } from '../desk/actions.ts'
import { openOf } from '../desk/store.ts'
import { appointmentPath } from '../rules.ts'
import { DESK_TEXT, REFUSAL_TEXT, timeText } from '../text.ts'

const WAYS = [
  { value: 'comes', label: 'そのまま残す（この面談は行う）' },
  { value: 'cancel', label: '取り消す（本人に聞いて）' },
] as const

/** What is booked when somebody's time at the desk ends. */
export const appointmentClosing: Closing = {
  open: async (db, person) =>
    (await openOf(db, person)).map(one => ({
      id: one.id,
      what: `面談：${timeText(one)}（${DESK_TEXT[one.status]}）`,
      ...{ href: appointmentPath(one.id), ways: WAYS },
    })),
  end: async (tx, { id, way, why }, doing) => {
    if (way === 'comes') return null
    const refused = await doFor(tx, id, 'cancel', { medium: 'visit', why, slot: '' }, doing)
    return refused && REFUSAL_TEXT[refused.refused]
  },
}
