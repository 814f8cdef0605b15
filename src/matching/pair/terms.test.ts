import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { problemOf } from '../cases/pair.ts'
import { termCases } from '../cases/terms.ts'
import { standardWeights, type Term, terms as termNames } from '../problem/model.ts'
import { snapshotOf } from '../table/rows.ts'
import * as terms from './terms.ts'

const shareOf: Record<Term, (s: ReturnType<typeof snapshotOf>) => number> = {
  likes: s => terms.likes(s, 0, 0),
  distance: s => terms.distance(s, 0, 0),
  time: s => terms.time(s, 0, 0),
  experience: s => terms.experience(s, 0, 0),
  terms: s => terms.terms(s, 0, 0),
  character: s => terms.character(s, 0, 0),
  need: s => terms.need(s, 0, 0),
}

describe('score terms', () => {
  it('have maxima that sum to 1000', () => {
    assert.equal(
      termNames.reduce((sum, term) => sum + standardWeights[term], 0),
      1000,
    )
  })
  for (const term of termNames) {
    it(`${term} has a case that gives all of it and one that gives next to nothing`, () => {
      const shares = termCases[term].map(({ share }) => share)
      assert.ok(Math.max(...shares) === 1 && Math.min(...shares) < 0.1)
    })
    for (const change of termCases[term])
      it(`${term}: ${change.title}`, () => {
        const share = shareOf[term](snapshotOf(problemOf(change)))
        assert.ok(Math.abs(share - change.share) < 1e-5, `${share} for ${change.share}`)
      })
  }
  it('round half up', () => {
    assert.deepEqual([terms.points(99, 0.5), terms.points(100, 0.004), terms.points(300, 1)], [50, 0, 300])
  })
})
