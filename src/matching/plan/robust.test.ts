import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { bondedArbitrary } from '../cases/bonds.ts'
import { checkPlan } from '../check/index.ts'
import type { Problem } from '../problem/model.ts'
import { checkProblem } from './locks.ts'
import { matchCity } from './plan.ts'

const odd: unknown[] = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -1,
  0,
  0.3,
  1e9,
  '',
  'x',
  'p0',
  null,
  undefined,
  true,
  [],
  {},
  [null],
]

/** Every place in a value, as a path of keys. */
const placesIn = (value: unknown, path: string[] = []): string[][] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([key, inside]) => placesIn(inside, [...path, key]))]
    : [path]

const replaced = (value: unknown, [key, ...rest]: string[], by: unknown): unknown => {
  if (key === undefined) return by
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>
  copy[key] = replaced(copy[key], rest, by)
  return copy
}

describe('a file with something odd in it', () => {
  it('is either refused with a place and a code, or gives a plan that holds', async () => {
    let [refused, accepted] = [0, 0]
    await fc.assert(
      fc.asyncProperty(bondedArbitrary(4, 3), fc.noBias(fc.nat()), fc.constantFrom(...odd), async (problem, at, by) => {
        const places = placesIn(problem)
        const changed = replaced(problem, places[at % places.length]!, by) as Problem
        const issues = checkProblem(changed)
        for (const { path, code } of issues) assert.ok(typeof path === 'string' && code.length > 0)
        if (issues.length > 0) refused++
        else {
          assert.deepEqual(checkPlan(await matchCity(changed, { rounds: 1, shakes: 5 }), changed), [])
          accepted++
        }
      }),
      { numRuns: 400 },
    )
    assert.ok(refused > 50 && accepted > 5, `${refused} refused, ${accepted} accepted`)
  })

  it('is refused whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), value => assert.ok(checkProblem(value).length > 0)),
      { numRuns: 500 },
    )
  })
})

describe('a long horizon', () => {
  it('of 32 weeks with a slot of its own on every date fits into the buffers', async () => {
    const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
    const dates = days.flatMap(weekday => Array.from({ length: 32 }, (_, i) => ({ weekday, weeks: [i + 1] })))
    const problem: Problem = {
      format: 'yui-problem/1',
      horizon: { from: '2026-12-07', weeks: 32 },
      people: ['a'].map(id => ({
        id,
        at: [0, 0],
        reachKm: 1,
        free: Object.fromEntries(days.map(day => [day, [[0, 24]]])),
        kinds: ['volunteering'],
      })),
      opportunities: [
        {
          id: 'o',
          at: [0, 0],
          kind: 'volunteering',
          category: 'garden',
          slots: dates.flatMap(({ weekday, weeks }, i) => [
            { id: `am${i}`, weekday, from: 0, to: 12, weeks },
            { id: `pm${i}`, weekday, from: 12, to: 24, weeks },
          ]),
        },
      ],
    }
    assert.deepEqual(checkProblem(problem), [])
    const plan = await matchCity(problem, { rounds: 1, shakes: 0 })
    const everySeat = 448 * plan.placements[0]!.score + 300
    assert.ok(plan.bound >= everySeat, `${plan.bound} under ${everySeat}`)
    assert.deepEqual(
      checkPlan(plan, problem).filter(({ code }) => code !== 'bound'),
      [],
    )
  })
})
