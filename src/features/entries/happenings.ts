import type { Of } from '#platform/happening.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    /** That one was put right or withdrawn is a `correction.correct` or `correction.void` of kind `entry`. */
    'entry.made': Of<'entry', { kind: string }>
    'entry.filed': Of<'entry', { name: string; sha256: string }>
    'entry-kind.made': Of<'entry-kind', { key: string; name: string }>
    'entry-kind.changed': Of<
      'entry-kind',
      { key: string; was: string; is: string; parts?: { was: readonly string[]; is: readonly string[] } }
    >
  }
}
