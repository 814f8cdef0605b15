/** The most that one person can be worth at given prices, for the checker: exact but for the few whom it gives up on. */
import { type Bundle, combine, type Limits } from './combine.ts'
import type { Seat } from './facts.ts'
import { byToll, isNoDearer, joined, newOf, type Toll } from './tolls.ts'

export type Item = {
  /** Weekday, 0 for Monday. */
  day: number
  from: number
  to: number
  weeks: readonly number[]
  place: string
  demanding: boolean
  weight: number
  /** What its activity costs besides, once. */
  toll: Toll | null
}

/** A seat with what it is worth to somebody. */
export const itemOf = (
  { day, from, to, slot, weeks, place }: Seat,
  weight: number,
  toll: Toll | null = null,
): Item => ({
  day,
  from,
  to,
  weeks,
  place,
  demanding: slot.demanding === true,
  weight,
  toll,
})

/** Whether one person can do both: no common date, or enough time between. */
export const compatible = (a: Item, b: Item): boolean => {
  if (a.day !== b.day || !a.weeks.some(week => b.weeks.includes(week))) return true
  const between = a.place === b.place ? 0 : 1
  return a.to + between <= b.from || b.to + between <= a.from
}

const hasNeighbour = (item: Item, items: readonly Item[]): boolean =>
  items.some(other => other !== item && other.place === item.place && other.day === item.day)

/** Drops what another item can always stand in for: no longer, no more weeks, no lighter, no dearer, and no neighbour's advantage. */
const undominated = (items: readonly Item[]): Item[] => {
  const kept: Item[] = []
  for (const item of [...items].sort((a, b) => b.weight - a.weight || a.to - a.from - (b.to - b.from))) {
    const beaten = kept.some(
      better =>
        better.day === item.day &&
        better.from >= item.from &&
        (item.demanding || !better.demanding) &&
        better.to <= item.to &&
        better.weeks.every(week => item.weeks.includes(week)) &&
        isNoDearer(better, item) &&
        (better.place === item.place || !hasNeighbour(item, items)),
    )
    if (!beaten) kept.push(item)
  }
  return kept
}

/** All sets of a weekday's items that fit together, at most two a date, but for those beaten. Null if too many. */
const bundlesOf = (items: readonly Item[], { weeks, maxHours }: Limits): Bundle[] | null => {
  const best = new Map<string, Bundle>()
  let tried = 0
  const extend = (from: number, picked: readonly Item[], bundle: Bundle): boolean => {
    if (++tried > 40_000) return false
    const owed = bundle.tolls.length === 0 ? '' : bundle.tolls.map(({ row }) => row)
    const key = `${bundle.hours} ${bundle.hard} ${owed}`
    if ((best.get(key)?.weight ?? -1) < bundle.weight) best.set(key, bundle)
    for (let i = from; i < items.length; i++) {
      const item = items[i]!
      if (!picked.every(other => compatible(other, item))) continue
      if (item.demanding && item.weeks.some(week => bundle.hard.includes(week))) continue
      if (item.weeks.some(week => picked.filter(other => other.weeks.includes(week)).length === 2)) continue
      const hours = bundle.hours.map((sum, w) => (item.weeks.includes(w + 1) ? sum + item.to - item.from : sum))
      if (hours.some(sum => sum > maxHours)) continue
      const weight = bundle.weight + item.weight
      const next = {
        weight,
        eased: weight,
        tolls: item.toll ? joined(bundle.tolls, [item.toll]) : bundle.tolls,
        dates: hours.filter(sum => sum > 0).length,
        hours,
        total: hours.reduce((sum, h) => sum + h, 0),
        hard: item.demanding ? [...bundle.hard, ...item.weeks].sort((a, b) => a - b) : bundle.hard,
      }
      if (!extend(i + 1, [...picked, item], next)) return false
    }
    return true
  }
  const finished = extend(0, [], nothing(weeks))
  return finished ? unbeaten([...best.values()].sort((a, b) => b.weight - a.weight)) : null
}

/** Drops the sets that another can always stand in for; without tolls so few of them that the look is not worth it. */
const unbeaten = (bundles: Bundle[]): Bundle[] => {
  if (bundles.every(({ tolls }) => tolls.length === 0)) return bundles
  const kept: Bundle[] = []
  for (const bundle of bundles) if (!kept.some(better => beats(better, bundle))) kept.push(bundle)
  return kept
}

/** Whether one set is worth as much as another, whatever is paid already, and takes no more of any week. */
const beats = (better: Bundle, bundle: Bundle): boolean =>
  better.total <= bundle.total &&
  better.weight - newOf(better.tolls, bundle.tolls) >= bundle.weight &&
  better.hours.every((sum, w) => sum <= bundle.hours[w]!) &&
  better.hard.every(week => bundle.hard.includes(week))

const nothing = (weeks: number): Bundle => ({
  weight: 0,
  eased: 0,
  tolls: [],
  dates: 0,
  hours: Array(weeks).fill(0),
  total: 0,
  hard: [],
})

/** A bound for a weekday with too many sets: weights spread evenly over dates, two of them on each, and no tolls. */
const roughBundles = (items: readonly Item[], weeks: number): Bundle[] => {
  const dates = Array.from({ length: weeks }, (_, w) => {
    const here = items.filter(item => item.weeks.includes(w + 1)).map(item => item.weight / item.weeks.length)
    return here
      .sort((a, b) => b - a)
      .slice(0, 2)
      .reduce((sum, share) => sum + share, 0)
  }).sort((a, b) => b - a)
  const none = nothing(weeks)
  const rough = dates.map((_, i) => {
    const weight = dates.slice(0, i + 1).reduce((sum, d) => sum + d, 0)
    return { ...none, dates: i + 1, weight, eased: weight }
  })
  return [none, ...rough].reverse()
}

/**
 * The greatest weight, less the tolls, of a feasible set of one or more items that each weigh something, but at least
 * `least`; or somewhat more where the search is given up.
 */
export const worthOf = (items: readonly Item[], limits: Limits, least: number): number => {
  const owing = byToll(items)
  let most = least
  let worthy = items
  for (const [toll, own] of owing) {
    const sum = own.reduce((all, { weight }) => all + weight, 0)
    if (sum > toll.fee) continue
    // An activity that never makes up for its toll is taken for the first bonus at most, and then nothing besides.
    worthy = worthy.filter(item => item.toll !== toll)
    if (sum - toll.fee > most) most = bestSet(own.map(withoutToll), limits, most + toll.fee) - toll.fee
  }
  // The only item of an activity bears the whole toll as part of its weight: nothing else is paid with it.
  const borne = worthy.map(item =>
    item.toll && owing.get(item.toll)!.length === 1
      ? { ...withoutToll(item), weight: item.weight - item.toll.fee }
      : item,
  )
  return borne.length === 0 ? most : bestSet(borne, limits, most)
}

const withoutToll = (item: Item): Item => ({ ...item, toll: null })

const bestSet = (items: readonly Item[], limits: Limits, least: number): number => {
  const kept = undominated(items)
  const days = [0, 1, 2, 3, 4, 5, 6]
    .map(day => ({ day, list: kept.filter(item => item.day === day) }))
    .filter(({ list }) => list.length > 0)
    .map(({ day, list }) => ({ day, bundles: bundlesOf(list, limits) ?? roughBundles(list, limits.weeks) }))
  return combine(days, limits, least)
}
