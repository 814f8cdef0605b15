/** Who a team still lacks in one of its slots. */
import type { Team } from './bonds.ts'
import { inside, type Seating } from './seating.ts'

/** What is missing in a slot: a leader, so many experienced people, so many seats. */
export type Lack = { leader: boolean; seniors: number; seats: number }

/** What a slot of a team lacks with these people in it. */
export const lackOf = (t: Seating, team: Team, slot: number, people: readonly number[]): Lack => ({
  leader: team.leaders !== null && !people.some(p => team.leaders!.has(p)),
  seniors: Math.max(0, team.seniorsLeast[team.slots.indexOf(slot)]! - people.filter(p => team.seniors.has(p)).length),
  seats: t.market.need[slot]! - people.length,
})

/** Whether so many more people could still make it complete: one may be leader and experienced at once. */
export const isOpen = ({ leader, seniors, seats }: Lack): boolean => seats >= Math.max(leader ? 1 : 0, seniors)

export const isComplete = ({ leader, seniors, seats }: Lack): boolean => !leader && seniors === 0 && seats === 0

/** Whether a slot of a team could still become complete with these people besides those who are in it. */
export const completes = (t: Seating, slot: number, more: readonly number[]): boolean => {
  const team = t.market.teamOf.get(slot)
  return !team || isOpen(lackOf(t, team, slot, [...inside(t, slot), ...more]))
}
