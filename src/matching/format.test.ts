import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { problemArbitrary } from './cases/arbitrary.ts'
import { opportunity, person, problemOf } from './cases/pair.ts'
import { checkProblem, planSchema } from './format.ts'
import { generateCity } from './generate.ts'
import { matchCity } from './plan.ts'
import { misfits } from './schema.ts'

const issues = (change: object): string[] =>
  checkProblem({ ...problemOf({ title: '' }), ...change }).map(({ path, code }) => `${path} ${code}`)
const withSlot = (slot: object) => ({
  opportunities: [{ ...opportunity, slots: [{ ...opportunity.slots[0], ...slot }] }],
})
const withPerson = (change: object) => ({ people: [{ ...person, ...change }] })

describe('a problem', () => {
  it('that the generators make is accepted', () => {
    assert.deepEqual(checkProblem(generateCity({ people: 50, opportunities: 20, seed: 2 })), [])
    fc.assert(
      fc.property(problemArbitrary(3, 3), problem => assert.deepEqual(checkProblem(problem), [])),
      { numRuns: 50 },
    )
  })

  const cases: [title: string, change: object, expected: string[]][] = [
    ['is a problem', { format: 'other' }, ['format const']],
    ['has people', { people: undefined }, ['people required']],
    ['has no date that the calendar lacks', { horizon: { from: '2026-02-29', weeks: 4 } }, ['horizon.from date']],
    ['has a horizon of one to 32 weeks', { horizon: { from: '2026-12-07', weeks: 0 } }, ['horizon.weeks minimum']],
    ['has slots within a day', withSlot({ to: 25 }), ['opportunities[0].slots[0].to maximum']],
    ['has no slot of no hours', withSlot({ to: 9 }), ['opportunities[0].slots[0] span']],
    ['has no slot across midnight', withSlot({ from: 22, to: 2 }), ['opportunities[0].slots[0] span']],
    ['counts in quarters of an hour', withSlot({ from: 9.1 }), ['opportunities[0].slots[0].from multipleOf']],
    ['names weeks within the horizon', withSlot({ weeks: [1, 5] }), ['opportunities[0].slots[0].weeks[1] week']],
    ['has seats', withSlot({ need: 0 }), ['opportunities[0].slots[0].need minimum']],
    ['has places on the Earth', withPerson({ at: [139.9, 35.8] }), ['people[0].at[0] maximum']],
    ['has numbers that are numbers', withPerson({ reachKm: Number.NaN }), ['people[0].reachKm type']],
    ['knows the legal forms', withPerson({ kinds: ['gig'] }), ['people[0].kinds[0] enum']],
    ['has wishes from -2 to 2', withPerson({ likes: { office: 3 } }), ['people[0].likes.office maximum']],
    ['has degrees of loads from 1 to 3', withPerson({ avoids: { standing: 4 } }), ['people[0].avoids anyOf']],
    ['has no person twice', { people: [person, person] }, ['people[1].id repeated']],
    ['has weights that sum to 1000', { weights: { likes: 200 } }, ['weights sum']],
    ['has at most 32 loads', withPerson({ avoids: Array.from({ length: 33 }, (_, i) => `l${i}`) }), ['loads tooMany']],
    ['is not a list', [], ['format required']],
  ]
  for (const [title, change, expected] of cases)
    it(title, () => {
      if (Array.isArray(change))
        assert.deepEqual(
          checkProblem(change).map(({ code }) => code),
          ['type'],
        )
      else assert.deepEqual(issues(change), expected)
    })
})

describe('a plan', () => {
  it('fits its schema', async () => {
    const plan = await matchCity(generateCity({ people: 40, opportunities: 8, seed: 2 }), {
      rounds: 1,
      say: ({ change }) => change.rule,
    })
    assert.deepEqual(misfits(planSchema, JSON.parse(JSON.stringify(plan))), [])
  })
})
