import type { Of } from '#platform/happening.ts'
import type { Channel } from './rules.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    /** By whoever holds the link in a notice: no more of these. */
    'notice.stop-asked': Of<'notice'>
    /** Staff told them: by a letter that was posted, by telephone, or at the desk. */
    'notice.told': Of<'notice', { channel: Channel }>
    /** Staff tried, and did not reach them; or a letter came back. */
    'notice.missed': Of<'notice', { channel: Channel; why: string }>
    'notice.given-up': Of<'notice', { why: string }>
  }
}
