import { scanPeople } from '../../pair/scan.ts'
import { admits, baseScore, fits, timeScore } from '../../pair/score.ts'
import type { Problem } from '../../problem/model.ts'
import type { Snapshot } from '../../table/arrays.ts'
import { snapshotOf } from '../../table/rows.ts'
import { completes, isComplete, lackOf } from './composition.ts'
import { couldAdd } from './conflict.ts'
import { isWhole, partyScore, takenWith } from './jobs.ts'
import { type Market, marketOf } from './market.ts'
import {
  held,
  inside,
  isFree,
  isWelcome,
  pairScore,
  type Seating,
  seat,
  seatingOf,
  shut,
  sitsIn,
  tooMany,
} from './seating.ts'

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
