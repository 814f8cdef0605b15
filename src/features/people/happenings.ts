import type { Of } from '#platform/happening.ts'
import type { Section } from './rules.ts'
import type { ConsentField, Purpose } from './rules-consent.ts'
import type { Fields } from './section-rule.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    'person.registered': Of<'person', { number: number; programme: string | null }>
    /** Of the health fields the names only. */
    'person.changed': Of<
      'person',
      { section: Section; version: number; fields: readonly string[]; before?: Fields; after?: Fields }
    >
    'person.consent-given': Of<
      'person',
      { consent: string; purpose: Purpose; recipient: string | null; fields: readonly ConsentField[]; wording: string }
    >
    'person.consent-withdrawn': Of<'person', { consent: string; purpose: Purpose; recipient: string | null }>
    'person.excluded': Of<'person', { exclusion: string; organisation: string }>
    'person.exclusion-lifted': Of<'person', { exclusion: string; organisation: string }>
    'person.bound': Of<'person', { bond: string }>
    'person.unbound': Of<'person', { bond: string }>
  }
}
