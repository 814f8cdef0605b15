import type { Day } from '#platform/dates.ts'
import type { Of } from '#platform/happening.ts'
import type { EntryVerb, Help, Status } from './rules.ts'

/** One kind for each verb; an introduction is told by which kind of help it was (職業紹介 or not). `status`: what it led to. */
type Verbs = {
  [V in Exclude<EntryVerb, 'introduce'> | Help as `proposal.${V}`]: Of<
    'proposal',
    { opportunity: string; status: Status | null; on_day: Day }
  >
}

declare module '#platform/happening.ts' {
  interface Happenings extends Verbs {
    /** Until corrections were kept for every record. `status` is what it was before the verb that was undone; null where it is gone. */
    'proposal.undone': Of<'proposal', { opportunity: string; verb: EntryVerb; status: Status | null }>
  }
}
