/** The most that one person is worth at given prices where whole jobs count or activities are limited, for the checker. */

import { compatible, type Item } from './person.ts'

/** What somebody could take of an activity, whatever it weighs; `isAll`: these are all of its slots. */
export type Choice = { whole: boolean; isAll: boolean; fee: number; items: readonly Item[]; locked: readonly Item[] }

export type Limits = { weeks: number; maxHours: number; maxDays: number; most: number }

/**
 * An activity with what may be taken of it: of a whole job one of these sets, of any other any of the items, the heaviest
 * first, with what those from each on weigh; what it is worth at most.
 */
type Group = {
  fee: number
  sets: readonly (readonly Item[])[] | null
  items: readonly Item[]
  rest: readonly number[]
  top: number
}

/** So many steps are taken for one person before the search is given up. */
const patience = 100_000

/**
 * The greatest weight of one or more slots that are allowed together; where the search is given up, no more than that of
 * the heaviest activities, each for itself.
 */
export const allowedWorth = (choices: readonly Choice[], limits: Limits): { worth: number; isExact: boolean } => {
  const groups = choices.flatMap(choice => groupOf(choice, limits) ?? []).sort((a, b) => b.top - a.top)
  const first = groups[0]?.top ?? Number.NEGATIVE_INFINITY
  if (limits.most === 0 || groups.length === 0) return { worth: Number.NEGATIVE_INFINITY, isExact: true }
  // Beyond the first activity only what weighs something is worth taking.
  const heavy = groups.filter(({ top }) => top > 0)
  const found = bestOf(heavy, limits, limits.most, first > 0 ? 0 : first)
  const most = sumsOf(heavy)[Math.min(heavy.length, limits.most)]!
  return found.isExact ? { worth: found.best, isExact: true } : { worth: Math.max(first, most), isExact: false }
}

const sumsOf = (groups: readonly Group[]): number[] => {
  const sums = [0]
  for (const { top } of groups) sums.push(sums.at(-1)! + top)
  return sums
}

/** The most that so many of the groups are worth together, if more than `least`: depth first, slot by slot. */
const bestOf = (
  groups: readonly Group[],
  limits: Limits,
  many: number,
  least: number,
): { best: number; isExact: boolean } => {
  const sums = sumsOf(groups)
  const upTo = (from: number, count: number): number =>
    sums[Math.min(groups.length, from + count)]! - sums[Math.min(groups.length, from)]!
  let best = least
  let left = patience
  const choose = (from: number, count: number, weight: number, taken: readonly Item[]): void => {
    best = Math.max(best, taken.length > 0 ? weight : least)
    for (let g = from; g < groups.length && count > 0 && left > 0; g++) {
      if (weight + upTo(g, count) <= best) return
      const { fee, sets } = groups[g]!
      if (sets) for (const set of sets) takeSet(g, count, weight - fee, taken, set)
      else takeSome(g, 0, count, weight - fee, taken, false)
    }
  }
  const takeSet = (g: number, count: number, weight: number, taken: readonly Item[], set: readonly Item[]): void => {
    left--
    const both = [...taken, ...set]
    if (isFeasible(both, limits)) choose(g + 1, count - 1, weight + weightOf(set), both)
  }
  const takeSome = (
    g: number,
    at: number,
    count: number,
    weight: number,
    taken: readonly Item[],
    isAny: boolean,
  ): void => {
    const { items, rest } = groups[g]!
    if (weight + rest[at]! + upTo(g + 1, count - 1) <= best) return
    const item = items[at]
    if (!item && isAny) choose(g + 1, count - 1, weight, taken)
    if (!item || --left < 0) return
    const more = [...taken, item]
    if (isFeasible(more, limits)) takeSome(g, at + 1, count, weight + item.weight, more, true)
    takeSome(g, at + 1, count, weight, taken, isAny)
  }
  choose(0, many, 0, [])
  return { best, isExact: left > 0 }
}

const weightOf = (items: readonly Item[]): number => items.reduce((sum, { weight }) => sum + weight, 0)

/** Of a whole job all or what is locked; of any other activity what weighs something, or the least burden. Null: nothing. */
const groupOf = ({ whole, isAll, fee, items, locked }: Choice, limits: Limits): Group | null => {
  if (whole) {
    const sets = [...(isAll ? [items] : []), ...(locked.length > 0 ? [locked] : [])].filter(set =>
      isFeasible(set, limits),
    )
    return sets.length === 0 ? null : { fee, sets, items, rest: [], top: Math.max(...sets.map(weightOf)) - fee }
  }
  const sorted = items.toSorted((a, b) => b.weight - a.weight)
  const heavy = sorted.filter(({ weight }) => weight > 0)
  const own = heavy.length > 0 ? heavy : sorted.slice(0, 1)
  const rest = [...own.map((_, i) => weightOf(own.slice(i))), 0]
  const group = { fee, sets: null, items: own, rest, top: rest[0]! - fee }
  if (isFeasible(own, limits)) return group
  const alone = bestOf([group], limits, 1, Number.NEGATIVE_INFINITY)
  return alone.isExact ? { ...group, top: alone.best } : group
}

/** Whether one person can have all of these. */
const isFeasible = (items: readonly Item[], { weeks, maxHours, maxDays }: Limits): boolean => {
  const dates = new Map<number, number>()
  const hard: number[] = []
  const hours = Array<number>(weeks).fill(0)
  for (const { day, from, to, weeks: own, demanding } of items)
    for (const week of own) {
      const date = week * 7 + day
      dates.set(date, (dates.get(date) ?? 0) + 1)
      if (demanding) hard.push(date)
      hours[week - 1]! += to - from
    }
  return (
    dates.size <= maxDays &&
    [...dates.values()].every(count => count <= 2) &&
    hours.every(sum => sum <= maxHours) &&
    hard.every((a, i) => hard.every((b, j) => i === j || Math.abs(a - b) > 1)) &&
    items.every((a, i) => items.slice(i + 1).every(b => compatible(a, b)))
  )
}
