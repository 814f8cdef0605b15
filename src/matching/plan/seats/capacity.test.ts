import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { planProblemOf } from '../../cases/plan-rules.ts'
import { checkPlan } from '../../check/index.ts'
import type { Problem } from '../../problem/model.ts'
import { snapshotOf } from '../../table/rows.ts'
import { checkProblem } from '../locks.ts'
import { matchCity } from '../plan.ts'
import { marketOf } from './market.ts'
import { barOf, optionsFor, seatsFor } from './options.ts'
import { refill } from './refill.ts'
import { seatingOfPlan, substitutes } from './repair.ts'
import { inside, leave, sit } from './seating.ts'

/** Garden work on a Monday and a Tuesday, two seats each, that takes two people in all. */
const garden = planProblemOf({ title: '', capacity: 2, slots: [{}, { weekday: 'tue' }], seats: [] })
const [monday, tuesday] = [0, 1]
const [a, b, c] = [0, 1, 2]

const seated = (seats: readonly (readonly [p: number, slot: number])[], problem: Problem = garden) => {
  const t = seatingOfPlan(problem, [], marketOf(snapshotOf(problem), problem))
  for (const [p, slot] of seats) sit(t, p, slot, 10)
  return t
}
const people = (found: readonly { person: number }[]) => found.map(({ person }) => person).sort()

describe('an activity that takes fewer people than it has seats', () => {
  it('is done by the same people in several slots, and no others', async () => {
    const plan = await matchCity(garden, { rounds: 1 })
    assert.deepEqual(checkPlan(plan, garden), [])
    assert.equal(new Set(plan.placements.map(({ person }) => person)).size, 2)
    assert.equal(plan.placements.length, 4)
  })

  it('says of its empty seats that it has all its people', async () => {
    const once = { ...garden, people: garden.people.map(person => ({ ...person, maxDaysPerMonth: 4 })) }
    const plan = await matchCity(once, { rounds: 1 })
    assert.equal(plan.placements.length, 2)
    assert.ok(plan.unfilled.length > 0 && plan.unfilled.every(({ reasons }) => reasons[0] === 'capacity'))
  })

  it('is open to whoever takes part already', () => {
    const t = seated([
      [a, monday],
      [b, monday],
    ])
    assert.deepEqual(people(substitutes(t, tuesday, 5)), [a, b])
    assert.deepEqual([barOf(t, a, tuesday), barOf(t, c, tuesday)], [null, 'capacity'])
    assert.deepEqual(people(refill(t, tuesday)).length, 1)
    assert.ok(!inside(t, tuesday).includes(c))
  })

  it('has a place again once somebody has left all of it', () => {
    const t = seated([
      [a, monday],
      [a, tuesday],
      [b, monday],
    ])
    leave(t, a, monday)
    assert.equal(barOf(t, c, monday), 'capacity')
    leave(t, a, tuesday)
    assert.equal(barOf(t, c, monday), null)
  })

  it('gives a seat in place of somebody who has no other one in it, in whichever slot that is', () => {
    const t = seated([
      [a, monday],
      [a, tuesday],
      [b, tuesday],
    ])
    const offers = seatsFor(t, c).map(({ slot, leaves }) => [slot, leaves])
    assert.deepEqual(offers.sort(), [
      [monday, [{ person: b, slot: tuesday }]],
      [tuesday, [{ person: b, slot: tuesday }]],
    ])
    assert.deepEqual(
      optionsFor(t, b, tuesday).map(({ slot, leaves }) => [slot, leaves.length]),
      [[monday, 0]],
    )
  })

  it('cannot have more people locked, nor a slot that needs more', () => {
    const lock = (person: string, slot: string) => ({ person, slot })
    const locked = [lock('a', 's0'), lock('b', 's0'), lock('c', 's1')]
    assert.deepEqual(checkProblem({ ...garden, locked }), [{ path: 'locked[2]', code: 'capacity' }])
    const [one] = garden.opportunities
    assert.deepEqual(
      checkProblem({ ...garden, opportunities: [{ ...one!, capacity: 1 }] }).map(({ path, code }) => [path, code]),
      [
        ['opportunities[0].slots[0].need', 'maximum'],
        ['opportunities[0].slots[1].need', 'maximum'],
      ],
    )
  })

  it('can be done by a team of the same people', async () => {
    const opportunities = garden.opportunities.map(one => ({ ...one, team: {} }))
    const plan = await matchCity({ ...garden, opportunities }, { rounds: 1 })
    assert.deepEqual(checkPlan(plan, { ...garden, opportunities }), [])
    assert.deepEqual(
      plan.teams.map(({ formed }) => formed),
      [true],
    )
  })
})
