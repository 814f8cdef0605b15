import type { Of } from '#platform/happening.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    /** A report was made, by its number and the hash of all that stands on it; `replaces`: the number of the one before. */
    'report.made': Of<'report', { code: string; sha256: string; replaces: string | null }>
    /** Another version of a city's own form is used from now on; without a `type` it is a document. */
    'report-template.set': Of<
      'report-template',
      { kind: string; type?: string; number: number; name: string; sha256: string }
    >
  }
}
