import { type MatchingRow, opportunityOf } from '#features/opportunities/index.ts'
import { type PersonRow, personOf, type Setting } from '#features/proposals/index.ts'
import { type Opportunity, type Person, type Problem, type Slot, weekdays } from '#matching/index.ts'
import { addDays, addMonths, type Day, dayOf, diffDays, partsOf, weekday } from '#platform/dates.ts'
import { daysWithin, type Span, type Time } from '../rules.ts'

/** The assignment of somebody else that stands in the way, with the place where it is. */
export type Held = Time & Span & { id: string; person_id: string; opportunity_id: string }

export type Wanted = { day: Day; from_min: number; to_min: number }

const monday = (day: Day): Day => addDays(day, -weekday(day))

/** The weeks that hold the month of the day: limits are of a week and of a month. */
function horizonOf(day: Day): { from: Day; weeks: number; to: Day } {
  const { year, month } = partsOf(day)
  const first = dayOf(year, month, 1)!
  const from = monday(first)
  const last = addDays(addMonths(first, 1), -1)
  const weeks = Math.floor(diffDays(from, last) / 7) + 1
  return { from, weeks, to: addDays(from, 7 * weeks - 1) }
}

const slotOn = (id: string, { from_min, to_min }: Omit<Wanted, 'day'>, days: readonly Day[], from: Day): Slot => ({
  id,
  weekday: weekdays[weekday(days[0]!)]!,
  from: Math.floor(from_min / 15) / 4,
  to: Math.min(24, Math.ceil(to_min / 15) / 4),
  weeks: days.map(day => Math.floor(diffDays(from, day) / 7) + 1),
})

/**
 * The one place of the one day as a problem for the engine: an activity with this slot alone, and beside it every
 * assignment that people have in the weeks around, each as an activity that only its holder sits in.
 */
export function problemOf(
  wanted: Wanted,
  activity: MatchingRow,
  people: readonly PersonRow[],
  held: readonly Held[],
  places: ReadonlyMap<string, MatchingRow>,
  setting: Setting,
): Problem & { placements: { person: string; slot: string; score: number }[] } {
  const { from, weeks, to } = horizonOf(wanted.day)
  // Absences of days are read from the first day on that the setting names.
  const then = { ...setting, today: wanted.day }
  const base = (row: MatchingRow): Opportunity => opportunityOf({ ...row, candidates: 0 }, then)
  const taken = held.flatMap(one => {
    const days = inReach(wanted.day, daysWithin(one, from, to))
    const place = places.get(one.opportunity_id)
    if (days.length === 0 || !place) return []
    return [{ ...base(place), id: one.id, open: false, slots: [slotOn(one.id, one, days, from)] }]
  })
  const wantedOne = { ...base(activity), open: true, slots: [slotOn(SEAT, wanted, [wanted.day], from)] }
  const holders = new Map(held.map(one => [one.id, one.person_id]))
  return {
    format: 'yui-problem/1',
    horizon: { from, weeks },
    people: people.map((row): Person => personOf(row, then)),
    opportunities: [wantedOne, ...taken],
    placements: taken.map(({ id }) => ({ person: holders.get(id)!, slot: id, score: 0 })),
  }
}

/** The slot that is to be filled. */
export const SEAT = 'seat'

/** The days of the same month, and of the same week where it goes over the end of one: by these the limits are counted. */
const inReach = (wanted: Day, days: readonly Day[]): Day[] =>
  days.filter(day => day.slice(0, 7) === wanted.slice(0, 7) || monday(day) === monday(wanted))
