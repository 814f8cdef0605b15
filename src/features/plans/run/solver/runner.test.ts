import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkPlan, generateCity, type Progress } from '#matching/index.ts'
import { instanceOf } from '../instance.ts'
import { type RunOptions, solve } from './runner.ts'

const city = generateCity({ people: 200, opportunities: 40, seed: 6 })
const options: RunOptions = { instance: instanceOf(city), rounds: 2 }

describe('a run in a thread of its own', () => {
  it('gives a plan that holds, tells how far it is, and leaves this thread free', async () => {
    const told: Progress['stage'][] = []
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    const { plan, audit } = await solve(city, options, ({ stage }) => told.push(stage)).solved
    clearInterval(timer)
    assert.deepEqual(checkPlan(plan, city), [])
    assert.deepEqual([...new Set(told)], ['columns', 'prices', 'bound', 'seats'])
    assert.ok(turns > 10)
    assert.equal(audit, null)
    const nearest = plan.unplaced.flatMap(one => one.nearest ?? [])
    assert.ok(nearest.length > 0 && nearest.every(sentence => /、\d+件あります$/.test(sentence)))
  })

  it('gives the same plan with any number of workers', async () => {
    const [one, three] = await Promise.all([1, 3].map(workers => solve(city, { ...options, workers }).solved))
    assert.deepEqual(one, three)
  })

  it('counts who was served by the groups that it is given', async () => {
    const side = Object.fromEntries(city.people.map(({ id, at }) => [id, at![1] < 139.97 ? 'west' : 'east']))
    const { audit } = await solve(city, { ...options, groupings: { side } }).solved
    const { side: shares } = audit!.groups
    assert.deepEqual(
      shares!.map(({ group }) => group),
      ['east', 'west'],
    )
    assert.equal(
      shares!.reduce((sum, { people }) => sum + people, 0),
      200,
    )
  })

  it('ends soon where it is stopped, with a plan that holds', async () => {
    const run = solve(city, { ...options, rounds: 20 })
    run.stop()
    assert.deepEqual(checkPlan((await run.solved).plan, city), [])
  })

  it('ends with no plan where it is aborted or its thread fails', async () => {
    const run = solve(city, options)
    run.abort()
    await assert.rejects(run.solved, /ended before its work was done/)
    const broken = { ...city, people: [{ id: 'nothing else' }] } as never
    await assert.rejects(solve(broken, options).solved, TypeError)
  })
})
