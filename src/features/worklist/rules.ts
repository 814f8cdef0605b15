import { addDays, type Day } from '#platform/dates.ts'

/** The groups of the list, the most pressing first. */
export const GROUPS = ['overdue', 'today', 'week', 'later'] as const
export type Group = (typeof GROUPS)[number]

/** Where a step stands on this day: a week is today and the six days after it. */
export function groupOf(dueOn: Day, today: Day): Group {
  if (dueOn < today) return 'overdue'
  if (dueOn === today) return 'today'
  return dueOn < addDays(today, 7) ? 'week' : 'later'
}

/** `gone`: the step was done or handed over since the page was opened. `notPerson`: what it is about has a page of its own. */
export type Refusal = 'gone' | 'notPerson' | 'ownerUnknown' | 'sameOwner' | 'duePast'
