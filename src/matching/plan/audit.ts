/** Who was served and who was not: figures beside a plan, none of which is a score term. */
import { admits, fits } from '../pair/score.ts'
import { pairScore, type Seating } from './seats/seating.ts'

export type Share = { group: string; people: number; eligible: number; served: number }

export type Audit = {
  /** By days of waiting: under 30, under 90, under 180, and more. */
  waiting: Share[]
  /** By age: under 60, then by five years. */
  age: Share[]
  /** By what the caller tells people apart by, such as the living area or sex. */
  groups: Record<string, Share[]>
  /** Pairs (person, slot) where the person would gain by taking a seat from somebody who waited less and scores less. */
  envy: number
  /** Ids of slots that nobody could take, and of activities with slots of which nobody could take any. */
  unreachable: { slots: string[]; opportunities: string[] }
}

const waitingBands = [30, 90, 180]
const waitingBand = (days: number): string => {
  const band = waitingBands.find(end => days < end)
  return band === undefined ? '180-' : `-${band - 1}`
}

const ageBand = (age: number): string =>
  age === 0 ? 'unknown' : age < 60 ? '-59' : age >= 85 ? '85-' : `${age - (age % 5)}-${age - (age % 5) + 4}`

/** Names the group of a person by id. */
export type Grouping = (person: string) => string

/** The audit of a seating, by waiting time, by age, and by each grouping that is asked for. */
export const auditOf = (t: Seating, groupings: Readonly<Record<string, Grouping>> = {}): Audit => {
  const s = t.market.snapshot
  const [waiting, age] = [new Map<string, Share>(), new Map<string, Share>()]
  const groups = Object.entries(groupings).map(([name, groupOf]) => ({
    name,
    groupOf,
    shares: new Map<string, Share>(),
  }))
  const reached = new Uint8Array(t.market.slotCount)
  let envy = 0
  for (let p = 0; p < t.market.bonus.length; p++) {
    const found = lookAround(t, p, reached)
    envy += found.envy
    const served = t.count[p]! > 0
    count(waiting, waitingBand(s.people.waiting[p]!), found.eligible, served)
    count(age, ageBand(s.people.age[p]!), found.eligible, served)
    for (const { groupOf, shares } of groups) count(shares, groupOf(s.person.ids[p]!), found.eligible, served)
  }
  const sorted = (map: Map<string, Share>): Share[] => [...map.values()].sort((a, b) => (a.group < b.group ? -1 : 1))
  return {
    waiting: sorted(waiting),
    age: sorted(age),
    groups: Object.fromEntries(groups.map(({ name, shares }) => [name, sorted(shares)])),
    envy,
    unreachable: unreachableIn(t, reached),
  }
}

/** Marks the slots that a person could take; counts those that the person envies somebody. */
const lookAround = (t: Seating, p: number, reached: Uint8Array): { eligible: boolean; envy: number } => {
  const { market: m } = t
  const s = m.snapshot
  let [eligible, envy] = [false, 0]
  for (let o = 0; o < s.opportunity.ids.length; o++) {
    if (!admits(s, p, o)) continue
    const from = s.opportunities.slotsAt[o]!
    for (let slot = from; slot < from + s.opportunities.slots[o]!; slot++) {
      if (!fits(s, p, slot)) continue
      eligible = true
      reached[slot] = 1
      // Who takes a place only together with others cannot take that of one.
      if (t.count[p] === 0 && !m.parties.has(p) && envies(t, p, slot, pairScore(m, p, slot))) envy++
    }
  }
  return { eligible, envy }
}

const unreachableIn = (t: Seating, reached: Uint8Array): Audit['unreachable'] => {
  const s = t.market.snapshot
  const slots: string[] = []
  const opportunities: string[] = []
  for (const [o, id] of s.opportunity.ids.entries()) {
    const from = s.opportunities.slotsAt[o]!
    const rows = Array.from({ length: s.opportunities.slots[o]! }, (_, i) => from + i)
    const none = rows.filter(slot => reached[slot] === 0)
    slots.push(...none.map(slot => s.slotIds[slot]!))
    if (rows.length > 0 && none.length === rows.length) opportunities.push(id)
  }
  return { slots, opportunities }
}

const count = (map: Map<string, Share>, group: string, eligible: boolean, served: boolean): void => {
  const share = map.get(group) ?? { group, people: 0, eligible: 0, served: 0 }
  map.set(group, share)
  share.people++
  if (eligible) share.eligible++
  if (served) share.served++
}

/** Whether somebody without a place has waited longer and scores higher than one of those in a slot. */
const envies = (t: Seating, p: number, slot: number, score: number): boolean => {
  const { waiting } = t.market.snapshot.people
  for (let seat = t.seatsAt[slot]!; seat < t.seatsAt[slot]! + t.filled[slot]!; seat++) {
    const q = t.occupant[seat]!
    if (waiting[q]! >= waiting[p]!) continue
    for (let i = q * t.market.choicesEach; i < q * t.market.choicesEach + t.count[q]!; i++)
      if (t.slotOf[i] === slot && t.scoreOf[i]! < score) return true
  }
  return false
}
