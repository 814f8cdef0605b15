import { type DatedThing, dated } from '#platform/dated.ts'
import { addDays, type Day } from '#platform/dates.ts'
import { daysOf } from '../rules.ts'
import { type Seat, seatsAsked } from './store.ts'

/** So long the days of a place that ended are told as such. */
const TOLD_DAYS = 28

const later = (a: Day, b: Day): Day => (a > b ? a : b)
const earlier = (a: Day, b: Day): Day => (a < b ? a : b)

/** One day of a place. A place never comes back once it ended; an absence that is taken back counts as one more change. */
function dayOfSeat(seat: Seat, on: Day): DatedThing {
  const absences = seat.absences.filter(({ on_day }) => on_day === on)
  const over = seat.to_on !== null && on > seat.to_on
  const away = absences.at(-1)?.off === true
  const taken = absences.filter(({ off }) => !off).length
  return {
    ...{ uid: `seat-${seat.id}-${on}`, sequence: absences.length + taken + (over ? 1 : 0), what: '活動' },
    ...{ title: seat.title, place: seat.place, day: on, from: seat.from_min, to: seat.to_min },
    href: seat.public ? `/opportunities/${seat.opportunity_id}` : undefined,
    state: over || away ? 'off' : 'set',
    said: over ? 'この分担は終わりました' : away ? 'お休みのご連絡をいただいています' : '',
  }
}

/** The days of the places that they have, between two days. */
export const seatsDated = dated(seatsAsked, (rows, from, to) =>
  rows.flatMap(seat => {
    const last = seat.to_on === null ? to : addDays(seat.to_on, seat.ended ? TOLD_DAYS : 0)
    return daysOf(seat, later(from, seat.from_on), earlier(to, last)).map(on => dayOfSeat(seat, on))
  }),
)
