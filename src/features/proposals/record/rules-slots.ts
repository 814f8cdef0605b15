import { fullestWeek, type SlotData } from '#features/opportunities/index.ts'
import { partsOf, weekday } from '#platform/dates.ts'

type Time = Pick<SlotData, 'weekday' | 'on_day' | 'from_min' | 'to_min' | 'weeks'>

const dayOfWeek = (slot: Time): number => slot.weekday ?? weekday(slot.on_day!)

/** The weeks of the month in which it takes place, bits 0…4 for 第1…第5. */
const weeksOf = (slot: Time): number =>
  slot.on_day ? 1 << Math.floor((partsOf(slot.on_day).date - 1) / 7) : slot.weeks

/** Whether somebody would have to be in two places: the same hours of the same weekday in a week of the month they share. */
export function overlap(a: Time, b: Time): boolean {
  if (a.on_day && b.on_day && a.on_day !== b.on_day) return false
  const sameDay = dayOfWeek(a) === dayOfWeek(b) && (weeksOf(a) & weeksOf(b)) !== 0
  return sameDay && a.from_min < b.to_min && b.from_min < a.to_min
}

/** Whether two activities ask for the same hours anywhere. Without slots the hours are by agreement and never overlap. */
export const anyOverlap = (a: readonly Time[], b: readonly Time[]): boolean =>
  a.some(one => b.some(other => overlap(one, other)))

/**
 * The hours of the fullest week of an activity, where `hours` a week are more than that; null where they are not, or
 * where the hours are by agreement.
 */
export function aboveSlots(hours: number, slots: readonly Time[]): number | null {
  if (slots.length === 0) return null
  const most = fullestWeek(slots)
  return hours > most ? most : null
}
