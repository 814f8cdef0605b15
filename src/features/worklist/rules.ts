import { type Permissions, ROLES } from '#features/accounts/rules.ts'
import type { ConsentRefusal } from '#features/consents/rules.ts'
import { addDays, type Day } from '#platform/dates.ts'

/** The groups of the list, the most pressing first. */
export const GROUPS = ['overdue', 'today', 'week', 'later', 'paused'] as const
export type Group = (typeof GROUPS)[number]

/** Where a step stands on this day: a week is today and the six days after it. One whose clock stands is never late. */
export function groupOf(dueOn: Day, today: Day, pausedOn: Day | null = null): Group {
  if (pausedOn !== null) return 'paused'
  if (dueOn < today) return 'overdue'
  if (dueOn === today) return 'today'
  return dueOn < addDays(today, 7) ? 'week' : 'later'
}

/** A step is handed over by its owner, or by somebody who shares out the work. */
export const mayHandOver = (step: { owner_id: string }, who: { by: string; assigns: boolean }): boolean =>
  step.owner_id === who.by || who.assigns

/** A step that was handed over waits until its new owner takes it on or gives it back; it is theirs meanwhile. */
export const isPending = (step: { handed_by: string | null; accepted_at: string | null }): boolean =>
  step.handed_by !== null && step.accepted_at === null

/** Shares out so many steps among those who have so many already: each goes to whoever has the fewest then. */
export function sharedOut(count: number, loads: ReadonlyMap<string, number>): string[] {
  const now = new Map(loads)
  return Array.from({ length: count }, () => {
    const [to, had] = [...now].reduce((least, one) => (one[1] < least[1] ? one : least))
    now.set(to, had + 1)
    return to
  })
}

/**
 * `gone`: the step was done or handed over since the page was opened. `unseen`: it is about somebody whom they do not see. `notPerson`: what it is about has a page of its own.
 * `nextMissing`: nothing else is open for the person. `referElsewhere`: a つなぎ names its partner, which is chosen elsewhere.
 * `notPending`: it was accepted or given back already, or is somebody else's.
 */
export type Refusal =
  | 'gone'
  | 'unseen'
  | 'notPerson'
  | 'ownerUnknown'
  | 'ownerUnfit'
  | 'sameOwner'
  | 'duePast'
  | 'notYours'
  | 'notPending'
  | 'noReturn'
  | 'nextMissing'
  | 'referElsewhere'
  | ConsentRefusal

export const PERMISSIONS = {
  'worklist.read': ROLES,
  'stuck.retry': ['coordinator', 'administrator'],
} satisfies Permissions
