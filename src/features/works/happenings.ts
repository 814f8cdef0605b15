import type { Of } from '#platform/happening.ts'
import type { Work } from './rules.ts'

type Told = Omit<Work, 'id' | 'teams'> & { teams: readonly string[] }

declare module '#platform/happening.ts' {
  interface Happenings {
    'work.made': Of<'work', { is: Told }>
    'work.changed': Of<'work', { was: Told; is: Told }>
  }
}
