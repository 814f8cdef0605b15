import type { Of } from '#platform/happening.ts'
import type { OpeningEnd, SeekingEnd } from './rules.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    'job_seeking.received': Of<'job_seeking', null>
    /** What was said of it was put right, or its end was (`ended`). */
    'job_seeking.changed': Of<'job_seeking', { ended: SeekingEnd | null }>
    'job_opening.received': Of<'job_opening', null>
    'job_opening.changed': Of<'job_opening', { ended: OpeningEnd | null }>
  }
}
