import type { Instant } from '../clock.ts'
import { addDays, type Day, diffDays } from '../dates.ts'

/** A run that failed and is still to be done. */
export type Undone = { day: Day; since: Day; failures: number; again: Instant }

/** What is known of a round's runs: the last day that was done, the last day that was tried, and what failed. */
export type Known = { done: Day | null; tried: Day | null; undone: readonly Undone[] }

/** A run that is due; `again` is the moment before which it is not tried, null where it never failed. */
export type DueRun = { day: Day; since: Day; failures: number; again: Instant | null }

/** How a round catches up: once for all days, or for each day that is not more than `back` days ago (0: today alone). */
export type Pace = { each: 'gap' } | { each: 'day'; back: number }

const FIRST: Known = { done: null, tried: null, undone: [] }

/**
 * The runs of a round that are due on this day, the oldest first. After days of standing still a round of each `gap` runs
 * once, for all of them since the last; one of each `day` runs once for every day that was missed or failed, back to its
 * bound: older days are let go with the first run, whose `since` says so. A round that never ran begins today: it owes
 * nothing to the time before it was there.
 */
export function dueRuns(pace: Pace, { done, tried, undone }: Known = FIRST, today: Day): DueRun[] {
  if (pace.each === 'gap') {
    if (done !== null && done >= today) return []
    const failed = undone.find(({ day }) => day === today)
    const since = done ? addDays(done, 1) : (undone[0]?.since ?? today)
    return [{ day: today, since, failures: failed?.failures ?? 0, again: failed?.again ?? null }]
  }
  const bound = addDays(today, -pace.back)
  const untried = tried ? addDays(tried, 1) : today
  const failed = undone.filter(({ day }) => day <= today)
  const oldest = failed[0]?.since ?? untried
  return [...failed.filter(({ day }) => day >= bound), ...eachDay(untried > bound ? untried : bound, today)].map(
    (run, at) => (at === 0 && oldest < run.since ? { ...run, since: oldest } : run),
  )
}

const eachDay = (from: Day, to: Day): DueRun[] =>
  Array.from({ length: Math.max(0, diffDays(from, to) + 1) }, (_, at) => {
    const day = addDays(from, at)
    return { day, since: day, failures: 0, again: null }
  })

/** Minutes until a run that has failed so often is tried again: 1, 2, 4 … and never more than six hours. */
export const pauseAfter = (failures: number): number => Math.min(2 ** (failures - 1), 360)
