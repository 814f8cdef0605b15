import type { Of } from '#platform/happening.ts'
import type { Status, Verb } from './rules.ts'

/** One kind for each verb of the status table; `status` is what it led to. */
type Verbs = { [V in Exclude<Verb, 'delete'> as `opportunity.${V}`]: Of<'opportunity', { status: Status }> }

declare module '#platform/happening.ts' {
  interface Happenings extends Verbs {
    'opportunity.registered': Of<'opportunity'>
    'opportunity.changed': Of<'opportunity'>
    'opportunity.delete': Of<'opportunity'>
  }
}
