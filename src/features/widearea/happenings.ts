import type { Of } from '#platform/happening.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    /** Figures of these fiscal years were released to a prefecture, so many of them. */
    'figures.released': Of<'municipality', { reader: string; years: readonly number[]; figures: number }>
    /** They are released to it no longer. */
    'figures.withdrawn': Of<'municipality', { reader: string }>
  }
}
