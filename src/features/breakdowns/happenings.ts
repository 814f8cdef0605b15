import type { Of } from '#platform/happening.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    'population.put-in': Of<'population', { as_of: string; rows: number; replaced: number; source: string }>
  }
}
