/** A problem by its names, for the checker. */

import type { Plan } from '../plan/plan.ts'
import { type Problem, standardWeights, type Term } from '../problem/model.ts'
import type { PlanRule, Rule } from '../problem/rules.ts'
import { type Applicant, applicantOf, type Offer, offerOf, type Seat } from './facts.ts'

/** What is wrong with a plan: a broken rule or a wrong figure, where it stands and what it should be. */
export type Fault = {
  code: Rule | PlanRule | 'person' | 'slot' | 'score' | 'terms' | 'objective' | 'gap' | 'bound'
  path: string
  expected?: number
}

export type Index = {
  problem: Problem
  weights: Record<Term, number>
  offers: readonly Offer[]
  seats: Map<string, { offer: Offer; seat: Seat }>
  people: Map<string, Applicant>
  /** Each of those who are together, to all of them. */
  parties: Map<string, readonly string[]>
  /** People to the slots that they keep, alone or by one of the party. */
  locked: Map<string, Set<string>>
  /** Whether there are whole jobs, or limits of activities. */
  strict: boolean
}

export const indexOf = (problem: Problem): Index => {
  const parties = partiesOf(problem)
  const locked = new Map<string, Set<string>>()
  for (const { person, slot } of problem.locked ?? [])
    for (const one of parties.get(person) ?? [person]) locked.set(one, new Set(locked.get(one)).add(slot))
  const offers = problem.opportunities.map(opportunity => offerOf(opportunity, problem.horizon))
  return {
    problem,
    weights: { ...standardWeights, ...problem.weights },
    offers,
    seats: new Map(offers.flatMap(offer => offer.seats.map(seat => [seat.slot.id, { offer, seat }]))),
    people: new Map(problem.people.map(person => [person.id, applicantOf(person)])),
    parties,
    locked,
    strict:
      problem.maxActivities !== undefined ||
      problem.people.some(({ maxActivities }) => maxActivities !== undefined) ||
      problem.opportunities.some(({ whole }) => whole),
  }
}

/** Who reaches whom by `together`, in either direction. */
const partiesOf = ({ people }: Problem): Index['parties'] => {
  const near = new Map<string, Set<string>>()
  for (const { id, together = [] } of people)
    for (const other of together) {
      near.set(id, new Set(near.get(id)).add(other))
      near.set(other, new Set(near.get(other)).add(id))
    }
  const parties = new Map<string, string[]>()
  for (const start of near.keys()) {
    if (parties.has(start)) continue
    const party = [start]
    for (const one of party) for (const other of near.get(one)!) if (!party.includes(other)) party.push(other)
    for (const one of party) parties.set(one, party)
  }
  return parties
}

/** Placements by person or by slot. */
export const grouped = (plan: Plan, key: 'person' | 'slot'): Map<string, Plan['placements']> => {
  const groups = new Map<string, Plan['placements']>()
  for (const placement of plan.placements) {
    const group = groups.get(placement[key])
    if (group) group.push(placement)
    else groups.set(placement[key], [placement])
  }
  return groups
}
