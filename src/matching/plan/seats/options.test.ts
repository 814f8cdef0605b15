import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { bondedArbitrary } from '../../cases/bonds.ts'
import { checkPlan } from '../../check/index.ts'
import { matchCity, planOf } from '../plan.ts'
import { barOf, seatsFor } from './options.ts'
import { seatingOfPlan } from './repair.ts'
import { leave, pairScore, sit, sitsIn } from './seating.ts'

describe('a seat besides what somebody has', () => {
  it('costs what is said, takes the seat of whom it names, and breaks no rule, of couples and teams neither', async () => {
    let [free, taken] = [0, 0]
    await fc.assert(
      fc.asyncProperty(bondedArbitrary(5, 4), async problem => {
        const plan = await matchCity(problem, { rounds: 1, shakes: 5 })
        const { market } = seatingOfPlan(problem, plan.placements)
        // One placement is given up first: a good plan has left no seat to anybody who could take it.
        const whole = market.locked.size > 0 || market.parties.size > 0 || market.teams.length > 0
        const kept = plan.placements.slice(whole ? 0 : 1)
        for (const p of market.snapshot.person.row.values()) {
          const t = seatingOfPlan(problem, kept, market)
          for (const { slot, cost, leaves } of seatsFor(t, p).slice(0, 4)) {
            assert.ok(
              leaves.length > 0 ? ['taken', 'capacity'].includes(barOf(t, p, slot)!) : barOf(t, p, slot) === null,
            )
            const then = seatingOfPlan(problem, kept, market)
            for (const one of leaves) if (sitsIn(then, one.person, one.slot)) leave(then, one.person, one.slot)
            sit(then, p, slot, pairScore(market, p, slot))
            assert.equal(t.objective - then.objective, cost)
            const after = planOf(market, {
              seating: then,
              objective: then.objective,
              bound: plan.bound,
              stopped: false,
            })
            assert.deepEqual(
              checkPlan(after, problem).filter(({ code }) => code !== 'bound'),
              [],
            )
            if (leaves.length > 0) taken++
            else free++
          }
        }
      }),
      { numRuns: 100 },
    )
    assert.ok(free > 0 && taken > 0, `${free} free seats and ${taken} taken ones were tried`)
  })
})
