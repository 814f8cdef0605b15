import type { Of } from '#platform/happening.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    /** A version of an indicator was made: its number (1: it is new), what it is called, from which fiscal year on. */
    'indicator.defined': Of<
      'indicator',
      { number: number; name: string; from_year: number; ended: boolean; why: string }
    >
    /** An indicator was looked at on its day of review and stays as it is. */
    'indicator.reviewed': Of<'indicator', { note: string }>
    /** Another person answers for it. */
    'indicator.responsible': Of<'indicator', { before: string | null; after: string | null; why: string }>
    /** Targets of a fiscal year (`quarter` 0: of the whole year), as they were (null: none) and as they are. */
    'indicator.targets': Of<'indicator', { fiscal_year: number; changes: readonly TargetChange[]; source: string }>
    /** A quarter was closed: how many figures, and the hash over them. */
    'quarter.closed': Of<'closed_quarter', { fiscal_year: number; quarter: number; figures: number; hash: string }>
    /** A closed figure was corrected (null: nothing is known). */
    'figure.corrected': Of<'closed_figure', { before: number | null; after: number | null; reason: string }>
  }
}

export type TargetChange = { quarter: number; before: number | null; after: number }
