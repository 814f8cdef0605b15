import type { Of } from '#platform/happening.ts'
import type { StepKind } from './rules.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    /** `to`: the account of the new owner. */
    'step.handed-over': Of<StepKind, { step: string; to: string }>
    'step.returned': Of<StepKind, { step: string; to: string }>
    'step.accepted': Of<StepKind, { step: string }>
    'step.done': Of<'person', { step: string }>
  }
}
