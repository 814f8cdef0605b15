import { daysOf } from '#features/shifts/rules.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { OccasionStatus, Refusal, Time } from '../rules.ts'

type Slot = { weekday: number | null; on_day: Day | null; from_min: number; to_min: number; weeks: number }
type Activity = {
  status: string
  legal_form: string
  published_on: Day | null
  starts_on: Day | null
  ends_on: Day | null
  slots: readonly Slot[]
}

/** So many days ahead the dates of a weekly time are named, and so many of them at most. */
const AHEAD = 84
const MOST = 24

/** The next dates of an activity, the first first: its single days, and the days on which its weekly times are. */
export function datesAhead(
  { slots, starts_on, ends_on }: Pick<Activity, 'slots' | 'starts_on' | 'ends_on'>,
  today: Day,
): Time[] {
  const first = starts_on && starts_on > today ? starts_on : today
  const far = addDays(first, AHEAD)
  const last = ends_on && ends_on < far ? ends_on : far
  return slots
    .flatMap(slot => {
      const days = slot.on_day ? (slot.on_day >= today ? [slot.on_day] : []) : daysOf(slot, first, last)
      return days.map(on_day => ({ on_day, from_min: slot.from_min, to_min: slot.to_min }))
    })
    .sort((a, b) => (a.on_day === b.on_day ? a.from_min - b.from_min : a.on_day < b.on_day ? -1 : 1))
    .slice(0, MOST)
}

/** By this a date is known in a form. */
export const timeKey = ({ on_day, from_min, to_min }: Time): string => `${on_day} ${from_min} ${to_min}`

/**
 * Why nothing of an activity can be booked at all: a job is told by a counsellor (職業安定法4条), what is not public by nobody.
 */
export function openRefusal({
  status,
  legal_form,
  published_on,
}: Pick<Activity, 'status' | 'legal_form' | 'published_on'>): Refusal | null {
  if (legal_form !== 'volunteering' && legal_form !== 'paid-volunteering') return 'forPay'
  return status !== 'open' || published_on === null ? 'notPublic' : null
}

/** Whether it may be noted who came: on its first day at the earliest. */
export const mayNote = ({ status, first_day }: { status: OccasionStatus; first_day: Day }, today: Day): boolean =>
  status !== 'off' && first_day <= today
