import type { Day } from './dates.ts'

/** A moment in time: ISO 8601 in UTC, e.g. `2026-11-21T01:30:00.000Z`. Sorts as text. */
export type Instant = string

/** Where the time comes from. Everything that needs the time takes one of these, so tests and the demo can set it. */
export type Clock = { now(): Instant }

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date().toISOString() }

/** A clock that stands still at `iso`. Throws when `iso` is not a moment. */
export function fixedClock(iso: string): Clock {
  const now = new Date(iso).toISOString()
  return { now: () => now }
}

/** The moment `minutes` after `at` (negative: before). */
export function addMinutes(at: Instant, minutes: number): Instant {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString()
}

/** The calendar day in Asia/Tokyo at `now`, whatever the time zone of the machine. Japan has no summer time. */
export function today(now: Instant): Day {
  return addMinutes(now, 9 * 60).slice(0, 10)
}

/** The moment at which a day begins in Asia/Tokyo. */
export const startOf = (day: Day): Instant => addMinutes(`${day}T00:00:00.000Z`, -9 * 60)

/** Minutes since midnight in Asia/Tokyo at `now`, 0…1439. */
export function timeOfDay(now: Instant): number {
  const tokyo = addMinutes(now, 9 * 60)
  return Number(tokyo.slice(11, 13)) * 60 + Number(tokyo.slice(14, 16))
}

/** Whether a moment has come; one from the database may be written with fewer digits than ours. */
export const hasCome = (at: Instant, now: Instant): boolean => Date.parse(at) <= Date.parse(now)

/** Whole seconds since 1970 of a moment. */
export const secondsOf = (now: Instant): number => Math.floor(Date.parse(now) / 1000)
