import type { Term, Weights } from '#matching/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Of } from '#platform/happening.ts'

type Decision = Of<'weight_decision', { proposal: string | null; weights: Weights; from: Day | null; reason: string }>

declare module '#platform/happening.ts' {
  interface Happenings {
    'weights.calculated': Of<
      'weight_proposal',
      { outcomes: number; frozen: readonly Term[]; before: Weights; weights: Weights }
    >
    'weights.adopt': Decision
    'weights.reject': Decision
    'weights.set': Decision
  }
}
