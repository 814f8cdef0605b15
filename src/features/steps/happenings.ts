import type { Of } from '#platform/happening.ts'
import type { Subject } from './rules.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    /** `to`: the account of the new owner. */
    'step.handed-over': Of<Subject, { step: string; to: string }>
    'step.returned': Of<Subject, { step: string; to: string }>
    'step.accepted': Of<Subject, { step: string }>
    'step.done': Of<'person', { step: string }>
  }
}
