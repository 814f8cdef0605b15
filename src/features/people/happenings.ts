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
    /** A つなぎ was done: to this partner, on this consent. */
    'person.referred': Of<'person', { step: string; organisation: string; consent: string }>
    /** A つなぎ that was open ended with the consent on which it rested. */
    'person.referral-stopped': Of<'person', { step: string; organisation: string }>
    /** The organisation knows of the person, whose consent was withdrawn: it is to be told. */
    'person.recall-opened': Of<'person', { organisation: string }>
    'person.bound': Of<'person', { bond: string }>
    'person.unbound': Of<'person', { bond: string }>
    /** A member of staff who does not see them opened them; why stands in the look. */
    'urgent-look.begun': Of<'person', { look: string }>
    'urgent-look.seen': Of<'urgent_look'>
  }
}
