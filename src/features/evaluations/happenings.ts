import type { Of } from '#platform/happening.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    'evaluation.begun': Of<'evaluation'>
    'evaluation.saved': Of<'evaluation', { version: number }>
    'evaluation.handed-in': Of<'evaluation', { version: number }>
    'evaluation.given-back': Of<'evaluation', { why: string }>
    /** That a confirmed one was put right afterwards is a `correction.correct` of kind `evaluation`. */
    'evaluation.confirmed': Of<
      'evaluation',
      {
        grade: string | null
        /** By who handed it in: nobody else could. */
        alone?: true
      }
    >
  }
}
