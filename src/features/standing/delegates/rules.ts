import { hasCome } from '#platform/clock.ts'
import { addDays, addMonths, type Day } from '#platform/dates.ts'
import { STAND_PARTS, type StandPart } from '#platform/standing.ts'

/** Who a delegate is to the person. */
export const RELATIONS = ['spouse', 'child', 'family', 'helper', 'friend', 'guardian'] as const
export type Relation = (typeof RELATIONS)[number]

/**
 * A year at most, then the person is asked anew; the paper is good for thirty days and five tries of its six digits, beside a
 * number of eight that nobody guesses along with it.
 */
export const DELEGATE = { months: 12, most: 5, codeDays: 30, tries: 5, digits: 6, numberDigits: 8 }

/** The last day that may be given. */
export const lastDay = (today: Day): Day => addDays(addMonths(today, DELEGATE.months), -1)

export type DayRefusal = 'past' | 'long'
export const dayRefusal = (until: Day, today: Day): DayRefusal | null =>
  until < today ? 'past' : until > lastDay(today) ? 'long' : null

/** Whoever answers for somebody sees what they answer to. */
export const wholeOf = (may: readonly StandPart[]): StandPart[] =>
  STAND_PARTS.filter(part => may.includes('act') || may.includes(part))

export type Offer = {
  code_until: string
  tries: number
  taken_at: string | null
  ended_at: string | null
  until_on: Day
  /** Where it is a card: the delegate's birth date, and when it was used. Another one is printed for who has taken it up. */
  born_on: Day | null
  used_at: string | null
}

/** Whether the paper still opens something; why it does not is told to nobody who does not know its code. */
export const isOffered = (
  { code_until, tries, taken_at, ended_at, until_on, born_on, used_at }: Offer,
  now: string,
  today: Day,
): boolean =>
  (born_on === null ? taken_at : used_at) === null &&
  ended_at === null &&
  tries < DELEGATE.tries &&
  !hasCome(code_until, now) &&
  until_on >= today

export type TakeRefusal = 'wrong' | 'own'
export type MakeRefusal = 'many'

/** By whom it was ended. */
export const ENDED_BY = ['person', 'desk', 'delegate'] as const
export type EndedBy = (typeof ENDED_BY)[number]
