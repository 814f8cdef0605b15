import type { Of } from '#platform/happening.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    /** A private feed of somebody's calendar was made; one before it ended by it. */
    'calendar.opened': Of<'calendar'>
    'calendar.shut': Of<'calendar'>
  }
}
