import { eligibleRoom, findEligible, type Market } from '#matching/index.ts'

/** Every eligible pair of a market, by person: the slots of person p stand from `at[p]` to `at[p + 1]`. */
export type Pairs = { at: Uint32Array; slot: Uint32Array; score: Uint16Array }

/** All pairs that the engine itself takes into account: every peer is given the same. */
export function pairsOf(m: Market): Pairs {
  const people = m.bonus.length
  const room = eligibleRoom(m.snapshot)
  const at = new Uint32Array(people + 1)
  for (let p = 0; p < people; p++) {
    findEligible(m.snapshot, p, room)
    at[p + 1] = at[p]! + room.count
  }
  const slot = new Uint32Array(at[people]!)
  const score = new Uint16Array(at[people]!)
  for (let p = 0; p < people; p++) {
    findEligible(m.snapshot, p, room)
    slot.set(room.slot.subarray(0, room.count), at[p]!)
    score.set(room.score.subarray(0, room.count), at[p]!)
  }
  return { at, slot, score }
}
