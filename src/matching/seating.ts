import { columnsEach, type Market } from './market.ts'

/** Who sits where: seats by slot and slots by person, always the same placements seen from both sides. */
export type Seating = {
  market: Market
  /** Rows of `choicesEach`. */
  slotOf: Int32Array
  scoreOf: Int32Array
  count: Uint16Array
  /** People in a slot, in rows that begin at `seatsAt` and hold `need`. */
  seatsAt: Uint32Array
  occupant: Int32Array
  filled: Uint16Array
  /** 0 as usual; a complete team is `held` together, one that cannot be formed is `shut`. */
  state: Uint8Array
  /** Who in a slot loses least by leaving, and how much; -1 until asked for, and again after a change. */
  leastWho: Int32Array
  leastLoss: Int32Array
  /** Points of all placements and first bonuses. */
  objective: number
}

/** An empty seating. */
export const seatingOf = (m: Market): Seating => {
  const people = m.bonus.length
  const seatsAt = new Uint32Array(m.slotCount + 1)
  for (let slot = 0; slot < m.slotCount; slot++) seatsAt[slot + 1] = seatsAt[slot]! + m.need[slot]!
  return {
    market: m,
    slotOf: new Int32Array(people * m.choicesEach),
    scoreOf: new Int32Array(people * m.choicesEach),
    count: new Uint16Array(people),
    seatsAt,
    occupant: new Int32Array(seatsAt[m.slotCount]!),
    filled: new Uint16Array(m.slotCount),
    state: new Uint8Array(m.slotCount),
    leastWho: new Int32Array(m.slotCount).fill(-1),
    leastLoss: new Int32Array(m.slotCount),
    objective: 0,
  }
}

export const held = 1
export const shut = 2

export const isFree = (t: Seating, slot: number): boolean =>
  t.filled[slot]! < t.market.need[slot]! && t.state[slot] !== shut

/** Whether nobody sits in a slot with whom the person must not be. */
export const isWelcome = (t: Seating, p: number, slot: number): boolean => {
  const apart = t.market.apart.get(p)
  if (!apart) return true
  for (let seat = t.seatsAt[slot]!; seat < t.seatsAt[slot]! + t.filled[slot]!; seat++)
    if (apart.has(t.occupant[seat]!)) return false
  return true
}

/** Seats a person; the slot must have a seat and the person none in it. */
export const sit = (t: Seating, p: number, slot: number, score: number): void => {
  if (!isFree(t, slot)) throw new RangeError(`no seat in slot ${slot}`)
  const at = p * t.market.choicesEach + t.count[p]!
  t.slotOf[at] = slot
  t.scoreOf[at] = score
  t.objective += score + (t.count[p] === 0 ? t.market.bonus[p]! : 0)
  t.count[p]!++
  t.occupant[t.seatsAt[slot]! + t.filled[slot]!] = p
  t.filled[slot]!++
  forgetLeast(t, p, slot)
}

/** Takes a person out of a slot; gives the score it had. */
export const leave = (t: Seating, p: number, slot: number): number => {
  const row = p * t.market.choicesEach
  let i = row
  while (t.slotOf[i] !== slot) i++
  const score = t.scoreOf[i]!
  const last = row + t.count[p]! - 1
  t.slotOf[i] = t.slotOf[last]!
  t.scoreOf[i] = t.scoreOf[last]!
  t.count[p]!--
  t.objective -= score + (t.count[p] === 0 ? t.market.bonus[p]! : 0)
  let seat = t.seatsAt[slot]!
  while (t.occupant[seat] !== p) seat++
  t.filled[slot]!--
  t.occupant[seat] = t.occupant[t.seatsAt[slot]! + t.filled[slot]!]!
  forgetLeast(t, p, slot)
  return score
}

/** A seat taken or left changes what the slot loses least by, and in the person's other slots whether that is the only one. */
const forgetLeast = (t: Seating, p: number, slot: number): void => {
  t.leastWho[slot] = -1
  const row = p * t.market.choicesEach
  for (let i = row; i < row + t.count[p]!; i++) t.leastWho[t.slotOf[i]!] = -1
}

export const sitsIn = (t: Seating, p: number, slot: number): boolean => {
  const row = p * t.market.choicesEach
  for (let i = row; i < row + t.count[p]!; i++) if (t.slotOf[i] === slot) return true
  return false
}

/** The score of a person in a slot where the person sits. */
export const scoreIn = (t: Seating, p: number, slot: number): number => {
  let i = p * t.market.choicesEach
  while (t.slotOf[i] !== slot) i++
  return t.scoreOf[i]!
}

/** Points of a person's placements with the first bonus. */
export const worthOf = (t: Seating, p: number): number => {
  const row = p * t.market.choicesEach
  let sum = t.count[p]! > 0 ? t.market.bonus[p]! : 0
  for (let i = row; i < row + t.count[p]!; i++) sum += t.scoreOf[i]!
  return sum
}

/** The score of a person's column. */
export const columnScoreOf = (m: Market, p: number, slot: number): number => {
  const row = p * columnsEach
  for (let i = row; i < row + m.columnCount[p]!; i++) if (m.columnSlot[i] === slot) return m.columnScore[i]!
  throw new RangeError(`slot ${slot} is no column of person ${p}`)
}
