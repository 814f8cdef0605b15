/**
 * The exact solver of one person's problem: of slots with weights, the feasible set of greatest weight, with the bonus
 * once for having anything. Slots that another one betters are dropped, what remains of a weekday is put into bundles,
 * and bundles are combined over the week by branch and bound. Nothing is allocated while it runs.
 */

import { mostOf } from '../seats/jobs.ts'
import { hold } from '../seats/market.ts'
import { chooseActivities } from './activities.ts'
import { bundle } from './bundles.ts'
import type { Chooser, Limits } from './chooser-state.ts'
import { combine } from './combine.ts'
import { chargeOf, shareCharges } from './tolls.ts'

/**
 * Forgets what was offered: from here on a person chooses, or the party that the person stands for; `charged` where
 * activities of few places take their charge.
 */
export const begin = (c: Chooser, p: number, charged: boolean): void => {
  c.charged = charged && c.market.capacity.size > 0
  c.keptCount.fill(0)
  c.lone = -1
  c.size = c.market.parties.get(p)?.length ?? 1
  c.locked = c.market.locked.get(p)
  c.offeredCount = 0
  if (c.market.strict) c.most = mostOf(c.market, p)
}

/** What a slot costs those who choose, in 64ths: its price for each; a locked one is never given up. */
export const costOf = (c: Chooser, slot: number): number =>
  c.size * c.market.price[slot]! - (c.locked?.has(slot) ? hold : 0)

/** Offers a slot that the person could take alone, with its weight in 64ths. */
export const offer = (c: Chooser, slot: number, weight: number): void => {
  c.weight[slot] = weight
  if (c.market.strict) c.offered[c.offeredCount++] = slot
  else keep(c, slot)
}

/** Keeps a slot where no other one betters it, and drops those that it betters. */
const keep = (c: Chooser, slot: number): void => {
  const weight = c.weight[slot]!
  if ((weight <= 0 || c.charged) && (c.lone < 0 || aloneIn(c, slot) > aloneIn(c, c.lone))) c.lone = slot
  if (weight <= 0) return
  const day = c.market.day[slot]!
  const row = day * c.perDay
  const count = c.keptCount[day]!
  for (let i = row; i < row + count; i++) if (betters(c, c.kept[i]!, slot)) return
  let to = row
  for (let i = row; i < row + count; i++) if (!betters(c, slot, c.kept[i]!)) c.kept[to++] = c.kept[i]!
  c.kept[to++] = slot
  c.keptCount[day] = to - row
}

/** What a slot weighs for whoever takes nothing else. */
const aloneIn = (c: Chooser, slot: number): number => c.weight[slot]! - chargeOf(c, slot)

/** Whether slot a can stand in for slot b in any set and weighs no less. */
const betters = (c: Chooser, a: number, b: number): boolean => {
  const m = c.market
  return (
    c.weight[a]! - extraCharge(c, a, b) >= c.weight[b]! &&
    m.from[a]! >= m.from[b]! &&
    m.to[a]! <= m.to[b]! &&
    (m.weeks[a]! & ~m.weeks[b]!) === 0 &&
    m.demanding[a]! <= m.demanding[b]! &&
    (m.adjacent[b] === 0 || m.place[a] === m.place[b])
  )
}

/** What a slot may cost more in charges than the one that it stands in for. */
const extraCharge = (c: Chooser, a: number, b: number): number => {
  if (!c.charged) return 0
  const of = c.market.snapshot.slots.opportunity
  return of[a] === of[b] ? 0 : chargeOf(c, a)
}

/**
 * Chooses for a person with limits of hours a week (quarters) and days: fills `chosen` and `bound`, gives the value of
 * the choice. The bonus counts once where anything is chosen; nothing is chosen where that is worth no more than nothing.
 */
export const choose = (c: Chooser, limits: Limits, bonus: number): number =>
  c.market.strict ? chooseAllowed(c, limits, bonus) : chooseSlots(c, limits, bonus)

/** With whole jobs and limits of activities; where that search is given up, what is best without them is a bound, and often allowed. */
const chooseAllowed = (c: Chooser, limits: Limits, bonus: number): number => {
  const { value, isBest } = chooseActivities(c, limits, bonus)
  if (isBest) return value
  const [bound, chosen] = [c.bound, c.chosen.slice(0, c.chosenCount)]
  for (let i = 0; i < c.offeredCount; i++) keep(c, c.offered[i]!)
  const free = chooseSlots(c, limits, bonus)
  c.bound = Math.min(c.bound, bound)
  if (free >= value && isAllowed(c)) return free
  c.chosen.set(chosen)
  c.chosenCount = chosen.length
  return value
}

/** Whether what is chosen keeps the limit of activities, and of whole jobs is all or what is locked. */
const isAllowed = ({ chosen, chosenCount, locked, most, market: m }: Chooser): boolean => {
  const byActivity = Map.groupBy(chosen.subarray(0, chosenCount), slot => m.snapshot.slots.opportunity[slot]!)
  if (byActivity.size > most) return false
  return [...byActivity].every(
    ([o, slots]) =>
      m.whole[o] === 0 || slots.length === m.snapshot.opportunities.slots[o]! || slots.every(slot => locked?.has(slot)),
  )
}

const chooseSlots = (c: Chooser, limits: Limits, bonus: number): number => {
  c.chosenCount = 0
  c.bound = 0
  const alone = c.lone < 0 ? Number.NEGATIVE_INFINITY : aloneIn(c, c.lone)
  if (c.keptCount.every(count => count === 0)) return chooseLone(c, alone + bonus)
  shareCharges(c, limits, alone)
  bundle(c, limits)
  const value = combine(c, limits, c.charged ? alone : 0)
  c.bound = Math.max(0, c.bound + bonus, value + bonus)
  if (c.chosenCount === 0) return chooseLone(c, alone + bonus)
  if (value + bonus > 0) return value + bonus
  c.chosenCount = 0
  return 0
}

const chooseLone = (c: Chooser, value: number): number => {
  if (value <= 0) return 0
  c.chosen[0] = c.lone
  c.chosenCount = 1
  c.bound = Math.max(c.bound, value)
  return value
}
