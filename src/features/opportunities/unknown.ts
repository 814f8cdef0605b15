import { LOADS, type Load } from '#features/kinds/index.ts'
import type { OpportunityData } from './rules.ts'

/** What may not be known of an activity, in the order in which it is told. */
export const UNKNOWNS = ['times', 'place', 'reward', 'capacity', 'loads', 'age', 'residence'] as const
export type Unknown = (typeof UNKNOWNS)[number]

/** The facts from which follows what is not known; `lat` is null where no point on the map is. */
export type Knowable = Pick<
  OpportunityData,
  'reward' | 'capacity' | 'loads' | 'age_min' | 'residents_only' | 'times_agreed'
> & { slots: readonly unknown[]; lat: number | null }

/** All loads as asked and not there. */
export const NO_LOADS = Object.fromEntries(LOADS.map(load => [load, 0])) as Record<Load, 0>

/** The loads of which nobody said whether there are any. */
export const unknownLoads = (loads: Partial<Record<Load, number>>): Load[] =>
  LOADS.filter(load => loads[load] === undefined)

/** Neither times nor that they are agreed upon. */
export const timesUnknown = ({ slots, times_agreed }: Pick<Knowable, 'slots' | 'times_agreed'>): boolean =>
  slots.length === 0 && !times_agreed

const IS = {
  times: timesUnknown,
  place: ({ lat }) => lat === null,
  reward: ({ reward }) => reward === null,
  capacity: ({ capacity }) => capacity === null,
  loads: ({ loads }) => unknownLoads(loads).length > 0,
  age: ({ age_min }) => age_min === null,
  residence: ({ residents_only }) => residents_only === null,
} satisfies Record<Unknown, (row: Knowable) => boolean>

/** Who organises it: its own name, or that of the organisation at the desk; null where a list did not say. */
export const organiserOf = (row: { source: string; organiser_name: string; organisation: string }): string | null =>
  row.organiser_name || (row.source === 'desk' ? row.organisation : null)

/** What is not known of this activity. */
export const unknownOf = (row: Knowable): Unknown[] => UNKNOWNS.filter(key => IS[key](row))
