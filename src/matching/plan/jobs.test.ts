import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { strictArbitrary } from '../cases/bonds.ts'
import { optimumOf } from '../cases/optimum.ts'
import { checkPlan } from '../check/index.ts'
import { checkProblem } from './locks.ts'
import { matchCity } from './plan.ts'
import { crewOfOne } from './search/batch.ts'

describe('a plan for a town of whole jobs in which people take part in few activities', () => {
  it('breaks no rule, comes close to the best there is, and its bound is no less', async () => {
    let [sum, best] = [0, 0]
    await fc.assert(
      fc.asyncProperty(strictArbitrary(4, 4), async problem => {
        assert.deepEqual(checkProblem(problem), [])
        const plan = await matchCity(problem, { rounds: 1 })
        assert.deepEqual(checkPlan(plan, problem), [])
        const less = checkPlan({ ...plan, bound: plan.bound - 1 }, problem).map(({ code }) => code)
        assert.ok(less.includes('bound'), 'the checker counts whole jobs and activities as the solver does')
        const optimum = optimumOf(problem)
        assert.ok(plan.objective <= optimum, `${plan.objective} over the optimum ${optimum}`)
        assert.ok(plan.bound >= optimum, `bound ${plan.bound} under the optimum ${optimum}`)
        sum += plan.objective
        best += optimum
      }),
      { numRuns: 80 },
    )
    assert.ok(sum >= 0.99 * best, `${sum} of ${best}`)
  })

  it('is the same on every run and however the work is divided', async () => {
    await fc.assert(
      fc.asyncProperty(strictArbitrary(6, 4), async problem => {
        const plan = await matchCity(problem, { rounds: 1, shakes: 20 })
        const parted = await matchCity(problem, { rounds: 1, shakes: 20, crew: m => crewOfOne(m, 3) })
        assert.deepEqual(parted, plan)
      }),
      { numRuns: 30 },
    )
  })
})
