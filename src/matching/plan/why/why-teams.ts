/** Why a team was not formed, and the smallest changes that would be enough. */

import { admits, fits } from '../../pair/score.ts'
import type { Rule, TeamReason } from '../../problem/rules.ts'
import type { Team } from '../seats/bonds.ts'
import { type Lack, lackOf } from '../seats/composition.ts'
import { couldAdd } from '../seats/conflict.ts'
import { eachCandidate } from '../seats/repair.ts'
import { held, inside, isFree, type Seating, sit, undo } from '../seats/seating.ts'
import { relaxed, splits, type TeamChange, whenOf } from './team-changes.ts'
import { rulesAgainst } from './why.ts'

/** Seats of a slot that cannot be filled. A rule keeps most of those away; `people` have better places or no time left. */
export type TeamMissing = { slot: string; seats: number; reasons: (Rule | TeamReason)[] }

type Found = { slot: number; lack: Lack }

/** What stands in the way of a team in a finished seating, and at most three changes, the smallest first. */
export const whyNoTeam = (t: Seating, team: Team): { missing: TeamMissing[]; changes: TeamChange[] } => {
  const { snapshot: s } = t.market
  const alone = team.slots
    .map(slot => ({ slot, lack: lackOf(t, team, slot, ableIn(t, slot)) }))
    .filter(({ lack }) => isShort(lack))
  const found = alone.length > 0 ? alone : fillScarcestFirst(t, team)
  const missing = found.map(one => missingOf(t, team, one, alone.length > 0 ? rulesAgainst(s, one.slot) : ['people']))
  if (found.length !== 1) return { missing, changes: [] }
  const [{ slot, lack }] = found as [Found]
  const others = alone.length > 0 ? [...splits(t, team, slot), ...relaxed(t, team, slot)] : []
  return { missing, changes: [...joining(t, team, slot, lack), ...others].slice(0, 3) }
}

const isShort = ({ leader, seniors, seats }: Lack): boolean => leader || seniors > 0 || seats > 0

/** Everybody who could take a slot alone. */
const ableIn = (t: Seating, slot: number): number[] => {
  const { snapshot: s } = t.market
  const o = s.slots.opportunity[slot]!
  return s.person.ids.flatMap((_, p) => (admits(s, p, o) && fits(s, p, slot) ? [p] : []))
}

/** What is lacking when whoever has time takes a seat, in the slots with the fewest candidates first. Nothing is changed. */
const fillScarcestFirst = (t: Seating, team: Team): Found[] => {
  const states = team.slots.map(slot => t.state[slot]!)
  const journal: NonNullable<Seating['journal']> = []
  t.journal = journal
  for (const slot of team.slots) t.state[slot] = held
  const candidates = (slot: number): { p: number; score: number }[] => {
    const list: { p: number; score: number }[] = []
    eachCandidate(t, slot, (p, score) => {
      if (couldAdd(t, p, slot)) list.push({ p, score })
    })
    return list.sort((a, b) => b.score - a.score || a.p - b.p)
  }
  const order = team.slots
    .map(slot => ({ slot, count: candidates(slot).length }))
    .sort((a, b) => a.count - b.count || a.slot - b.slot)
  for (const { slot } of order)
    while (isFree(t, slot)) {
      const [next] = candidates(slot)
      if (!next) break
      sit(t, next.p, slot, next.score)
    }
  const found = team.slots
    .map(slot => ({ slot, lack: lackOf(t, team, slot, inside(t, slot)) }))
    .filter(({ lack }) => isShort(lack))
  undo(t, journal)
  for (const [i, slot] of team.slots.entries()) t.state[slot] = states[i]!
  return found
}

const missingOf = (
  t: Seating,
  team: Team,
  { slot, lack: { leader, seniors, seats } }: Found,
  others: readonly (Rule | TeamReason)[],
): TeamMissing => {
  const bySeniors = team.seniorsLeast[team.slots.indexOf(slot)]! > team.experienced ? 'newcomers' : 'experienced'
  return {
    slot: t.market.snapshot.slotIds[slot]!,
    seats: Math.max(seats, seniors, leader ? 1 : 0),
    reasons: [
      ...(leader ? ['leader' as const] : []),
      ...(seniors > 0 ? [bySeniors as TeamReason] : []),
      ...(seats > 0 || !(leader || seniors > 0) ? others : []),
    ].slice(0, 3),
  }
}

/** More people in the slot: a leader where one is missing, experienced ones where they are, else anybody. */
const joining = (t: Seating, team: Team, slot: number, { leader, seniors, seats }: Lack): TeamChange[] => {
  const { snapshot: s } = t.market
  const at = whenOf(s, slot)
  if (leader) return seniors <= 1 && seats <= 1 ? [{ change: 'leader', at, skill: team.leader! }] : []
  if (seniors === 0) return [{ change: 'person', at, seats }]
  const category = s.keys.categories.list[s.opportunities.category[team.opportunity]!]!
  return [{ change: 'experienced', at, category, seats: Math.max(seniors, seats) }]
}
