import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { planProblemOf } from '../../cases/plan-rules.ts'
import type { Person, Problem } from '../../problem/model.ts'
import { snapshotOf } from '../../table/rows.ts'
import { checkProblem } from '../locks.ts'
import { matchCity } from '../plan.ts'
import { conflictOf } from './conflict.ts'
import { giveUp } from './jobs.ts'
import { marketOf } from './market.ts'
import { barOf, optionsFor, removalCost, seatsFor } from './options.ts'
import { refill } from './refill.ts'
import { seatingOfPlan, substitutes } from './repair.ts'
import { inside, sit } from './seating.ts'

/** One person's work on a Monday and a Tuesday, which is a whole job; and two seats on a Wednesday somewhere else. */
const town = (people: Record<string, Partial<Person>> = {}, over: Partial<Problem> = {}): Problem => {
  const slots = [{ need: 1 }, { weekday: 'tue' as const, need: 1 }, { weekday: 'wed' as const, at: 'there' }]
  const problem = planProblemOf({ title: '', people, slots, seats: [] })
  const [job, other] = problem.opportunities
  return { ...problem, opportunities: [{ ...job!, whole: true }, other!], ...over }
}
const [monday, tuesday, wednesday] = [0, 1, 2]
const [a, b, c] = [0, 1, 2]

const seated = (problem: Problem, seats: readonly (readonly [p: number, slot: number])[]) => {
  const t = seatingOfPlan(problem, [], marketOf(snapshotOf(problem), problem))
  for (const [p, slot] of seats) sit(t, p, slot, 10)
  return t
}
const noTuesday = { free: { mon: [[8, 20]], wed: [[8, 20]] } } as const

describe('a whole job', () => {
  it('is left and taken as a whole, with what all of it is worth', () => {
    const t = seated(town(), [
      [a, monday],
      [a, tuesday],
    ])
    assert.equal(removalCost(t, a, tuesday), 20 + 300)
    giveUp(t, a, tuesday)
    assert.deepEqual([inside(t, monday), inside(t, tuesday)], [[], []])
    const [best] = seatsFor(t, b)
    assert.deepEqual(
      seatsFor(t, b)
        .map(({ slots }) => slots)
        .sort(),
      [[monday, tuesday], [wednesday]],
    )
    assert.equal(best!.cost, -best!.score - 300)
  })

  it('is nothing for somebody who cannot come on one of its days', () => {
    const t = seated(town({ b: noTuesday }), [])
    assert.equal(barOf(t, b, monday), 'whole')
    assert.deepEqual(
      seatsFor(t, b).map(({ slots }) => slots),
      [[wednesday]],
    )
    assert.deepEqual(
      substitutes(t, monday, 5).map(({ person }) => person),
      [a, c],
    )
  })

  it('is taken from whoever has it, who then loses all of it', () => {
    const t = seated(town(), [
      [a, monday],
      [a, tuesday],
      [b, wednesday],
    ])
    const option = optionsFor(t, b, wednesday).find(({ slots }) => slots.includes(tuesday))!
    assert.deepEqual(option.slots, [monday, tuesday])
    assert.deepEqual(option.leaves, [
      { person: a, slot: monday },
      { person: a, slot: tuesday },
    ])
    assert.equal(barOf(t, b, tuesday), 'taken')
    assert.deepEqual(optionsFor(t, b, wednesday, { confirmed: (p, slot) => p === a && slot === tuesday }), [])
  })

  it('is filled by one person when it becomes free', () => {
    const t = seated(town({ b: noTuesday, c: { kinds: [] } }), [])
    assert.deepEqual(
      refill(t, tuesday).map(({ person }) => person),
      [a],
    )
    assert.deepEqual([inside(t, monday), inside(t, tuesday)], [[a], [a]])
  })

  it('stays empty where nobody can do all of it, and says so', async () => {
    const problem = town({ a: noTuesday, b: noTuesday, c: { kinds: [] } })
    const plan = await matchCity({ ...problem, opportunities: problem.opportunities.slice(0, 1) }, { rounds: 1 })
    assert.deepEqual(
      plan.unfilled.map(({ slot, reasons }) => [slot, reasons]),
      [
        ['s0', ['whole']],
        ['s1', ['availability', 'kind']],
      ],
    )
    assert.deepEqual(
      plan.unplaced.map(({ reasons }) => reasons),
      [['whole'], ['whole'], ['kind']],
    )
  })

  it('may be locked in part, and is then had in that part by whoever cannot do the rest', async () => {
    const problem = town({ a: noTuesday }, { locked: [{ person: 'a', slot: 's0' }] })
    assert.deepEqual(checkProblem(problem), [])
    const { placements } = await matchCity(problem, { rounds: 1 })
    const who = (slot: string) => placements.filter(one => one.slot === slot).map(({ person }) => person)
    assert.deepEqual([who('s0'), who('s1')], [['a'], []])
  })

  it('is not the work of a team', () => {
    const [job, other] = town().opportunities
    assert.deepEqual(checkProblem({ ...town(), opportunities: [{ ...job!, team: {} }, other!] }), [
      { path: 'opportunities[0].whole', code: 'contradiction' },
    ])
  })
})

describe('a limit of activities', () => {
  it('keeps whoever has as many from another, not from more of the same, and not from another instead', () => {
    const problem = planProblemOf({
      title: '',
      maxActivities: 1,
      slots: [{}, { weekday: 'tue' }, { weekday: 'wed', at: 'there' }],
      seats: [],
    })
    const t = seated(problem, [[a, monday]])
    assert.deepEqual([barOf(t, a, tuesday), barOf(t, a, wednesday)], [null, 'activities'])
    assert.equal(conflictOf(t, a, wednesday, monday), null)
    assert.deepEqual(
      seatsFor(t, a).map(({ slot }) => slot),
      [tuesday],
    )
    assert.ok(!substitutes(t, wednesday, 5).some(({ person }) => person === a))
  })

  it('of none leaves somebody out, and says why', async () => {
    const problem = town({ a: { maxActivities: 0 } })
    const { unplaced } = await matchCity(problem, { rounds: 1 })
    assert.deepEqual(unplaced.find(({ person }) => person === 'a')?.reasons, ['activities'])
  })
})
