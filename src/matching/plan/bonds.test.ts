import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { bondedArbitrary } from '../cases/bonds.ts'
import { optimumOf } from '../cases/optimum.ts'
import { checkPlan } from '../check/index.ts'
import type { Opportunity, Person, Problem } from '../problem/model.ts'
import { checkProblem } from './locks.ts'
import { matchCity } from './plan.ts'
import { crewOfOne } from './search/batch.ts'

describe('a plan for people and slots that are bound in every way', () => {
  it('breaks no rule, comes close to the best there is, and its bound is no less', async () => {
    let [sum, best] = [0, 0]
    await fc.assert(
      fc.asyncProperty(bondedArbitrary(4, 3), async problem => {
        assert.deepEqual(checkProblem(problem), [])
        const plan = await matchCity(problem, { rounds: 1 })
        assert.deepEqual(checkPlan(plan, problem), [])
        const less = checkPlan({ ...plan, bound: plan.bound - 1 }, problem).map(({ code }) => code)
        assert.ok(less.includes('bound'), 'the checker counts locks, parties and rest as the solver does')
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
      fc.asyncProperty(bondedArbitrary(6, 4), async problem => {
        const plan = await matchCity(problem, { rounds: 1, shakes: 20 })
        const parted = await matchCity(problem, { rounds: 1, shakes: 20, crew: m => crewOfOne(m, 3) })
        assert.deepEqual(parted, plan)
      }),
      { numRuns: 30 },
    )
  })
})

const eachPerson = (problem: Problem, change: (person: Person) => Person): Problem => ({
  ...problem,
  people: problem.people.map(change),
})
const eachOpportunity = (problem: Problem, change: (opportunity: Opportunity) => Opportunity): Problem => ({
  ...problem,
  opportunities: problem.opportunities.map(change),
})
const withoutTeams = (problem: Problem): Problem => eachOpportunity(problem, ({ team, ...o }) => o)

/** Each leaves everything possible that was; a team with more seats would be harder to complete, so it gets none. */
const easier: Record<string, (problem: Problem) => Problem> = {
  'one more seat where no team works': problem =>
    eachOpportunity(problem, o =>
      o.team ? o : { ...o, slots: o.slots.map(slot => ({ ...slot, need: (slot.need ?? 1) + 1 })) },
    ),
  'no enmity': problem => eachPerson(problem, ({ apart, ...person }) => person),
  // A lock holds for friends too: without them a team that is kept for its locked members might have one too many.
  'nobody tied to a friend and no team': problem =>
    eachPerson(withoutTeams(problem), ({ together, ...person }) => person),
  'no slot too hard': problem =>
    eachOpportunity(problem, o => ({ ...o, slots: o.slots.map(({ demanding, ...slot }) => slot) })),
  'as many people as there are seats': problem => eachOpportunity(problem, ({ capacity, ...o }) => o),
  'no team': withoutTeams,
  'teams without leaders, by anybody': problem => eachOpportunity(problem, o => (o.team ? { ...o, team: {} } : o)),
  'nothing locked and no team': problem => ({ ...withoutTeams(problem), locked: [] }),
  'more hours': problem => eachPerson(problem, ({ maxHoursPerWeek, maxDaysPerMonth, ...person }) => person),
}

describe('the best there is', () => {
  for (const [title, ease] of Object.entries(easier))
    it(`is no less with ${title}`, () => {
      fc.assert(
        fc.property(bondedArbitrary(3, 3), problem => {
          assert.ok(optimumOf(ease(problem)) >= optimumOf(problem))
        }),
        { numRuns: 25 },
      )
    })
})
