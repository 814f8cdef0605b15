import {
  eligibleRoom,
  findEligible,
  generateCity,
  type Opportunity,
  type Person,
  type Problem,
  type Random,
  randomOf,
  snapshotOf,
} from '#matching/index.ts'
import type { Pair } from './milp.ts'

/** All eligible pairs of a problem by their ids. */
export function pairsOfProblem(problem: Problem): Pair[] {
  const s = snapshotOf(problem)
  const room = eligibleRoom(s)
  return s.person.ids.flatMap((person, p) => {
    findEligible(s, p, room)
    return Array.from({ length: room.count }, (_, i) => ({
      person,
      slot: s.slotIds[room.slot[i]!]!,
      score: room.score[i]!,
    }))
  })
}

/** A small town with everything that the rules of a plan know: teams, few places, couples, people kept apart, locks, rest. */
export function smallTown(seed: number): Problem {
  const random = randomOf(seed * 7919 + 1)
  const people = random.integer(8, 60)
  const city = generateCity({ people, opportunities: random.integer(4, Math.max(4, Math.floor(people / 4))), seed })
  const weeks = random.integer(1, 4)
  const opportunities = city.opportunities
    .map(o => ({ ...o, slots: o.slots.flatMap(slot => within(slot, weeks)) }))
    .filter(o => o.slots.length > 0)
    .map(o => withFewPlaces(random, asTeam(random, withDemands(random, o))))
  const town: Problem = {
    ...city,
    horizon: { ...city.horizon, weeks },
    people: withParties(
      random,
      city.people.map(person => withExperience(random, person, opportunities)),
    ),
    opportunities,
  }
  return random.chance(0.3) ? { ...town, locked: someLocks(random, town) } : town
}

const within = (slot: Opportunity['slots'][number], weeks: number): Opportunity['slots'] => {
  if (!slot.weeks) return [slot]
  const left = slot.weeks.filter(week => week <= weeks)
  return left.length > 0 ? [{ ...slot, weeks: left }] : []
}

const withDemands = (random: Random, o: Opportunity): Opportunity =>
  random.chance(0.3) ? { ...o, slots: o.slots.map(slot => ({ ...slot, demanding: true })) } : o

/** A third of the activities are done by teams of at most six seats, so that some can be formed and some cannot. */
function asTeam(random: Random, o: Opportunity): Opportunity {
  if (!random.chance(0.35)) return o
  const slots = o.slots.slice(0, 3).map(slot => ({ ...slot, need: Math.min(2, slot.need ?? 1) }))
  const team = {
    ...(random.chance(0.4) && { leader: random.pick(['skill-01', 'skill-02', 'skill-03']) }),
    ...(random.chance(0.4) && { experienced: 1 }),
    ...(random.chance(0.3) && { newcomers: 1 }),
  }
  return { ...o, slots, team }
}

/** Half of those with several slots take no more people than the largest of them needs. */
const withFewPlaces = (random: Random, o: Opportunity): Opportunity =>
  o.slots.length > 1 && random.chance(0.5) ? { ...o, capacity: Math.max(...o.slots.map(({ need = 1 }) => need)) } : o

const withExperience = (random: Random, person: Person, opportunities: readonly Opportunity[]): Person => ({
  ...person,
  experienced: [...new Set(opportunities.map(({ category }) => category))].filter(() => random.chance(0.4)),
})

/** Some couples who come together or not at all, and some who must not meet; nobody is in both. */
const withParties = (random: Random, people: readonly Person[]): Person[] =>
  people.map((person, i) => {
    const next = people[i + 1]?.id
    if (i % 2 === 1 || next === undefined) return person
    if (random.chance(0.08)) return { ...person, together: [next] }
    return random.chance(0.08) ? { ...person, apart: [next] } : person
  })

/** Up to two placements of people who are free in everything else: each alone is possible. */
function someLocks(random: Random, town: Problem): { person: string; slot: string }[] {
  const bound = new Set(
    town.people.flatMap(({ id, together, apart }) =>
      together || apart ? [id, ...(together ?? []), ...(apart ?? [])] : [],
    ),
  )
  const teams = new Set(town.opportunities.filter(({ team }) => team).flatMap(({ slots }) => slots.map(({ id }) => id)))
  const pairs = pairsOfProblem(town).filter(({ person, slot }) => !bound.has(person) && !teams.has(slot))
  if (pairs.length === 0) return []
  const first = random.pick(pairs)
  const second = random.pick(pairs)
  const locks = second.person === first.person || second.slot === first.slot ? [first] : [first, second]
  return locks.map(({ person, slot }) => ({ person, slot }))
}
