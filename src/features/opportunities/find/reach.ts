import { type Gazetteer, type Goal, type Reach, reachBy, TIMES, type Ways, waysFrom } from '#features/places/index.ts'
import { weekday } from '#platform/dates.ts'
import type { Criteria } from './criteria.ts'
import { keptBits, weekOf } from './week.ts'

/** The weekdays and the part of the day of each of the six times by which buses are told. */
const WEEKS = TIMES.map(time => {
  const [days, part] = time.split('-') as ['weekday' | 'weekend', 'am' | 'pm' | 'night']
  return weekOf(days === 'weekday' ? [0, 1, 2, 3, 4] : [5, 6], [part])
})
/** What the kept bits of an activity are looked at for, by these times. */
export const KEPT = WEEKS.map(keptBits)

/** Which of the six times are among those of a question (week.ts). */
export const timesAsked = ({ when, on }: Pick<Criteria, 'when' | 'on'>): number =>
  WEEKS.reduce((bits, week, at) => (week & when ? bits | (1 << at) : bits), 0) ||
  (on === null ? 0 : weekday(on) < 5 ? 0b000111 : 0b111000)

/** The same of the bits that are kept of an activity; 0: its times are not known. */
export const timesKept = (half_days: number): number =>
  KEPT.reduce((bits, { halves, evenings, afternoons }, at) => {
    const takes = half_days & ~((half_days >> 14) & afternoons) & halves || (half_days >> 14) & evenings
    return takes ? bits | (1 << at) : bits
  }, 0)

/** How far somebody gets in the minutes of a question; null where it asks for none. */
export const reachOf = (criteria: Criteria, places: Gazetteer): Reach | null => {
  const { from, minutes, means } = criteria
  return from && minutes !== null ? reachBy(places, from, { means, minutes }, timesAsked(criteria)) : null
}

/** The ways from where a question sets out; null where it says no place. */
export const waysAsked = (
  criteria: Pick<Criteria, 'from' | 'when' | 'on'>,
  places: Gazetteer,
): ((to: Goal) => Ways) | null => criteria.from && waysFrom(places, criteria.from, timesAsked(criteria))

type Placed = { lat: number | null; lng: number | null; town_id: string | null; half_days: number }

/** An activity as a goal: a place of its own (or another one that is known of it), and when it is; null without a place. */
export function goalOf({ lat, lng, town_id, half_days }: Placed, { townOf }: Pick<Gazetteer, 'townOf'>): Goal | null {
  if (lat === null || lng === null) return null
  return { lat, lng, area: (town_id && townOf.get(town_id)?.area_id) || null, times: timesKept(half_days) }
}
