import type { Day } from './dates.ts'
import type { Columns, Question, Row } from './rows.ts'

/** A day of a resident's calendar: something that is booked, agreed or shared out. */
export type DatedThing = {
  /** Lasting, also where it is moved: by it a calendar on a telephone knows it again. */
  uid: string
  /** How often its time, its place or that it takes place was changed: it never falls. */
  sequence: number
  /** 見学, 申しこみ, …: what it is. */
  what: string
  title: string
  day: Day
  /** Minutes after midnight; null: not known. */
  from: number | null
  to: number | null
  /** It has no time: it is for the whole day. */
  whole?: true
  /** '': not known. */
  place: string
  href?: string | undefined
  state: 'set' | 'maybe' | 'off'
  /** Why it is off, or what is not sure; '' where nothing is to be told. */
  said: string
}

/**
 * What a noun asks of the database for a calendar between two days, and how it tells the rows: in the lane of the resident
 * who asks, or of the link to their feed.
 */
export type Dated = {
  ask: (from: Day, to: Day) => Question<Columns>
  tell: (rows: readonly Record<string, unknown>[], from: Day, to: Day) => DatedThing[]
}

/** The two with the type of the rows between them. */
export const dated = <C extends Columns>(
  ask: (from: Day, to: Day) => Question<C>,
  tell: (rows: Row<C>[], from: Day, to: Day) => DatedThing[],
): Dated => ({ ask, tell: (rows, from, to) => tell(rows as Row<C>[], from, to) })
