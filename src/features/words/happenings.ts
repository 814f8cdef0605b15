import type { Of } from '#platform/happening.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    'word.added': Of<'word', { asked: string; means: string; source: string }>
    'word.removed': Of<'word', { asked: string; means: string }>
  }
}
