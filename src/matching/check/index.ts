import type { Person, Problem, Term } from '../model.ts'
import type { Plan } from '../plan.ts'
import { bondFaults } from './bonds.ts'
import { type Fault, grouped, type Index, indexOf, type Seat } from './lookup.ts'
import { compatible, type Item, worthOf } from './person.ts'
import { bonusOf, brokenByPair, brokenBySlot, datesOf, pairKept, pointsOf, timePointsOf, weeksOf } from './rules.ts'

export type { Fault } from './lookup.ts'

const itemOf = (index: Index, { opportunity, slot }: Seat, weight: number): Item => ({
  day: datesOf(index.problem, { ...slot, weeks: [1] })[0]!,
  from: slot.from,
  to: slot.to,
  weeks: weeksOf(index.problem, slot),
  place: String(opportunity.at),
  demanding: slot.demanding === true,
  weight,
})

/** Everything that is wrong with a plan for a valid problem; empty where the plan and its bound hold. */
export const checkPlan = (plan: Plan, problem: Problem): Fault[] => {
  const index = indexOf(problem)
  const faults = [
    ...placementFaults(plan, index),
    ...seatFaults(plan, index),
    ...bondFaults(plan, index),
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

const personFaults = (plan: Plan, index: Index): Fault[] =>
  [...grouped(plan, 'person')].flatMap(([id, placements]): Fault[] => {
    const person = index.people.get(id)
    // Who has a seat twice is told of by the slot; here it counts once.
    const slots = [...new Set(placements.map(({ slot }) => slot))]
    const seats = slots.map(slot => index.seats.get(slot)).filter((seat): seat is Seat => seat !== undefined)
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
    const hard = seats.filter(({ slot }) => slot.demanding).flatMap(({ slot }) => datesOf(index.problem, slot))
    if (hard.some((date, i) => hard.some((other, j) => i !== j && Math.abs(date - other) <= 1)))
      faults.push({ code: 'rest', path: id })
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
  for (const person of index.problem.people) {
    const party = index.parties.get(person.id) ?? [person.id]
    if (party[0] === person.id)
      sum += bestAt(
        prices,
        party.map(id => index.people.get(id)!),
        index,
      )
  }
  return Math.floor(sum + 1e-6)
}

/** What makes a locked slot part of every best set: in points, more than all others together. */
const keep = 1e7

/** The most that a person, or a party as one, is worth at these prices. */
const bestAt = (prices: Record<string, number>, party: readonly Person[], index: Index): number => {
  const bonus = party.reduce((sum, person) => sum + bonusOf(person), 0)
  const locked = index.locked.get(party[0]!.id) ?? new Set<string>()
  const items: Item[] = []
  for (const [id, score] of commonScores(party, index)) {
    const seat = index.seats.get(id)!
    const weight = score - (prices[id] ?? 0) * party.length
    if (locked.has(id)) items.push(itemOf(index, seat, weight + keep))
    else if (weight > -bonus && (seat.slot.need ?? 1) >= party.length) items.push(itemOf(index, seat, weight))
  }
  const monday = datesOf(index.problem, { id: '', weekday: 'mon', from: 0, to: 0, weeks: [1] })[0]!
  const worth = worthOf(
    items.map(item => ({ ...item, day: item.day - monday })),
    index.problem.horizon.weeks,
    Math.min(...party.map(({ maxHoursPerWeek = 168 }) => maxHoursPerWeek)),
    Math.min(...party.map(({ maxDaysPerMonth = 366 }) => maxDaysPerMonth)),
    bonus,
  )
  return worth - keep * locked.size
}

/** Every slot that each of a party could take alone, with the sum of their scores. */
const commonScores = (party: readonly Person[], index: Index): Map<string, number> => {
  let common: Map<string, number> | null = null
  for (const person of party) {
    const sums = new Map<string, number>()
    for (const [id, score] of scoresOf(person, index)) {
      const sum: number | undefined = common === null ? 0 : common.get(id)
      if (sum !== undefined) sums.set(id, sum + score)
    }
    common = sums
  }
  return common!
}

const scoresOf = (person: Person, index: Index): [slot: string, score: number][] =>
  index.problem.opportunities.flatMap((opportunity): [string, number][] => {
    if (opportunity.slots.length === 0 || !pairKept(person, opportunity)) return []
    const { time, ...others } = pointsOf(index.weights, person, opportunity, opportunity.slots[0]!)
    const base = Object.values(others).reduce((sum, n) => sum + n, 0)
    return opportunity.slots
      .filter(slot => brokenBySlot(index.problem, person, slot).length === 0)
      .map(slot => [slot.id, base + timePointsOf(index.weights, person, slot)])
  })
