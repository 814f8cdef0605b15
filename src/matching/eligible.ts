import type { Snapshot } from './arrays.ts'
import { busy, days } from './constraints.ts'
import { scanOpportunities } from './scan.ts'
import { admitsFound, baseScore, shapePoints } from './score.ts'

/** All slots that a person could take alone, with their scores: room for as many as there are. */
export type Eligible = { slot: Uint32Array; score: Uint16Array; count: number }

/** Room for the slots of one person. */
export const eligibleRoom = (s: Snapshot): Eligible => ({
  slot: new Uint32Array(s.slotIds.length),
  score: new Uint16Array(s.slotIds.length),
  count: 0,
})

/** Fills in every slot that a person could take alone, in the order of the slots. */
export const findEligible = (s: Snapshot, p: number, into: Eligible): void => {
  const found = scanOpportunities(s, p, s.found)
  const shapes = shapePoints(s, p)
  const { slotsAt, slots } = s.opportunities
  const { shape } = s.slots
  let count = 0
  for (let i = 0; i < found; i++) {
    const o = s.found[i]!
    const first = count
    const to = slotsAt[o]! + slots[o]!
    for (let slot = slotsAt[o]!; slot < to; slot++) {
      const time = shapes[shape[slot]!]!
      if (time < 0 || !busy(s, p, slot) || !days(s, p, slot)) continue
      into.slot[count] = slot
      into.score[count++] = time
    }
    if (count === first) continue
    if (!admitsFound(s, p, o)) {
      count = first
      continue
    }
    const base = baseScore(s, p, o)
    for (let j = first; j < count; j++) into.score[j]! += base
  }
  into.count = count
}
