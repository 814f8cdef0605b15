import fc from 'fast-check'
import { admits, fits } from '../pair/score.ts'
import { checkProblem } from '../plan/locks.ts'
import { kinds, type Opportunity, type Person, type Problem, type Slot } from '../problem/model.ts'
import { type Random, randomOf } from '../problem/random.ts'
import { snapshotOf } from '../table/rows.ts'
import { problemArbitrary } from './arbitrary.ts'

/** Small random problems in which people and slots are bound in every way, and most people can do most things. */
export const bondedArbitrary = (people: number, opportunities: number): fc.Arbitrary<Problem> =>
  fc
    .tuple(problemArbitrary(people, opportunities, 2), fc.noBias(fc.nat()))
    .map(([problem, seed]) => bonded(problem, randomOf(seed)))

const easy = (
  { maxHoursPerWeek, maxDaysPerMonth, busyDates, excludes, free, ...person }: Person,
  random: Random,
): Person => ({
  ...person,
  ...(random.chance(0.5) ? { maxHoursPerWeek: random.integer(2, 9), maxDaysPerMonth: random.integer(4, 9) } : {}),
  kinds: [...kinds],
  reachKm: 9,
  likes: {},
  avoids: [],
  age: 75,
  resident: true,
  ...(random.chance(0.7) ? { free: { mon: [[6, 24]], tue: [[6, 24]], sun: [[6, 24]] } } : free && { free }),
  skills: random.chance(0.5) ? ['licence'] : [],
  experienced: random.chance(0.5) ? ['care', 'garden'] : [],
})

/** A problem with teams, few places, couples, enemies, demanding slots and locks, as many as do not contradict each other. */
export const bonded = (problem: Problem, random: Random): Problem => {
  const others = (id: string): string[] => problem.people.map(one => one.id).filter(one => one !== id)
  const people = problem.people.map(person => ({
    ...(random.chance(0.8) ? easy(person, random) : person),
    ...(random.chance(0.15) && others(person.id).length > 0 ? { together: [random.pick(others(person.id))] } : {}),
    ...(random.chance(0.25) && others(person.id).length > 0 ? { apart: [random.pick(others(person.id))] } : {}),
  }))
  const opportunities = problem.opportunities.map(o => {
    const slots = o.slots.map(slot => slotFrom(slot, random))
    return {
      ...{ ...o, requires: [], open: true, slots },
      ...(random.chance(0.5) ? { team: teamFor(slots, random) } : {}),
      ...(slots.length > 1 && random.chance(0.5) ? { capacity: Math.max(...slots.map(({ need = 1 }) => need)) } : {}),
    }
  })
  return withLocks(consistent({ ...problem, people, opportunities }), random)
}

/** Such a problem in which some activities are whole jobs, and people take part in few. */
export const strictArbitrary = (people: number, opportunities: number): fc.Arbitrary<Problem> =>
  fc
    .tuple(problemArbitrary(people, opportunities, 2), fc.noBias(fc.nat()))
    .map(([problem, seed]) => strict(problem, randomOf(seed)))

const strict = (problem: Problem, random: Random): Problem => {
  const { locked: _, ...free } = bonded(problem, random)
  const people = free.people.map(person =>
    random.chance(0.3) ? { ...person, maxActivities: random.integer(0, 3) } : person,
  )
  const opportunities = free.opportunities.map(({ team, ...o }) => {
    if (random.chance(0.6)) return { ...o, whole: true }
    return team ? { ...o, team } : o
  })
  const limit = random.chance(0.7) ? { maxActivities: random.integer(1, 2) } : {}
  return withLocks({ ...free, ...limit, people, opportunities }, random)
}

const slotFrom = (slot: Slot, random: Random): Slot => ({
  ...slot,
  weekday: random.pick(['mon', 'tue', 'sun']),
  need: random.pick([1, 1, 1, 2, 2, 3]),
  ...(random.chance(0.4) ? { demanding: true } : {}),
})

const teamFor = (slots: readonly Slot[], random: Random): NonNullable<Opportunity['team']> => {
  const least = Math.min(9, ...slots.map(({ need = 1 }) => need))
  return {
    ...(random.chance(0.4) ? { leader: 'licence' } : {}),
    ...(random.chance(0.3) ? { experienced: random.integer(1, least) } : {}),
    ...(random.chance(0.3) ? { newcomers: random.integer(0, 2) } : {}),
  }
}

/** The problem without the enmities that contradict a couple. */
const consistent = (problem: Problem): Problem => {
  const wrong = new Set(checkProblem(problem).map(({ path }) => path.split('.')[0]))
  return {
    ...problem,
    people: problem.people.map((person, i) => {
      const { apart, ...rest } = person
      return wrong.has(`people[${i}]`) ? rest : person
    }),
  }
}

/** With some placements locked that can stand together. */
const withLocks = (problem: Problem, random: Random): Problem => {
  const s = snapshotOf(problem)
  let locked: NonNullable<Problem['locked']> = []
  for (const { id: person } of problem.people)
    for (const slot of problem.opportunities.flatMap(({ slots }) => slots)) {
      const [p, row] = [s.person.row.get(person)!, s.slotIds.indexOf(slot.id)]
      if (!random.chance(0.1) || !admits(s, p, s.slots.opportunity[row]!) || !fits(s, p, row)) continue
      const more = [...locked, { person, slot: slot.id }]
      if (checkProblem({ ...problem, locked: more }).length === 0) locked = more
    }
  return { ...problem, locked }
}
