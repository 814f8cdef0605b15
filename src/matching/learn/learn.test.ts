import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { standardWeights, type Term, terms } from '../problem/model.ts'
import { randomOf } from '../problem/random.ts'
import { outcomesNeeded, type PastOffer, proposeWeights } from './learn.ts'
import { logistic } from './logistic.ts'

/** Offers whose success follows true coefficients of the terms' shares. */
const history = (count: number, truth: Partial<Record<Term, number>>, seed = 1): PastOffer[] => {
  const random = randomOf(seed)
  return Array.from({ length: count }, () => {
    const shares = Object.fromEntries(terms.map(term => [term, random.next()])) as Record<Term, number>
    const z = terms.reduce((sum, term) => sum + (truth[term] ?? 0) * shares[term], -1.5)
    const points = Object.fromEntries(
      terms.map(term => [term, Math.round(standardWeights[term] * shares[term])]),
    ) as Record<Term, number>
    return { terms: points, weights: standardWeights, succeeded: random.chance(logistic(z)) }
  })
}
const sum = (weights: Record<Term, number>): number => terms.reduce((all, term) => all + weights[term], 0)

describe('weights from outcomes', () => {
  it('stay with the staff where there are too few outcomes, and say so', () => {
    assert.deepEqual(proposeWeights(history(outcomesNeeded - 1, {})), {
      enough: false,
      outcomes: 299,
      needed: 300,
      weights: standardWeights,
    })
  })

  it('find what matters, within three standard errors, and are well calibrated', () => {
    const truth = { likes: 1.5, distance: 2, time: 0.5, experience: 0.2, character: 0.4 }
    const proposal = proposeWeights(history(20_000, truth), standardWeights, [], 1)
    assert.ok(proposal.enough)
    for (const term of terms) {
      const { value, error } = proposal.coefficients[term]
      assert.ok(
        Math.abs(value - (truth[term as keyof typeof truth] ?? 0)) < 3 * error + 0.03,
        `${term} ${value} ± ${error}`,
      )
    }
    assert.ok(proposal.after.expectedCalibrationError <= 0.02 && proposal.after.logLoss <= proposal.before.logLoss)
    assert.ok(proposal.weights.distance > proposal.weights.likes)
  })

  it('are whole, not negative, and sum to 1000', () => {
    for (const seed of [1, 2, 3]) {
      const proposal = proposeWeights(history(400, { likes: -3, distance: 1 }, seed))
      assert.equal(sum(proposal.weights), 1000)
      for (const term of terms) assert.ok(Number.isInteger(proposal.weights[term]) && proposal.weights[term] >= 0)
    }
    assert.equal(proposeWeights(history(5000, { likes: -3, distance: 1 })).weights.likes, 0)
  })

  it('leave what staff froze', () => {
    const proposal = proposeWeights(history(2000, { distance: 3 }), standardWeights, ['need', 'likes'])
    assert.deepEqual([proposal.weights.need, proposal.weights.likes, sum(proposal.weights)], [80, 300, 1000])
  })

  it('keep to the staff the more, the fewer outcomes there are', () => {
    const far = (count: number): number => {
      const { weights } = proposeWeights(history(count, { likes: 3, distance: 0.5 }))
      return terms.reduce((all, term) => all + Math.abs(weights[term] - standardWeights[term]), 0)
    }
    assert.ok(far(300) < far(20_000))
  })

  it('let an offer that was rarely made speak for those that were not', () => {
    const offers = history(3000, { likes: 2 }).map(offer => ({
      ...offer,
      propensity: offer.terms.likes > 150 ? 1 : 0.2,
    }))
    const plain = proposeWeights(offers.map(({ propensity, ...offer }) => offer))
    assert.notDeepEqual(proposeWeights(offers).weights, plain.weights)
  })
})
