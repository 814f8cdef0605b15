import { type Part, partBit } from '#features/opportunities/index.ts'
import { type Day, weekday } from '#platform/dates.ts'
import type { Asked } from '../forms.ts'

type Slot = { weekday: number | null; on_day: Day | null; from_min: number; to_min: number }

const [NOON, EVENING] = [12 * 60, 18 * 60]

/** The parts of its day that a time touches. */
const partsOf = ({ from_min: from, to_min: to }: Slot): Part[] => [
  ...(from < NOON ? (['am'] as const) : []),
  ...(from < EVENING && to > NOON ? (['pm'] as const) : []),
  ...(to > EVENING ? (['night'] as const) : []),
]

const fits = (slot: Slot, when: number): boolean =>
  when === 0 || partsOf(slot).every(part => when & partBit(slot.weekday ?? weekday(slot.on_day!), part))

/**
 * Whether all the times at which somebody could come are on days when they cannot. What is every week goes on without them
 * for once: one day off takes nothing weekly away.
 */
export function isOff({ slots }: { slots: readonly Slot[] }, { when, off }: Pick<Asked, 'when' | 'off'>): boolean {
  if (off.length === 0) return false
  const fitting = slots.filter(slot => fits(slot, when))
  return fitting.length > 0 && fitting.every(({ on_day }) => on_day !== null && off.includes(on_day))
}
