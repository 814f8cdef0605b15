/** Work that is done by a team: all of its seats or none. */

import type { Chooser } from '../choose/chooser-state.ts'
import type { Team } from '../seats/bonds.ts'
import { isComplete, isOpen, lackOf } from '../seats/composition.ts'
import { jobOf, partyScore } from '../seats/jobs.ts'
import { bonusOf, grain, hold } from '../seats/market.ts'
import { firstOf } from '../seats/parties.ts'
import { refill } from '../seats/refill.ts'
import { eachCandidate } from '../seats/repair.ts'
import { addColumn, held, inside, isFree, isLocked, leave, type Seating, shut, undo } from '../seats/seating.ts'
import { lossOf } from '../seats/yields.ts'
import { consider, improve, keptIn, present, takeChosen } from './improve.ts'

/** Of so many teams at most every pair is tried one in place of the other. */
const mostToSwap = 12
/** Of so many teams at most each is looked at again once all are decided. */
const mostToReview = 400

/** Decides for each team whether it is formed: it is where that can be done and the plan does not lose by it. */
export const formTeams = (t: Seating, c: Chooser): void => {
  for (const team of t.market.teams) {
    if (trial(t, c, [team], () => form(t, c, team), Number.NEGATIVE_INFINITY))
      trial(t, c, [team], () => dissolve(t, team), 1)
    else trial(t, c, [team], () => dissolve(t, team), Number.NEGATIVE_INFINITY)
  }
}

/** Looks at every team once more; gives whether something was gained. */
export const reviewTeams = (t: Seating, c: Chooser): boolean => {
  const { teams } = t.market
  if (teams.length > mostToReview) return false
  const before = t.objective
  const isFormed = (team: Team): boolean => t.state[team.slots[0]!] === held
  for (const team of teams) {
    if (isFormed(team)) {
      trial(t, c, [team], () => dissolve(t, team) && form(t, c, team), 1)
      trial(t, c, [team], () => dissolve(t, team), 1)
      continue
    }
    if (trial(t, c, [team], () => form(t, c, team), 1) || teams.length > mostToSwap) continue
    for (const other of teams.filter(isFormed))
      if (trial(t, c, [team, other], () => dissolve(t, other) && form(t, c, team), 1)) break
  }
  return t.objective > before
}

/** Does something to teams and sees to those whom it moved; where that gains less than asked for, all is as before. */
export const trial = (t: Seating, c: Chooser, teams: readonly Team[], act: () => boolean, least: number): boolean => {
  const before = t.objective
  const states = teams.flatMap(({ slots }) => slots.map(slot => [slot, t.state[slot]!] as const))
  const journal: NonNullable<Seating['journal']> = []
  t.journal = journal
  if (act()) {
    mend(t, c, journal)
    if (t.objective - before >= least) {
      t.journal = null
      return true
    }
  }
  undo(t, journal)
  for (const [slot, state] of states) t.state[slot] = state
  return false
}

/** Those who lost a seat look for another, and seats that were left are offered. */
const mend = (t: Seating, c: Chooser, journal: NonNullable<Seating['journal']>): void => {
  const left = journal.filter(({ score }) => score < 0)
  for (const p of new Set(left.map(step => firstOf(t.market, step.p)))) improve(t, c, p)
  for (const slot of new Set(left.map(step => step.slot)))
    while (t.state[slot] === 0 && isFree(t, slot)) {
      const moves = refill(t, slot)
      for (const { person, to } of moves)
        for (const one of jobOf(t.market, to)) addColumn(t, person, one, partyScore(t.market, person, one))
      if (moves.length === 0) break
    }
}

/** Everybody leaves but those who are locked; its free seats are shut. */
export const dissolve = (t: Seating, team: Team): boolean => {
  for (const slot of team.slots) {
    for (const p of inside(t, slot).filter(one => firstOf(t.market, one) === one))
      if (!isLocked(t.market, p, slot)) leave(t, p, slot)
    t.state[slot] = shut
  }
  return true
}

/** Where not those who are best for each slot make the best team: the order of its slots, and who is passed over. */
type Otherwise = { order: readonly number[]; passes: () => boolean }

/** Completes a team from those who gain most or lose least by joining, and holds it together; false where it cannot. */
export const form = (t: Seating, c: Chooser, team: Team, otherwise: Otherwise | null = null): boolean => {
  for (const slot of team.slots) t.state[slot] = held
  return (otherwise?.order ?? team.slots).every(slot => compose(t, c, team, slot, otherwise))
}

const compose = (t: Seating, c: Chooser, team: Team, slot: number, otherwise: Otherwise | null): boolean => {
  const lack = () => lackOf(t, team, slot, inside(t, slot))
  while (!isOpen(lack())) if (!sendAway(t, team, slot)) return false
  while (lack().seats > 0) if (!join(t, c, slot, otherwise)) return false
  return isComplete(lack())
}

/** Somebody leaves the slot so that one with what it lacks can come: whose leaving makes it lack least, then costs least. */
const sendAway = (t: Seating, team: Team, slot: number): boolean => {
  const people = inside(t, slot)
  const [out] = people
    .filter(p => firstOf(t.market, p) === p && !isLocked(t.market, p, slot))
    .map(p => {
      const rest = people.filter(one => firstOf(t.market, one) !== p)
      const { leader, seniors } = lackOf(t, team, slot, rest)
      return { p, lacks: (leader ? 1 : 0) + seniors, loss: lossOf(t, p, slot) }
    })
    .sort((a, b) => a.lacks - b.lacks || a.loss - b.loss || a.p - b.p)
  if (!out) return false
  leave(t, out.p, slot)
  return true
}

/** How many candidates for a seat are looked at closely, once one of them can come. */
const closely = 64

/** Seats the person for whom it is best, who may give up other slots for it that neither a lock nor a team holds. */
const join = (t: Seating, c: Chooser, slot: number, otherwise: Otherwise | null): boolean => {
  const candidates: { p: number; score: number; most: number }[] = []
  eachCandidate(t, slot, (p, score) => {
    if (!otherwise?.passes()) candidates.push({ p, score, most: score + (t.count[p] === 0 ? bonusOf(t.market, p) : 0) })
  })
  candidates.sort((a, b) => b.most - a.most || a.p - b.p)
  let best: { p: number; score: number } | null = null
  let gained = Number.NEGATIVE_INFINITY
  for (const [i, { p, score, most }] of candidates.entries()) {
    if (best && (i >= closely || gained >= most * grain)) break
    const now = present(t, p)
    const value = consider(t, c, p, () => null, false, { slot, score }) - hold
    if (keptIn(value) !== keptIn(now) || value - now <= gained) continue
    best = { p, score }
    gained = value - now
  }
  if (!best) return false
  addColumn(t, best.p, slot, best.score)
  consider(t, c, best.p, () => null, false, { slot, score: best.score })
  takeChosen(t, c, best.p)
  return true
}
