/** What the checker works out once for each person, activity and slot, so that nothing of it is done for every pair. */
import type { Interval, Opportunity, Person, Point, Problem, Slot, Weekday } from '../problem/model.ts'

type Span = { from: number; to: number }

export type Applicant = {
  person: Person
  skills: ReadonlySet<string>
  words: ReadonlySet<string>
  likes: ReadonlyMap<string, number>
  shown: ReadonlyMap<string, number>
  /** The loads that are too much, each from this degree on. */
  avoids: readonly { load: string; degree: number }[]
  /** Undefined: how far it is to anything is not known. */
  at: Spot | undefined
  /** The reach as the square of a straight line through the ground, on the unit sphere. */
  reach: number
  /** Free hours by weekday, with intervals that touch put together; undefined: nobody knows. */
  free: readonly (readonly Span[])[] | undefined
  /** Days since 1970. */
  busy: ReadonlySet<number>
  halves: ReadonlySet<string>
  maxHours: number
  maxDays: number
  /** What placing the person at all is worth. */
  bonus: number
}

export type Offer = {
  opportunity: Opportunity
  seats: readonly Seat[]
  loads: ReadonlyMap<string, number>
  wants: readonly string[]
  words: readonly string[]
  /** Undefined: not known. */
  at: Spot | undefined
  shortest: number
  needed: number
}

export type Seat = {
  slot: Slot
  /** The same for activities at the same place. */
  place: string
  need: number
  /** Weekday, 0 for Monday. */
  day: number
  from: number
  to: number
  weeks: readonly number[]
  /** Days since 1970. */
  dates: readonly number[]
  length: number
  /** The half-days that it touches. */
  halves: readonly string[]
}

/** A place in degrees, with the cosine of its latitude, and as a point on the unit sphere. */
export type Spot = { degrees: Point; ring: number; sphere: readonly [x: number, y: number, z: number] }

/** Mean radius of the Earth in km. */
export const radius = 6371.0088

export const toRadians = (degrees: number): number => (degrees * Math.PI) / 180

const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies Weekday[]
const halfDays: readonly (readonly [string, number, number])[] = [
  ['am', 0, 12],
  ['pm', 12, 17],
  ['evening', 17, 24],
]

/** Days since 1970 of a date. */
const dayOf = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / 86_400_000)

const spotOf = (degrees: Point): Spot => {
  const [lat, lng] = [toRadians(degrees[0]), toRadians(degrees[1])]
  const ring = Math.cos(lat)
  return { degrees, ring, sphere: [ring * Math.cos(lng), ring * Math.sin(lng), Math.sin(lat)] }
}

/** The square of the straight line through the ground between two places, on the unit sphere. */
export const lineOf = ({ sphere: a }: Spot, { sphere: b }: Spot): number => {
  const [dx, dy, dz] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
  return dx * dx + dy * dy + dz * dz
}

/** Whether a line is clearly longer than a reach, both as squares: by more than the error of the arithmetic. */
export const isBeyond = (line: number, reach: number): boolean => line > reach * 1.000001 + 1e-18

/** Whether a line is clearly shorter than a reach. */
export const isWithin = (line: number, reach: number): boolean => line < reach * 0.999999 - 1e-18

/** The square of the line that belongs to a way in km. */
const squareOf = (km: number): number => {
  const half = km / (2 * radius)
  return half >= Math.PI / 2 ? 5 : 4 * Math.sin(half) * Math.sin(half)
}

/** Loads to degrees; those of a list have the degree that a list means. */
const degreesOf = (loads: Person['avoids'], listed: number): Map<string, number> =>
  new Map(Array.isArray(loads) ? loads.map(key => [key, listed] as const) : Object.entries(loads ?? {}))

const merged = (free: readonly Interval[]): Span[] => {
  const all: Span[] = []
  for (const [from, to] of [...free].sort((a, b) => a[0] - b[0])) {
    const last = all.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else all.push({ from, to })
  }
  return all
}

/** A person for the checker. */
export const applicantOf = (person: Person): Applicant => ({
  person,
  skills: new Set(person.skills),
  words: new Set(person.character),
  likes: new Map(Object.entries(person.likes ?? {})),
  shown: new Map(Object.entries(person.shown ?? {})),
  avoids: [...degreesOf(person.avoids, 1)].map(([load, degree]) => ({ load, degree })).filter(one => one.degree > 0),
  at: person.at && person.reachKm !== undefined ? spotOf(person.at) : undefined,
  reach: squareOf(person.reachKm ?? 0),
  free: person.free && dayNames.map(day => merged(person.free?.[day] ?? [])),
  busy: new Set(person.busyDates?.map(dayOf)),
  halves: new Set(person.wishes?.halves),
  maxHours: person.maxHoursPerWeek ?? 168,
  maxDays: person.maxDaysPerMonth ?? 366,
  bonus: Math.round(300 + 700 * Math.min(1, (person.waitingDays ?? 0) / 365)),
})

/** An activity for the checker. */
export const offerOf = (opportunity: Opportunity, horizon: Problem['horizon']): Offer => {
  const place = String(opportunity.at ?? opportunity.id)
  const seats = opportunity.slots.map(slot => seatOf(slot, place, horizon))
  return {
    opportunity,
    seats,
    loads: degreesOf(opportunity.loads, 3),
    wants: [...new Set(opportunity.wants)],
    words: [...new Set(opportunity.character)],
    at: opportunity.at && spotOf(opportunity.at),
    shortest: seats.length === 0 ? 0 : Math.min(...seats.map(({ length }) => length)),
    needed: seats.reduce((sum, { need }) => sum + need, 0),
  }
}

const seatOf = (slot: Slot, place: string, horizon: Problem['horizon']): Seat => {
  const from = dayOf(horizon.from)
  const monday = from - ((((from + 3) % 7) + 7) % 7)
  const day = dayNames.indexOf(slot.weekday)
  const weeks = slot.weeks ? [...new Set(slot.weeks)] : Array.from({ length: horizon.weeks }, (_, i) => i + 1)
  const touched = halfDays.filter(([, start, end]) => slot.from < end && slot.to > start)
  return {
    slot,
    place,
    need: slot.need ?? 1,
    day,
    from: slot.from,
    to: slot.to,
    weeks,
    dates: weeks.map(week => monday + (week - 1) * 7 + day),
    length: slot.to - slot.from,
    halves: touched.map(([half]) => `${slot.weekday}-${half}`),
  }
}
