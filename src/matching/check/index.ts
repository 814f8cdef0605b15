import type { Plan } from '../plan/plan.ts'
import type { Problem, Term } from '../problem/model.ts'
import { bondFaults } from './bonds.ts'
import { boundOf } from './bound.ts'
import { jobFaults } from './jobs.ts'
import { type Fault, grouped, type Index, indexOf } from './lookup.ts'
import { compatible, itemOf } from './person.ts'
import { pointsOf } from './points.ts'
import { brokenBy } from './rules.ts'

export type { Fault } from './lookup.ts'

/** Everything that is wrong with a plan for a valid problem; empty where the plan and its bound hold. */
export const checkPlan = (plan: Plan, problem: Problem): Fault[] => {
  const index = indexOf(problem)
  const faults = [
    ...placementFaults(plan, index),
    ...seatFaults(plan, index),
    ...bondFaults(plan, index),
    ...personFaults(plan, index),
    ...jobFaults(plan, index),
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
    const where = index.seats.get(slot)
    if (!who) return [{ code: 'person', path }]
    if (!where) return [{ code: 'slot', path }]
    const points = pointsOf(index.weights, who, where.offer, where.seat)
    const sum = Object.values(points).reduce((all, n) => all + n, 0)
    return [
      ...brokenBy(who, where.offer, where.seat).map(code => ({ code, path })),
      ...(sum === score ? [] : [{ code: 'score', path, expected: sum } as const]),
      ...(Object.entries(points).every(([term, n]) => terms[term as Term] === n)
        ? []
        : [{ code: 'terms', path } as const]),
    ]
  })

const seatFaults = (plan: Plan, index: Index): Fault[] =>
  [...grouped(plan, 'slot')].flatMap(([id, placements]): Fault[] => {
    const need = index.seats.get(id)?.seat.need ?? 1
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
    const seats = slots.flatMap(slot => index.seats.get(slot)?.seat ?? [])
    if (!person) return []
    const items = seats.map(seat => itemOf(seat, 0))
    const dates = seats.flatMap(seat => seat.dates)
    const weekly = Array.from({ length: index.problem.horizon.weeks }, (_, w) =>
      items.reduce((sum, item) => (item.weeks.includes(w + 1) ? sum + item.to - item.from : sum), 0),
    )
    const faults: Fault[] = []
    if (items.some((a, i) => items.slice(i + 1).some(b => !compatible(a, b)))) faults.push({ code: 'clash', path: id })
    if (dates.some(date => dates.filter(other => other === date).length > 2))
      faults.push({ code: 'threeADay', path: id })
    const hard = seats.filter(({ slot }) => slot.demanding).flatMap(seat => seat.dates)
    if (hard.some((date, i) => hard.some((other, j) => i !== j && Math.abs(date - other) <= 1)))
      faults.push({ code: 'rest', path: id })
    if (weekly.some(sum => sum > person.maxHours)) faults.push({ code: 'hours', path: id })
    if (new Set(dates).size > person.maxDays) faults.push({ code: 'days', path: id })
    return faults
  })

const objectiveOf = (plan: Plan, index: Index): number => {
  const bonus = [...grouped(plan, 'person').keys()]
    .map(id => index.people.get(id)?.bonus ?? 0)
    .reduce((sum, n) => sum + n, 0)
  return plan.placements.reduce((sum, { score }) => sum + score, bonus)
}
