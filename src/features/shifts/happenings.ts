import type { Day } from '#platform/dates.ts'
import type { Of } from '#platform/happening.ts'
import type { Answer, Ending } from './rules.ts'

type OnDay = { opportunity: string; on_day: Day }

/** What can come of an absence. */
export type Outcome = 'noted' | 'asked' | Answer | Ending | 'told' | 'reopened'

type Absences = { [O in Outcome as `absence.${O}`]: Of<'absence', OnDay> }
/** Of whoever was asked to come instead. */
type Substitutes = { [A in 'asked' | Answer as `substitute.${A}`]: Of<'absence', OnDay> }

declare module '#platform/happening.ts' {
  interface Happenings extends Absences, Substitutes {
    'assignment.made': Of<'assignment', { opportunity: string; from_on: Day; to_on: Day | null }>
    'assignment.ended': Of<'assignment', { opportunity: string; last: Day }>
    'attendance.came': Of<'assignment', OnDay>
    'attendance.missed': Of<'assignment', OnDay>
  }
}
