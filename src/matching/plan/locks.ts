/** What is wrong with a problem as a whole; last, locked placements that cannot stand: alone, or with those before them. */

import { brokenPairRules, brokenSlotRules } from '../pair/score.ts'
import { contentIssues } from '../problem/content.ts'
import { problemSchema } from '../problem/format.ts'
import type { Problem } from '../problem/model.ts'
import { type PlanRule, pairRules, type Rule, slotRules } from '../problem/rules.ts'
import { type Issue, misfits } from '../problem/schema.ts'
import { snapshotOf } from '../table/rows.ts'
import { lackOf } from './seats/composition.ts'
import { conflictOf } from './seats/conflict.ts'
import { marketOf } from './seats/market.ts'
import { inside, isFree, isWelcome, type Seating, seatingOf, sit, sitsIn, tooMany } from './seats/seating.ts'

/** All that is wrong with a problem, up to a hundred issues: its shape, else what the shape cannot say, else its locks. */
export const checkProblem = (value: unknown): Issue[] => {
  const shape = misfits(problemSchema, value)
  if (shape.length > 0) return shape
  const content = contentIssues(value as Problem)
  return (content.length > 0 ? content : lockIssues(value as Problem)).slice(0, 100)
}

/**
 * What is wrong with the locks of a problem that is valid without them; each that can stand is set before the next is
 * judged. A part of a whole job may be locked, and more activities than a person takes part in otherwise.
 */
const lockIssues = ({ locked = [], ...problem }: Problem): Issue[] => {
  if (locked.length === 0) return []
  const t = seatingOf(marketOf(snapshotOf(problem), lenient(problem)))
  const { snapshot: s } = t.market
  const slots = new Map(s.slotIds.map((id, row) => [id, row]))
  const seen = new Set<string>()
  return locked.flatMap(({ person, slot: id }, i): Issue[] => {
    const [p, slot] = [s.person.row.get(person), slots.get(id)]
    if (p === undefined) return [{ path: `locked[${i}].person`, code: 'unknown', expected: person }]
    if (slot === undefined) return [{ path: `locked[${i}].slot`, code: 'unknown', expected: id }]
    if (seen.has(`${p} ${slot}`)) return [{ path: `locked[${i}]`, code: 'repeated' }]
    seen.add(`${p} ${slot}`)
    if (sitsIn(t, p, slot)) return []
    const broken = brokenBy(t, p, slot)
    if (broken.length === 0) sit(t, p, slot, 0)
    return broken.map(code => ({ path: `locked[${i}]`, code }))
  })
}

/** Without whole jobs and limits of activities. */
const lenient = ({ people, opportunities }: Problem): Pick<Problem, 'people' | 'opportunities'> => ({
  people: people.map(({ maxActivities: _, ...person }) => person),
  opportunities: opportunities.map(({ whole: _, ...opportunity }) => opportunity),
})

/** The rules that a person, or one of the party, breaks by taking a slot besides the present seats. */
const brokenBy = (t: Seating, p: number, slot: number): (Rule | PlanRule)[] => {
  const { market: m } = t
  const { snapshot: s } = m
  const party = m.parties.get(p) ?? [p]
  const alone = pairRules.filter((_, i) =>
    party.some(q => (brokenPairRules(s, q, s.slots.opportunity[slot]!) >>> i) & 1),
  )
  const hours = slotRules.filter((_, i) => party.some(q => (brokenSlotRules(s, q, slot) >>> i) & 1))
  if (alone.length + hours.length > 0) return [...alone, ...hours]
  const conflict = conflictOf(t, p, slot)
  return [
    ...(isFree(t, slot, party.length) ? teamBroken(t, party, slot) : ['need' as const]),
    ...(tooMany(t, p, slot) > 0 ? ['capacity' as const] : []),
    ...(isWelcome(t, p, slot) ? [] : ['apart' as const]),
    ...(conflict ? [conflict] : []),
  ]
}

/** Why a team could not be complete any more with these people in a slot. */
const teamBroken = (t: Seating, more: readonly number[], slot: number): PlanRule[] => {
  const team = t.market.teamOf.get(slot)
  if (!team) return []
  const people = [...inside(t, slot), ...more]
  const { leader, seniors, seats } = lackOf(t, team, slot, people)
  if (leader && seats === 0) return ['leader']
  if (seniors <= seats) return []
  return [people.filter(p => !team.seniors.has(p)).length > team.newcomers ? 'newcomers' : 'experienced']
}
