/** Who was served and who was not: figures beside a plan, none of which is a score term. */

import { admits, baseScore, fits, timeScore } from './score.ts'
import type { Seating } from './seating.ts'

export type Share = { group: string; people: number; eligible: number; served: number }

export type Audit = {
  /** By days of waiting: under 30, under 90, under 180, and more. */
  waiting: Share[]
  /** By age: under 60, then by five years. */
  age: Share[]
  /** By what the caller tells people apart by, such as the living area or sex. */
  groups: Share[]
  /** Pairs (person, slot) where the person would gain by taking a seat from somebody who waited less and scores less. */
  envy: number
  /** Slots that nobody could take. */
  unreachable: number
}

const waitingBands = [30, 90, 180]
const waitingBand = (days: number): string => {
  const band = waitingBands.find(end => days < end)
  return band === undefined ? '180-' : `-${band - 1}`
}

const ageBand = (age: number): string =>
  age === 0 ? 'unknown' : age < 60 ? '-59' : age >= 85 ? '85-' : `${age - (age % 5)}-${age - (age % 5) + 4}`

/** The audit of a seating; `groupOf` names the group of a person by id. */
export const auditOf = (t: Seating, groupOf: (person: string) => string = () => 'all'): Audit => {
  const m = t.market
  const s = m.snapshot
  const shares = { waiting: new Map<string, Share>(), age: new Map<string, Share>(), groups: new Map<string, Share>() }
  const reached = new Uint8Array(m.slotCount)
  let envy = 0
  for (let p = 0; p < m.bonus.length; p++) {
    let eligible = false
    for (let o = 0; o < s.opportunity.ids.length; o++) {
      if (!admits(s, p, o)) continue
      const from = s.opportunities.slotsAt[o]!
      for (let slot = from; slot < from + s.opportunities.slots[o]!; slot++) {
        if (!fits(s, p, slot)) continue
        eligible = true
        reached[slot] = 1
        if (t.count[p] === 0 && envies(t, p, slot, baseScore(s, p, o) + timeScore(s, p, slot))) envy++
      }
    }
    count(shares.waiting, waitingBand(s.people.waiting[p]!), eligible, t.count[p]! > 0)
    count(shares.age, ageBand(s.people.age[p]!), eligible, t.count[p]! > 0)
    count(shares.groups, groupOf(s.person.ids[p]!), eligible, t.count[p]! > 0)
  }
  const sorted = (map: Map<string, Share>): Share[] => [...map.values()].sort((a, b) => (a.group < b.group ? -1 : 1))
  const unreachable = reached.reduce((sum, one) => sum + (one === 0 ? 1 : 0), 0)
  return { waiting: sorted(shares.waiting), age: sorted(shares.age), groups: sorted(shares.groups), envy, unreachable }
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
