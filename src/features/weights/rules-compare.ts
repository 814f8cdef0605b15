import { TERMS, type Weights } from './rules.ts'

/** A list that was shown: the points of each place, in its order; and the offers that were made from it. */
export type PastList = {
  weights: Weights
  items: readonly Readonly<Record<string, number>>[]
  offers: readonly { rank: number; succeeded: boolean }[]
}

type MeanRank = { offers: number; before: number | null; after: number | null }

/** What would have been different with other weights, in the lists from which was proposed. */
export type Comparison = {
  lists: number
  /** Pairs of places, and how many of them would stand the other way round. */
  pairs: number
  turned: number
  accepted: MeanRank
  refused: MeanRank
}

/** Places further down than this are hardly read. */
const READ = 30

const scoreUnder = (points: Readonly<Record<string, number>>, old: Weights, weights: Weights): number =>
  TERMS.reduce((sum, term) => sum + (old[term] === 0 ? 0 : ((points[term] ?? 0) / old[term]) * weights[term]), 0)

/** The place (from 0) at which each item of a list would stand; equal scores keep their order. */
function orderUnder({ items, weights: old }: PastList, weights: Weights): number[] {
  const scores = items.slice(0, READ).map(points => scoreUnder(points, old, weights))
  const order = scores.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]! || a - b)
  const places: number[] = []
  for (const [place, i] of order.entries()) places[i] = place
  return places
}

/** How many pairs stand the other way round. */
const turnedIn = (places: readonly number[]): number =>
  places.reduce((sum, place, i) => sum + places.slice(i + 1).filter(other => other < place).length, 0)

/** Compares the lists as they were shown with the same lists under other weights. */
export function compare(lists: readonly PastList[], weights: Weights): Comparison {
  const again = lists.map(list => ({ list, places: orderUnder(list, weights) }))
  const ranks = again.flatMap(({ list, places }) =>
    list.offers
      .filter(({ rank }) => rank <= places.length)
      .map(({ rank, succeeded }) => ({ before: rank, after: places[rank - 1]! + 1, succeeded })),
  )
  return {
    lists: lists.length,
    pairs: again.reduce((sum, { places }) => sum + (places.length * (places.length - 1)) / 2, 0),
    turned: again.reduce((sum, { places }) => sum + turnedIn(places), 0),
    accepted: meanRank(ranks.filter(({ succeeded }) => succeeded)),
    refused: meanRank(ranks.filter(({ succeeded }) => !succeeded)),
  }
}

function meanRank(ranks: readonly { before: number; after: number }[]): MeanRank {
  const mean = (of: (rank: { before: number; after: number }) => number) =>
    ranks.length === 0 ? null : ranks.reduce((sum, rank) => sum + of(rank), 0) / ranks.length
  return { offers: ranks.length, before: mean(({ before }) => before), after: mean(({ after }) => after) }
}
