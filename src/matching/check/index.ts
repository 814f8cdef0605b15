import {
  type Opportunity,
  type Person,
  type Problem,
  type Rule,
  type Slot,
  standardWeights,
  type Term,
} from '../model.ts'
import type { Plan } from '../plan.ts'
import { compatible, type Item, worthOf } from './person.ts'
import { bonusOf, brokenByPair, brokenBySlot, datesOf, pairKept, pointsOf, timePointsOf, weeksOf } from './rules.ts'

/** What is wrong with a plan: a broken rule or a wrong figure, where it stands and what it should be. */
export type Fault = {
  code:
    | Rule
    | 'person'
    | 'slot'
    | 'twice'
    | 'need'
    | 'clash'
    | 'threeADay'
    | 'team'
    | 'leader'
    | 'apart'
    | 'score'
    | 'terms'
    | 'objective'
    | 'gap'
    | 'bound'
  path: string
  expected?: number
}

type Seat = { opportunity: Opportunity; slot: Slot }
type Index = { problem: Problem; weights: Record<Term, number>; seats: Map<string, Seat>; people: Map<string, Person> }

const indexOf = (problem: Problem): Index => ({
  problem,
  weights: { ...standardWeights, ...problem.weights },
  seats: new Map(
    problem.opportunities.flatMap(opportunity => opportunity.slots.map(slot => [slot.id, { opportunity, slot }])),
  ),
  people: new Map(problem.people.map(person => [person.id, person])),
})

const itemOf = (index: Index, { opportunity, slot }: Seat, weight: number): Item => ({
  day: datesOf(index.problem, { ...slot, weeks: [1] })[0]!,
  from: slot.from,
  to: slot.to,
  weeks: weeksOf(index.problem, slot),
  place: String(opportunity.at),
  weight,
})

/** Everything that is wrong with a plan for a valid problem; empty where the plan and its bound hold. */
export const checkPlan = (plan: Plan, problem: Problem): Fault[] => {
  const index = indexOf(problem)
  const faults = [
    ...placementFaults(plan, index),
    ...seatFaults(plan, index),
    ...teamFaults(plan, index),
    ...personFaults(plan, index),
  ]
  const objective = objectiveOf(plan, index)
  if (plan.objective !== objective) faults.push({ code: 'objective', path: 'objective', expected: objective })
  const gap = plan.bound === 0 ? 0 : (plan.bound - plan.objective) / plan.bound
  if (Math.abs(plan.gap - gap) > 1e-9) faults.push({ code: 'gap', path: 'gap', expected: gap })
  const bound = boundOf(plan, index)
  if (plan.bound < bound) faults.push({ code: 'bound', path: 'bound', expected: bound })
  return faults
}

const placementFaults = (plan: Plan, index: Index): Fault[] =>
  plan.placements.flatMap(({ person, slot, score, terms }, i): Fault[] => {
    const path = `placements[${i}]`
    const who = index.people.get(person)
    const seat = index.seats.get(slot)
    if (!who) return [{ code: 'person', path }]
    if (!seat) return [{ code: 'slot', path }]
    const broken = [...brokenByPair(who, seat.opportunity), ...brokenBySlot(index.problem, who, seat.slot)]
    const points = pointsOf(index.weights, who, seat.opportunity, seat.slot)
    const sum = Object.values(points).reduce((all, n) => all + n, 0)
    return [
      ...broken.map(code => ({ code, path })),
      ...(sum === score ? [] : [{ code: 'score', path, expected: sum } as const]),
      ...(Object.entries(points).every(([term, n]) => terms[term as Term] === n)
        ? []
        : [{ code: 'terms', path } as const]),
    ]
  })

const grouped = (plan: Plan, key: 'person' | 'slot'): Map<string, Plan['placements']> => {
  const groups = new Map<string, Plan['placements']>()
  for (const placement of plan.placements)
    groups.set(placement[key], [...(groups.get(placement[key]) ?? []), placement])
  return groups
}

const seatFaults = (plan: Plan, index: Index): Fault[] =>
  [...grouped(plan, 'slot')].flatMap(([id, placements]): Fault[] => {
    const need = index.seats.get(id)?.slot.need ?? 1
    return [
      ...(placements.length > need ? [{ code: 'need', path: id, expected: need } as const] : []),
      ...(new Set(placements.map(({ person }) => person)).size < placements.length
        ? [{ code: 'twice', path: id } as const]
        : []),
    ]
  })

/** A team that is there in part or without its leader, and people together who must be apart. */
const teamFaults = (plan: Plan, index: Index): Fault[] => {
  const groups = grouped(plan, 'slot')
  const inside = (slot: string): Person[] =>
    (groups.get(slot) ?? [])
      .map(({ person }) => index.people.get(person))
      .filter((one): one is Person => one !== undefined)
  const teams = index.problem.opportunities.filter(({ team, slots }) => team && slots.some(({ id }) => groups.has(id)))
  const incomplete = teams.flatMap(({ team, slots }) =>
    slots.flatMap(({ id, need = 1 }): Fault[] => [
      ...(inside(id).length < need ? [{ code: 'team', path: id, expected: need } as const] : []),
      ...(team?.leader !== undefined && !inside(id).some(({ skills }) => skills?.includes(team.leader!))
        ? [{ code: 'leader', path: id } as const]
        : []),
    ]),
  )
  const together = [...groups.keys()].filter(slot => {
    const ids = new Set(inside(slot).map(({ id }) => id))
    return inside(slot).some(one => one.apart?.some(id => id !== one.id && ids.has(id)))
  })
  return [...incomplete, ...together.map(path => ({ code: 'apart', path }) as const)]
}

const personFaults = (plan: Plan, index: Index): Fault[] =>
  [...grouped(plan, 'person')].flatMap(([id, placements]): Fault[] => {
    const person = index.people.get(id)
    const seats = placements.map(({ slot }) => index.seats.get(slot)).filter((seat): seat is Seat => seat !== undefined)
    if (!person) return []
    const items = seats.map(seat => itemOf(index, seat, 0))
    const dates = seats.flatMap(({ slot }) => datesOf(index.problem, slot))
    const weekly = Array.from({ length: index.problem.horizon.weeks }, (_, w) =>
      items.reduce((sum, item) => (item.weeks.includes(w + 1) ? sum + item.to - item.from : sum), 0),
    )
    const faults: Fault[] = []
    if (items.some((a, i) => items.slice(i + 1).some(b => !compatible(a, b)))) faults.push({ code: 'clash', path: id })
    if (dates.some(date => dates.filter(other => other === date).length > 2))
      faults.push({ code: 'threeADay', path: id })
    if (weekly.some(sum => sum > (person.maxHoursPerWeek ?? 168))) faults.push({ code: 'hours', path: id })
    if (new Set(dates).size > (person.maxDaysPerMonth ?? 366)) faults.push({ code: 'days', path: id })
    return faults
  })

const objectiveOf = (plan: Plan, index: Index): number => {
  const bonus = [...grouped(plan, 'person').keys()]
    .map(id => index.people.get(id))
    .reduce((sum, p) => sum + (p ? bonusOf(p) : 0), 0)
  return plan.placements.reduce((sum, { score }) => sum + score, bonus)
}

/** What no plan exceeds by these prices: seats at their prices and each person's best over all eligible pairs. */
const boundOf = (plan: Plan, index: Index): number => {
  const prices = plan.certificate.prices
  if (Object.values(prices).some(price => !(price >= 0))) return Number.POSITIVE_INFINITY
  let sum = 0
  for (const [id, { slot }] of index.seats) sum += (prices[id] ?? 0) * (slot.need ?? 1)
  for (const person of index.problem.people) sum += bestAt(prices, person, index)
  return Math.floor(sum + 1e-6)
}

const bestAt = (prices: Record<string, number>, person: Person, index: Index): number => {
  const items: Item[] = []
  for (const opportunity of index.problem.opportunities) {
    if (opportunity.slots.length === 0 || !pairKept(person, opportunity)) continue
    const { time, ...others } = pointsOf(index.weights, person, opportunity, opportunity.slots[0]!)
    const base = Object.values(others).reduce((sum, n) => sum + n, 0)
    for (const slot of opportunity.slots) {
      if (brokenBySlot(index.problem, person, slot).length > 0) continue
      const weight = base + timePointsOf(index.weights, person, slot) - (prices[slot.id] ?? 0)
      if (weight > -bonusOf(person)) items.push(itemOf(index, { opportunity, slot }, weight))
    }
  }
  const monday = Math.min(...items.map(({ day }) => day))
  const days = items.map(item => ({ ...item, day: (item.day - monday) % 7 }))
  return worthOf(
    days,
    index.problem.horizon.weeks,
    person.maxHoursPerWeek ?? 168,
    person.maxDaysPerMonth ?? 366,
    bonusOf(person),
  )
}
