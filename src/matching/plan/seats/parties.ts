/** People who take the same slots or none: a party acts as one, in the name of its first member. */
import { type Eligible, findEligible } from '../../pair/eligible.ts'
import type { Market } from './market.ts'

/** Whether somebody else stands for this person. */
export const follows = (m: Market, p: number): boolean => (m.parties.get(p)?.[0] ?? p) !== p

/** The first member of the person's party; the person alone is one too. */
export const firstOf = (m: Market, p: number): number => m.parties.get(p)?.[0] ?? p

export const sizeOf = (m: Market, p: number): number => m.parties.get(p)?.length ?? 1

/**
 * Fills in every slot that all of a party could take, with the sums of their scores; nothing for those who follow. Of a
 * whole job all of its slots or none, but for those that are locked.
 */
export const findSlots = (m: Market, p: number, into: Eligible): void => {
  findSingly(m, p, into)
  if (!m.strict) return
  const of = m.snapshot.slots.opportunity
  const found = new Map<number, number>()
  for (let i = 0; i < into.count; i++) found.set(of[into.slot[i]!]!, (found.get(of[into.slot[i]!]!) ?? 0) + 1)
  let count = 0
  for (let i = 0; i < into.count; i++) {
    const slot = into.slot[i]!
    const o = of[slot]!
    if (m.whole[o] === 1 && found.get(o)! < m.snapshot.opportunities.slots[o]! && !m.locked.get(p)?.has(slot)) continue
    into.slot[count] = slot
    into.score[count++] = into.score[i]!
  }
  into.count = count
}

/** The same for each slot by itself. */
const findSingly = (m: Market, p: number, into: Eligible): void => {
  const [first, ...others] = m.parties.get(p) ?? [p]
  if (first === p) findEligible(m.snapshot, p, into)
  else into.count = 0
  if (first !== p || others.length === 0) return
  let common = new Map<number, number>()
  for (let i = 0; i < into.count; i++)
    if (m.need[into.slot[i]!]! > others.length) common.set(into.slot[i]!, into.score[i]!)
  for (const member of others) {
    findEligible(m.snapshot, member, into)
    const kept = new Map<number, number>()
    for (let i = 0; i < into.count; i++) {
      const sum = common.get(into.slot[i]!)
      if (sum !== undefined) kept.set(into.slot[i]!, sum + into.score[i]!)
    }
    common = kept
  }
  into.slot.set([...common.keys()])
  into.score.set([...common.values()])
  into.count = common.size
}
