import type { Of } from '#platform/happening.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    /** Whether the desk is told how many talks it took others who came about the same. */
    'triage.used': Of<'triage', { used: boolean; source: string }>
    /** The groups that a city means to reach, and how many of them, from a day on. */
    'guard.set': Of<'guard', { groups: number; from: string; source: string }>
    /** A group stayed behind at the end of a quarter. */
    'guard.behind': Of<'guard_alert', { quota: number; registered: number }>
    'guard.answered': Of<'guard_alert', { answer: string }>
    'population.put-in': Of<'population', { as_of: string; rows: number; replaced: number; source: string }>
  }
}
