/** What workers do with people between two changes of the prices. Each person is independent of the others. */

import { type Eligible, eligibleRoom } from '../../pair/eligible.ts'
import { begin, choose, costOf, offer } from '../choose/chooser.ts'
import { type Chooser, chooserOf, type Effort } from '../choose/chooser-state.ts'
import { bonusOf, columnsEach, grain, hold, limitsOf, type Market } from '../seats/market.ts'
import { findSlots } from '../seats/parties.ts'
import type { Seating } from '../seats/seating.ts'
import { couldGain } from './improve.ts'

/** Working space of one worker, with the seats that all of them look at. */
export type Hand = {
  chooser: Chooser
  eligible: Eligible
  weight: Int32Array
  histogram: Uint32Array
  seating: Seating
}

export const handOf = (m: Market): Hand => ({
  chooser: chooserOf(m),
  eligible: eligibleRoom(m.snapshot),
  weight: new Int32Array(m.slotCount),
  histogram: new Uint32Array(buckets),
  seating: { ...m.table, market: m, objective: 0, journal: null },
})

/**
 * One step of the batch: every `batches`-th person from `batch` on chooses at present prices, from the columns or from
 * all slots; or looks, in the order in which people are served, whether there is anything to gain at the table. With
 * `jitter` points of noise, which differ by `seed`, the columns are spread over more slots; at that stage nobody chooses yet.
 */
export type Task = {
  over: 'columns' | 'all' | 'table'
  batch: number
  batches: number
  effort: Effort
  jitter: number
  seed: number
}

/** Gives 0, 1, 2 … : the next of the people of a task that no other hand has taken. */
export type Next = () => number

/**
 * Does what is next of a task until nothing is left. Several hands may do so at once, whoever takes whom: people are
 * independent and sums are of integers.
 */
export const work = (m: Market, hand: Hand, task: Task, next: Next): void => {
  hand.chooser.effort = task.effort
  const many = task.over === 'table' ? m.order.length : m.bonus.length
  for (let i = task.batch + next() * task.batches; i < many; i = task.batch + next() * task.batches)
    if (task.over === 'table') look(m, hand, m.order[i]!)
    else if (task.over === 'all') fromAll(m, hand, i, task)
    else fromColumns(m, hand, i)
}

const look = (m: Market, { seating, chooser }: Hand, p: number): void => {
  m.restless[p] = couldGain(seating, chooser, p) ? 1 : 0
}

const fromColumns = (m: Market, hand: Hand, p: number): void => {
  const c = hand.chooser
  begin(c, p, true)
  const row = p * columnsEach
  for (let i = row; i < row + m.columnCount[p]!; i++) {
    const slot = m.columnSlot[i]!
    offer(c, slot, m.columnScore[i]! * grain - costOf(c, slot))
  }
  settle(m, c, p)
}

/** Keeps the most promising of all slots as columns on the way. */
const fromAll = (m: Market, hand: Hand, p: number, { jitter, seed }: Task): void => {
  const { chooser: c, eligible, weight } = hand
  findSlots(m, p, eligible)
  begin(c, p, true)
  for (let i = 0; i < eligible.count; i++) {
    const slot = eligible.slot[i]!
    weight[i] = eligible.score[i]! * grain - costOf(c, slot)
    if (jitter > 0) weight[i]! += noise(p, slot, seed) % (jitter * grain)
    else offer(c, slot, weight[i]!)
  }
  if (m.strict) levelJobs(m, hand)
  keepColumns(m, hand, p)
  if (jitter === 0) settle(m, c, p)
}

/** Gives each slot of a whole job the mean of their weights: they are columns together or not at all. */
const levelJobs = (m: Market, { eligible, weight }: Hand): void => {
  const of = m.snapshot.slots.opportunity
  const sums = new Map<number, number>()
  for (let i = 0; i < eligible.count; i++) {
    const o = of[eligible.slot[i]!]!
    if (m.whole[o] === 1) sums.set(o, (sums.get(o) ?? 0) + weight[i]!)
  }
  for (let i = 0; i < eligible.count; i++) {
    const sum = sums.get(of[eligible.slot[i]!]!)
    if (sum !== undefined) weight[i] = sum / m.snapshot.opportunities.slots[of[eligible.slot[i]!]!]!
  }
}

/** The same for the same pair and seed on every run, and as good as random over the pairs. */
const noise = (p: number, slot: number, seed: number): number =>
  Math.imul((Math.imul(p + 1, 40503) + slot) ^ Math.imul(seed, 0x85ebca6b), 0x9e3779b1) >>> 8

/** Takes the choice over: the demand for its slots, and what the person's problem is worth at most. */
const settle = (m: Market, c: Chooser, p: number): void => {
  choose(c, limitsOf(m, p), bonusOf(m, p) * grain)
  m.worth[p] = c.bound
  if (isAsBefore(m, c, p)) return
  const row = p * m.choicesEach
  if (m.capacity.size > 0) countJoining(m, p, -c.size)
  for (let i = row; i < row + m.choiceCount[p]!; i++) Atomics.sub(m.demand, m.choice[i]!, c.size)
  for (let i = 0; i < c.chosenCount; i++) {
    m.choice[row + i] = c.chosen[i]!
    Atomics.add(m.demand, c.chosen[i]!, c.size)
  }
  m.choiceCount[p] = c.chosenCount
  if (m.capacity.size > 0) countJoining(m, p, c.size)
}

/** Whether the choice is the one that was settled before: then no other thread need hear of it. */
const isAsBefore = (m: Market, { chosen, chosenCount }: Chooser, p: number): boolean => {
  const row = p * m.choicesEach
  if (m.choiceCount[p] !== chosenCount) return false
  for (let i = 0; i < chosenCount; i++) if (m.choice[row + i] !== chosen[i]) return false
  return true
}

/** Counts a person in or out of each activity of the choice, once. */
const countJoining = (m: Market, p: number, size: number): void => {
  const of = m.snapshot.slots.opportunity
  const row = p * m.choicesEach
  for (let i = row; i < row + m.choiceCount[p]!; i++) {
    const o = of[m.choice[i]!]!
    let j = row
    while (of[m.choice[j]!] !== o) j++
    if (j === i) Atomics.add(m.joining, o, size)
  }
}

const buckets = 4096
/** Weights a person by width of 32 (half a point), the greatest first, all below -1000 points in the last; what is locked before them. */
const bucketOf = (weight: number, size: number): number =>
  weight > hold / 2 ? 0 : Math.max(1, Math.min(buckets - 1, (64000 - weight / size) >> 5))

/** Keeps the columns of greatest weight; where not all fit, those of the lowest bucket that does go by order. */
const keepColumns = (m: Market, hand: Hand, p: number): void => {
  const { eligible, weight, histogram } = hand
  const { size } = hand.chooser
  let last = buckets - 1
  if (eligible.count > columnsEach) {
    histogram.fill(0)
    for (let i = 0; i < eligible.count; i++) histogram[bucketOf(weight[i]!, size)]!++
    last = -1
    for (let sum = 0; sum < columnsEach; ) sum += histogram[++last]!
  }
  const row = p * columnsEach
  let count = 0
  const take = (i: number): void => {
    m.columnSlot[row + count] = eligible.slot[i]!
    m.columnScore[row + count++] = eligible.score[i]!
  }
  for (let i = 0; i < eligible.count; i++) if (bucketOf(weight[i]!, size) < last) take(i)
  for (let i = 0; i < eligible.count && count < columnsEach; i++) if (bucketOf(weight[i]!, size) === last) take(i)
  m.columnCount[p] = count
}
