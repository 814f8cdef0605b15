import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { OpportunityRow } from '#features/proposals/index.ts'
import type { Assigned } from './store-city.ts'
import { activities, assigned, built, hana, slot } from './testing.ts'

describe('a whole job', () => {
  const wholeIn = (over: Partial<OpportunityRow>) =>
    built(activities({ team: null, whole: null, ...over })).problem.opportunities[0]!.whole ?? false

  it('is what somebody is hired for unless it is said that several may share it', () => {
    const said: [OpportunityRow['legal_form'], boolean | null, boolean][] = [
      ['employment', null, true],
      ['dispatch', null, true],
      ['employment', false, false],
      ['contract', null, false],
      ['volunteering', null, false],
      ['volunteering', true, true],
    ]
    for (const [legal_form, whole, expected] of said) assert.equal(wholeIn({ legal_form, whole }), expected, legal_form)
  })

  it('is not what a team shares', () => assert.equal(wholeIn({ legal_form: 'employment', team: {} }), false))

  it('is what is left of it where others have some of its slots', () => {
    const slots = [slot, { ...slot, id: 'wed', weekday: 2, need: 1 }]
    const { problem } = built({
      ...activities({ team: null, whole: true, slots, capacity: 4 }),
      assigned: [assigned({ slot: 'wed', weekday: 2 })],
    })
    assert.deepEqual(
      problem.opportunities.map(({ whole, slots: left }) => [whole, left.map(({ id }) => id)]),
      [[true, ['tue']]],
    )
  })
})

describe('how many activities one person has', () => {
  const mostIn = (usual: number | null, wish: number | null, assigned: Assigned[] = []) => {
    const { problem } = built({ people: [{ ...hana, activities_max: wish }], assigned }, { activities: usual })
    return problem.people[0]!.maxActivities ?? problem.maxActivities
  }

  it('is what the plan says, or what the person wishes', () => {
    assert.deepEqual([mostIn(2, null), mostIn(2, 1), mostIn(2, 3), mostIn(null, 1)], [2, 1, 3, 1])
  })

  it('is not limited in a plan that says nothing', () => assert.equal(mostIn(null, null), undefined))

  it('counts each activity that the person has already, once', () => {
    const own = (over: Partial<Assigned>) => assigned({ person: 'hana', ...over })
    assert.equal(mostIn(2, null, [own({}), own({ slot: 'wed', weekday: 2 })]), 1)
    assert.equal(mostIn(2, 1, [own({}), own({ opportunity: 'books', slot: null, weekday: 4 })]), 0)
  })
})
