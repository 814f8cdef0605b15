import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { problemArbitrary } from '../../cases/arbitrary.ts'
import { optimumOf } from '../../cases/optimum.ts'
import { generateCity } from '../../problem/generate.ts'
import type { Problem } from '../../problem/model.ts'
import { matchCity } from '../plan.ts'
import { crewOfOne } from './batch.ts'

const city = generateCity({ people: 120, opportunities: 25, seed: 5 })

describe('a plan for everybody', () => {
  it('is never worth more than the best there is, nor its bound less, in any small town', async () => {
    await fc.assert(
      fc.asyncProperty(problemArbitrary(4, 3), async problem => {
        const plan = await matchCity(problem, { rounds: 1 })
        const optimum = optimumOf(problem)
        assert.ok(plan.objective <= optimum, `${plan.objective} over the optimum ${optimum}`)
        assert.ok(plan.bound >= optimum, `bound ${plan.bound} under the optimum ${optimum}`)
      }),
      { numRuns: 100 },
    )
  })

  it('is the same on every run and however the work is divided', async () => {
    const plan = await matchCity(city)
    assert.deepEqual(await matchCity(city), plan)
    assert.deepEqual(await matchCity(city, { crew: m => crewOfOne(m, 3) }), plan)
  })

  it('differs by the seed where people could have more slots than are kept for them', async () => {
    const choosy = generateCity({ people: 10, opportunities: 1200, seed: 5 })
    const options = { rounds: 1, seed: 4, shakes: 3 }
    const [plan, other] = [await matchCity(choosy, options), await matchCity(choosy, { rounds: 1, shakes: 3 })]
    assert.deepEqual(await matchCity(choosy, { ...options, crew: m => crewOfOne(m, 2) }), plan)
    assert.deepEqual(await matchCity(choosy, { rounds: 1, seed: 0, shakes: 3 }), other)
    assert.notDeepEqual(plan.certificate, other.certificate)
    assert.ok(plan.objective <= other.bound && other.objective <= plan.bound)
  })

  it('does not depend on the order of the file or on names, only ties do', async () => {
    const shuffled: Problem = {
      ...city,
      people: [...city.people].reverse(),
      opportunities: [...city.opportunities].reverse(),
    }
    assert.deepEqual(await matchCity(shuffled), await matchCity(city))
  })

  it('comes within two per cent of its bound', async () => {
    const { gap, objective, bound } = await matchCity(city)
    assert.ok(gap >= 0 && gap <= 0.02, `${objective} of ${bound}`)
  })

  it('tells everybody without a place why, and of every empty seat', async () => {
    const plan = await matchCity(city, { say: ({ change, opportunities }) => `${change.rule} ${opportunities}` })
    const placed = new Set(plan.placements.map(({ person }) => person))
    assert.equal(placed.size + plan.unplaced.length, city.people.length)
    for (const { reasons } of [...plan.unplaced, ...plan.unfilled]) assert.ok(reasons.length > 0 && reasons.length <= 3)
    const seats = city.opportunities.flatMap(({ slots }) => slots).reduce((sum, { need = 1 }) => sum + need, 0)
    assert.equal(plan.placements.length + plan.unfilled.reduce((sum, slot) => sum + slot.seats, 0), seats)
  })

  it('can be stopped and is then still a plan with a bound', async () => {
    const stages: string[] = []
    const plan = await matchCity(city, { stopped: () => true, progress: ({ stage }) => stages.push(stage) })
    assert.ok(plan.placements.length > 0 && plan.bound >= plan.objective)
    assert.deepEqual(stages, ['columns', 'bound'])
  })

  it('of an empty city is empty', async () => {
    const plan = await matchCity({ ...city, people: [], opportunities: [] })
    assert.deepEqual([plan.objective, plan.bound, plan.gap, plan.placements], [0, 0, 0, []])
  })
})
