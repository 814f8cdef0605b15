import type { Of } from '#platform/happening.ts'
import type { Outcome, Wish } from './rules.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    'request.received': Of<'request', { wish: Wish; opportunity: string | null }>
    /** `entry`: the row in which stands what came of the call. */
    'request.noted': Of<'request', { entry: string }>
    'request.joined': Of<'request', { entry: string; wording: string }>
    /** By whoever asked. */
    'request.withdrawn': Of<'request', { entry: string }>
    'request.closed': Of<'request', { entry: string; outcome: Outcome }>
    /** `entry`: the row in which stands why. */
    'request.reopened': Of<'request', { entry: string }>
  }
}
