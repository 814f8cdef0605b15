import { daysOf } from '#features/shifts/rules.ts'
import type { Day } from '#platform/dates.ts'
import type { Time } from '../rules.ts'

/** What is to be looked at: `moved`, its activity has other dates now; `ended`, it has none any more. */
export const DOUBTS = ['moved', 'ended'] as const
export type Doubt = (typeof DOUBTS)[number]

export type Slot = { weekday: number | null; on_day: Day | null; from_min: number; to_min: number; weeks: number }
export type Said = { ended: boolean; starts_on: Day | null; ends_on: Day | null; slots: readonly Slot[] }

const isAt = (slot: Slot, { on_day, from_min, to_min }: Time): boolean =>
  slot.from_min === from_min &&
  slot.to_min === to_min &&
  (slot.on_day === null ? daysOf(slot, on_day, on_day).length > 0 : slot.on_day === on_day)

/**
 * What an activity whose dates were changed says against the dates that were booked and are to come; null: nothing. Of one
 * without any dated time nothing is known, and nothing is doubted.
 */
export function doubtOf(times: readonly Time[], { ended, starts_on, ends_on, slots }: Said, today: Day): Doubt | null {
  if (ended) return 'ended'
  if (slots.length === 0) return null
  const within = ({ on_day }: Time) => !(starts_on && on_day < starts_on) && !(ends_on && on_day > ends_on)
  const ahead = times.filter(({ on_day }) => on_day >= today)
  return ahead.every(time => within(time) && slots.some(slot => isAt(slot, time))) ? null : 'moved'
}
