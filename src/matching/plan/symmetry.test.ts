import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { bondedArbitrary } from '../cases/bonds.ts'
import { explain } from '../pair/explain.ts'
import type { Problem } from '../problem/model.ts'
import { snapshotOf } from '../table/rows.ts'
import { matchCity } from './plan.ts'

/** The same city with other ids of people, activities and slots. */
const renamed = (problem: Problem, name: (id: string) => string): Problem => ({
  ...problem,
  people: problem.people.map(({ apart, together, excludes, ...person }) => ({
    ...person,
    id: name(person.id),
    ...(apart ? { apart: apart.map(name) } : {}),
    ...(together ? { together: together.map(name) } : {}),
    ...(excludes ? { excludes: excludes.map(name) } : {}),
  })),
  opportunities: problem.opportunities.map(o => ({
    ...o,
    id: name(o.id),
    slots: o.slots.map(slot => ({ ...slot, id: name(slot.id) })),
  })),
  locked: (problem.locked ?? []).map(({ person, slot }) => ({ person: name(person), slot: name(slot) })),
})

const backwards = (id: string): string =>
  `${'zyxwvutsrqponmlkjihgfedcba'['abcdefghijklmnopqrstuvwxyz'.indexOf(id[0]!)]}${9 - Number(id[1])}${id}`

describe('names', () => {
  it('in the same order give the same plan', async () => {
    await fc.assert(
      fc.asyncProperty(bondedArbitrary(6, 4), async problem => {
        const other = await matchCity(
          renamed(problem, id => `x-${id}`),
          { rounds: 1, shakes: 20 },
        )
        const plan = JSON.stringify(await matchCity(problem, { rounds: 1, shakes: 20 }))
        assert.equal(JSON.stringify(other).replaceAll('"x-', '"'), plan)
      }),
      { numRuns: 30 },
    )
  })

  it('in any order leave every score and every refusal as it was, and no plan is worth more than the bound of another', async () => {
    await fc.assert(
      fc.asyncProperty(bondedArbitrary(5, 3), async problem => {
        const other = renamed(problem, backwards)
        const [a, b] = [snapshotOf(problem), snapshotOf(other)]
        for (const { id: person } of problem.people)
          for (const { id: activity } of problem.opportunities) {
            const [one, two] = [explain(a, person, activity), explain(b, backwards(person), backwards(activity))]
            assert.deepEqual([two.total, two.eligible, two.terms], [one.total, one.eligible, one.terms])
            assert.deepEqual(
              two.rejections.map(({ rule }) => rule),
              one.rejections.map(({ rule }) => rule),
            )
          }
        const [plan, same] = [
          await matchCity(problem, { rounds: 1, shakes: 20 }),
          await matchCity(other, { rounds: 1, shakes: 20 }),
        ]
        assert.ok(plan.objective <= same.bound && same.objective <= plan.bound)
      }),
      { numRuns: 30 },
    )
  })
})
