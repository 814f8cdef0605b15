import type { Of } from '#platform/happening.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    /** What was entered of a city, each change in a sentence. */
    'municipality.setup': Of<'municipality', { changes: readonly string[]; about?: readonly string[]; source?: string }>
  }
}
