import type { Of } from '#platform/happening.ts'
import type { Verb } from './rules.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    /** By the desk: what was done, and by which row it is told. */
    'referral.done': Of<'referral', { verb: Verb; organisation: string }>
    /** By the partner, by their link. */
    'referral.answered': Of<'referral', { verb: Verb }>
  }
}
