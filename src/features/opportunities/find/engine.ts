import { type Opportunity, type Slot, weekdays } from '#matching/index.ts'
import { addDays, type Day, partsOf, weekday } from '#platform/dates.ts'
import type { MatchingRow, StoredSlot } from '../record/store-read.ts'
import { isTaking } from '../rules.ts'
import { timesUnknown } from '../unknown.ts'

/** Four weeks from today: what a ranking looks at, where nothing else is said. */
export const HORIZON_WEEKS = 4

export const quarterUp = (minutes: number): number => Math.ceil(minutes / 15) / 4
export const quarterDown = (minutes: number): number => Math.floor(minutes / 15) / 4

type Slotted = Omit<StoredSlot, 'demanding'>

/** What the engine is told of an activity. `candidates`: how many are proposed for it; missing: nobody is to know. */
export type EngineRow = Pick<
  MatchingRow,
  | 'id'
  | 'legal_form'
  | 'category'
  | 'loads'
  | 'requires'
  | 'wants'
  | 'character'
  | 'age_min'
  | 'residents_only'
  | 'capacity'
  | 'taken'
  | 'urgent'
  | 'priority_sector'
  | 'status'
  | 'ends_on'
  | 'reward_yen'
  | 'reward_unit'
  | 'times_agreed'
  | 'lat'
  | 'lng'
> & { slots: readonly Slotted[]; candidates?: number }

/**
 * An activity as the engine takes it. What is not known of it is neither for nor against it: it gives no points, rules
 * nothing out, and is asked (proposals/ranking/questions.ts).
 */
export function opportunityOf(row: EngineRow, { today, weeks }: { today: Day; weeks?: number }): Opportunity {
  const slots = row.slots.flatMap(slot => slotOf(slot, today, weeks))
  return {
    id: row.id,
    ...(row.lat !== null && row.lng !== null && { at: [row.lat, row.lng] as const }),
    kind: row.legal_form,
    category: row.category,
    loads: row.loads,
    requires: row.requires,
    wants: row.wants,
    slots,
    ...(row.age_min !== null && { ageMin: row.age_min }),
    residentsOnly: row.residents_only === true,
    ...(timesUnknown(row) && { timesUnknown: true }),
    // All of its days are over, although nobody has closed it yet.
    open: isTaking(row, today) && (row.slots.length === 0 || slots.length > 0),
    ...(row.reward_unit === 'hour' && row.reward_yen !== null && { yenPerHour: row.reward_yen }),
    urgency: row.urgent ? 3 : 0,
    priority: row.priority_sector !== null && row.priority_sector !== 'other',
    ...(row.candidates !== undefined && { candidates: row.candidates }),
    character: row.character,
  }
}

function slotOf(slot: Slotted, today: Day, horizon?: number): Slot[] {
  if (slot.on_day && slot.on_day < today) return []
  const [from, to] = [quarterDown(slot.from_min), Math.min(24, quarterUp(slot.to_min))]
  const day = slot.weekday ?? weekday(slot.on_day!)
  const weeks = weeksOf(slot, day, today, horizon)
  return from < to
    ? [{ id: slot.id, weekday: weekdays[day]!, from, to, need: slot.need ?? 1, ...(weeks && { weeks }) }]
    : []
}

/** The weeks of the horizon (from 1) in which a slot takes place; undefined: all of them. */
function weeksOf(slot: Slotted, day: number, today: Day, horizon = HORIZON_WEEKS): number[] | undefined {
  if (slot.on_day === null && slot.weeks === 31) return undefined
  const monday = addDays(today, -weekday(today))
  const weeks = Array.from({ length: horizon }, (_, i) => ({ week: i + 1, on: addDays(monday, 7 * i + day) }))
  const nth = (on: Day): number => 1 << Math.floor((partsOf(on).date - 1) / 7)
  return weeks
    .filter(({ on }) => (slot.on_day ? on === slot.on_day : (slot.weeks & nth(on)) !== 0))
    .map(({ week }) => week)
}
