import { baseScore, timeScore } from '../../pair/score.ts'
import { columnsEach, type Market } from './market.ts'
import { clearTable, type Table, tableOf } from './table.ts'

/** The seats of a market, what they come to, and what was done if that is to be undone. */
export type Seating = Table & {
  market: Market
  /** Points of all placements and first bonuses. */
  objective: number
  /** Every seat taken (`score`) or left (-1 - `score`) since it was begun, so that it can be undone; null: not kept. */
  journal: { p: number; slot: number; score: number }[] | null
}

/** An empty seating, at a table of its own where none is given. */
export const seatingOf = (
  m: Market,
  table: Table = tableOf(
    m.bonus.length,
    m.choicesEach,
    m.need.subarray(0, m.slotCount),
    m.snapshot.opportunity.ids.length,
  ),
): Seating => {
  clearTable(table)
  return { ...table, market: m, objective: 0, journal: null }
}

export const held = 1
export const shut = 2

/** Whether a slot that is not shut has room for so many. */
export const isFree = (t: Seating, slot: number, size = 1): boolean =>
  t.filled[slot]! + size <= t.market.need[slot]! && t.state[slot] !== shut

/** Whether the person keeps the slot in any case. */
export const isLocked = (m: Market, p: number, slot: number): boolean =>
  m.locked.size > 0 && (m.locked.get(p)?.has(slot) ?? false)

/** People in a slot, in the order in which they sat down but for those who took a seat that was left. */
export const inside = (t: Seating, slot: number): number[] => [
  ...t.occupant.subarray(t.seatsAt[slot]!, t.seatsAt[slot]! + t.filled[slot]!),
]

/** Whether nobody sits in a slot with whom the person, or one of the party, must not be. */
export const isWelcome = (t: Seating, p: number, slot: number): boolean => {
  if (t.market.apart.size === 0) return true
  for (let place = t.seatsAt[slot]!; place < t.seatsAt[slot]! + t.filled[slot]!; place++)
    if (!isAtPeace(t, p, t.occupant[place]!)) return false
  return true
}

/** Whether a person, or the party, may share a slot with somebody. */
export const isAtPeace = ({ market: { apart, parties } }: Seating, p: number, other: number): boolean => {
  const enemies = apart.get(other)
  if (!enemies) return true
  return parties.get(p)?.every(member => !enemies.has(member)) ?? !enemies.has(p)
}

/** How many people too many an activity would have if a person, with the whole party, took a slot of it as well; 0 or less: none. */
export const tooMany = (t: Seating, p: number, slot: number): number => {
  const { capacity, snapshot, parties } = t.market
  if (capacity.size === 0) return 0
  const o = snapshot.slots.opportunity[slot]!
  const most = capacity.get(o)
  if (most === undefined || seatsWithin(t, p, o) > 0) return 0
  return t.crowd[o]! + (parties.get(p)?.length ?? 1) - most
}

/** How many seats a person has in an activity. */
export const seatsWithin = (t: Seating, p: number, opportunity: number): number => {
  const of = t.market.snapshot.slots.opportunity
  const row = p * t.market.choicesEach
  let seats = 0
  for (let i = row; i < row + t.count[p]!; i++) if (of[t.slotOf[i]!] === opportunity) seats++
  return seats
}

/** Somebody has taken a seat or left one: whoever has none besides it in the activity has joined it or gone. */
const countIn = (t: Seating, p: number, slot: number, seatsBesides: number, change: 1 | -1): void => {
  const o = t.market.snapshot.slots.opportunity[slot]!
  if (t.market.capacity.has(o) && seatsWithin(t, p, o) === seatsBesides) t.crowd[o]! += change
}

/** What a person alone scores in a slot. */
export const pairScore = (m: Market, p: number, slot: number): number =>
  baseScore(m.snapshot, p, m.snapshot.slots.opportunity[slot]!) + timeScore(m.snapshot, p, slot)

/** Seats a person with the whole party; there must be a seat for each, and none of them in the slot. */
export const sit = (t: Seating, p: number, slot: number, score: number): void => {
  const party = t.market.parties.get(p)
  if (!party) seat(t, p, slot, score)
  else for (const member of party) seat(t, member, slot, pairScore(t.market, member, slot))
}

/** Seats one person, whoever else belongs to the party. */
export const seat = (t: Seating, p: number, slot: number, score: number): void => {
  if (t.filled[slot] === t.market.need[slot]) throw new RangeError(`no seat in slot ${slot}`)
  if (t.count[p]! === t.market.choicesEach) throw new RangeError(`too many seats for person ${p}`)
  t.journal?.push({ p, slot, score })
  const at = p * t.market.choicesEach + t.count[p]!
  t.slotOf[at] = slot
  t.scoreOf[at] = score
  t.objective += score + (t.count[p] === 0 ? t.market.bonus[p]! : 0)
  t.count[p]!++
  t.occupant[t.seatsAt[slot]! + t.filled[slot]!] = p
  t.filled[slot]!++
  if (t.market.capacity.size > 0) countIn(t, p, slot, 1, 1)
  forgetLeast(t, p, slot)
}

/** Takes a person with the whole party out of a slot; gives the score that they had there. */
export const leave = (t: Seating, p: number, slot: number): number =>
  t.market.parties.get(p)?.reduce((sum, member) => sum + unseat(t, member, slot), 0) ?? unseat(t, p, slot)

const unseat = (t: Seating, p: number, slot: number): number => {
  const row = p * t.market.choicesEach
  let i = row
  while (t.slotOf[i] !== slot) i++
  const score = t.scoreOf[i]!
  t.journal?.push({ p, slot, score: -1 - score })
  const last = row + t.count[p]! - 1
  t.slotOf[i] = t.slotOf[last]!
  t.scoreOf[i] = t.scoreOf[last]!
  t.count[p]!--
  t.objective -= score + (t.count[p] === 0 ? t.market.bonus[p]! : 0)
  let place = t.seatsAt[slot]!
  while (t.occupant[place] !== p) place++
  t.filled[slot]!--
  if (t.market.capacity.size > 0) countIn(t, p, slot, 0, -1)
  t.occupant[place] = t.occupant[t.seatsAt[slot]! + t.filled[slot]!]!
  forgetLeast(t, p, slot)
  return score
}

/** A seat taken or left changes what the slot loses least by, and in the person's other slots whether that is the only one. */
const forgetLeast = (t: Seating, p: number, slot: number): void => {
  t.leastWho[slot] = -1
  const row = p * t.market.choicesEach
  for (let i = row; i < row + t.count[p]!; i++) t.leastWho[t.slotOf[i]!] = -1
}

/** Undoes what a journal holds, the latest first. */
export const undo = (t: Seating, journal: NonNullable<Seating['journal']>): void => {
  t.journal = null
  for (const { p, slot, score } of journal.toReversed()) {
    if (score >= 0) unseat(t, p, slot)
    else seat(t, p, slot, -1 - score)
  }
}

export const sitsIn = (t: Seating, p: number, slot: number): boolean => {
  const row = p * t.market.choicesEach
  for (let i = row; i < row + t.count[p]!; i++) if (t.slotOf[i] === slot) return true
  return false
}

/** The score in a slot of a person who sits there, with the whole party. */
export const scoreIn = (t: Seating, p: number, slot: number): number => {
  const { loose, parties } = t.market
  if (loose) return scoreOfOne(t, p, slot)
  return parties.get(p)?.reduce((sum, member) => sum + scoreOfOne(t, member, slot), 0) ?? scoreOfOne(t, p, slot)
}

const scoreOfOne = (t: Seating, p: number, slot: number): number => {
  let i = p * t.market.choicesEach
  while (t.slotOf[i] !== slot) i++
  return t.scoreOf[i]!
}

/** Points of a person's placements with the first bonus, those of the whole party. */
export const worthOf = (t: Seating, p: number): number =>
  t.market.parties.get(p)?.reduce((sum, member) => sum + worthOfOne(t, member), 0) ?? worthOfOne(t, p)

const worthOfOne = (t: Seating, p: number): number => {
  const row = p * t.market.choicesEach
  let sum = t.count[p]! > 0 ? t.market.bonus[p]! : 0
  for (let i = row; i < row + t.count[p]!; i++) sum += t.scoreOf[i]!
  return sum
}

/** Adds a slot to a person's columns; where there is no room, in place of the last one in which nobody of theirs sits. */
export const addColumn = (t: Seating, p: number, slot: number, score: number): void => {
  const { market: m } = t
  const row = p * columnsEach
  for (let i = row; i < row + m.columnCount[p]!; i++) if (m.columnSlot[i] === slot) return
  let at = row + m.columnCount[p]!
  if (m.columnCount[p]! < columnsEach) m.columnCount[p]!++
  else
    do at--
    while (sitsIn(t, p, m.columnSlot[at]!))
  m.columnSlot[at] = slot
  m.columnScore[at] = score
}

/** The score of a person's column. */
export const columnScoreOf = (m: Market, p: number, slot: number): number => {
  const row = p * columnsEach
  for (let i = row; i < row + m.columnCount[p]!; i++) if (m.columnSlot[i] === slot) return m.columnScore[i]!
  throw new RangeError(`slot ${slot} is no column of person ${p}`)
}
