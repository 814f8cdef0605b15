import type { Of } from '#platform/happening.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    'import.planned': Of<'import', { file: string; source: string }>
    /** Readings that were not certain: how many of the rows answered just now hold, and how many are left out. */
    'import.read': Of<'import', { accepted: number; left: number }>
    /** Besides the source, how many rows there were of each action. */
    'import.confirmed': Of<'import', { source: string; [action: string]: number | string }>
    /** `endedInstead`: activities that could not be taken away, since somebody has to do with them. */
    'import.undone': Of<'import', { undone: true; endedInstead: number }>
    'import.dropped': Of<'import'>
    'source.added': Of<'import_source', { name: string }>
    /** What was set of it: its name, its owner, the match of its columns, whether it is paused. */
    'source.changed': Of<'import_source', { what: 'name' | 'owner' | 'columns' | 'paused' | 'resumed'; to: string }>
  }
}
