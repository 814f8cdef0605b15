import type { Of } from '#platform/happening.ts'
import type { StandPart } from '#platform/standing.ts'
import type { Known } from './rules.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    /** A member of staff began to type for somebody; by which medium stands with it. */
    'standing.begun': Of<'standing', { known: Known; until: string }>
    'standing.ended': Of<'standing'>
    /** A resident named a delegate, or the desk did with their yes. */
    'delegation.made': Of<'delegation', { may: readonly StandPart[]; until: string }>
    'delegation.taken': Of<'delegation'>
    /** Another card for whoever has no mailbox. */
    'delegation.renewed': Of<'delegation', { until: string }>
    'delegation.ended': Of<'delegation', { as: 'person' | 'desk' | 'delegate' }>
  }
}
