import type { Of } from '#platform/happening.ts'
import type { Channel, Next, Topic } from './rules.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    /** `reason`: why it was the last one. What was said stands in the consultation only. */
    'consultation.recorded': Of<
      'consultation',
      { channel: Channel; minutes: number; on_day: string; topics: readonly Topic[]; next: Next; reason?: string }
    >
    /** Of somebody who gave no name. */
    'consultation.counted': Of<
      'consultation',
      { channel: Channel; minutes: number; on_day: string; topics: readonly Topic[] }
    >
  }
}
