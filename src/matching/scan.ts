/**
 * The fast first pass over one side of the city: the rules kind, category, load, skill and (but for the very edge) reach,
 * with everything of the fixed side held in local names. A test proves that it drops no pair that the rules admit.
 */
import { refused, type Snapshot } from './arrays.ts'
import { busy, days, hours, reach } from './constraints.ts'
import { points, timeByAgreement, timeOfShape } from './terms.ts'

const withEdge = (chord2: number): number => chord2 * (1 + 1e-9) + 1e-20

/** Writes the rows of opportunities that may suit a person into `out`, in order; gives their number. */
export const scanOpportunities = (s: Snapshot, p: number, out: Uint32Array): number => {
  const { x, y, z, kind, category, loads, requires } = s.opportunities
  const { people, widths } = s
  const [px, py, pz, chord] = [people.x[p]!, people.y[p]!, people.z[p]!, people.reachChord2[p]!]
  // Between the two only the rule itself can tell.
  const [sure, limit] = [chord * (1 - 1e-9) - 1e-20, withEdge(chord)]
  const [light, middling, heavy] = [people.avoids[p * 3]!, people.avoids[p * 3 + 1]!, people.avoids[p * 3 + 2]!]
  const kinds = people.kinds[p]!
  const words = widths.skillWords
  const taste = people.taste.subarray(p * widths.categories, (p + 1) * widths.categories)
  const skills = people.skills.subarray(p * words, (p + 1) * words)
  const rows = s.opportunity.ids.length
  let found = 0
  for (let o = 0; o < rows; o++) {
    if ((kinds & kind[o]!) === 0) continue
    const dx = px - x[o]!
    const dy = py - y[o]!
    const dz = pz - z[o]!
    const way = dx * dx + dy * dy + dz * dz
    if (way > limit || (way > sure && !reach(s, p, o))) continue
    if (((light & loads[o * 3]!) | (middling & loads[o * 3 + 1]!) | (heavy & loads[o * 3 + 2]!)) !== 0) continue
    if (taste[category[o]!] === refused) continue
    let missing = 0
    for (let i = 0; i < words; i++) missing |= requires[o * words + i]! & ~skills[i]!
    if (missing === 0) out[found++] = o
  }
  return found
}

/** Writes the rows of people whom an opportunity may suit into `out`, in order; gives their number. */
export const scanPeople = (s: Snapshot, o: number, out: Uint32Array): number => {
  const { x, y, z, reachChord2, kinds, avoids, taste, skills } = s.people
  const { opportunities, widths } = s
  const [ox, oy, oz] = [opportunities.x[o]!, opportunities.y[o]!, opportunities.z[o]!]
  const [any, middling, heavy] = [
    opportunities.loads[o * 3]!,
    opportunities.loads[o * 3 + 1]!,
    opportunities.loads[o * 3 + 2]!,
  ]
  const kind = opportunities.kind[o]!
  const category = opportunities.category[o]!
  const { categories, skillWords: words } = widths
  const requires = opportunities.requires.subarray(o * words, (o + 1) * words)
  const rows = s.person.ids.length
  let found = 0
  for (let p = 0; p < rows; p++) {
    if ((kinds[p]! & kind) === 0) continue
    const dx = x[p]! - ox
    const dy = y[p]! - oy
    const dz = z[p]! - oz
    if (dx * dx + dy * dy + dz * dz > withEdge(reachChord2[p]!)) continue
    if (((any & avoids[p * 3]!) | (middling & avoids[p * 3 + 1]!) | (heavy & avoids[p * 3 + 2]!)) !== 0) continue
    if (taste[p * categories + category] === refused) continue
    let missing = 0
    for (let i = 0; i < words; i++) missing |= requires[i]! & ~skills[p * words + i]!
    if (missing === 0) out[found++] = p
  }
  return found
}

/** For each person found, the points of the time term by the slot that suits best, -1 where none fits. */
export const timesOfPeople = (s: Snapshot, o: number, found: Uint32Array): Int16Array => {
  const { free, freeHalves } = s.people
  const times = new Int16Array(found.length)
  const most = points(s.weights[2]!, 1)
  const from = s.opportunities.slotsAt[o]!
  const to = from + s.opportunities.slots[o]!
  times.fill(from === to ? points(s.weights[2]!, timeByAgreement) : -1)
  for (let slot = from; slot < to; slot++) {
    const shape = s.slots.shape[slot]!
    const [night, noon, evening] = [
      s.shapes.hours[shape * 3]!,
      s.shapes.hours[shape * 3 + 1]!,
      s.shapes.hours[shape * 3 + 2]!,
    ]
    const day = s.shapes.weekday[shape]! * 3
    const touched = s.shapes.halves[shape]!
    for (let i = 0; i < found.length; i++) {
      if (times[i] === most) continue
      const p = found[i]!
      if ((touched & ~freeHalves[p]!) !== 0) continue
      const at = p * 21 + day
      if (((night & ~free[at]!) | (noon & ~free[at + 1]!) | (evening & ~free[at + 2]!)) !== 0) continue
      if (!busy(s, p, slot) || !hours(s, p, slot) || !days(s, p, slot)) continue
      times[i] = Math.max(times[i]!, points(s.weights[2]!, timeOfShape(s, p, shape)))
    }
  }
  return times
}
