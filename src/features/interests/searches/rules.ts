import { addMonths, type Day } from '#platform/dates.ts'

/** A question of the list of activities, or the answers of 「わたしに合うもの」. */
export const KINDS = ['list', 'for-me'] as const
export type SearchKind = (typeof KINDS)[number]

/** For so long it goes on, so many one has at once, so many activities stand in a message. */
export const MONTHS = 12
export const MOST = 10
export const PER_MESSAGE = 5
/** So long an ended one is still shown, in days. */
export const SHOWN_DAYS = 60

/** `nothing`: it asks for nothing, so that everything would be told. `full`: there are as many as one has. */
export type SearchRefusal = 'nothing' | 'full' | 'long'
export type EndedAs = 'self' | 'link' | 'over'

/** A question as it is kept, and its name, made of the words of its conditions. */
export type Question = { asked: string; name: string }

export const LONGEST = { asked: 1500, name: 200 }

/** On this day it ends by itself. */
export const untilOf = (begun: Day): Day => addMonths(begun, MONTHS)

/** Why it cannot begin; null where it can. `live`: how many there are. */
export function beginRefusal(question: Question | null, live: number): SearchRefusal | null {
  if (!question) return 'nothing'
  if (question.asked.length > LONGEST.asked) return 'long'
  return live >= MOST ? 'full' : null
}
