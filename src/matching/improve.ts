import { begin, choose, offer } from './chooser.ts'
import type { Chooser } from './chooser-state.ts'
import { columnsEach, grain, limitsOf, type Market } from './market.ts'
import {
  columnScoreOf,
  held,
  isFree,
  isWelcome,
  leave,
  type Seating,
  scoreIn,
  sit,
  sitsIn,
  worthOf,
} from './seating.ts'

/** What keeps a person in a team that is held together: more than anything else can weigh. */
const hold = 1 << 22

/** Lets a person choose among own and free seats, at prices where asked to, and full slots as `weigh` has it (null: not). */
const consider = (
  t: Seating,
  c: Chooser,
  p: number,
  weigh: (slot: number, score: number) => number | null,
  atPrices = false,
): number => {
  const m = t.market
  begin(c)
  for (let i = p * columnsEach; i < p * columnsEach + m.columnCount[p]!; i++) {
    const slot = m.columnSlot[i]!
    const own = m.columnScore[i]! * grain - (atPrices ? m.price[slot]! : 0)
    if (sitsIn(t, p, slot)) offer(c, slot, t.state[slot] === held ? own + hold : own)
    else if (t.state[slot] === 0 && isWelcome(t, p, slot)) {
      const weight = isFree(t, slot) ? own : weigh(slot, m.columnScore[i]!)
      if (weight !== null) offer(c, slot, weight)
    }
  }
  return choose(c, limitsOf(m, p), m.bonus[p]! * grain)
}

/** What a person's seats are worth now, in the terms of `consider`. */
const present = (t: Seating, p: number): number => {
  let sum = worthOf(t, p) * grain
  const row = p * t.market.choicesEach
  for (let i = row; i < row + t.count[p]!; i++) if (t.state[t.slotOf[i]!] === held) sum += hold
  return sum
}

const clear = (t: Seating, p: number): void => {
  while (t.count[p]! > 0) leave(t, p, t.slotOf[p * t.market.choicesEach]!)
}

const seatsOf = (t: Seating, p: number): { slot: number; score: number }[] => {
  const row = p * t.market.choicesEach
  return Array.from({ length: t.count[p]! }, (_, i) => ({ slot: t.slotOf[row + i]!, score: t.scoreOf[row + i]! }))
}

/** Leaves all seats and takes those chosen. */
const takeChosen = (t: Seating, c: Chooser, p: number): void => {
  clear(t, p)
  for (let i = 0; i < c.chosenCount; i++) sit(t, p, c.chosen[i]!, columnScoreOf(t.market, p, c.chosen[i]!))
}

/** People in the order in which they are served: the longest waiting first, then by row. */
export const waitingOrder = (m: Market): Uint32Array => {
  const { waiting } = m.snapshot.people
  return Uint32Array.from({ length: m.bonus.length }, (_, p) => p).sort((a, b) => waiting[b]! - waiting[a]! || a - b)
}

/** Seats everybody in waiting order: first at present prices over free seats, then for the points alone. */
export const seatAll = (t: Seating, c: Chooser, order: Uint32Array): void => {
  for (const p of order) {
    consider(t, c, p, () => null, true)
    takeChosen(t, c, p)
  }
  for (const p of order) settleFree(t, c, p)
}

/** Gives a person the best of the own seats and the free ones; never worse than before. */
export const settleFree = (t: Seating, c: Chooser, p: number): void => {
  if (consider(t, c, p, () => null) > present(t, p)) takeChosen(t, c, p)
}

/** What a slot loses least by one leaving, first bonus included where it is the only seat; null where nobody is in it. */
const leastLossOf = (t: Seating, slot: number): number | null => {
  if (t.leastWho[slot]! < 0) findLeast(t, slot)
  return t.leastWho[slot]! < 0 ? null : t.leastLoss[slot]!
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

/** People who may be moved one after another for one improvement. */
const chainMoves = 6

/** One round of local search over everybody; gives how many points it gained, never less than none. */
export const improveAll = (t: Seating, c: Chooser, order: Uint32Array): number => {
  const before = t.objective
  const { price } = t.market
  for (const p of order) {
    attempt(t, c, p, 1, (slot, score) => {
      const loss = leastLossOf(t, slot)
      return loss === null ? null : (score - loss) * grain
    })
    attempt(t, c, p, chainMoves, (slot, score) => score * grain - price[slot]!)
  }
  return t.objective - before
}

/** Who was moved, with the seats before. */
type Touched = Map<number, { slot: number; score: number }[]>

/**
 * Lets a person choose with full slots at the weight given; those who lose a seat do the same, and so on for so many
 * moves, the last settling on free seats. What that gains in all counts: where it gains nothing, nothing is changed.
 */
const attempt = (
  t: Seating,
  c: Chooser,
  p: number,
  moves: number,
  weigh: (slot: number, score: number) => number | null,
): void => {
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
    const value = consider(t, c, q, (slot, score) => (touched.size > moves ? null : weigh(slot, score)))
    if (done === 0 && value <= now) return
    if (Math.floor(value / hold) === Math.floor(now / hold)) queue.push(...seize(t, c, q, touched))
  }
  if (t.objective > before) return
  for (const q of touched.keys()) clear(t, q)
  for (const [q, seats] of touched) for (const { slot, score } of seats) sit(t, q, slot, score)
}

/** Gives a person the seats chosen; those who hold the last of them and lose least leave, and are given back. */
const seize = (t: Seating, c: Chooser, p: number, touched: Touched): number[] => {
  const victims: number[] = []
  for (let i = 0; i < c.chosenCount; i++) {
    const slot = c.chosen[i]!
    if (isFree(t, slot) || sitsIn(t, p, slot)) continue
    if (leastLossOf(t, slot) === null) throw new RangeError(`nobody to leave slot ${slot}`)
    const who = t.leastWho[slot]!
    if (!touched.has(who)) touched.set(who, seatsOf(t, who))
    leave(t, who, slot)
    victims.push(who)
  }
  takeChosen(t, c, p)
  return victims
}
