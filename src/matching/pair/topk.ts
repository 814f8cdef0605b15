import { pairRules, type Rule, rules, slotRules } from '../problem/rules.ts'
import type { Rows, Snapshot } from '../table/arrays.ts'
import { constraint } from './constraints.ts'
import { findOpportunities, findPeople } from './rate.ts'
import { admits, baseScore, fits } from './score.ts'
import { distanceOf, likesOf, points } from './terms.ts'

/** One place of a ranked list. */
export type Ranked = { id: string; score: number }

/** The best by score, ties by id, and how many were eligible in all. */
export type Ranking = { best: Ranked[]; eligible: number }

/** The k best opportunities for a person. Refuses an unknown id. */
export const topOpportunities = (s: Snapshot, personId: string, k: number): Ranking => {
  const p = rowOf(s.person, personId)
  return rank(s, s.opportunity.ids, findOpportunities(s, p), k, [p, -1])
}

/** The k best persons for an opportunity. Refuses an unknown id. */
export const topPeople = (s: Snapshot, opportunityId: string, k: number): Ranking => {
  const o = rowOf(s.opportunity, opportunityId)
  return rank(s, s.person.ids, findPeople(s, o), k, [-1, o])
}

/** The row of an id; a missing one is the caller's mistake. */
export const rowOf = (rows: Rows, id: string): number => {
  const row = rows.row.get(id)
  if (row === undefined) throw new RangeError(`unknown id ${id}`)
  return row
}

/**
 * A heap of k whose root is the worst kept, over what a scan has left with its points of time; the side that was asked for
 * is given, the other is -1. What time, wish and way promise most is looked at in full first: of the rest, little can
 * still reach the root.
 */
const rank = (
  s: Snapshot,
  ids: readonly string[],
  eligible: number,
  k: number,
  [person, opportunity]: [number, number],
): Ranking => {
  const { row, points: times, until: promised } = s.found
  const heap: Ranked[] = []
  const rest = mostBesideThePromised(s)
  const early = promise(s, eligible, k, [person, opportunity])
  let bar = k > 0 ? 0 : Number.POSITIVE_INFINITY
  for (const first of [true, false])
    for (let i = 0; i < eligible; i++) {
      if (promised[i]! >= early !== first || promised[i]! + rest < bar) continue
      const score = times[i]! + baseScore(s, person < 0 ? row[i]! : person, opportunity < 0 ? row[i]! : opportunity)
      if (score < bar) continue
      const item = { id: ids[row[i]!]!, score }
      if (heap.length < k) siftUp(heap, item)
      else if (worse(heap[0]!, item)) siftDown(heap, item)
      if (heap.length === k) bar = heap[0]!.score
    }
  return { best: heap.sort((a, b) => (worse(b, a) ? -1 : 1)), eligible }
}

/** Writes down the points of time, wish and way of all that was found; gives the points that about the best k reach. */
const promise = (s: Snapshot, eligible: number, k: number, [person, opportunity]: [number, number]): number => {
  const { row, chord2, points: times, until: promised } = s.found
  const { reachChord2, taste, kinds } = s.people
  const { category } = s.opportunities
  const [liking, way] = [s.weights[0]!, s.weights[1]!]
  const room = kinds.length
  const reached = new Uint16Array(1001)
  for (let i = 0; i < eligible; i++) {
    const p = person < 0 ? row[i]! : person
    const o = opportunity < 0 ? row[i]! : opportunity
    const sum =
      times[i]! +
      points(liking, likesOf(taste[category[o]! * room + p]!)) +
      points(way, distanceOf(chord2[i]!, reachChord2[p]!))
    promised[i] = sum
    reached[sum]!++
  }
  let [early, count] = [1000, 0]
  for (; early > 0; early--) {
    count += reached[early]!
    if (count >= k) break
  }
  return early
}

const mostBesideThePromised = ({ weights }: Snapshot): number =>
  weights.reduce((sum, weight) => sum + weight, 0) - weights[0]! - weights[1]! - weights[2]!

const worse = (a: Ranked, b: Ranked): boolean => a.score < b.score || (a.score === b.score && a.id > b.id)

const siftUp = (heap: Ranked[], item: Ranked): void => {
  let at = heap.push(item) - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!worse(item, heap[parent]!)) break
    heap[at] = heap[parent]!
    at = parent
  }
  heap[at] = item
}

const siftDown = (heap: Ranked[], item: Ranked): void => {
  let at = 0
  for (;;) {
    let child = at * 2 + 1
    if (child + 1 < heap.length && worse(heap[child + 1]!, heap[child]!)) child++
    if (child >= heap.length || !worse(heap[child]!, item)) break
    heap[at] = heap[child]!
    at = child
  }
  heap[at] = item
}

/** How many pairs are eligible, and how many each rule rules out (a pair counts for each rule that it breaks). */
export type Tally = { eligible: number; rejected: Record<Rule, number> }

/** Counts over all opportunities for a person. A slot rule counts where no slot keeps it. */
export const tallyForPerson = (s: Snapshot, personId: string): Tally => {
  const p = rowOf(s.person, personId)
  const tally = emptyTally()
  for (let o = 0; o < s.opportunity.ids.length; o++) if (s.opportunities.kind[o] !== 0) count(s, p, o, tally)
  return tally
}

/** Counts over all persons for an opportunity. */
export const tallyForOpportunity = (s: Snapshot, opportunityId: string): Tally => {
  const o = rowOf(s.opportunity, opportunityId)
  const tally = emptyTally()
  for (let p = 0; p < s.person.ids.length; p++) if (s.person.ids[p] !== '') count(s, p, o, tally)
  return tally
}

const emptyTally = (): Tally => ({
  eligible: 0,
  rejected: Object.fromEntries(rules.map(rule => [rule, 0])) as Record<Rule, number>,
})

const count = (s: Snapshot, p: number, o: number, tally: Tally): void => {
  const from = s.opportunities.slotsAt[o]!
  const to = from + s.opportunities.slots[o]!
  let fitting = from === to
  for (let slot = from; slot < to && !fitting; slot++) fitting = fits(s, p, slot)
  if (fitting && admits(s, p, o)) {
    tally.eligible++
    return
  }
  for (const rule of pairRules) if (!constraint[rule](s, p, o)) tally.rejected[rule]++
  if (fitting) return
  for (const rule of slotRules) {
    let kept = false
    for (let slot = from; slot < to && !kept; slot++) kept = constraint[rule](s, p, slot)
    if (!kept) tally.rejected[rule]++
  }
}
