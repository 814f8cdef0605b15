import type { Of } from '#platform/happening.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    /** Of what was noted the names of the fields only. */
    'person.noted': Of<'person', { names: readonly string[] }>
  }
}
