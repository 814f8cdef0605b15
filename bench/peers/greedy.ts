import { couldAdd, isFree, type Market, type Seating, seatingOf, sit } from '#matching/index.ts'
import type { Pairs } from './pairs.ts'

/** What a spreadsheet would do: the pairs by score and first bonus, the best first, each taken where it still can be. */
export function greedy(m: Market, { at, slot, score }: Pairs): Seating {
  const t = seatingOf(m)
  const person = new Uint32Array(slot.length)
  for (let p = 0; p + 1 < at.length; p++) person.fill(p, at[p]!, at[p + 1]!)
  const worth = Int32Array.from(score, (points, i) => points + m.bonus[person[i]!]!)
  const order = Uint32Array.from(slot, (_, i) => i).sort((a, b) => worth[b]! - worth[a]! || a - b)
  for (const i of order)
    if (isFree(t, slot[i]!) && couldAdd(t, person[i]!, slot[i]!)) sit(t, person[i]!, slot[i]!, score[i]!)
  return t
}
