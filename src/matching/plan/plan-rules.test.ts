import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PlanCase } from '../cases/job-rules.ts'
import { planProblemOf, planRuleCases } from '../cases/plan-rules.ts'
import { checkPlan } from '../check/index.ts'
import { planRules } from '../problem/rules.ts'
import { snapshotOf } from '../table/rows.ts'
import { checkProblem } from './locks.ts'
import { matchCity, type Plan } from './plan.ts'
import { couldAdd } from './seats/conflict.ts'
import { marketOf } from './seats/market.ts'
import { seatingFrom } from './seats/repair.ts'

const placementsOf = ({ seats }: PlanCase): Plan['placements'] =>
  seats.map(seat => {
    const [person, slot] = seat.split(' ') as [string, string]
    return { person, slot, score: 0, terms: {} as Plan['placements'][number]['terms'] }
  })

/** The rules of a plan as a whole that the placements of a case break. */
const brokenIn = (change: PlanCase): string[] => {
  const placements = placementsOf(change)
  const plan = { placements, objective: 0, bound: 0, gap: 0, certificate: { prices: {} } } as unknown as Plan
  const codes = checkPlan(plan, planProblemOf(change)).map(({ code }) => code)
  return planRules.filter(rule => codes.includes(rule))
}

const personal = new Set(['clash', 'threeADay', 'rest'])

describe('rules of a plan as a whole', () => {
  it('are all in the table by which they are tested', () => {
    assert.deepEqual(Object.keys(planRuleCases), [...planRules])
  })
  for (const rule of planRules) {
    const { breaks, keeps } = planRuleCases[rule]
    it(`${rule} has a case that breaks it and one that keeps it`, () =>
      assert.ok(breaks.length > 0 && keeps.length > 0))
    for (const change of [...breaks, ...keeps])
      it(`${rule}: ${change.title}: the town is valid and what the solver makes of it is kept`, async () => {
        const problem = planProblemOf(change)
        assert.deepEqual(checkProblem(problem), [])
        const plan = await matchCity(problem, { rounds: 1, shakes: 10 })
        assert.deepEqual(checkPlan(plan, problem), [])
        assert.ok(plan.placements.length > 0 || change.team !== undefined)
      })
    for (const change of breaks)
      it(`${rule} is broken: ${change.title}`, () => assert.deepEqual(brokenIn(change), [rule]))
    for (const change of keeps) it(`${rule} is kept: ${change.title}`, () => assert.deepEqual(brokenIn(change), []))
    if (personal.has(rule))
      for (const [list, expected] of [[breaks, false] as const, [keeps, true] as const])
        for (const change of list.filter(({ seats }) => seats.every(seat => seat.startsWith('a '))))
          it(`${rule}: ${change.title}: the last seat could ${expected ? '' : 'not '}be added to the others`, () => {
            const problem = planProblemOf(change)
            const placements = placementsOf(change)
            const t = seatingFrom(marketOf(snapshotOf(problem), problem), placements.slice(0, -1))
            const { snapshot: s } = t.market
            assert.equal(couldAdd(t, s.person.row.get('a')!, s.slotIds.indexOf(placements.at(-1)!.slot)), expected)
          })
  }
})
