/** What no single move mends in a small city: a few people let go of everything and start anew, over and over. */

import { type Random, randomOf } from '../../problem/random.ts'
import type { Chooser } from '../choose/chooser-state.ts'
import type { Team } from '../seats/bonds.ts'
import { columnsEach, type Market } from '../seats/market.ts'
import { firstOf } from '../seats/parties.ts'
import { held, inside, isLocked, leave, type Seating, shut } from '../seats/seating.ts'
import { improve, settleFree } from './improve.ts'
import { dissolve, form, trial } from './teams.ts'

/** How often it is worth it: seldom in a large city, and seldom where a single person's choice is long work. */
export const shakesFor = (m: Market): number => {
  const people = Math.max(1, m.bonus.length)
  const columns = m.columnCount.reduce((sum, count) => sum + count, 0) / people
  return Math.floor(Math.min(300, 30_000 / people, 1_000_000 / (1 + columns * columns)))
}

/** Lets some of those who sit together start anew; what does not lose by it stays. Ends early where nothing can be gained. */
export const shake = (t: Seating, c: Chooser, times: number, bound: number, stopped: () => boolean): void => {
  const random = randomOf(1)
  const { order } = t.market
  const slots = Array.from({ length: t.market.slotCount }, (_, slot) => slot).filter(slot => t.market.need[slot]! > 0)
  if (slots.length === 0 || order.length === 0) return
  for (let i = 0; i < times && t.objective < bound && !stopped(); i++) {
    const slot = random.pick(slots)
    const teams = teamsAround(t, slot, random)
    trial(t, c, teams, () => startAnew(t, c, slot, teams, order, random), 0)
  }
}

/** The team of a slot, and sometimes another one that may keep the people it would need. */
const teamsAround = (t: Seating, slot: number, random: Random): Team[] => {
  const { teamOf, teams } = t.market
  const own = teamOf.get(slot)
  const other = teams.length > 0 && random.chance(0.5) ? random.pick(teams) : undefined
  return [...new Set([own, other])].filter(team => team !== undefined)
}

/** Empties a slot, with it teams and what some others have; all choose again in any order, most of them not everything. */
const startAnew = (
  t: Seating,
  c: Chooser,
  slot: number,
  teams: readonly Team[],
  order: Uint32Array,
  random: Random,
): boolean => {
  const others = Array.from({ length: random.integer(0, 7) }, () => order[random.integer(0, order.length - 1)]!)
  const seated = [...around(t, slot), ...teams.flatMap(team => team.slots)].flatMap(one => inside(t, one))
  const people = shuffled([...seated.map(p => firstOf(t.market, p)), ...others], random)
  const again = teams.filter(team => t.state[team.slots[0]!] !== held || random.chance(0.7))
  for (const team of teams) dissolve(t, team)
  for (const p of people) letGo(t, p)
  const passes = (): boolean => random.chance(0.25)
  for (const team of shuffled(again, random))
    if (!form(t, c, team, { order: shuffled(team.slots, random), passes })) dissolve(t, team)
  for (const p of people) settleBut(t, c, p, random)
  for (const p of people) improve(t, c, p)
  return true
}

/** The slots that are emptied with one: of an activity of few places all, since a place is free only where somebody leaves all of it. */
const around = ({ market: { capacity, snapshot } }: Seating, slot: number): number[] => {
  const o = snapshot.slots.opportunity[slot]!
  const { slotsAt, slots } = snapshot.opportunities
  return capacity.has(o) ? Array.from({ length: slots[o]! }, (_, i) => slotsAt[o]! + i) : [slot]
}

/** Gives a person the best of the free seats, but for a slot drawn by lot that somebody else may need more. */
const settleBut = (t: Seating, c: Chooser, p: number, random: Random): void => {
  const slot = t.market.columnSlot[p * columnsEach + random.integer(0, Math.max(0, t.market.columnCount[p]! - 1))]!
  const state = t.state[slot]!
  if (state === 0) t.state[slot] = shut
  settleFree(t, c, p)
  t.state[slot] = state
}

/** Leaves every slot that neither a lock nor a team holds. */
const letGo = (t: Seating, p: number): void => {
  const row = p * t.market.choicesEach
  for (const slot of t.slotOf.slice(row, row + t.count[p]!))
    if (t.state[slot] !== held && !isLocked(t.market, p, slot)) leave(t, p, slot)
}

const shuffled = <T>(list: readonly T[], random: Random): T[] =>
  [...new Set(list)]
    .map(one => ({ one, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)
