import type { Day } from '#platform/dates.ts'
import type { Of } from '#platform/happening.ts'
import type { Skip, WhatIf } from './rules.ts'

/** `objective` and `bound` in points. */
type Found = { objective: number; bound: number; placements: number }
type Seat = { person: string; slot: string }

declare module '#platform/happening.ts' {
  interface Happenings {
    'plan.started': Of<'plan', { from: Day; weeks: number; base: string | null; change: WhatIf | null }>
    'plan.done': Of<'plan', Found>
    'plan.stopped': Of<'plan', Found>
    'plan.stop-asked': Of<'plan'>
    'plan.replay-asked': Of<'plan'>
    'plan.set-aside': Of<'plan'>
    'plan.taken-up': Of<'plan'>
    'plan.locked': Of<'plan', { slot: string }>
    'plan.unlocked': Of<'plan', { slot: string }>
    /** `left`: who lost a seat by it. */
    'plan.moved': Of<'plan', { from: string | null; to: string; left: readonly Seat[] }>
    'plan.removed': Of<'plan', { slot: string }>
    'plan.proposed': Of<
      'plan',
      { made: number; skipped: readonly { person: string; opportunity: string; reason: Skip }[] }
    >
  }
}
