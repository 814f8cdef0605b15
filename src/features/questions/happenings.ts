import type { Of } from '#platform/happening.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    /** By the resident, also where they ask on. `entry`: the row in which the words stand. */
    'question.asked': Of<'question', { entry: string }>
    /** The organisation was asked, without saying who asks. */
    'question.passed': Of<'question', { entry: string }>
    'question.answered': Of<'question', { entry: string }>
    /** By the desk (`entry`: why), or since nothing more was asked. */
    'question.closed': Of<'question', { entry: string | null }>
  }
}
