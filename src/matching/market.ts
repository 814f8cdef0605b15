import { type Snapshot, unlimited } from './arrays.ts'
import type { Problem } from './model.ts'

/** Prices and weights are integers in 64ths of a point, so that sums are exact and the same in any order. */
export const grain = 64

/** How many columns (slots worth thinking about at present prices) a person has at most. */
export const columnsEach = 256

/** The batch's view of a snapshot: slots side by side with their prices, people with their columns; all of it shared. */
export type Market = {
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
  /** Of each person: the bonus for a first placement in points. */
  bonus: Uint16Array
  price: Int32Array
  /** How many people choose each slot at present prices. */
  demand: Int32Array
  columnSlot: Uint32Array
  columnScore: Uint16Array
  columnCount: Uint16Array
  /** What each person chooses: up to `choicesEach` slots. */
  choice: Uint32Array
  choiceCount: Uint16Array
  choicesEach: number
  /** Activities that a team does, with those who have the leader's skill (null: no leader is asked for). */
  teams: { slots: number[]; leaders: Set<number> | null }[]
  /** People who must not share a slot, from both sides. */
  apart: Map<number, Set<number>>
  /** The value of each person's choice in 64ths: a bound over all that the person could choose from. */
  worth: Float64Array
}

type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array
const shared = <T extends Numbers>(
  make: { new (memory: SharedArrayBuffer): T; BYTES_PER_ELEMENT: number },
  length: number,
): T => new make(new SharedArrayBuffer(length * make.BYTES_PER_ELEMENT))

/** The bonus for placing a person at all: 300 to 1000 points, growing over the first year of waiting. */
export const firstBonus = (waitingDays: number): number => Math.round(300 + 700 * Math.min(1, waitingDays / 365))

type Groups = Pick<Problem, 'people' | 'opportunities'>

/** The market of a snapshot of a problem (`snapshotOf`), with prices of zero and no columns. */
export const marketOf = (s: Snapshot, groups: Groups = { people: [], opportunities: [] }): Market => {
  const people = s.person.ids.length
  const slotCount = s.slotIds.length
  const days = Math.min(
    7 * s.horizon.weeks,
    s.people.maxDays.subarray(0, people).reduce((most, d) => Math.max(most, d), 0),
  )
  const choicesEach = Math.max(1, 2 * days)
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
    bonus: shared(Uint16Array, people),
    price: shared(Int32Array, slotCount),
    demand: shared(Int32Array, slotCount),
    columnSlot: shared(Uint32Array, people * columnsEach),
    columnScore: shared(Uint16Array, people * columnsEach),
    columnCount: shared(Uint16Array, people),
    choice: shared(Uint32Array, people * choicesEach),
    choiceCount: shared(Uint16Array, people),
    choicesEach,
    worth: shared(Float64Array, people),
    teams: teamsOf(s, groups),
    apart: apartOf(s, groups),
  }
  for (let p = 0; p < people; p++) market.bonus[p] = firstBonus(s.people.waiting[p]!)
  fillSlots(market)
  return market
}

const teamsOf = (s: Snapshot, { people, opportunities }: Groups): Market['teams'] =>
  opportunities
    .filter(({ team, slots }) => team && slots.length > 0)
    .map(({ id, team, slots }) => {
      const from = s.opportunities.slotsAt[s.opportunity.row.get(id)!]!
      const { leader } = team!
      const leaders = people.filter(({ skills }) => leader !== undefined && skills?.includes(leader))
      return {
        slots: slots.map((_, i) => from + i),
        leaders: leader === undefined ? null : new Set(leaders.map(person => s.person.row.get(person.id)!)),
      }
    })

const apartOf = (s: Snapshot, { people }: Groups): Market['apart'] => {
  const apart: Market['apart'] = new Map()
  const add = (a: number, b: number): void => void apart.set(a, (apart.get(a) ?? new Set()).add(b))
  for (const person of people)
    for (const other of person.apart ?? []) {
      const [a, b] = [s.person.row.get(person.id)!, s.person.row.get(other)]
      if (b === undefined || a === b) continue
      add(a, b)
      add(b, a)
    }
  return apart
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
    const at = `${opportunities.lat[o]} ${opportunities.lng[o]}`
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
  if (m.day[a] !== m.day[b] || (m.weeks[a]! & m.weeks[b]!) === 0) return false
  return Math.max(m.from[b]! - m.to[a]!, m.from[a]! - m.to[b]!) < (m.place[a] === m.place[b] ? 0 : 4)
}

/** The most hours a week of a person in quarters, and the most days; unlimited where not stated. */
export const limitsOf = (m: Market, p: number): { hours: number; days: number } => {
  const { maxHours, maxDays } = m.snapshot.people
  return {
    hours: maxHours[p]! === unlimited ? 168 * 4 : maxHours[p]!,
    days: Math.min(7 * m.snapshot.horizon.weeks, maxDays[p]!),
  }
}
