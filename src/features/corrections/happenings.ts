import type { CorrectionVerb } from '#platform/correctable.ts'
import type { Of } from '#platform/happening.ts'
import type { Recall } from './rules.ts'

type Done = {
  [V in CorrectionVerb as `correction.${V}`]: Of<'correction', { of: string; record: string; incident?: string }>
}

declare module '#platform/happening.ts' {
  interface Happenings extends Done {
    /** The organisation was asked for the letter. */
    'correction.recalled': Of<'correction', { recall: Recall; note: string }>
  }
}
