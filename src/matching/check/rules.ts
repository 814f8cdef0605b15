/**
 * The rules and the score once more for the checker, from the text of the format alone: nothing is shared with the solver
 * but the types, so that a mistake on one side shows.
 */
import type { Opportunity, Person, Problem, Rule, Slot, Term } from '../model.ts'

const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const radius = 6371.0088
const toRadians = (degrees: number): number => (degrees * Math.PI) / 180

/** Kilometres along the great circle. */
const kilometres = (a: Person['at'], b: Person['at']): number => {
  const [north, east] = [Math.sin(toRadians(b[0] - a[0]) / 2), Math.sin(toRadians(b[1] - a[1]) / 2)]
  const h = north * north + Math.cos(toRadians(a[0])) * Math.cos(toRadians(b[0])) * east * east
  return 2 * radius * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Days since 1970 of a date. */
const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000

/** The weeks of a slot; all of the horizon where it names none. */
export const weeksOf = (problem: Problem, slot: Slot): readonly number[] =>
  slot.weeks ? [...new Set(slot.weeks)] : Array.from({ length: problem.horizon.weeks }, (_, i) => i + 1)

/** The days on which a slot takes place, since 1970. */
export const datesOf = (problem: Problem, slot: Slot): number[] => {
  const from = dayOf(problem.horizon.from)
  const monday = from - ((((from + 3) % 7) + 7) % 7)
  return weeksOf(problem, slot).map(week => monday + (week - 1) * 7 + dayNames.indexOf(slot.weekday))
}

const degree = (loads: Person['avoids'], key: string, listed: number): number =>
  Array.isArray(loads)
    ? loads.includes(key)
      ? listed
      : 0
    : ((loads as Record<string, number> | undefined)?.[key] ?? 0)

const loadsKept = (p: Person, o: Opportunity): boolean => {
  const avoided: readonly string[] = Array.isArray(p.avoids) ? p.avoids : Object.keys(p.avoids ?? {})
  return avoided.every(key => degree(p.avoids, key, 1) === 0 || degree(o.loads, key, 3) < degree(p.avoids, key, 1))
}

/** One degree of latitude is a little more than this, so that what is further north or south is out of reach. */
const kmPerDegree = 111.19

/** The hard rules of a pair, the cheap ones first. */
const pairRules: readonly (readonly [Rule, kept: (p: Person, o: Opportunity) => boolean])[] = [
  ['kind', (p, o) => p.kinds.includes(o.kind)],
  ['open', (_, o) => o.open !== false],
  [
    'reach',
    (p, o) => Math.abs(p.at[0] - o.at[0]) * kmPerDegree <= p.reachKm + 0.001 && kilometres(p.at, o.at) <= p.reachKm,
  ],
  ['category', (p, o) => (p.likes?.[o.category] ?? 0) > -2],
  ['age', (p, o) => p.age === undefined || p.age >= (o.ageMin ?? 0)],
  ['residence', (p, o) => !(o.residentsOnly && p.resident === false)],
  ['load', loadsKept],
  ['skill', (p, o) => (o.requires ?? []).every(key => p.skills?.includes(key))],
  ['excluded', (p, o) => !p.excludes?.includes(o.id)],
]

/** Whether a pair keeps every hard rule. */
export const pairKept = (p: Person, o: Opportunity): boolean => pairRules.every(([, kept]) => kept(p, o))

/** The hard rules of a pair that are broken. */
export const brokenByPair = (p: Person, o: Opportunity): Rule[] =>
  pairRules.filter(([, kept]) => !kept(p, o)).map(([rule]) => rule)

/** The free hours of a weekday with intervals that touch put together. */
const freeOn = (p: Person, day: Slot['weekday']): [number, number][] => {
  const merged: [number, number][] = []
  for (const [from, to] of [...(p.free[day] ?? [])].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}

/** The hard rules that a slot alone breaks for a person. */
export const brokenBySlot = (problem: Problem, p: Person, slot: Slot): Rule[] => {
  const broken: Rule[] = []
  if (!freeOn(p, slot.weekday).some(([from, to]) => from <= slot.from && slot.to <= to)) broken.push('availability')
  const busy = new Set((p.busyDates ?? []).map(dayOf))
  if (busy.size > 0 && datesOf(problem, slot).some(date => busy.has(date))) broken.push('busy')
  if (slot.to - slot.from > (p.maxHoursPerWeek ?? 168)) broken.push('hours')
  if (weeksOf(problem, slot).length > (p.maxDaysPerMonth ?? 366)) broken.push('days')
  return broken
}

const onSphere = ([lat, lng]: Person['at']): number[] => [
  Math.cos(toRadians(lat)) * Math.cos(toRadians(lng)),
  Math.cos(toRadians(lat)) * Math.sin(toRadians(lng)),
  Math.sin(toRadians(lat)),
]

/** The way as the straight line through the ground against that of the reach. */
const nearness = (p: Person, o: Opportunity): number => {
  const [a, b] = [onSphere(p.at), onSphere(o.at)]
  const [dx, dy, dz] = [a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!]
  const line = dx * dx + dy * dy + dz * dz
  const half = p.reachKm / (2 * radius)
  const reach = half >= Math.PI / 2 ? 5 : 4 * Math.sin(half) * Math.sin(half)
  return line === 0 ? 1 : line >= reach ? 0 : 1 - Math.sqrt(line / reach)
}

const halfDays: readonly (readonly [string, number, number])[] = [
  ['am', 0, 12],
  ['pm', 12, 17],
  ['evening', 17, 24],
]

const timeShare = (p: Person, slot: Slot): number => {
  const wished: readonly string[] = p.wishes?.halves ?? []
  const touched = halfDays
    .filter(([, start, end]) => slot.from < end && slot.to > start)
    .map(([half]) => `${slot.weekday}-${half}`)
  const halves = wished.length === 0 ? 1 : touched.filter(half => wished.includes(half)).length / touched.length
  const hours = p.wishes?.hoursPerWeek ?? 0
  const length = slot.to - slot.from
  return (halves + (length >= hours ? 1 : length / hours)) / 2
}

const most = (offered: number, wished: number): number => (offered >= wished ? 1 : offered / wished)

const conditions = (p: Person, o: Opportunity): number => {
  const { pay, yenPerHour = 0, daysPerWeek = 0, hoursPerShift = 0 } = p.wishes ?? {}
  const payKept = pay === undefined || pay === (o.kind !== 'volunteering')
  const reward = !payKept ? 0 : o.yenPerHour ? most(o.yenPerHour, yenPerHour) : 1
  const days = daysPerWeek === 0 ? 1 : most(daysPerWeek, o.daysPerWeek ?? 0)
  const shortest = o.slots.length === 0 ? 0 : Math.min(...o.slots.map(slot => slot.to - slot.from))
  const shift = hoursPerShift === 0 ? 1 : most(hoursPerShift, shortest)
  return (reward + days + shift) / 3
}

const inCommon = (a: readonly string[], b: readonly string[]): number => a.filter(key => b.includes(key)).length

const needShare = (o: Opportunity): number => {
  const seats = Math.max(
    1,
    o.slots.reduce((sum, slot) => sum + (slot.need ?? 1), 0),
  )
  const scarcity = o.candidates === undefined ? 0.5 : seats / (seats + o.candidates)
  return ((o.urgency ?? 0) / 3 + (o.priority ? 1 : 0) + scarcity) / 3
}

/** The points of each term for a person in a slot of an opportunity. */
export const pointsOf = (
  weights: Record<Term, number>,
  p: Person,
  o: Opportunity,
  slot: Slot,
): Record<Term, number> => {
  const wish = Math.round(((p.likes?.[o.category] ?? 0) + (p.shown?.[o.category] ?? 0)) * 20)
  const wants = [...new Set(o.wants ?? [])]
  const words = [[...new Set(p.character ?? [])], [...new Set(o.character ?? [])]] as const
  const fewest = Math.min(words[0].length, words[1].length)
  const shares: Record<Term, number> = {
    likes: wish <= -20 ? 0 : (Math.min(40, wish) + 20) / 60,
    distance: nearness(p, o),
    time: timeShare(p, slot),
    experience: wants.length === 0 ? 0.5 : inCommon(wants, p.skills ?? []) / wants.length,
    terms: conditions(p, o),
    character: fewest === 0 ? 0.5 : inCommon(words[0], words[1]) / fewest,
    need: needShare(o),
  }
  const entries = Object.entries(shares).map(([term, share]) => [term, Math.floor(weights[term as Term] * share + 0.5)])
  return Object.fromEntries(entries) as Record<Term, number>
}

/** The points of the time term alone, the only one that differs between slots of an opportunity. */
export const timePointsOf = (weights: Record<Term, number>, p: Person, slot: Slot): number =>
  Math.floor(weights.time * timeShare(p, slot) + 0.5)

/** What placing a person at all is worth. */
export const bonusOf = (p: Person): number => Math.round(300 + 700 * Math.min(1, (p.waitingDays ?? 0) / 365))
