import { addMinutes, hasCome } from '#platform/clock.ts'

/**
 * A card is good for thirty days after it was printed, once. A wrong code is counted only beside the right birth date: after five
 * of them it rests for a day, and whoever holds it comes in after that. So nobody who knows its number ends it, and of its eight
 * digits, read from paper in two groups, no more than 150 can be tried. `fromOnePlace`: so many wrong ones for one number are
 * looked at from one address before it waits.
 */
export const CARD = { days: 30, tries: 5, restMinutes: 24 * 60, fromOnePlace: 5, digits: 8 }

export type Card = { until_at: string; used_at: string | null; ended_at: string | null }
export type Tried = { tries: number; rests_until: string | null }

/** Whether a card still opens something, today or after its rest; why it does not is told to nobody. */
export const isGood = ({ until_at, used_at, ended_at }: Card, now: string): boolean =>
  used_at === null && ended_at === null && !hasCome(until_at, now)

export const isResting = ({ rests_until }: Pick<Tried, 'rests_until'>, now: string): boolean =>
  rests_until !== null && !hasCome(rests_until, now)

/** What one more wrong code makes of it. */
export const triedOnce = ({ tries }: Pick<Tried, 'tries'>, now: string): Tried => ({
  tries: tries + 1,
  rests_until: (tries + 1) % CARD.tries === 0 ? addMinutes(now, CARD.restMinutes) : null,
})

/** 1234 5678 */
export const shownCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`
