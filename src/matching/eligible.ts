import type { Snapshot } from './arrays.ts'
import { busy, days } from './constraints.ts'
import { addBase, shapePoints } from './rate.ts'
import { scanOpportunities } from './scan.ts'

/** All slots that a person could take alone, with their scores: room for as many as there are. */
export type Eligible = { slot: Uint32Array; score: Uint16Array; count: number }

/** Room for the slots of one person. */
export const eligibleRoom = (s: Snapshot): Eligible => ({
  slot: new Uint32Array(s.slotIds.length),
  score: new Uint16Array(s.slotIds.length),
  count: 0,
})

/** Fills in every slot that a person could take alone, in the order of the rows. */
export const findEligible = (s: Snapshot, p: number, into: Eligible): void => {
  const found = scanOpportunities(s, p)
  const shapes = shapePoints(s, p)
  const { slotsAt, slots } = s.opportunities
  const { shape, opportunity } = s.slots
  const { row, chord2, points } = s.found
  let kept = 0
  let count = 0
  for (let i = 0; i < found; i++) {
    const o = row[i]!
    const first = count
    const to = slotsAt[o]! + slots[o]!
    for (let slot = slotsAt[o]!; slot < to; slot++) {
      const time = shapes[shape[slot]!]!
      if (time < 0 || !busy(s, p, slot) || !days(s, p, slot)) continue
      into.slot[count] = slot
      into.score[count++] = time
    }
    if (count === first) continue
    row[kept] = o
    chord2[kept] = chord2[i]!
    points[kept++] = 0
  }
  addBase(s, kept, p, -1)
  for (let i = 0, j = 0; i < kept; i++)
    for (; j < count && opportunity[into.slot[j]!] === row[i]; j++) into.score[j]! += points[i]!
  into.count = count
}
