/**
 * The fast pass over one side of the city: every rule of the pair, with all columns held in local names. Rules that rule
 * out much do so without a branch, since guessing wrong costs more than looking. A test proves that a scan finds exactly
 * the pairs that the rules admit.
 */
import { refused, type Snapshot, tasteAt } from '../table/arrays.ts'
import { excluded, reach } from './constraints.ts'

/** 1 where any bit is set, else 0. */
const some = (bits: number): number => (bits | -bits) >>> 31

/** 0 only where a squared chord is beyond a limit: the last bits of both are not looked at. */
const mayReach = (chord2: number, limit: number): number => ~(((limit - chord2) * 0x1000_0000) | 0) >>> 31

/** Under this squared chord the way is within the reach for sure; from there on only the rule can tell. */
const surely = (reachChord2: number): number => reachChord2 * (1 - 1e-9) - 1e-20

/** 1 where a wish is a refusal, else 0: wishes are at least -40. */
const isRefused = (taste: number): number => (taste - refused - 1) >>> 31

/** Finds the rows of opportunities that suit a person by the rules of the pair, in order; gives their number. */
export const scanOpportunities = (s: Snapshot, p: number): number => {
  const { category, loads, requires, open, ageMin, residentsOnly } = s.opportunities
  const { people, widths, found } = s
  const { row, chord2 } = found
  const sure = surely(people.reachChord2[p]!)
  const [light, middling, heavy] = [people.avoids[p * 3]!, people.avoids[p * 3 + 1]!, people.avoids[p * 3 + 2]!]
  const words = widths.skillWords
  const { taste } = people
  const room = people.kinds.length
  const skills = people.skills.subarray(p * words, (p + 1) * words)
  const [years, outsider, picky] = [people.age[p]! || 255, people.outsider[p]!, people.excludes[p] !== 0]
  const near = nearOpportunities(s, p)
  let count = 0
  for (let i = 0; i < near; i++) {
    const o = row[i]!
    if (!(chord2[i]! < sure) && !reach(s, p, o)) continue
    if (picky && !excluded(s, p, o)) continue
    let wrong = (light & loads[o * 3]!) | (middling & loads[o * 3 + 1]!) | (heavy & loads[o * 3 + 2]!)
    wrong |= isRefused(taste[category[o]! * room + p]!) | (outsider & residentsOnly[o]!) | (open[o]! ^ 1)
    wrong |= (years - ageMin[o]!) >>> 31
    for (let w = 0; w < words; w++) wrong |= requires[o * words + w]! & ~skills[w]!
    row[count] = o
    chord2[count] = chord2[i]!
    count += some(wrong) ^ 1
  }
  return count
}

/** Those of a kind that the person accepts and, but for the very edge, within reach. */
const nearOpportunities = (s: Snapshot, p: number): number => {
  const { x, y, z, kind } = s.opportunities
  const { people } = s
  const { row, chord2 } = s.found
  const [px, py, pz, limit] = [people.x[p]!, people.y[p]!, people.z[p]!, people.reachChord2[p]!]
  const kinds = people.kinds[p]!
  const rows = s.opportunity.ids.length
  let near = 0
  for (let o = 0; o < rows; o++) {
    const dx = px - x[o]!
    const dy = py - y[o]!
    const dz = pz - z[o]!
    const way = dx * dx + dy * dy + dz * dz
    row[near] = o
    chord2[near] = way
    near += some(kinds & kind[o]!) & mayReach(way, limit)
  }
  return near
}

/** Finds the rows of people whom an opportunity suits by the rules of the pair, in order; gives their number. */
export const scanPeople = (s: Snapshot, o: number): number => {
  const { reachChord2, avoids, taste, skills, age, outsider, excludes } = s.people
  const { opportunities, widths } = s
  const { row, chord2 } = s.found
  if (opportunities.open[o] !== 1) return 0
  const loads = opportunities.loads.subarray(o * 3, o * 3 + 3)
  const [any, middling, heavy] = [loads[0]!, loads[1]!, loads[2]!]
  const words = widths.skillWords
  const wishes = tasteAt(s, 0, opportunities.category[o]!)
  const requires = opportunities.requires.subarray(o * words, (o + 1) * words)
  const [ageMin, residentsOnly] = [opportunities.ageMin[o]!, opportunities.residentsOnly[o]!]
  const near = nearPeople(s, o)
  let count = 0
  for (let i = 0; i < near; i++) {
    const p = row[i]!
    if (!(chord2[i]! < surely(reachChord2[p]!)) && !reach(s, p, o)) continue
    if (excludes[p] !== 0 && !excluded(s, p, o)) continue
    let wrong = (any & avoids[p * 3]!) | (middling & avoids[p * 3 + 1]!) | (heavy & avoids[p * 3 + 2]!)
    wrong |= isRefused(taste[wishes + p]!) | (outsider[p]! & residentsOnly)
    wrong |= ((age[p]! || 255) - ageMin) >>> 31
    for (let w = 0; w < words; w++) wrong |= requires[w]! & ~skills[p * words + w]!
    row[count] = p
    chord2[count] = chord2[i]!
    count += some(wrong) ^ 1
  }
  return count
}

/** Those who accept its kind and, but for the very edge, have it within reach. */
const nearPeople = (s: Snapshot, o: number): number => {
  const { x, y, z, reachChord2, kinds } = s.people
  const { opportunities } = s
  const { row, chord2 } = s.found
  const [ox, oy, oz] = [opportunities.x[o]!, opportunities.y[o]!, opportunities.z[o]!]
  const kind = opportunities.kind[o]!
  const rows = s.person.ids.length
  let near = 0
  for (let p = 0; p < rows; p++) {
    const dx = x[p]! - ox
    const dy = y[p]! - oy
    const dz = z[p]! - oz
    const way = dx * dx + dy * dy + dz * dz
    row[near] = p
    chord2[near] = way
    near += some(kinds[p]! & kind) & mayReach(way, reachChord2[p]!)
  }
  return near
}
