/**
 * The hard rules once more for the checker, from the text of the format alone: nothing is shared with the solver but the
 * types, so that a mistake on one side shows.
 */
import type { PairRule, Rule, SlotRule } from '../problem/rules.ts'
import {
  type Applicant,
  isBeyond,
  isWithin,
  lineOf,
  type Offer,
  radius,
  type Seat,
  type Spot,
  toRadians,
} from './facts.ts'

/** Kilometres along the great circle. */
const kilometres = (a: Spot, b: Spot): number => {
  const north = Math.sin(toRadians(b.degrees[0] - a.degrees[0]) / 2)
  const east = Math.sin(toRadians(b.degrees[1] - a.degrees[1]) / 2)
  const h = north * north + a.ring * b.ring * east * east
  return 2 * radius * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** The straight line settles it; the way along the ground decides only at the very edge of the reach. */
const isInReach = ({ at, reach, person }: Applicant, o: Offer): boolean => {
  if (!at || !o.at) return true
  const line = lineOf(at, o.at)
  return isWithin(line, reach) || (!isBeyond(line, reach) && kilometres(at, o.at) <= (person.reachKm ?? 0))
}

/** The hard rules of a pair, the cheap ones first. */
const pairRules: Record<PairRule, (a: Applicant, o: Offer) => boolean> = {
  kind: ({ person }, { opportunity }) => person.kinds.includes(opportunity.kind),
  open: (_, { opportunity }) => opportunity.open !== false,
  reach: isInReach,
  category: ({ likes }, { opportunity }) => (likes.get(opportunity.category) ?? 0) > -2,
  age: ({ person }, { opportunity }) => person.age === undefined || person.age >= (opportunity.ageMin ?? 0),
  residence: ({ person }, { opportunity }) => !(opportunity.residentsOnly && person.resident === false),
  load: ({ avoids }, { loads }) => avoids.every(({ load, degree }) => (loads.get(load) ?? 0) < degree),
  skill: ({ skills }, { opportunity }) => opportunity.requires?.every(key => skills.has(key)) ?? true,
  excluded: ({ person }, { opportunity }) => !person.excludes?.includes(opportunity.id),
}

/** The hard rules that a slot alone breaks for a person. */
const slotRules: Record<SlotRule, (a: Applicant, seat: Seat) => boolean> = {
  availability: ({ free }, seat) => !free || free[seat.day]!.some(({ from, to }) => from <= seat.from && seat.to <= to),
  busy: ({ busy }, { dates }) => busy.size === 0 || !dates.some(date => busy.has(date)),
  hours: ({ maxHours }, { length }) => length <= maxHours,
  days: ({ maxDays }, { weeks }) => weeks.length <= maxDays,
}

const pairChecks = Object.values(pairRules)
const slotChecks = Object.values(slotRules)

/** Whether all of a party keep every hard rule of an activity. */
export const pairKept = (party: readonly Applicant[], o: Offer): boolean => {
  for (const one of party) for (const isKept of pairChecks) if (!isKept(one, o)) return false
  return true
}

/** Whether each of a party, alone, could take a slot as far as the hours go. */
export const seatKept = (party: readonly Applicant[], seat: Seat): boolean => {
  for (const one of party) for (const isKept of slotChecks) if (!isKept(one, seat)) return false
  return true
}

/** The hard rules that a person in a slot breaks. */
export const brokenBy = (a: Applicant, o: Offer, seat: Seat): Rule[] => [
  ...(Object.keys(pairRules) as PairRule[]).filter(rule => !pairRules[rule](a, o)),
  ...(Object.keys(slotRules) as SlotRule[]).filter(rule => !slotRules[rule](a, seat)),
]
