import type { Day } from '#platform/dates.ts'
import type { Of } from '#platform/happening.ts'
import type { Ended } from './rules.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    /** That minutes were put right afterwards is a `correction.correct` of kind `council_minutes`. */
    'council.written': Of<'council_minutes'>
    'council.agreed': Of<'council_action', { meeting: string; due_on: Day }>
    'council.postponed': Of<'council_action', { was: Day; is: Day; why: string }>
    'council.ended': Of<'council_action', { how: Ended; result: string }>
    'council.reopened': Of<'council_action', { due_on: Day; why: string }>
  }
}
