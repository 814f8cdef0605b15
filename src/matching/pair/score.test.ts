import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { problemArbitrary } from '../cases/arbitrary.ts'
import { naiveShares } from '../cases/naive.ts'
import { generateCity } from '../problem/generate.ts'
import { type Problem, standardWeights, terms } from '../problem/model.ts'
import type { Snapshot } from '../table/arrays.ts'
import { dropOpportunity, dropPerson, putOpportunity, putPerson, snapshotOf } from '../table/rows.ts'
import { explain } from './explain.ts'
import { rateOpportunities, ratePeople } from './rate.ts'
import { scanOpportunities, scanPeople } from './scan.ts'
import { admits, score } from './score.ts'
import { tallyForOpportunity, tallyForPerson, topOpportunities, topPeople } from './topk.ts'

const problems = problemArbitrary(6, 5)

/** Calls back for every pair with the ids. */
const pairs = (problem: Problem, visit: (person: string, opportunity: string) => void): void => {
  for (const p of problem.people) for (const o of problem.opportunities) visit(p.id, o.id)
}

describe('the score of a pair', () => {
  it('is what plain objects give, within the rounding of a distance', () => {
    fc.assert(
      fc.property(problems, problem => {
        const s = snapshotOf(problem)
        for (const person of problem.people)
          for (const opportunity of problem.opportunities) {
            const naive = naiveShares(person, opportunity)
            const found = explain(s, person.id, opportunity.id)
            assert.equal(found.eligible, naive !== null)
            if (naive === null) continue
            for (const term of terms) {
              const exact = standardWeights[term] * naive[term]
              assert.ok(Math.abs(found.terms[term] - exact) <= 0.5001, `${term} ${found.terms[term]} for ${exact}`)
            }
          }
      }),
      { numRuns: 150 },
    )
  })

  it('is the sum of its terms, and -1 exactly where a rule is broken', () => {
    fc.assert(
      fc.property(problems, problem => {
        const s = snapshotOf(problem)
        pairs(problem, (p, o) => {
          const { eligible, total, terms: points, rejections } = explain(s, p, o)
          assert.equal(
            Object.values(points).reduce((sum, n) => sum + n, 0),
            total,
          )
          assert.equal(rejections.length === 0, eligible)
          assert.equal(score(s, s.person.row.get(p)!, s.opportunity.row.get(o)!), eligible ? total : -1)
        })
      }),
      { numRuns: 100 },
    )
  })
})

describe('what is rated for one side of the city at a time', () => {
  const rated = (s: Snapshot, count: number): [number, number][] =>
    Array.from({ length: count }, (_, i) => [s.found.row[i]!, s.found.points[i]!])
  const scored = (rows: number, scoreOf: (row: number) => number): [number, number][] =>
    Array.from({ length: rows }, (_, row): [number, number] => [row, scoreOf(row)]).filter(([, points]) => points >= 0)
  const agrees = (problem: Problem): void => {
    const s = snapshotOf(problem)
    const [people, opportunities] = [s.person.ids.length, s.opportunity.ids.length]
    for (let p = 0; p < people; p++)
      assert.deepEqual(
        rated(s, rateOpportunities(s, p)),
        scored(opportunities, o => score(s, p, o)),
      )
    for (let o = 0; o < opportunities; o++)
      assert.deepEqual(
        rated(s, ratePeople(s, o)),
        scored(people, p => score(s, p, o)),
      )
  }

  it('is every eligible pair in order with its score, in any small town', () => {
    fc.assert(fc.property(problems, agrees), { numRuns: 200 })
  })

  it('is the same in a city of many kinds, wishes and hours', () => {
    agrees(generateCity({ people: 300, opportunities: 200, seed: 3 }))
  })

  it('finds by the rules of the pair exactly what they admit, slots or none', () => {
    fc.assert(
      fc.property(problems, problem => {
        const s = snapshotOf(problem)
        const [people, opportunities] = [s.person.ids.length, s.opportunity.ids.length]
        for (let p = 0; p < people; p++) {
          const admitted = Array.from({ length: opportunities }, (_, o) => o).filter(o => admits(s, p, o))
          assert.deepEqual([...s.found.row.subarray(0, scanOpportunities(s, p))], admitted)
        }
        for (let o = 0; o < opportunities; o++) {
          const admitted = Array.from({ length: people }, (_, p) => p).filter(p => admits(s, p, o))
          assert.deepEqual([...s.found.row.subarray(0, scanPeople(s, o))], admitted)
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('ranked lists', () => {
  it('are the best of all eligible pairs, ties by id, from either side', () => {
    fc.assert(
      fc.property(problems, fc.integer({ min: 0, max: 4 }), (problem, k) => {
        const s = snapshotOf(problem)
        const all = (of: 'people' | 'opportunities', pair: (id: string) => [string, string]) =>
          problem[of]
            .map(({ id }) => ({ id, found: explain(s, ...pair(id)) }))
            .filter(({ found }) => found.eligible)
            .map(({ id, found }) => ({ id, score: found.total }))
            .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
        for (const { id } of problem.people) {
          const expected = all('opportunities', o => [id, o])
          assert.deepEqual(topOpportunities(s, id, k), { best: expected.slice(0, k), eligible: expected.length })
          assert.equal(tallyForPerson(s, id).eligible, expected.length)
        }
        for (const { id } of problem.opportunities) {
          const expected = all('people', p => [p, id])
          assert.deepEqual(topPeople(s, id, k), { best: expected.slice(0, k), eligible: expected.length })
          assert.equal(tallyForOpportunity(s, id).eligible, expected.length)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('refuse a person who is not there', () => {
    const s = snapshotOf({ horizon: { from: '2026-12-07', weeks: 4 }, people: [], opportunities: [] })
    assert.throws(() => topOpportunities(s, 'nobody', 10), RangeError)
  })
})

describe('a snapshot that is changed row by row', () => {
  it('gives the same lists as one built anew', () => {
    fc.assert(
      fc.property(problems, problems, (before, after) => {
        const changed = snapshotOf(before)
        for (const { id } of before.people) dropPerson(changed, id)
        for (const { id } of before.opportunities) dropOpportunity(changed, id)
        for (const person of [...after.people].reverse()) putPerson(changed, person)
        for (const opportunity of after.opportunities) putOpportunity(changed, opportunity)
        const built = snapshotOf(after)
        for (const { id } of after.people) {
          assert.deepEqual(topOpportunities(changed, id, 3), topOpportunities(built, id, 3))
          assert.deepEqual(tallyForPerson(changed, id), tallyForPerson(built, id))
        }
        for (const { id } of after.opportunities) assert.deepEqual(topPeople(changed, id, 3), topPeople(built, id, 3))
      }),
      { numRuns: 100 },
    )
  })
})
