import type { Of } from '#platform/happening.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    'labour.put-in': Of<'labour', { months: readonly string[]; rows: number; replaced: number; source: string }>
  }
}
