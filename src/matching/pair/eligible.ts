import type { Snapshot } from '../table/arrays.ts'
import { busy } from './constraints.ts'
import { addBase, hasBusyDates, shapePoints } from './rate.ts'
import { scanOpportunities } from './scan.ts'

/** All slots that a person could take alone, with their scores: room for as many as there are, and one more to write on. */
export type Eligible = { slot: Uint32Array; score: Uint16Array; count: number }

/** Room for the slots of one person. */
export const eligibleRoom = (s: Snapshot): Eligible => ({
  slot: new Uint32Array(s.slotIds.length + 1),
  score: new Uint16Array(s.slotIds.length + 1),
  count: 0,
})

/** Fills in every slot that a person could take alone, in the order of the rows. */
export const findEligible = (s: Snapshot, p: number, into: Eligible): void => {
  const found = scanOpportunities(s, p)
  const shapes = shapePoints(s, p)
  const { slotsAt, slots } = s.opportunities
  const { shape, weekCount } = s.slots
  const { row, chord2, points, until } = s.found
  const { slot: slotsFound, score } = into
  const [most, dated] = [s.people.maxDays[p]!, hasBusyDates(s, p)]
  let kept = 0
  let count = 0
  for (let i = 0; i < found; i++) {
    const o = row[i]!
    const first = count
    const to = slotsAt[o]! + slots[o]!
    // What does not fit is written down too, and then over: guessing wrong costs more than writing.
    for (let slot = slotsAt[o]!; slot < to; slot++) {
      const time = shapes[shape[slot]!]!
      slotsFound[count] = slot
      score[count] = time
      count += ~(time | (most - weekCount[slot]!) | (dated && !busy(s, p, slot) ? -1 : 0)) >>> 31
    }
    row[kept] = o
    chord2[kept] = chord2[i]!
    points[kept] = 0
    until[kept] = count
    kept += (first - count) >>> 31
  }
  addBase(s, kept, p, -1)
  for (let i = 0, j = 0; i < kept; i++) for (; j < until[i]!; j++) score[j]! += points[i]!
  into.count = count
}
