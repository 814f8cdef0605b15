import { begin, choose, offer } from '../choose/chooser.ts'
import type { Chooser } from '../choose/chooser-state.ts'
import { giveUp, isWhole, jobOf } from '../seats/jobs.ts'
import { bonusOf, columnsEach, grain, hold, limitsOf } from '../seats/market.ts'
import { firstOf, follows, sizeOf } from '../seats/parties.ts'
import {
  columnScoreOf,
  held,
  isFree,
  isLocked,
  isWelcome,
  leave,
  type Seating,
  scoreIn,
  sit,
  sitsIn,
  tooMany,
  worthOf,
} from '../seats/seating.ts'
import { type Leave, lossOf, whoYields } from '../seats/yields.ts'

/** Whether a person stays in the slot whatever else is weighed: it is locked, or held by a team. */
const isKept = (t: Seating, p: number, slot: number): boolean => t.state[slot] === held || isLocked(t.market, p, slot)

/** The score that a slot outside a person's columns is given, to be taken before everything else. */
export type Forced = { slot: number; score: number }

/** What a slot in which others would have to leave weighs for a person who scores so much there; null where they stay. */
type Weigh = (p: number, slot: number, score: number) => number | null

/** Lets a person choose among own and free seats, at prices where asked to, and those of others as `weigh` has it (null: not). */
export const consider = (
  t: Seating,
  c: Chooser,
  p: number,
  weigh: Weigh,
  atPrices = false,
  forced: Forced | null = null,
): number => {
  const m = t.market
  begin(c, p, atPrices)
  for (let i = p * columnsEach; i < p * columnsEach + m.columnCount[p]!; i++) {
    const slot = m.columnSlot[i]!
    const own = m.columnScore[i]! * grain - (atPrices ? c.size * m.price[slot]! : 0)
    if (sitsIn(t, p, slot)) offer(c, slot, isKept(t, p, slot) ? own + hold : own)
    else if (m.loose || isOffered(t, slot)) {
      const weight = (m.loose ? isFree(t, slot) : isAtHand(t, c, p, slot)) ? own : weigh(p, slot, m.columnScore[i]!)
      if (weight !== null) offer(c, slot, weight)
    }
  }
  if (forced) offer(c, forced.slot, forced.score * grain + hold)
  return choose(c, limitsOf(m, p), bonusOf(m, p) * grain)
}

/** Whether a person could sit down without anybody leaving. */
const isAtHand = (t: Seating, c: Chooser, p: number, slot: number): boolean =>
  isFree(t, slot, c.size) && tooMany(t, p, slot) <= 0 && isWelcome(t, p, slot)

/** A team that is held together takes somebody only in place of another. */
const isOffered = (t: Seating, slot: number): boolean =>
  t.state[slot] === 0 || (t.state[slot] === held && !isFree(t, slot))

/** What a person's seats are worth now, in the terms of `consider`. */
export const present = (t: Seating, p: number): number => {
  let sum = worthOf(t, p) * grain
  const row = p * t.market.choicesEach
  for (let i = row; i < row + t.count[p]!; i++) if (isKept(t, p, t.slotOf[i]!)) sum += hold
  return sum
}

/** How many of the slots that are kept a value of `consider` contains. */
export const keptIn = (value: number): number => Math.round(value / hold)

const clear = (t: Seating, p: number): void => {
  while (t.count[p]! > 0) leave(t, p, t.slotOf[p * t.market.choicesEach]!)
}

const seatsOf = (t: Seating, p: number): { slot: number; score: number }[] => {
  const row = p * t.market.choicesEach
  return Array.from({ length: t.count[p]! }, (_, i) => ({ slot: t.slotOf[row + i]!, score: t.scoreOf[row + i]! }))
}

/** Leaves all seats and takes those chosen. */
export const takeChosen = (t: Seating, c: Chooser, p: number): void => {
  clear(t, p)
  for (let i = 0; i < c.chosenCount; i++) sit(t, p, c.chosen[i]!, columnScoreOf(t.market, p, c.chosen[i]!))
}

/** Seats those who are locked, then everybody in waiting order, at present prices over free seats. */
export const seatAll = (t: Seating, c: Chooser): void => {
  const { order } = t.market
  for (const [p, slots] of t.market.locked)
    if (!follows(t.market, p)) for (const slot of slots) sit(t, p, slot, columnScoreOf(t.market, p, slot))
  for (const p of order) {
    if (takeAsked(t, c, p)) continue
    const value = consider(t, c, p, () => null, true)
    if (keptIn(value) === keptIn(present(t, p))) takeChosen(t, c, p)
  }
}

/** Gives a person what was asked for of all slots at these prices, where it is all free and among the columns: nothing is better then. */
const takeAsked = (t: Seating, c: Chooser, p: number): boolean => {
  const { choice, choiceCount, choicesEach, columnSlot, columnCount } = t.market
  const asked = choice.subarray(p * choicesEach, p * choicesEach + choiceCount[p]!)
  const columns = columnSlot.subarray(p * columnsEach, p * columnsEach + columnCount[p]!)
  begin(c, p, true)
  if (c.locked || !asked.every(slot => isOffered(t, slot) && isAtHand(t, c, p, slot) && columns.includes(slot)))
    return false
  c.chosen.set(asked)
  c.chosenCount = asked.length
  takeChosen(t, c, p)
  return true
}

/** Gives a person the best of the own seats and the free ones; never worse than before. */
export const settleFree = (t: Seating, c: Chooser, p: number): void => {
  if (consider(t, c, p, () => null) > present(t, p)) takeChosen(t, c, p)
}

/** Works out for every slot what it loses least by one leaving, so that several threads can look at the table. */
export const readyLeast = (t: Seating): void => {
  if (t.market.loose) for (let slot = 0; slot < t.market.slotCount; slot++) leastLossOf(t, slot)
}

/** What a slot loses least by one leaving who is free to: no locks, teams and parties are in the city. Infinite where nobody is in it. */
const leastLossOf = (t: Seating, slot: number): number => {
  if (t.leastWho[slot]! < 0) findLeast(t, slot)
  return t.leastWho[slot]! < 0 ? Number.POSITIVE_INFINITY : t.leastLoss[slot]!
}

const findLeast = (t: Seating, slot: number): void => {
  let least = Number.POSITIVE_INFINITY
  for (let seat = t.seatsAt[slot]!; seat < t.seatsAt[slot]! + t.filled[slot]!; seat++) {
    const q = t.occupant[seat]!
    const loss = scoreIn(t, q, slot) + (t.count[q] === 1 ? t.market.bonus[q]! : 0)
    if (loss >= least) continue
    least = t.leastLoss[slot] = loss
    t.leastWho[slot] = q
  }
}

/** The least that the plan loses by one leaving a slot where nobody has to be apart or stays for a team. */
const cheapest = (t: Seating, slot: number): number => {
  let cost = Number.POSITIVE_INFINITY
  for (let seat = t.seatsAt[slot]!; seat < t.seatsAt[slot]! + t.filled[slot]!; seat++) {
    const q = t.occupant[seat]!
    if (!isLocked(t.market, q, slot)) cost = Math.min(cost, lossOf(t, q, slot))
  }
  return cost / shareOf(t, slot)
}

/** Whoever leaves a whole job makes place in each of its slots, which are taken together too: each bears its share. */
const shareOf = ({ market }: Seating, slot: number): number => (isWhole(market, slot) ? jobOf(market, slot).length : 1)

/** People who may be moved one after another for one improvement. */
const chainMoves = 6

/**
 * Tries what a person could gain by taking full slots from those who lose less by it. Whoever's chain of moves gains
 * nothing is among the `spent` from then on: another hardly would.
 */
export const improve = (t: Seating, c: Chooser, p: number, spent: Set<number> | null = null): void => {
  attempt(t, c, p, 1, byLoss(t))
  if (!spent?.has(p) && !attempt(t, c, p, chainMoves, byPrice(t, c))) spent?.add(p)
}

/** Whether there is anything for `improve` to try; nothing is changed, so that several threads can look at one table. */
export const couldGain = (t: Seating, c: Chooser, p: number): boolean => {
  const now = present(t, p)
  return consider(t, c, p, byLoss(t)) > now || consider(t, c, p, byPrice(t, c)) > now
}

/** A seat of others weighs what is left after their loss. */
const byLoss =
  (t: Seating): Weigh =>
  (p, slot, score) => {
    const cost = costOfSeat(t, slot, p)
    return cost === Number.POSITIVE_INFINITY ? null : (score - cost) * grain
  }

/** A seat of others weighs what is left after its price. */
const byPrice =
  (t: Seating, c: Chooser): Weigh =>
  (p, slot, score) => {
    const { locked, loose, price } = t.market
    const sure =
      loose || (locked.size === 0 && t.state[slot] === 0 && tooMany(t, p, slot) <= 0 && isWelcome(t, p, slot))
    return sure || whoYields(t, slot, p) ? score * grain - price[slot]! * c.size : null
  }

/** What the others lose where a person takes a seat that is not at hand; infinite where they may not leave. */
const costOfSeat = (t: Seating, slot: number, p: number): number => {
  if (t.market.loose) return leastLossOf(t, slot)
  return sizeOf(t.market, p) === 1 && t.state[slot] === 0 && tooMany(t, p, slot) <= 0 && isWelcome(t, p, slot)
    ? cheapest(t, slot)
    : (whoYields(t, slot, p)?.cost ?? Number.POSITIVE_INFINITY) / shareOf(t, slot)
}

/** Who leaves so that a person gets a seat. */
const yielding = (t: Seating, slot: number, p: number): readonly Leave[] =>
  t.market.loose && leastLossOf(t, slot) < Number.POSITIVE_INFINITY
    ? [{ p: t.leastWho[slot]!, slot }]
    : whoYields(t, slot, p)!.leaves

/** Who was moved, with the seats before. */
type Touched = Map<number, { slot: number; score: number }[]>

/**
 * Lets a person choose with full slots at the weight given; those who lose a seat do the same, and so on for so many
 * moves, the last settling on free seats. What that gains in all counts: where it gains nothing, nothing is changed and
 * false given.
 */
const attempt = (t: Seating, c: Chooser, p: number, moves: number, weigh: Weigh): boolean => {
  const before = t.objective
  const touched: Touched = new Map([[p, seatsOf(t, p)]])
  const queue = [p]
  for (let done = 0; queue.length > 0; done++) {
    const q = queue.shift()!
    if (done >= moves) {
      settleFree(t, c, q)
      continue
    }
    const now = present(t, q)
    const value = consider(t, c, q, (who, slot, score) => (touched.size > moves ? null : weigh(who, slot, score)))
    if (done === 0 && value <= now) return false
    if (keptIn(value) === keptIn(now)) queue.push(...seize(t, c, q, touched))
  }
  if (t.objective > before) return true
  for (const q of touched.keys()) clear(t, q)
  for (const [q, seats] of touched) for (const { slot, score } of seats) sit(t, q, slot, score)
  return false
}

/** Gives a person the seats chosen; those who must leave for it do so, and are given back. */
const seize = (t: Seating, c: Chooser, p: number, touched: Touched): number[] => {
  const victims: number[] = []
  for (let i = 0; i < c.chosenCount; i++) {
    const slot = c.chosen[i]!
    if (isAtHand(t, c, p, slot) || sitsIn(t, p, slot)) continue
    for (const one of yielding(t, slot, p)) {
      const who = firstOf(t.market, one.p)
      if (!touched.has(who)) touched.set(who, seatsOf(t, who))
      giveUp(t, who, one.slot)
      victims.push(who)
    }
  }
  takeChosen(t, c, p)
  return victims
}
