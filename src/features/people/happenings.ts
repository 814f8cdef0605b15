import type { Of } from '#platform/happening.ts'
import type { Fields } from './record/section-rule.ts'
import type { Section } from './rules.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    'person.registered': Of<'person', { number: number; programme: string | null }>
    /** Of the health fields the names only. */
    'person.changed': Of<
      'person',
      { section: Section; version: number; fields: readonly string[]; before?: Fields; after?: Fields }
    >
    'person.excluded': Of<'person', { exclusion: string; organisation: string }>
    'person.exclusion-lifted': Of<'person', { exclusion: string; organisation: string }>
    'person.bound': Of<'person', { bond: string }>
    'person.unbound': Of<'person', { bond: string }>
  }
}
