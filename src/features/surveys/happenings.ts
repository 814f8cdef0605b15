import type { OwnWay } from '#features/consultations/rules.ts'
import type { Of } from '#platform/happening.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    'survey.handed': Of<'survey', null>
    /** What was answered stands in the row `answer`. */
    'survey.answered': Of<'survey', { answer: string; way: OwnWay }>
    'survey.withdrawn': Of<'survey', null>
  }
}
