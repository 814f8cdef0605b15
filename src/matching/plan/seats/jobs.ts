/** Whole jobs, of which somebody takes all slots or none, and how many activities one person has at most. */

import { anyNumber } from './bonds.ts'
import type { Market } from './market.ts'
import { isLocked, leave, pairScore, type Seating, sit, sitsIn } from './seating.ts'

const activityOf = (m: Market, slot: number): number => m.snapshot.slots.opportunity[slot]!

export const isWhole = (m: Market, slot: number): boolean => m.strict && m.whole[activityOf(m, slot)] === 1

/** All slots of the activity where a slot belongs to a whole job, else the slot alone. */
export const jobOf = (m: Market, slot: number): readonly number[] => {
  if (!isWhole(m, slot)) return [slot]
  const { slotsAt, slots } = m.snapshot.opportunities
  const o = activityOf(m, slot)
  return Array.from({ length: slots[o]! }, (_, i) => slotsAt[o]! + i)
}

/** The slots that a person takes with one, itself among them: of a whole job all in which they do not sit yet. */
export const takenWith = (t: Seating, p: number, slot: number): readonly number[] =>
  isWhole(t.market, slot) ? jobOf(t.market, slot).filter(one => !sitsIn(t, p, one)) : [slot]

/** The seats that a person leaves with one, itself among them: of a whole job all that no lock keeps. */
export const leftWith = (t: Seating, p: number, slot: number): readonly number[] =>
  isWhole(t.market, slot)
    ? jobOf(t.market, slot).filter(one => one === slot || (sitsIn(t, p, one) && !isLocked(t.market, p, one)))
    : [slot]

/** Seats a person, with the whole party, in a slot and in all that is taken with it. */
export const takeUp = (t: Seating, p: number, slot: number, score: number): void => {
  if (!isWhole(t.market, slot)) sit(t, p, slot, score)
  else for (const one of takenWith(t, p, slot)) sit(t, p, one, pairScore(t.market, p, one))
}

/** Takes a person, with the whole party, out of a slot and out of all that is left with it. */
export const giveUp = (t: Seating, p: number, slot: number): void => {
  for (const one of leftWith(t, p, slot)) leave(t, p, one)
}

/** What a person, with the whole party, scores in a slot in which they need not sit. */
export const partyScore = (m: Market, p: number, slot: number): number =>
  m.parties.get(p)?.reduce((sum, member) => sum + pairScore(m, member, slot), 0) ?? pairScore(m, p, slot)

/** In how many activities a person takes part at most, of a party the least of them; what is locked stands beyond it. */
export const mostOf = (m: Market, p: number): number => {
  const party = m.parties.get(p)
  const most = party ? Math.min(...party.map(member => m.most[member]!)) : m.most[p]!
  if (most === anyNumber) return Number.POSITIVE_INFINITY
  const locked = m.locked.get(p)
  return locked ? Math.max(most, activitiesIn(m, locked).size) : most
}

const activitiesIn = (m: Market, slots: Iterable<number>): Set<number> =>
  new Set(Array.from(slots, slot => activityOf(m, slot)))

/** Whether a person who has these slots would take part in too many activities with one more. */
export const isOneTooMany = (m: Market, p: number, slots: readonly number[], slot: number): boolean => {
  const activities = activitiesIn(m, slots)
  return !activities.has(activityOf(m, slot)) && activities.size >= mostOf(m, p)
}
