import type { Of } from '#platform/happening.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    /** A queue for those who come without a booking; and: the address of its button was made anew. */
    'walk_queue.opened': Of<'walk_queue'>
    'walk_queue.button': Of<'walk_queue'>
  }
}
