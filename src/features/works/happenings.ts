import type { Of } from '#platform/happening.ts'
import type { Work } from './rules.ts'

/** A work as it was said at that moment, its departments by name. */
export type Told = Omit<Work, 'id' | 'teams'> & { teams: readonly string[] }

declare module '#platform/happening.ts' {
  interface Happenings {
    'work.made': Of<'work', { is: Told }>
    'work.changed': Of<'work', { was: Told; is: Told }>
  }
}
