import type { Found, Rows, Snapshot } from './arrays.ts'
import { constraint } from './constraints.ts'
import { pairRules, type Rule, rules, slotRules } from './model.ts'
import { rateOpportunities, ratePeople } from './rate.ts'
import { admits, fits } from './score.ts'

/** One place of a ranked list. */
export type Ranked = { id: string; score: number }

/** The best by score, ties by id, and how many were eligible in all. */
export type Ranking = { best: Ranked[]; eligible: number }

/** The k best opportunities for a person. Refuses an unknown id. */
export const topOpportunities = (s: Snapshot, personId: string, k: number): Ranking => {
  const p = rowOf(s.person, personId)
  return rank(s.opportunity.ids, s.found, rateOpportunities(s, p), k)
}

/** The k best persons for an opportunity. Refuses an unknown id. */
export const topPeople = (s: Snapshot, opportunityId: string, k: number): Ranking => {
  const o = rowOf(s.opportunity, opportunityId)
  return rank(s.person.ids, s.found, ratePeople(s, o), k)
}

/** The row of an id; a missing one is the caller's mistake. */
export const rowOf = (rows: Rows, id: string): number => {
  const row = rows.row.get(id)
  if (row === undefined) throw new RangeError(`unknown id ${id}`)
  return row
}

/** A heap of k whose root is the worst kept. */
const rank = (ids: readonly string[], { row, points }: Found, eligible: number, k: number): Ranking => {
  const heap: Ranked[] = []
  let bar = k > 0 ? 0 : Number.POSITIVE_INFINITY
  for (let i = 0; i < eligible; i++) {
    const score = points[i]!
    if (score < bar) continue
    const item = { id: ids[row[i]!]!, score }
    if (heap.length < k) siftUp(heap, item)
    else if (worse(heap[0]!, item)) siftDown(heap, item)
    if (heap.length === k) bar = heap[0]!.score
  }
  return { best: heap.sort((a, b) => (worse(b, a) ? -1 : 1)), eligible }
}

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
