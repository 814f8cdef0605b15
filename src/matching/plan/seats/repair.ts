import { scanPeople } from '../../pair/scan.ts'
import { admits, baseScore, fits, timeScore } from '../../pair/score.ts'
import type { Problem } from '../../problem/model.ts'
import type { Snapshot } from '../../table/arrays.ts'
import { popcount } from '../../table/keys.ts'
import { snapshotOf } from '../../table/rows.ts'
import { completes, isComplete, lackOf } from './composition.ts'
import { giveUp, isOneTooMany, isWhole, jobOf, leftWith, partyScore, takenWith, takeUp } from './jobs.ts'
import { bonusOf, clash, leavesNoRest, limitsOf, type Market, marketOf } from './market.ts'
import {
  held,
  inside,
  isFree,
  isLocked,
  isWelcome,
  pairScore,
  type Seating,
  scoreIn,
  seat,
  seatingOf,
  shut,
  sitsIn,
  tooMany,
} from './seating.ts'

/** One step of a repair: somebody takes a seat, perhaps out of another slot, which is then offered in turn. */
export type Move = { person: number; to: number; from: number | null; score: number }

/** Somebody who could take a seat besides what the person has, with the score. */
export type Substitute = { person: number; score: number }

/** The placements of a plan as seats; the rows are those of the market's snapshot. */
export const seatingFrom = (
  m: Market,
  placements: readonly { person: string; slot: string; score: number }[],
): Seating => {
  const t = seatingOf(m)
  const row = new Map(m.snapshot.slotIds.map((id, i) => [id, i]))
  for (const { person, slot, score } of placements) seat(t, m.snapshot.person.row.get(person)!, row.get(slot)!, score)
  return t
}

/** The row of a slot in a snapshot that was built at once. Refuses an unknown id. */
export const rowOfSlot = (s: Snapshot, id: string): number => {
  const row = s.slotIds.indexOf(id)
  if (row < 0) throw new RangeError(`unknown slot ${id}`)
  return row
}

/**
 * A plan of a problem on seats, with its locks; teams that are complete are held together, the others shut. Whoever asks
 * often keeps the problem's market.
 */
export const seatingOfPlan = (
  problem: Problem,
  placements: readonly { person: string; slot: string; score: number }[],
  market: Market = marketOf(snapshotOf(problem), problem),
): Seating => {
  const t = seatingFrom(market, placements)
  for (const team of t.market.teams) {
    const complete = team.slots.every(slot => isComplete(lackOf(t, team, slot, inside(t, slot))))
    for (const slot of team.slots) t.state[slot] = complete ? held : shut
  }
  return t
}

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

/**
 * Calls back for everybody who may take a free seat of a slot by the rules and does not sit in it, with the score: for a
 * party once, where there is room for all of it. In a team only those come in with whom it can be complete; of a whole
 * job whoever may take all that is left of it, with the score of all that.
 */
export const eachCandidate = (t: Seating, slot: number, visit: (p: number, score: number) => void): void => {
  const s = t.market.snapshot
  const o = s.slots.opportunity[slot]!
  const count = scanPeople(s, o)
  for (let i = 0; i < count; i++) {
    const p = s.found.row[i]!
    if (!fits(s, p, slot) || sitsIn(t, p, slot) || tooMany(t, p, slot) > 0 || !isWelcome(t, p, slot)) continue
    const party = t.market.parties.get(p)
    if (party && !suitsAll(t, party, p, slot)) continue
    if (t.state[slot] === held && !completes(t, slot, party ?? [p])) continue
    if (isWhole(t.market, slot)) offerJob(t, p, slot, visit)
    else if (party)
      visit(
        p,
        party.reduce((sum, member) => sum + pairScore(t.market, member, slot), 0),
      )
    else visit(p, baseScore(s, p, o) + timeScore(s, p, slot))
  }
}

/** Calls back where all that a person, or the party, would take with a slot of a whole job is free to them. */
const offerJob = (t: Seating, p: number, slot: number, visit: (p: number, score: number) => void): void => {
  const { snapshot: s, parties } = t.market
  const party = parties.get(p) ?? [p]
  const slots = takenWith(t, p, slot)
  const isOpen = (one: number): boolean =>
    party.every(member => fits(s, member, one)) &&
    (one === slot || (isFree(t, one, party.length) && isWelcome(t, p, one)))
  if (slots.every(isOpen))
    visit(
      p,
      slots.reduce((sum, one) => sum + partyScore(t.market, p, one), 0),
    )
}

/** Whether a person stands for a party that has room in a slot and of which every member may take it. */
const suitsAll = (t: Seating, party: readonly number[], p: number, slot: number): boolean => {
  const s = t.market.snapshot
  const o = s.slots.opportunity[slot]!
  if (party[0] !== p || !isFree(t, slot, party.length)) return false
  return party.every(member => fits(s, member, slot) && admits(s, member, o))
}

/** The best people who could take a slot besides what they have, ties by row; `except` are not asked. */
export const substitutes = (
  t: Seating,
  slot: number,
  k: number,
  except: ReadonlySet<number> = new Set(),
): Substitute[] => {
  const found: Substitute[] = []
  eachCandidate(t, slot, (person, score) => {
    if (!except.has(person) && couldAdd(t, person, slot)) found.push({ person, score })
  })
  return found.sort((a, b) => b.score - a.score || a.person - b.person).slice(0, k)
}

export type RepairOptions = {
  /** Placements that must stay as they are. */
  confirmed?: (person: number, slot: number) => boolean
  /** People who are not asked at all, such as the one who is absent. */
  except?: ReadonlySet<number>
  /** The longest chain; missing: 6. */
  moves?: number
}

/**
 * Fills a free seat by the step that gains most: somebody adds it, or leaves another unconfirmed slot for it, whose seat
 * is then filled in the same way. Every step gains by itself; nobody is moved twice and nothing else changes.
 */
export const refill = (t: Seating, slot: number, options: RepairOptions = {}): Move[] => {
  const { confirmed = () => false, except = new Set<number>(), moves = 6 } = options
  const done: Move[] = []
  const moved = new Set(except)
  for (let free = slot; free >= 0 && done.length < moves && isFree(t, free); ) {
    const move = bestMove(t, free, moved, confirmed)
    if (!move) break
    if (move.from !== null) giveUp(t, move.person, move.from)
    takeUp(t, move.person, free, move.score)
    moved.add(move.person)
    done.push(move)
    free = move.from ?? -1
  }
  return done
}

const bestMove = (
  t: Seating,
  slot: number,
  moved: ReadonlySet<number>,
  confirmed: (p: number, slot: number) => boolean,
): Move | null => {
  const m = t.market
  let best: Move | null = null
  let most = 0
  const consider = (gain: number, move: Move): void => {
    if (gain > most) {
      most = gain
      best = move
    }
  }
  eachCandidate(t, slot, (person, score) => {
    if (moved.has(person)) return
    if (score + (t.count[person] === 0 ? m.bonus[person]! : 0) <= most) return
    if (couldAdd(t, person, slot)) {
      consider(score + (t.count[person] === 0 ? bonusOf(m, person) : 0), { person, to: slot, from: null, score })
      return
    }
    const row = person * m.choicesEach
    for (let i = row; i < row + t.count[person]!; i++) {
      const from = t.slotOf[i]!
      const gain = score - leftWith(t, person, from).reduce((sum, one) => sum + scoreIn(t, person, one), 0)
      if (gain > 0 && mayLeave(t, person, from, confirmed) && couldAdd(t, person, slot, from))
        consider(gain, { person, to: slot, from, score })
    }
  })
  return best
}

/** Whether neither a lock, nor a complete team, nor that it was confirmed keeps a person in a slot and what is left with it. */
const mayLeave = (t: Seating, p: number, slot: number, confirmed: (p: number, slot: number) => boolean): boolean =>
  t.state[slot] !== held && !isLocked(t.market, p, slot) && leftWith(t, p, slot).every(one => !confirmed(p, one))
