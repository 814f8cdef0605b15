/** Work that is done by a team: all of its seats or none. */
import { couldAdd, eachCandidate } from './repair.ts'
import { held, isFree, leave, type Seating, scoreIn, shut, sit } from './seating.ts'

/**
 * Completes each team from those who gain most or lose least by joining, and holds it together from then on; where that
 * cannot be done nobody stays and its seats are shut. Gives how many teams were formed.
 */
export const formTeams = (t: Seating): number => {
  let formed = 0
  for (const team of t.market.teams) {
    const complete = team.slots.every(slot => lead(t, slot, team) && fill(t, slot, team.slots))
    for (const slot of team.slots) {
      t.state[slot] = complete ? held : shut
      if (!complete) while (t.filled[slot]! > 0) leave(t, t.occupant[t.seatsAt[slot]!]!, slot)
    }
    if (complete) formed++
  }
  return formed
}

type Team = Seating['market']['teams'][number]

/** Sees to it that a slot has a leader where one is asked for: another gives up the seat if there is none left. */
const lead = (t: Seating, slot: number, { leaders, slots }: Team): boolean => {
  const inside = (): number[] => [...t.occupant.subarray(t.seatsAt[slot]!, t.seatsAt[slot]! + t.filled[slot]!)]
  if (leaders === null || inside().some(p => leaders.has(p))) return true
  if (!isFree(t, slot)) {
    const [out] = inside().sort((a, b) => scoreIn(t, a, slot) - scoreIn(t, b, slot) || a - b)
    leave(t, out!, slot)
  }
  return join(t, slot, slots, p => leaders.has(p))
}

const fill = (t: Seating, slot: number, own: readonly number[]): boolean => {
  while (isFree(t, slot)) if (!join(t, slot, own, () => true)) return false
  return true
}

/** Seats the person for whom it is best, who may leave another slot for it that no team holds. */
const join = (t: Seating, slot: number, own: readonly number[], may: (p: number) => boolean): boolean => {
  let best: { p: number; from: number; score: number; gain: number } | null = null
  eachCandidate(t, slot, (p, score) => {
    if (!may(p)) return
    const consider = (from: number, gain: number): void => {
      if (gain > (best?.gain ?? Number.NEGATIVE_INFINITY)) best = { p, from, score, gain }
    }
    if (couldAdd(t, p, slot)) return consider(-1, score + (t.count[p] === 0 ? t.market.bonus[p]! : 0))
    for (let i = p * t.market.choicesEach; i < p * t.market.choicesEach + t.count[p]!; i++) {
      const from = t.slotOf[i]!
      if (t.state[from] === 0 && !own.includes(from) && couldAdd(t, p, slot, from))
        consider(from, score - t.scoreOf[i]!)
    }
  })
  const found = best as { p: number; from: number; score: number } | null
  if (!found) return false
  if (found.from >= 0) leave(t, found.p, found.from)
  sit(t, found.p, slot, found.score)
  return true
}
