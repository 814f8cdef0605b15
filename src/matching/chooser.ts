/**
 * The exact solver of one person's problem: of slots with weights, the feasible set of greatest weight, with the bonus
 * once for having anything. Slots that another one betters are dropped, what remains of a weekday is put into bundles,
 * and bundles are combined over the week by branch and bound. Nothing is allocated while it runs.
 */
import { bundle } from './bundles.ts'
import type { Chooser, Limits } from './chooser-state.ts'
import { combine } from './combine.ts'
import { hold } from './market.ts'

/** Forgets what was offered: from here on a person chooses, or the party that the person stands for. */
export const begin = (c: Chooser, p: number): void => {
  c.keptCount.fill(0)
  c.lone = -1
  c.size = c.market.parties.get(p)?.length ?? 1
  c.locked = c.market.locked.get(p)
}

/** What a slot costs those who choose, in 64ths: its price for each; a locked one is never given up. */
export const costOf = (c: Chooser, slot: number): number =>
  c.size * c.market.price[slot]! - (c.locked?.has(slot) ? hold : 0)

/** Offers a slot that the person could take alone, with its weight in 64ths. */
export const offer = (c: Chooser, slot: number, weight: number): void => {
  c.weight[slot] = weight
  if (weight <= 0) {
    if (c.lone < 0 || weight > c.weight[c.lone]!) c.lone = slot
    return
  }
  const day = c.market.day[slot]!
  const row = day * c.perDay
  const count = c.keptCount[day]!
  for (let i = row; i < row + count; i++) if (betters(c, c.kept[i]!, slot)) return
  let to = row
  for (let i = row; i < row + count; i++) if (!betters(c, slot, c.kept[i]!)) c.kept[to++] = c.kept[i]!
  c.kept[to++] = slot
  c.keptCount[day] = to - row
}

/** Whether slot a can stand in for slot b in any set and weighs no less. */
const betters = (c: Chooser, a: number, b: number): boolean => {
  const m = c.market
  return (
    c.weight[a]! >= c.weight[b]! &&
    m.from[a]! >= m.from[b]! &&
    m.to[a]! <= m.to[b]! &&
    (m.weeks[a]! & ~m.weeks[b]!) === 0 &&
    m.demanding[a]! <= m.demanding[b]! &&
    (m.adjacent[b] === 0 || m.place[a] === m.place[b])
  )
}

/**
 * Chooses for a person with limits of hours a week (quarters) and days: fills `chosen` and `bound`, gives the value of
 * the choice. The bonus counts once where anything is chosen; nothing is chosen where that is worth no more than nothing.
 */
export const choose = (c: Chooser, limits: Limits, bonus: number): number => {
  c.chosenCount = 0
  c.bound = 0
  if (c.keptCount.every(count => count === 0)) return chooseLone(c, bonus)
  bundle(c, limits)
  const value = combine(c, limits)
  c.bound = Math.max(c.bound, value) + bonus
  return value + bonus
}

const chooseLone = (c: Chooser, bonus: number): number => {
  if (c.lone < 0 || c.weight[c.lone]! + bonus <= 0) return 0
  c.chosen[0] = c.lone
  c.chosenCount = 1
  c.bound = c.weight[c.lone]! + bonus
  return c.bound
}
