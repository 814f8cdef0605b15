import type { Of } from '#platform/happening.ts'
import type { ORGANISATION_FIELD_TEXT } from './text.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    'organisation.registered': Of<'organisation'>
    'organisation.changed': Of<'organisation', { fields: readonly (keyof typeof ORGANISATION_FIELD_TEXT)[] }>
    'organisation.verified': Of<'organisation'>
  }
}
