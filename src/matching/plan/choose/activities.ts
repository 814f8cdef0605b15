/**
 * One person's problem where whole jobs count or the number of activities is limited: of at most so many activities, of
 * each a set of its slots that is allowed. Depth-first over the activities, the heaviest first, and slot by slot in each.
 */

import { popcount } from '../../table/keys.ts'
import { clash } from '../seats/market.ts'
import type { Chooser, Limits } from './chooser-state.ts'
import { chargeOf } from './tolls.ts'

/**
 * An activity that somebody could take part in: its slots, the heaviest first, with what those from each on weigh
 * together; of a whole job the only sets that are allowed; its charge; and what it is worth at most.
 */
type Group = {
  slots: readonly number[]
  rest: readonly number[]
  sets: readonly (readonly number[])[] | null
  fee: number
  most: number
}

type Search = {
  c: Chooser
  limits: Limits
  groups: readonly Group[]
  /** What the first so many groups are worth at most. */
  sums: readonly number[]
  best: number
  chosen: number[]
  steps: number
}

// What is taken on the way: slots, by weekday the weeks of their dates and those with two, days, hours by week; and what
// there was before each slot.
const picked: number[] = []
const before: number[] = []
const once = new Int32Array(7)
const twice = new Int32Array(7)
const hours = new Int32Array(32)
let days = 0

/**
 * Chooses the best allowed set where the search comes to its end, else the best that it found: fills `chosen`, and `bound`
 * with what none exceeds. Gives the value of the choice, and whether the search came to its end.
 */
export const chooseActivities = (c: Chooser, limits: Limits, bonus: number): { value: number; isBest: boolean } => {
  const search: Search = { c, limits, groups: [], sums: [0], best: 0, chosen: [], steps: 0 }
  const groups = groupsOf(search)
  const worthy = groups.filter(({ most }) => most > 0)
  const most = mostWorth(c, groups, worthy, bonus)
  search.best = 0
  search.chosen = []
  search.groups = worthy
  search.sums = sumsOf(worthy)
  visit(search, 0, c.most, bonus)
  // What is worth nothing by itself is taken for the bonus at most, and then alone.
  for (const group of c.most > 0 ? groups.slice(worthy.length) : []) {
    if (bonus + group.most <= search.best) break
    search.groups = [group]
    search.sums = [0, group.most]
    visit(search, 0, 1, bonus)
  }
  const isBest = search.steps < c.effort.steps
  c.bound = isBest ? search.best : Math.max(search.best, most)
  c.chosen.set(search.chosen)
  c.chosenCount = search.chosen.length
  return { value: search.best, isBest }
}

const sumsOf = (groups: readonly Group[]): number[] => {
  const sums = [0]
  for (const { most } of groups) sums.push(sums.at(-1)! + most)
  return sums
}

const mostWorth = (c: Chooser, groups: readonly Group[], worthy: readonly Group[], bonus: number): number => {
  if (c.most === 0 || groups.length === 0) return 0
  return bonus + (worthy.length > 0 ? sumsOf(worthy)[Math.min(worthy.length, c.most)]! : groups[0]!.most)
}

/** The activities of what was offered, the one that is worth most first, without those of which nothing is allowed. */
const groupsOf = (search: Search): Group[] => {
  const { c } = search
  const of = c.market.snapshot.slots.opportunity
  const slots = new Map<number, number[]>()
  for (let i = 0; i < c.offeredCount; i++) {
    const slot = c.offered[i]!
    const own = slots.get(of[slot]!)
    if (own) own.push(slot)
    else slots.set(of[slot]!, [slot])
  }
  const groups: Group[] = []
  for (const [o, own] of slots) {
    const group = c.market.whole[o] === 1 ? wholeGroup(search, o, own) : freeGroup(search, own)
    if (group) groups.push(group)
  }
  return groups.sort((a, b) => b.most - a.most || a.slots[0]! - b.slots[0]!)
}

/** Of a whole job either all, where all of it is to be had, or what is locked. */
const wholeGroup = (search: Search, o: number, slots: readonly number[]): Group | null => {
  const { c, limits } = search
  const locked = slots.filter(slot => c.locked?.has(slot))
  const all = slots.length === c.market.snapshot.opportunities.slots[o]! ? [slots] : []
  const sets = [...all, ...(locked.length > 0 ? [locked] : [])].filter(set => {
    const fits = putAll(c, limits, set)
    if (fits) liftAll(c, set.length)
    return fits
  })
  if (sets.length === 0) return null
  const fee = chargeOf(c, slots[0]!)
  return { slots, rest: [], sets, fee, most: Math.max(...sets.map(set => sumOf(c, set))) - fee }
}

/** Of any other activity every set; what weighs nothing is worth a thought only where nothing in it weighs something. */
const freeGroup = (search: Search, all: readonly number[]): Group => {
  const { c, limits } = search
  const sorted = all.toSorted((a, b) => c.weight[b]! - c.weight[a]! || a - b)
  const heavy = sorted.filter(slot => c.weight[slot]! > 0)
  const slots = heavy.length > 0 ? heavy : sorted.slice(0, 1)
  const rest = slots.map((_, i) => sumOf(c, slots.slice(i)))
  const fee = chargeOf(c, slots[0]!)
  const group = { slots, rest: [...rest, 0], sets: null, fee, most: rest[0]! - fee }
  if (putAll(c, limits, slots)) {
    liftAll(c, slots.length)
    return group
  }
  const alone: Search = { ...search, groups: [group], sums: [0, group.most], best: Number.NEGATIVE_INFINITY, steps: 0 }
  visit(alone, 0, 1, 0)
  return alone.steps < c.effort.steps ? { ...group, most: alone.best } : group
}

const sumOf = ({ weight }: Chooser, slots: readonly number[]): number => {
  let sum = 0
  for (const slot of slots) sum += weight[slot]!
  return sum
}

/** Takes so many of the groups from one on, in every way that may become better than the best. */
const visit = (search: Search, first: number, left: number, value: number): void => {
  const { groups, c } = search
  for (let g = first; g < groups.length && left > 0 && search.steps < c.effort.steps; g++) {
    if (value + worthFrom(search, g, left) <= search.best) return
    const { sets, fee } = groups[g]!
    if (sets) for (const set of sets) takeSet(search, g, left, value - fee, set)
    else pick(search, g, 0, left, value - fee, 0)
  }
}

/** What so many of the groups from one on are worth at most. */
const worthFrom = ({ sums }: Search, g: number, left: number): number =>
  sums[Math.min(sums.length - 1, g + left)]! - sums[Math.min(sums.length - 1, g)]!

const takeSet = (search: Search, g: number, left: number, value: number, set: readonly number[]): void => {
  search.steps++
  if (!putAll(search.c, search.limits, set)) return
  goOn(search, g, left, value + sumOf(search.c, set))
  liftAll(search.c, set.length)
}

/** Takes the slots of a group from one on, or not. */
const pick = (search: Search, g: number, at: number, left: number, value: number, taken: number): void => {
  const { c, limits, groups } = search
  const { slots, rest } = groups[g]!
  if (value + rest[at]! + worthFrom(search, g + 1, left - 1) <= search.best) return
  if (at === slots.length && taken > 0) goOn(search, g, left, value)
  if (at === slots.length || ++search.steps >= c.effort.steps) return
  const slot = slots[at]!
  if (put(c, limits, slot)) {
    pick(search, g, at + 1, left, value + c.weight[slot]!, taken + 1)
    lift(c)
  }
  pick(search, g, at + 1, left, value, taken)
}

const goOn = (search: Search, g: number, left: number, value: number): void => {
  if (value > search.best) {
    search.best = value
    search.chosen = [...picked]
  }
  visit(search, g + 1, left - 1, value)
}

/** Takes all of these slots besides what is taken, or none. */
const putAll = (c: Chooser, limits: Limits, slots: readonly number[]): boolean => {
  for (const [i, slot] of slots.entries())
    if (!put(c, limits, slot)) {
      liftAll(c, i)
      return false
    }
  return true
}

const liftAll = (c: Chooser, many: number): void => {
  for (let i = 0; i < many; i++) lift(c)
}

/** Takes a slot where it goes together with what is taken. */
const put = ({ market: m, weeks: all }: Chooser, limits: Limits, slot: number): boolean => {
  const [day, weeks, length] = [m.day[slot]!, m.weeks[slot]!, m.to[slot]! - m.from[slot]!]
  if ((twice[day]! & weeks) !== 0) return false
  const more = popcount(weeks & ~once[day]!)
  if (days + more > limits.days) return false
  for (let week = 0; week < all; week++) if ((weeks >>> week) & 1 && hours[week]! + length > limits.hours) return false
  for (const other of picked) if (clash(m, other, slot)) return false
  before.push(once[day]!, twice[day]!)
  twice[day]! |= once[day]! & weeks
  once[day]! |= weeks
  days += more
  for (let week = 0; week < all; week++) if ((weeks >>> week) & 1) hours[week]! += length
  picked.push(slot)
  return true
}

/** Leaves the slot that was taken last. */
const lift = ({ market: m, weeks: all }: Chooser): void => {
  const slot = picked.pop()!
  const [day, weeks, length] = [m.day[slot]!, m.weeks[slot]!, m.to[slot]! - m.from[slot]!]
  twice[day] = before.pop()!
  const had = before.pop()!
  days -= popcount(weeks & ~had)
  once[day] = had
  for (let week = 0; week < all; week++) if ((weeks >>> week) & 1) hours[week]! -= length
}
