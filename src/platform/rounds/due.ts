import type { Instant } from '../clock.ts'
import { addDays, type Day, diffDays } from '../dates.ts'

/** A run that failed and is still to be done. */
export type Undone = { day: Day; since: Day; failures: number; again: Instant }

/** What is known of a round's runs: the last day that was done, the last day that was tried, and what failed. */
export type Known = { done: Day | null; tried: Day | null; undone: readonly Undone[] }

/** A run that is due; `again` is the moment before which it is not tried, null where it never failed. */
export type DueRun = { day: Day; since: Day; failures: number; again: Instant | null }

const FIRST: Known = { done: null, tried: null, undone: [] }

/**
 * The runs of a round that are due on this day, the oldest first. After days of standing still a round of each `gap` runs
 * once, for all of them since the last; one of each `day` runs once for every day that was missed. A round that never ran
 * begins today: it owes nothing to the time before it was there.
 */
export function dueRuns(each: 'gap' | 'day', { done, tried, undone }: Known = FIRST, today: Day): DueRun[] {
  if (each === 'gap') {
    if (done !== null && done >= today) return []
    const failed = undone.find(({ day }) => day === today)
    const since = done ? addDays(done, 1) : (undone[0]?.since ?? today)
    return [{ day: today, since, failures: failed?.failures ?? 0, again: failed?.again ?? null }]
  }
  const first = tried ? addDays(tried, 1) : today
  const missed = Array.from({ length: Math.max(0, diffDays(first, today) + 1) }, (_, at) => addDays(first, at))
  return [
    ...undone.filter(({ day }) => day <= today),
    ...missed.map(day => ({ day, since: day, failures: 0, again: null })),
  ]
}

/** Minutes until a run that has failed so often is tried again: 1, 2, 4 … and never more than six hours. */
export const pauseAfter = (failures: number): number => Math.min(2 ** (failures - 1), 360)
