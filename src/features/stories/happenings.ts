import type { Of } from '#platform/happening.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    'story.begun': Of<'story'>
    'story.saved': Of<'story', { version: number }>
    'story.handed-in': Of<'story', { version: number }>
    'story.given-back': Of<'story', { why: string }>
    'story.published': Of<
      'story',
      {
        /** By who handed it in: nobody else could. */
        alone?: true
      }
    >
    /** `consent`: the person took their consent back. */
    'story.taken-down': Of<'story', { why: string; consent?: true }>
  }
}
