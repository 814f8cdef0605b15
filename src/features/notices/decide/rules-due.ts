import { addMinutes, type Instant, startOf, timeOfDay, today } from '#platform/clock.ts'
import { addDays, weekday } from '#platform/dates.ts'
import { type Channel, goesByItself, type Hold, type Urgency, type Withdrawal } from '../rules.ts'

/** Minutes since midnight in Asia/Tokyo between which nothing comes; over midnight where `from` is later. The same: never. */
export type Quiet = { from: number; to: number }

/** The end of the quiet hours in which this moment lies; null outside of them. */
export function quietUntil(now: Instant, { from, to }: Quiet): Instant | null {
  const at = timeOfDay(now)
  const within = from <= to ? from <= at && at < to : from <= at || at < to
  if (!within) return null
  const day = today(now)
  return addMinutes(startOf(at < to ? day : addDays(day, 1)), to)
}

/** The hour at which what was gathered is sent, and the weekday of the weekly one (0: Monday). */
export const DIGEST = { minutes: 10 * 60, weekday: 0 }

/** The next moment after this one at which what was gathered is sent. */
export function digestAfter(now: Instant, every: 'daily' | 'weekly'): Instant {
  for (let ahead = 0; ahead <= 7; ahead++) {
    const day = addDays(today(now), ahead)
    const at = addMinutes(startOf(day), DIGEST.minutes)
    if (at > now && (every === 'daily' || weekday(day) === DIGEST.weekday)) return at
  }
  throw new RangeError(`no digest within a week of ${now}`)
}

/** What is known of a notice and of whom it is for when its turn comes. */
export type Due = {
  urgency: Urgency
  until: Instant | null
  /** Whether it needs a consent that is live, and whether there is one. */
  consent: 'asked' | 'live' | 'none'
  /** They want nothing that they did not ask for. */
  stopped: boolean
  /** Their time at the desk is over. */
  closed: boolean
  quiet: Quiet
  /** How many were sent to them today, and how many may be. */
  sentToday: number
  cap: number
  /** The channel whose turn it is; null: none is left. */
  channel: Channel | null
}

export type Decision =
  | { does: 'withdraw'; why: Withdrawal }
  | { does: 'hold'; why: Hold; until: Instant }
  | { does: 'send' }
  | { does: 'wait' }
  | { does: 'lose' }

/**
 * What becomes of a notice at this moment. Whoever took their consent back, wants no more or has left gets nothing, from
 * that very moment (個人情報の保護に関する法律69条2項1号). Quiet hours hold what rings and mail alike, unless it presses;
 * a mail that would come too late goes at once, for it wakes nobody; what rings is then withdrawn as late.
 */
export function decide(due: Due, now: Instant): Decision {
  const { urgency, until, channel } = due
  const why = refusalOf(due, now)
  if (why) return { does: 'withdraw', why }
  if (channel === null) return { does: 'lose' }
  if (!goesByItself(channel)) return { does: 'wait' }
  if (urgency === 'now') return { does: 'send' }
  const held = holdOf(due, now)
  if (!held) return { does: 'send' }
  if (until === null || held.until < until) return { does: 'hold', ...held }
  return channel === 'mail' || held.why === 'cap' ? { does: 'send' } : { does: 'withdraw', why: 'late' }
}

function refusalOf({ until, consent, stopped, closed }: Due, now: Instant): Withdrawal | null {
  if (until !== null && until <= now) return 'late'
  if (closed && consent !== 'asked') return 'closed'
  if (consent === 'none') return 'consent'
  return stopped && consent !== 'asked' ? 'stopped' : null
}

function holdOf({ quiet, sentToday, cap }: Due, now: Instant): { why: Hold; until: Instant } | null {
  const silent = quietUntil(now, quiet)
  if (silent) return { why: 'quiet', until: silent }
  if (sentToday < cap) return null
  const tomorrow = startOf(addDays(today(now), 1))
  return { why: 'cap', until: quietUntil(tomorrow, quiet) ?? tomorrow }
}

/** How often a server is asked again that takes a notice only later, and for how long one that is away. */
export const TRIES = 10
const LONGEST_MINUTES = 240

/** Minutes until a channel is tried again that failed so often: 1, 2, 4 … 240; null: it goes on to the next. */
export const pauseAfter = (tries: number): number | null =>
  tries < TRIES ? Math.min(2 ** (tries - 1), LONGEST_MINUTES) : null

/** A call that nobody answered is made again the next day, so often; then it goes on to the next channel. */
export const CALLS = 3
