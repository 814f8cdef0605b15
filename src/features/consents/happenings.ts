import type { Of } from '#platform/happening.ts'
import type { ConsentField, Purpose } from './rules.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    'person.consent-given': Of<
      'person',
      { consent: string; purpose: Purpose; recipient: string | null; fields: readonly ConsentField[]; wording: string }
    >
    'person.consent-withdrawn': Of<'person', { consent: string; purpose: Purpose; recipient: string | null }>
  }
}
