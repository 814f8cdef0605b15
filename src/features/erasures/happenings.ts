import type { Of } from '#platform/happening.ts'
import type { Ground, Refusal } from './rules.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    /** Somebody asked, and what must be kept is kept up to this day. */
    'erasure.noted': Of<'erasure', { until: string }>
    'erasure.proposed': Of<'erasure', { ground: Ground }>
    /** By another one; `from`: the day on which it is carried out. */
    'erasure.approved': Of<'erasure', { from: string }>
    /** How many rows it changed; nothing of whom. */
    'erasure.done': Of<'erasure', { rows: number }>
    /** Somebody ended it, or (`refusal`) what it rested on is not so any more. */
    'erasure.ended': Of<'erasure', { refusal: Refusal | null }>
  }
}
