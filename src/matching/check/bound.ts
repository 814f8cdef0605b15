/** The bound of a plan once more for the checker, from nothing but its prices. */
import type { Term } from '../model.ts'
import type { Plan } from '../plan.ts'
import { crowdsOf, nearTo } from './crowd.ts'
import type { Applicant, Offer, Seat } from './facts.ts'
import type { Index } from './lookup.ts'
import { type Item, itemOf, worthOf } from './person.ts'
import { pairScore, timeScore } from './points.ts'
import { pairKept, seatKept } from './rules.ts'

/** What makes a locked slot part of every best set: in points, more than all others together. */
const keep = 1e7

/** So many choose at once, activity by activity: all that is known of them stays near the processor. */
const atOnce = 64

/** An activity with what is paid for its seats. */
type Stall = { offer: Offer; wares: readonly Ware[] }
type Ware = Seat & { price: number }

/** One person, or all of a party as one, with what they found so far. */
type Chooser = {
  party: readonly Applicant[]
  locked: ReadonlySet<string>
  /** Seats that are worth something for themselves. */
  items: Item[]
  /** The most that one of the other seats is worth. */
  single: number
}

/** What no plan exceeds by these prices: seats at their prices and each person's best over all eligible pairs. */
export const boundOf = ({ certificate }: Plan, index: Index): number => {
  const prices = new Map(Object.entries(certificate.prices))
  if ([...prices.values()].some(price => !(price >= 0))) return Number.POSITIVE_INFINITY
  const stalls = index.offers.map(offer => stallOf(offer, prices))
  const parties = partiesOf(index)
  let sum = 0
  for (const { wares } of stalls) for (const { price, need } of wares) sum += price * need
  for (let i = 0; i < parties.length; i += atOnce) {
    const choosers = parties.slice(i, i + atOnce).map(party => chooserOf(party, index))
    choose(choosers, stalls, index.weights)
    for (const chooser of choosers) sum += bestOf(chooser, index.problem.horizon.weeks)
  }
  return Math.floor(sum + 1e-6)
}

const stallOf = (offer: Offer, prices: ReadonlyMap<string, number>): Stall => ({
  offer,
  wares: offer.seats.map(seat => ({ ...seat, price: prices.get(seat.slot.id) ?? 0 })),
})

const partiesOf = ({ people, parties }: Index): (readonly Applicant[])[] =>
  [...people].flatMap(([id, applicant]) => {
    const party = parties.get(id)?.map(one => people.get(one)!) ?? [applicant]
    return party[0] === applicant ? [party] : []
  })

const chooserOf = (party: readonly Applicant[], index: Index): Chooser => ({
  party,
  locked: index.locked.get(party[0]!.person.id) ?? new Set(),
  items: [],
  single: Number.NEGATIVE_INFINITY,
})

/** Shows every activity to those for whom it is open. */
const choose = (choosers: readonly Chooser[], stalls: readonly Stall[], weights: Record<Term, number>): void => {
  const crowds = crowdsOf(choosers)
  for (const stall of stalls)
    for (const chooser of nearTo(crowds, stall.offer))
      if (pairKept(chooser.party, stall.offer)) visit(chooser, stall, weights)
}

/** Finds the seats that each of a party, alone, could take, and what they are worth to all of them above the price. */
const visit = (chooser: Chooser, { offer, wares }: Stall, weights: Record<Term, number>): void => {
  const { party, locked, items } = chooser
  let score: number | null = null
  for (const ware of wares) {
    if (!seatKept(party, ware)) continue
    score ??= pairScore(weights, party, offer)
    const weight = score + timeScore(weights, party, ware) - ware.price * party.length
    if (locked.size > 0 && locked.has(ware.slot.id)) items.push(itemOf(ware, weight + keep))
    else if (ware.need < party.length) continue
    else if (weight > 0) items.push(itemOf(ware, weight))
    else if (weight > chooser.single) chooser.single = weight
  }
}

/** The most that those who chose are worth together. */
const bestOf = ({ party, locked, items, single }: Chooser, weeks: number): number => {
  const bonus = party.reduce((sum, one) => sum + one.bonus, 0)
  if (items.length === 0) return Math.max(0, bonus + single) - keep * locked.size
  const maxHours = Math.min(...party.map(one => one.maxHours))
  const maxDays = Math.min(...party.map(one => one.maxDays))
  return bonus + worthOf(items, weeks, maxHours, maxDays) - keep * locked.size
}
