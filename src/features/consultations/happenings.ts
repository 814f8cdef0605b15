import type { Of } from '#platform/happening.ts'
import type { Channel, Next, Topic } from './rules.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    /**
     * `step`: the one that it opened; `reason`: why it was the last one; `reopened`: since when whom it brought back was no
     * longer at the desk. What was said stands in the consultation only.
     */
    'consultation.recorded': Of<
      'consultation',
      {
        channel: Channel
        minutes: number
        on_day: string
        topics: readonly Topic[]
        next: Next
        step?: string
        reason?: string
        reopened?: string
      }
    >
    /** Of somebody who gave no name. */
    'consultation.counted': Of<
      'consultation',
      { channel: Channel; minutes: number; on_day: string; topics: readonly Topic[] }
    >
  }
}
