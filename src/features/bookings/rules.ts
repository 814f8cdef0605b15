import type { Permissions } from '#features/accounts/rules.ts'
import { floodSetting } from '#features/requests/rules.ts'
import { ageOn } from '#platform/ages.ts'
import type { Day } from '#platform/dates.ts'
import type { Shape } from '#platform/shapes.ts'

/** Until somebody books it is `applied`, within the one transaction that takes it. `lapsed`: an offer that was not answered. */
export const STATUSES = [
  'applied',
  'confirmed',
  'waiting',
  'offered',
  'lapsed',
  'attended',
  'absent',
  'cancelled',
] as const
export type Status = (typeof STATUSES)[number]

export const VERBS = ['confirm', 'wait', 'offer', 'accept', 'lapse', 'rejoin', 'cancel', 'attend', 'miss'] as const
export type Verb = (typeof VERBS)[number]

/**
 * Where each verb leads from each status. A free place is offered and taken by a yes (`accept`), never given without one; to
 * cancel is no rejection, and asks for no reason. Whether somebody came can be put right.
 */
export const TRANSITIONS = {
  applied: { confirm: 'confirmed', wait: 'waiting' },
  confirmed: { cancel: 'cancelled', attend: 'attended', miss: 'absent' },
  waiting: { offer: 'offered', cancel: 'cancelled' },
  offered: { accept: 'confirmed', cancel: 'cancelled', lapse: 'lapsed' },
  lapsed: { rejoin: 'waiting', cancel: 'cancelled' },
  attended: { miss: 'absent' },
  absent: { attend: 'attended' },
  cancelled: {},
} as const satisfies Record<Status, Partial<Record<Verb, Status>>>

/** Where the verb leads; null where it is not open. */
export const after = (status: Status, verb: Verb): Status | null =>
  (TRANSITIONS[status] as Partial<Record<Verb, Status>>)[verb] ?? null

/** The statuses from which a verb is open. */
export const from = (verb: Verb): Status[] => STATUSES.filter(status => after(status, verb) !== null)

/** Those who are in, or who may come in: whoever must be told what changes. */
export const LIVE = ['confirmed', 'waiting', 'offered'] as const satisfies readonly Status[]
export const isLive = (status: Status): boolean => (LIVE as readonly Status[]).includes(status)

/** By whom a booking was ended, or since it does not take place, or since it was full to the end. */
export type EndedAs = 'self' | 'desk' | 'off' | 'full'

/** `shut`: takes place, no more bookings. `off`: does not take place. `over`: who came is noted. */
export const OCCASION_STATUSES = ['open', 'shut', 'off', 'over'] as const
export type OccasionStatus = (typeof OCCASION_STATUSES)[number]

export const OCCASION_VERBS = ['shut', 'reopen', 'change', 'call-off', 'end'] as const
export type OccasionVerb = (typeof OCCASION_VERBS)[number]

export const OCCASION_TRANSITIONS = {
  open: { shut: 'shut', change: 'open', 'call-off': 'off', end: 'over' },
  shut: { reopen: 'open', change: 'shut', 'call-off': 'off', end: 'over' },
  off: {},
  over: {},
} as const satisfies Record<OccasionStatus, Partial<Record<OccasionVerb, OccasionStatus>>>

export const afterOccasion = (status: OccasionStatus, verb: OccasionVerb): OccasionStatus | null =>
  (OCCASION_TRANSITIONS[status] as Partial<Record<OccasionVerb, OccasionStatus>>)[verb] ?? null

export const PARTY_MOST = 4
export const WHOM = ['self', 'other'] as const
export type Whom = (typeof WHOM)[number]

/** How staff heard of a booking that they type for somebody. */
export { TYPED_BY } from '#features/requests/rules.ts'

/** Minutes after midnight, on one day. */
export type Time = { on_day: Day; from_min: number; to_min: number }

/** Whether somebody cannot be at both: one that begins when the other ends is no clash. */
export const overlaps = (a: Time, b: Time): boolean =>
  a.on_day === b.on_day && a.from_min < b.to_min && b.from_min < a.to_min

/** What is free, from what is known; never less than none. While it is asked whether it takes place as booked nothing is given. */
export const freeOf = ({ places, taken, doubt }: { places: number; taken: number; doubt?: string | null }): number =>
  doubt ? 0 : Math.max(0, places - taken)

/** Why nothing of an occasion can be booked by the web now; null: it can. */
export type Closed = 'off' | 'over' | 'shut' | 'late' | 'full' | 'doubted'
export function closedTo(
  occasion: {
    status: OccasionStatus
    taking: boolean
    closes_on: Day
    last_day: Day
    places: number
    taken: number
    waits: boolean
    doubt: string | null
  },
  today: Day,
): Closed | null {
  const { status, taking, closes_on, last_day, waits, doubt } = occasion
  if (status === 'off') return 'off'
  if (status === 'over' || last_day < today) return 'over'
  if (!taking) return 'shut'
  if (closes_on < today) return 'late'
  if (waits) return null
  return doubt ? 'doubted' : freeOf(occasion) === 0 ? 'full' : null
}

/**
 * Whether somebody is younger than the activity asks, on its first day; where either is not known nobody is turned away. Who is
 * booked for by somebody else is asked nothing.
 */
export const isTooYoung = (
  { birth, whom }: { birth: Day | null; whom: Whom },
  { age_min, first_day }: { age_min: number | null; first_day: Day },
): boolean => birth !== null && whom === 'self' && age_min !== null && ageOn(birth, first_day) < age_min

/** What the database says to a booking that is added (`settle_booking`), and what else keeps it from being taken. */
export type BookRefusal = 'shut' | 'full' | 'doubted' | 'overlaps' | 'twice' | 'flood' | 'young'

/** Why something that staff or a holder wants is not done; what was typed stays. */
export type Refusal =
  | BookRefusal
  | 'notNow'
  | 'changed'
  | 'tooFew'
  | 'placesMissing'
  | 'datesMissing'
  | 'closesLate'
  | 'forPay'
  | 'notPublic'
  | 'twiceOpened'
  | 'notFree'
  | 'noPerson'
  | 'dayNotOver'
  | 'tooLate'
  | 'askFirst'

export const SETTINGS = {
  /** For so many hours at least a place that became free is kept for who is next; it ends with a day on which the desk is open. */
  bookingOfferHours: {
    standard: 24,
    unit: '時間',
    source: '0049-bookings.md',
    text: '空きのお知らせに返事を待つ時間（少なくとも）',
    shape: { of: 'number', least: 1, most: 336, whole: true } as Shape,
  },
  bookingFlood: floodSetting('申しこみを受け付ける数の上限', '0049-bookings.md', { address: 100, contact: 10 }),
}

export const PERMISSIONS = {
  'bookings.read': ['counsellor', 'coordinator', 'manager'],
  'bookings.write': ['counsellor', 'coordinator'],
} satisfies Permissions

export const STAFF_PATH = '/staff/bookings'
/** The page of staff of an occasion, of one booking, and of what of an activity is open. */
export const occasionPath = <Id extends string>(id: Id) => `/staff/bookings/${id}` as const
export const bookingPath = <Id extends string>(id: Id) => `/staff/bookings/one/${id}` as const
export const openingPath = <Id extends string>(id: Id) => `/staff/opportunities/${id}/bookings` as const
