import type { Day } from '#platform/dates.ts'
import type { Of } from '#platform/happening.ts'
import type { End, Pause, Route, Skip } from './rules.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    'case.begun': Of<'support_case', { route: Route }>
    /** Of a milestone: when it was reached, why it was passed over, for when it is planned now, that there is one more. */
    'case.reached': Of<'support_case', { milestone: string; on_day: Day }>
    'case.skipped': Of<'support_case', { milestone: string; on_day: Day; as: Skip; why: string }>
    'case.planned': Of<'support_case', { milestone: string; on_day: Day }>
    'case.added': Of<'support_case', { milestone: string; on_day: Day }>
    'case.paused': Of<'support_case', { as: Pause; until: Day; why: string }>
    /** Its plan is so many days later. */
    'case.resumed': Of<'support_case', { days: number }>
    'case.ended': Of<'support_case', { as: End; on_day: Day; why: string }>
    'case.reopened': Of<'support_case'>
  }
}
