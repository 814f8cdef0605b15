import { couldAdd, isFree, leave, type Market, type Seating, scoreIn, seatingOf, sit } from '#matching/index.ts'
import type { Pairs } from './pairs.ts'

/** How a slot ranks those who ask for it. */
export type RankedBy = 'waiting' | 'score'

/**
 * Deferred acceptance (Gale and Shapley 1962, many to many): people ask for their best slots first, a slot keeps those
 * whom it ranks highest, and who is sent away goes on down the own list.
 */
export function stable(m: Market, { at, slot, score }: Pairs, by: RankedBy): Seating {
  const t = seatingOf(m)
  const { waiting } = m.snapshot.people
  const order = Uint32Array.from(slot, (_, i) => i)
  for (let p = 0; p + 1 < at.length; p++)
    order.subarray(at[p]!, at[p + 1]!).sort((a, b) => score[b]! - score[a]! || slot[a]! - slot[b]!)
  // Once a slot has sent somebody away it has only better people, so nobody asks twice.
  const refused = new Uint8Array(slot.length)
  const rank = (p: number, points: number): number => (by === 'waiting' ? waiting[p]! : points)
  const lowest = (where: number): number => {
    const seats = t.occupant.subarray(t.seatsAt[where]!, t.seatsAt[where]! + t.filled[where]!)
    return seats.reduce((low, p) => {
      const [mine, least] = [rank(p, scoreIn(t, p, where)), rank(low, scoreIn(t, low, where))]
      return mine < least || (mine === least && p > low) ? p : low
    })
  }
  const queue = Array.from({ length: m.bonus.length }, (_, p) => m.bonus.length - 1 - p)
  const queued = new Uint8Array(m.bonus.length).fill(1)
  for (let p = queue.pop(); p !== undefined; p = queue.pop()) {
    queued[p] = 0
    for (const i of order.subarray(at[p]!, at[p + 1]!)) {
      const where = slot[i]!
      if (refused[i] === 1 || !couldAdd(t, p, where)) continue
      if (!isFree(t, where)) {
        const low = lowest(where)
        if (rank(p, score[i]!) <= rank(low, scoreIn(t, low, where))) {
          refused[i] = 1
          continue
        }
        leave(t, low, where)
        refused[at[low]! + slot.subarray(at[low]!, at[low + 1]!).indexOf(where)] = 1
        if (queued[low] === 0) {
          queued[low] = 1
          queue.push(low)
        }
      }
      sit(t, p, where, score[i]!)
    }
  }
  return t
}
