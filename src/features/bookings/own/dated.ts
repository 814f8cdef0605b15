import { dated } from '#platform/dated.ts'
import type { Status } from '../rules.ts'
import { datesAsked } from './store.ts'

/** What is told of a booking in a calendar: nothing where it stands as it was made. */
const SAID: Readonly<Record<Status, string>> = {
  applied: '',
  confirmed: '',
  attended: '',
  waiting: '空きを待っています。まだ決まっていません',
  offered: '席が空きました。お返事をお待ちしています',
  lapsed: 'お返事の期限が過ぎました。窓口にお電話ください',
  absent: 'お休みしました',
  cancelled: '取り消しました',
}

const UNSURE: readonly Status[] = ['waiting', 'offered', 'lapsed']

/** Each date of what they booked. Whatever ends it is final, so that its number never falls. */
export const bookingsDated = dated(datesAsked, rows =>
  rows.map(({ id, nth, status, ended_as, off, version, ...at }) => {
    const gone = off || ended_as === 'off'
    const ended = gone || status === 'cancelled'
    return {
      ...{ uid: `booking-${id}-${nth}`, sequence: version * 2 + (ended ? 1 : 0), what: '申しこみ' },
      ...{ title: at.title, place: at.place, day: at.on_day, from: at.from_min, to: at.to_min },
      href: `/my/bookings/${id}`,
      state: ended ? 'off' : UNSURE.includes(status) ? 'maybe' : 'set',
      said: gone ? '中止になりました' : SAID[status],
    }
  }),
)
