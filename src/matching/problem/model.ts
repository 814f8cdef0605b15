/** The engine's nouns as plain data: the file format `yui-problem/1`. Every field past the first few is optional. */

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** Halves of a day as people say them: am ends at 12:00, pm at 17:00. */
export const halves = ['am', 'pm', 'evening'] as const
export type Half = (typeof halves)[number]

/** Legal forms of an activity. */
export const kinds = ['employment', 'contract', 'dispatch', 'paid-volunteering', 'volunteering'] as const
export type Kind = (typeof kinds)[number]

/** From and to in hours of the day, 0 to 24 in steps of 0.25. */
export type Interval = readonly [from: number, to: number]

/** Latitude and longitude in degrees. */
export type Point = readonly [lat: number, lng: number]

export type Person = {
  id: string
  /** Missing: not known. Nothing is then ruled out by the reach, and nothing gets points for distance. */
  at?: Point
  /** How far this person goes at most, in km as the crow flies, by the best of the own means; missing: as without a place. */
  reachKm?: number
  /**
   * Hours in which the person can, by weekday; a missing day is not free. Intervals that touch are one. Without any of it
   * nobody knows: no slot is ruled out by its hours, and none gets points for time.
   */
  free?: { readonly [day in Weekday]?: readonly Interval[] }
  /** ISO dates on which the person cannot. */
  busyDates?: readonly string[]
  /** Legal forms the person accepts. */
  kinds: readonly Kind[]
  /** Category to wish as it was said, -2 (never) to 2; a missing one is 0. */
  likes?: Readonly<Record<string, number>>
  /** Category to what behaviour showed, -1 to 1, added to the wish; it never turns a wish into a refusal. */
  shown?: Readonly<Record<string, number>>
  skills?: readonly string[]
  /** Load to the lowest degree that is too much (1: any, 2: from middling, 3: only heavy); a list means 1. */
  avoids?: readonly string[] | Readonly<Record<string, number>>
  maxHoursPerWeek?: number
  maxDaysPerMonth?: number
  /** In how many different activities the person takes part at most; missing: as the problem says. 0: in none. */
  maxActivities?: number
  /** Days since the person asked for a place and has none. */
  waitingDays?: number
  /** Opportunities that staff ruled out for this person. */
  excludes?: readonly string[]
  age?: number
  /** False for a person from outside the municipality. */
  resident?: boolean
  /** What the person would like, beside what is possible; a missing wish is met by anything. */
  wishes?: {
    pay?: boolean
    yenPerHour?: number
    hoursPerWeek?: number
    daysPerWeek?: number
    hoursPerShift?: number
    /** Half-days liked best, such as `tue-am`. */
    halves?: readonly `${Weekday}-${Half}`[]
  }
  /** People with whom the person must not share a slot, from either side. */
  apart?: readonly string[]
  /** People who take the same slots as the person or none, from either side: couples, friends. */
  together?: readonly string[]
  /** Categories that the person has done before; in any other the person is a newcomer. */
  experienced?: readonly string[]
  /** Words about people and places the person feels well with. */
  character?: readonly string[]
}

export type Slot = {
  id: string
  weekday: Weekday
  from: number
  to: number
  /** Weeks of the horizon, from 1; missing: all of them. */
  weeks?: readonly number[]
  /** How many people it takes; missing: 1. */
  need?: number
  /** So tiring that nobody has two such slots on the same or on neighbouring dates. */
  demanding?: boolean
}

export type Opportunity = {
  id: string
  /** Missing: not known. It is then ruled out by no reach and gets no points for distance. */
  at?: Point
  kind: Kind
  category: string
  /** Load to degree 0 (none) to 3 (heavy); a list means 3, the cautious reading. */
  loads?: readonly string[] | Readonly<Record<string, number>>
  /** Skills or licences without which it cannot be done. */
  requires?: readonly string[]
  /** Skills that are welcome. */
  wants?: readonly string[]
  /** Without slots the hours are by agreement: no slot rule applies. */
  slots: readonly Slot[]
  /** Without slots, and nobody said that the hours are by agreement: no points for time. */
  timesUnknown?: boolean
  /** How many different people take part at most, in all slots together; missing: as many as there are seats. */
  capacity?: number
  /** Whoever takes part takes all of its slots, or none; who is locked in some of them has these alone, or all. */
  whole?: boolean
  /**
   * A team does it: every seat of every slot is taken or none. Each slot has one with the leader's skill or licence, at
   * least so many experienced people and at most so many newcomers.
   */
  team?: { leader?: string; experienced?: number; newcomers?: number }
  ageMin?: number
  residentsOnly?: boolean
  /** False once it is closed, not yet published or full. */
  open?: boolean
  yenPerHour?: number
  daysPerWeek?: number
  /** How urgent it is, 0 to 3. */
  urgency?: number
  /** A sector that the municipality's plan puts first. */
  priority?: boolean
  /** How many people were proposed so far. */
  candidates?: number
  character?: readonly string[]
}

export type Problem = {
  format: 'yui-problem/1'
  /** Weeks are counted from the Monday of the week of `from`. */
  horizon: { from: string; weeks: number }
  people: readonly Person[]
  opportunities: readonly Opportunity[]
  weights?: Partial<Weights>
  /** In how many different activities a person takes part at most who says nothing else; missing: in any number. */
  maxActivities?: number
  /** Placements that stand in every plan. */
  locked?: readonly { person: string; slot: string }[]
}

/** Score terms in the order in which they are told. */
export const terms = ['likes', 'distance', 'time', 'experience', 'terms', 'character', 'need'] as const
export type Term = (typeof terms)[number]

/** The maximum of each term: non-negative integers whose sum is 1000. */
export type Weights = Record<Term, number>

export const standardWeights: Weights = {
  likes: 300,
  distance: 220,
  time: 120,
  experience: 100,
  terms: 80,
  character: 100,
  need: 80,
}
