import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { problemArbitrary } from '../../cases/arbitrary.ts'
import { checkPlan } from '../../check/index.ts'
import { generateCity } from '../../problem/generate.ts'
import type { Problem } from '../../problem/model.ts'
import { matchCity } from '../plan.ts'

/** The problem with every third activity for a team, every sixth with a leader, and neighbours in the list apart. */
const withTeams = (problem: Problem, leader: string): Problem => ({
  ...problem,
  opportunities: problem.opportunities.map((o, i) => (i % 3 === 0 ? { ...o, team: i % 6 === 0 ? { leader } : {} } : o)),
  people: problem.people.map((p, i) => ({
    ...p,
    apart: i % 4 === 0 ? [problem.people[(i + 1) % problem.people.length]!.id] : [],
  })),
})

describe('work for a team', () => {
  it('is done by all or by nobody, with its leader, and keeps people apart who must be', async () => {
    const city = withTeams(generateCity({ people: 300, opportunities: 40, seed: 6 }), 'skill-01')
    const plan = await matchCity(city, { rounds: 2 })
    assert.deepEqual(checkPlan(plan, city), [])
    const teams = city.opportunities.filter(({ team }) => team).flatMap(({ slots }) => slots.map(({ id }) => id))
    const placed = new Set(plan.placements.map(({ slot }) => slot))
    assert.ok(
      teams.some(slot => placed.has(slot)),
      'some team is formed',
    )
    for (const { slot, reasons } of plan.unfilled) if (teams.includes(slot)) assert.deepEqual(reasons, ['team'])
  })

  it('breaks no rule in any small town', async () => {
    await fc.assert(
      fc.asyncProperty(problemArbitrary(5, 4), async small => {
        const problem = withTeams(small, 'licence')
        assert.deepEqual(checkPlan(await matchCity(problem, { rounds: 1 }), problem), [])
      }),
      { numRuns: 80 },
    )
  })

  it('that is there in part is found by the checker', async () => {
    const city = withTeams(generateCity({ people: 300, opportunities: 40, seed: 6 }), 'skill-01')
    const plan = await matchCity(city, { rounds: 1 })
    const teams = city.opportunities
      .filter(({ team }) => team)
      .flatMap(({ slots }) => slots.filter(({ need = 1 }) => need > 1))
    const { slot } = plan.placements.find(placement => teams.some(({ id }) => id === placement.slot))!
    const gone = plan.placements.findIndex(placement => placement.slot === slot)
    const codes = checkPlan({ ...plan, placements: plan.placements.filter((_, i) => i !== gone) }, city).map(
      ({ code }) => code,
    )
    assert.ok(codes.includes('team'))
    const pair = city.people.map(p => ({
      ...p,
      apart: plan.placements
        .filter(one => one.slot === slot)
        .map(({ person }) => person)
        .filter(id => id !== p.id),
    }))
    assert.ok(checkPlan(plan, { ...city, people: pair }).some(({ code }) => code === 'apart'))
  })
})
