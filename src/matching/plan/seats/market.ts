import { type Snapshot, unlimited } from '../../table/arrays.ts'
import { shared } from '../../table/columns.ts'
import { type Bonds, type Bound, bondsOf } from './bonds.ts'
import { type Table, tableOf } from './table.ts'

/** Prices and weights are integers in 64ths of a point, so that sums are exact and the same in any order. */
export const grain = 64

/** What keeps a person in a slot that is locked or held by a team: in 64ths, more than all else together can weigh. */
export const hold = 2 ** 29

/** How many columns (slots worth thinking about at present prices) a person has at most. */
export const columnsEach = 384

/**
 * The batch's view of a snapshot: slots side by side with their prices, people with their columns; all of it shared. A
 * party has columns, a choice and a worth in the row of its first member only, which count for all of them.
 */
export type Market = Bonds & {
  snapshot: Snapshot
  slotCount: number
  /** Of each slot: weekday, quarters of an hour, weeks as bits, seats, place. */
  day: Uint8Array
  from: Uint8Array
  to: Uint8Array
  weeks: Uint32Array
  need: Uint16Array
  place: Uint32Array
  /** 1 where another slot at the same place begins or ends within less than an hour on a common date. */
  adjacent: Uint8Array
  /** 1 where nobody has two of them on the same or on neighbouring dates, and whether there are any. */
  demanding: Uint8Array
  tiring: boolean
  /** Of each person: the bonus for a first placement in points. */
  bonus: Uint16Array
  price: Int32Array
  /** How many people choose each slot at present prices. */
  demand: Int32Array
  /** Of each activity of few places: what each person who takes part pays once, and how many would at present prices. */
  charge: Int32Array
  joining: Int32Array
  columnSlot: Uint32Array
  columnScore: Uint16Array
  columnCount: Uint16Array
  /** What each person chooses: up to `choicesEach` slots. */
  choice: Uint32Array
  choiceCount: Uint16Array
  choicesEach: number
  /** The value of each person's choice in 64ths: a bound over all that the person could choose from. */
  worth: Float64Array
  /** Who sits where while the batch looks for seats, and 1 for whoever could gain by moving when that was last looked at. */
  table: Table
  restless: Uint8Array
  /** Those who choose in the order in which they are served: the longest waiting first, then by row; a party by who waits longest. */
  order: Uint32Array
}

/** The bonus for placing a person at all: 300 to 1000 points, growing over the first year of waiting. */
export const firstBonus = (waitingDays: number): number => Math.round(300 + 700 * Math.min(1, waitingDays / 365))

/** The market of a snapshot of a problem (`snapshotOf`), with prices of zero and no columns. */
export const marketOf = (s: Snapshot, problem: Bound = { people: [], opportunities: [] }): Market => {
  const people = s.person.ids.length
  const slotCount = s.slotIds.length
  const days = Math.min(
    7 * s.horizon.weeks,
    s.people.maxDays.subarray(0, people).reduce((most, d) => Math.max(most, d), 0),
  )
  const choicesEach = Math.max(1, 2 * days)
  const bonds = bondsOf(s, problem)
  const market: Market = {
    snapshot: s,
    slotCount,
    day: shared(Uint8Array, slotCount),
    from: shared(Uint8Array, slotCount),
    to: shared(Uint8Array, slotCount),
    weeks: s.slots.weeks,
    need: s.slots.need,
    place: shared(Uint32Array, slotCount),
    adjacent: shared(Uint8Array, slotCount),
    demanding: shared(Uint8Array, slotCount),
    tiring: false,
    bonus: shared(Uint16Array, people),
    price: shared(Int32Array, slotCount),
    demand: shared(Int32Array, slotCount),
    charge: shared(Int32Array, s.opportunity.ids.length),
    joining: shared(Int32Array, s.opportunity.ids.length),
    columnSlot: shared(Uint32Array, people * columnsEach),
    columnScore: shared(Uint16Array, people * columnsEach),
    columnCount: shared(Uint16Array, people),
    choice: shared(Uint32Array, people * choicesEach),
    choiceCount: shared(Uint16Array, people),
    choicesEach,
    worth: shared(Float64Array, people),
    table: tableOf(people, choicesEach, s.slots.need.subarray(0, slotCount), s.opportunity.ids.length),
    restless: shared(Uint8Array, people),
    order: waitingOrder(s, bonds.parties),
    ...bonds,
  }
  for (let p = 0; p < people; p++) market.bonus[p] = firstBonus(s.people.waiting[p]!)
  fillSlots(market)
  markDemanding(market, problem)
  return market
}

const waitingOrder = ({ person, people }: Snapshot, parties: Bonds['parties']): Uint32Array => {
  const first = Uint32Array.from(person.ids.keys()).filter(p => (parties.get(p)?.[0] ?? p) === p)
  const waiting = Float64Array.from(first, p => Math.max(...(parties.get(p) ?? [p]).map(q => people.waiting[q]!)))
  const places = first.map((_, i) => i).sort((a, b) => waiting[b]! - waiting[a]! || a - b)
  return shared(Uint32Array, first.length).map((_, i) => first[places[i]!]!)
}

const markDemanding = (m: Market, { opportunities }: Bound): void => {
  const { slotsAt, row } = { ...m.snapshot.opportunities, row: m.snapshot.opportunity.row }
  for (const { id, slots } of opportunities)
    for (const [i, { demanding }] of slots.entries())
      if (demanding) {
        m.demanding[slotsAt[row.get(id)!]! + i] = 1
        m.tiring = true
      }
}

const fillSlots = (m: Market): void => {
  const { slots, shapes, opportunities } = m.snapshot
  const places = new Map<string, number>()
  const together = new Map<string, number[]>()
  for (let slot = 0; slot < m.slotCount; slot++) {
    const shape = slots.shape[slot]!
    m.day[slot] = shapes.weekday[shape]!
    m.from[slot] = shapes.from[shape]!
    m.to[slot] = shapes.to[shape]!
    const o = slots.opportunity[slot]!
    // Two places that are not known are two places.
    const at = `${opportunities.lat[o]} ${opportunities.lng[o]}${Number.isNaN(opportunities.lat[o]!) ? ` ${o}` : ''}`
    m.place[slot] = places.get(at) ?? places.size
    places.set(at, m.place[slot]!)
    const key = `${m.place[slot]} ${m.day[slot]}`
    const others = together.get(key) ?? []
    for (const other of others)
      if ((m.weeks[other]! & m.weeks[slot]!) !== 0 && isClose(m, slot, other)) m.adjacent[slot] = m.adjacent[other] = 1
    together.set(key, [...others, slot])
  }
}

const isClose = (m: Market, a: number, b: number): boolean => {
  const gap = Math.max(m.from[b]! - m.to[a]!, m.from[a]! - m.to[b]!)
  return gap >= 0 && gap < 4
}

/** Whether one person cannot do both: they share a date and overlap or leave less than an hour between two places. */
export const clash = (m: Market, a: number, b: number): boolean => {
  if (m.tiring && leavesNoRest(m, a, b)) return true
  if (m.day[a] !== m.day[b] || (m.weeks[a]! & m.weeks[b]!) === 0) return false
  return Math.max(m.from[b]! - m.to[a]!, m.from[a]! - m.to[b]!) < (m.place[a] === m.place[b] ? 0 : 4)
}

/** Whether both are demanding and have the same or neighbouring dates; after a Sunday comes the Monday of the next week. */
export const leavesNoRest = (m: Market, a: number, b: number): boolean => {
  if ((m.demanding[a]! & m.demanding[b]!) === 0) return false
  const [first, second] = m.day[a]! <= m.day[b]! ? [a, b] : [b, a]
  const apart = m.day[second]! - m.day[first]!
  if (apart <= 1) return (m.weeks[first]! & m.weeks[second]!) !== 0
  return apart === 6 && (m.weeks[first]! & (m.weeks[second]! << 1)) !== 0
}

/** The most hours a week of a person in quarters, and the most days, of a party the least of them; unlimited where not stated. */
export const limitsOf = (m: Market, p: number): { hours: number; days: number } => {
  const { maxHours, maxDays } = m.snapshot.people
  const limits = {
    hours: maxHours[p]! === unlimited ? 168 * 4 : maxHours[p]!,
    days: Math.min(7 * m.snapshot.horizon.weeks, maxDays[p]!),
  }
  if (m.parties.size > 0)
    for (const q of m.parties.get(p) ?? []) {
      limits.hours = Math.min(limits.hours, maxHours[q]!)
      limits.days = Math.min(limits.days, maxDays[q]!)
    }
  return limits
}

/** The bonus in points for placing a person, with the whole party. */
export const bonusOf = (m: Market, p: number): number =>
  m.parties.get(p)?.reduce((sum, q) => sum + m.bonus[q]!, 0) ?? m.bonus[p]!
