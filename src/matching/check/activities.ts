/** The most that one person is worth at given prices where whole jobs count or activities are limited, for the checker. */

import { compatible, type Item } from './person.ts'

/** What somebody could take of an activity, whatever it weighs; `isAll`: these are all of its slots. */
export type Choice = { whole: boolean; isAll: boolean; fee: number; items: readonly Item[]; locked: readonly Item[] }

export type Limits = { weeks: number; maxHours: number; maxDays: number; most: number }

type Pack = { weight: number; items: readonly Item[] }

/** So many sets are looked at for one person before they are given up on. */
const patience = 400_000

/** The greatest weight of one or more slots that are allowed together, or null where the search is given up. */
export const allowedWorth = (choices: readonly Choice[], limits: Limits): number | null => {
  let left = patience
  const fits = (items: readonly Item[]): boolean => left-- > 0 && isFeasible(items, limits)
  const all = choices
    .map(choice => packsOf(choice, fits).sort((a, b) => b.weight - a.weight))
    .filter(packs => packs.length > 0)
    .sort((a, b) => b[0]!.weight - a[0]!.weight)
  // Beyond the first activity only what weighs something is worth taking.
  const sums = [0]
  for (const [top] of all) sums.push(sums.at(-1)! + Math.max(0, top!.weight))
  const upTo = (from: number, many: number): number =>
    sums[Math.min(all.length, from + many)]! - sums[Math.min(all.length, from)]!
  let best = Number.NEGATIVE_INFINITY
  const search = (from: number, many: number, weight: number, items: readonly Item[]): void => {
    for (let i = from; i < all.length && many > 0 && left > 0; i++) {
      if (items.length > 0 && weight + upTo(i, many) <= best) return
      for (const pack of all[i]!) {
        if (weight + pack.weight + upTo(i + 1, many - 1) <= best || left <= 0) break
        const both = [...items, ...pack.items]
        if (!fits(both)) continue
        best = Math.max(best, weight + pack.weight)
        search(i + 1, many - 1, weight + pack.weight, both)
      }
    }
  }
  search(0, limits.most, 0, [])
  return left > 0 ? best : null
}

const packOf = (items: readonly Item[], fee: number): Pack => ({
  weight: items.reduce((sum, { weight }) => sum + weight, 0) - fee,
  items,
})

/** Of a whole job all or what is locked; of any other activity every set of what weighs something, or the least burden. */
const packsOf = ({ whole, isAll, fee, items, locked }: Choice, fits: (items: readonly Item[]) => boolean): Pack[] => {
  if (whole) {
    const sets = [...(isAll ? [items] : []), ...(locked.length > 0 ? [locked] : [])]
    return sets.filter(fits).map(set => packOf(set, fee))
  }
  const heavy = items.filter(({ weight }) => weight > 0)
  if (heavy.length === 0) return [packOf([items.reduce((a, b) => (b.weight > a.weight ? b : a))], fee)]
  const sets: Item[][] = []
  const extend = (from: number, set: readonly Item[]): void => {
    for (let i = from; i < heavy.length; i++) {
      const more = [...set, heavy[i]!]
      if (!fits(more)) continue
      sets.push(more)
      extend(i + 1, more)
    }
  }
  extend(0, [])
  return sets.map(set => packOf(set, fee))
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
