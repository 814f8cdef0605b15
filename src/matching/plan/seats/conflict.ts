import { popcount } from '../../table/keys.ts'
import { isOneTooMany, jobOf, leftWith } from './jobs.ts'
import { clash, leavesNoRest, limitsOf, type Market } from './market.ts'
import type { Seating } from './seating.ts'

/** Whether a person could have a slot together with the present seats, `without` one of them. */
export const couldAdd = (t: Seating, p: number, slot: number, without = -1): boolean =>
  conflictOf(t, p, slot, without) === null

export type Conflict = 'twice' | 'clash' | 'rest' | 'threeADay' | 'days' | 'hours' | 'activities'

/** The rule by which a slot, of a whole job all of it, does not go together with the present seats of a person, `without` one of them. */
export const conflictOf = (t: Seating, p: number, slot: number, without = -1): Conflict | null => {
  const m = t.market
  const seats = t.slotOf.subarray(p * m.choicesEach, p * m.choicesEach + t.count[p]!)
  if (!m.strict) return conflictAmong(m, p, seats, slot, without)
  const gone = without < 0 ? [] : leftWith(t, p, without)
  const kept = [...seats].filter(one => !gone.includes(one))
  if (kept.includes(slot)) return 'twice'
  if (isOneTooMany(m, p, kept, slot)) return 'activities'
  for (const one of jobOf(m, slot)) {
    if (kept.includes(one)) continue
    const conflict = conflictAmong(m, p, kept, one, -1)
    if (conflict) return conflict
    kept.push(one)
  }
  return null
}

/** The same for one slot and any seats. */
const conflictAmong = (
  m: Market,
  p: number,
  seats: ArrayLike<number>,
  slot: number,
  without: number,
): Conflict | null => {
  const { weeks, from, to, day } = m
  const limits = limitsOf(m, p)
  let once = 0
  let days = popcount(weeks[slot]!)
  for (let i = 0; i < seats.length; i++) {
    const other = seats[i]!
    if (other === without) continue
    if (other === slot) return 'twice'
    if (clash(m, other, slot)) return leavesNoRest(m, other, slot) ? 'rest' : 'clash'
    if (day[other] === day[slot]) {
      if ((once & weeks[other]! & weeks[slot]!) !== 0) return 'threeADay'
      days -= popcount(weeks[other]! & weeks[slot]! & ~once)
      once |= weeks[other]!
    }
  }
  if (datesOf(m, seats, without) + days > limits.days) return 'days'
  for (let week = 0; week < m.snapshot.horizon.weeks; week++) {
    if (((weeks[slot]! >>> week) & 1) === 0) continue
    let sum = to[slot]! - from[slot]!
    for (let i = 0; i < seats.length; i++) {
      const other = seats[i]!
      if (other !== without && (weeks[other]! >>> week) & 1) sum += to[other]! - from[other]!
    }
    if (sum > limits.hours) return 'hours'
  }
  return null
}

/** How many dates seats take, `without` one of them. */
const datesOf = (m: Market, seats: ArrayLike<number>, without: number): number => {
  let dates = 0
  for (let d = 0; d < 7; d++) {
    let weeks = 0
    for (let i = 0; i < seats.length; i++) {
      const slot = seats[i]!
      if (slot !== without && m.day[slot] === d) weeks |= m.weeks[slot]!
    }
    dates += popcount(weeks)
  }
  return dates
}
