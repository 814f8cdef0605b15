/** Weights from outcomes: a proposal for staff to accept, never taken over by itself. */

import { standardWeights, type Term, terms, type Weights } from '../problem/model.ts'
import { dot, fitLogistic, logistic, type Sample } from './logistic.ts'

/** What became of an offer: the points of its terms when it was shown, under the weights of that time. */
export type PastOffer = {
  terms: Record<Term, number>
  weights: Weights
  succeeded: boolean
  /** How likely it was to be offered at all, 0 to 1; missing: 1. Rare offers count for more, at most tenfold. */
  propensity?: number
  /** How much it counts beside the others, missing: 1; a decision may say more than a word. */
  counts?: number
}

export type Calibration = { from: number; to: number; offers: number; predicted: number; observed: number }
export type Quality = { logLoss: number; expectedCalibrationError: number; table: Calibration[] }

export type Proposal =
  | { enough: false; outcomes: number; needed: number; weights: Weights }
  | {
      enough: true
      outcomes: number
      weights: Weights
      /** The coefficient of each term's share on the scale of log odds, and its standard error. */
      coefficients: Record<Term, { value: number; error: number }>
      before: Quality
      after: Quality
    }

/** Fewer outcomes say too little: the staff's weights stay. */
export const outcomesNeeded = 300

const sharesOf = ({ terms: points, weights }: PastOffer): number[] =>
  terms.map(term => (weights[term] === 0 ? 0 : points[term] / weights[term]))

/**
 * Proposes weights by ridge regression centred on the staff's weights, whose common scale is fitted first. Weights are not
 * negative, sum to 1000, and those `frozen` stay as they are.
 */
export const proposeWeights = (
  offers: readonly PastOffer[],
  staff: Weights = standardWeights,
  frozen: readonly Term[] = [],
  strength = 20,
): Proposal => {
  if (offers.length < outcomesNeeded)
    return { enough: false, outcomes: offers.length, needed: outcomesNeeded, weights: staff }
  const samples = samplesOf(offers)
  const byScore = samples.map(({ x, ...rest }) => ({
    ...rest,
    x: [1, terms.reduce((sum, term, i) => sum + (staff[term] / 1000) * x[i + 1]!, 0)],
  }))
  const scale = fitLogistic(byScore, { centre: [0, 1], strength: [0, 1] }).coefficients
  const slope = Math.max(0.1, scale[1]!)
  const centre = [scale[0]!, ...terms.map(term => (slope * staff[term]) / 1000)]
  const fixed = new Map(frozen.map(term => [terms.indexOf(term) + 1, centre[terms.indexOf(term) + 1]!]))
  const fit = nonNegativeFit(samples, centre, fixed, strength)
  return {
    enough: true,
    outcomes: offers.length,
    weights: rounded(fit.coefficients.slice(1), staff, frozen),
    coefficients: Object.fromEntries(
      terms.map((term, i) => [term, { value: fit.coefficients[i + 1]!, error: fit.errors[i + 1]! }]),
    ) as Record<Term, { value: number; error: number }>,
    before: qualityOf(samples, centre),
    after: qualityOf(samples, fit.coefficients),
  }
}

/** The weights are 1 on average, so that the standard errors speak of as many offers as there were. */
const samplesOf = (offers: readonly PastOffer[]): Sample[] => {
  const raw = offers.map(({ counts = 1, propensity = 1 }) => counts / Math.max(0.1, propensity))
  const mean = raw.reduce((sum, weight) => sum + weight, 0) / offers.length
  return offers.map((offer, i) => ({
    x: [1, ...sharesOf(offer)],
    y: offer.succeeded ? 1 : 0,
    weight: raw[i]! / mean,
  }))
}

/** Fits, and where a term comes out negative holds it at zero and fits again. */
const nonNegativeFit = (
  samples: readonly Sample[],
  centre: readonly number[],
  fixed: Map<number, number>,
  strength: number,
) => {
  for (;;) {
    const fit = fitLogistic(samples, {
      centre: centre.map((value, i) => fixed.get(i) ?? value),
      strength: centre.map((_, i) => (i === 0 ? 0 : fixed.has(i) ? Number.POSITIVE_INFINITY : strength)),
    })
    const negative = fit.coefficients.findIndex((value, i) => i > 0 && value < 0)
    if (negative < 0) return fit
    fixed.set(negative, 0)
  }
}

/** Coefficients as integer weights that sum to 1000: what is not frozen is shared out, the largest remainders rounded up. */
const rounded = (coefficients: readonly number[], staff: Weights, frozen: readonly Term[]): Weights => {
  const open = terms.filter(term => !frozen.includes(term))
  const rest = 1000 - frozen.reduce((sum, term) => sum + staff[term], 0)
  const total = open.reduce((sum, term) => sum + coefficients[terms.indexOf(term)]!, 0)
  if (total <= 0) return staff
  const exact = open.map(term => ({ term, value: (rest * coefficients[terms.indexOf(term)]!) / total }))
  const weights = {
    ...staff,
    ...Object.fromEntries(exact.map(({ term, value }) => [term, Math.floor(value)])),
  } as Weights
  const missing = rest - open.reduce((sum, term) => sum + weights[term], 0)
  const byRemainder = exact.sort((a, b) => (b.value % 1) - (a.value % 1) || (a.term < b.term ? -1 : 1))
  for (const { term } of byRemainder.slice(0, missing)) weights[term]++
  return weights
}

/** How well coefficients foretell the outcomes: log loss, and predicted against observed by tenths. */
const qualityOf = (samples: readonly Sample[], coefficients: readonly number[]): Quality => {
  const all = samples.map(({ x, y, weight }) => ({ p: logistic(dot(x, coefficients)), y, weight }))
  const mean = (list: typeof all, value: (one: (typeof all)[number]) => number): number => {
    const total = list.reduce((sum, { weight }) => sum + weight, 0)
    return total === 0 ? 0 : list.reduce((sum, one) => sum + one.weight * value(one), 0) / total
  }
  const table = Array.from({ length: 10 }, (_, i) => {
    const here = all.filter(({ p }) => Math.min(9, Math.floor(p * 10)) === i)
    return {
      from: i / 10,
      to: (i + 1) / 10,
      offers: here.length,
      predicted: mean(here, ({ p }) => p),
      observed: mean(here, ({ y }) => y),
    }
  }).filter(({ offers }) => offers > 0)
  return {
    logLoss: mean(all, ({ p, y }) => -Math.log(Math.max(1e-12, y === 1 ? p : 1 - p))),
    expectedCalibrationError: table.reduce(
      (sum, row) => sum + (row.offers / all.length) * Math.abs(row.predicted - row.observed),
      0,
    ),
    table,
  }
}
