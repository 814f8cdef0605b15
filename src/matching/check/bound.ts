/** The bound of a plan once more for the checker, from nothing but its prices and charges. */

import type { Plan } from '../plan/plan.ts'
import type { Term } from '../problem/model.ts'
import { allowedWorth, type Choice } from './activities.ts'
import { crowdsOf, nearTo } from './crowd.ts'
import type { Applicant, Offer, Seat } from './facts.ts'
import { mostOf } from './jobs.ts'
import type { Index } from './lookup.ts'
import { type Item, itemOf, worthOf } from './person.ts'
import { pairScore, timeScore } from './points.ts'
import { pairKept, seatKept } from './rules.ts'
import type { Toll } from './tolls.ts'

/** What makes a locked slot part of every best set: in points, more than all others together. */
const keep = 1e7

/** So many choose at once, activity by activity: all that is known of them stays near the processor. */
const atOnce = 64

/** An activity with what is paid for its seats, and once by each who takes part. */
type Stall = { offer: Offer; row: number; charge: number; wares: readonly Ware[] }
type Ware = Seat & { price: number }

/** One person, or all of a party as one, with what they found so far. */
type Chooser = {
  party: readonly Applicant[]
  locked: ReadonlySet<string>
  /** Where whole jobs count or activities are limited: in how many they take part at most, and what there is of each. */
  most: number
  choices: Choice[] | null
  /** Seats that are worth something for themselves. */
  items: Item[]
  /** The most that one of the other seats is worth alone. */
  single: number
}

/** What no plan exceeds by these prices: seats and places at what they cost, and each person's best over all eligible pairs. */
export const boundOf = ({ certificate }: Plan, index: Index): number => {
  const prices = new Map(Object.entries(certificate.prices))
  const charges = new Map(Object.entries(certificate.charges ?? {}))
  if (![...prices.values()].every(price => price >= 0) || !areValid(charges, index)) return Number.POSITIVE_INFINITY
  const stalls = index.offers.map((offer, row) => stallOf(offer, row, prices, charges))
  const parties = partiesOf(index)
  let sum = 0
  for (const { wares } of stalls) for (const { price, need } of wares) sum += price * need
  for (const { charge, offer } of stalls) if (charge > 0) sum += charge * offer.opportunity.capacity!
  for (let i = 0; i < parties.length; i += atOnce) {
    const choosers = parties.slice(i, i + atOnce).map(party => chooserOf(party, index))
    choose(choosers, stalls, index.weights)
    for (const chooser of choosers) sum += bestOf(chooser, index.problem.horizon.weeks)
  }
  return Math.floor(sum + 1e-6)
}

/** Whether every charge is for an activity that takes so many people at most. */
const areValid = (charges: ReadonlyMap<string, number>, { offers }: Index): boolean => {
  if (charges.size === 0) return true
  const limited = new Set(offers.flatMap(({ opportunity: o }) => (o.capacity === undefined ? [] : [o.id])))
  return [...charges].every(([id, charge]) => charge >= 0 && Number.isFinite(charge) && limited.has(id))
}

const stallOf = (
  offer: Offer,
  row: number,
  prices: ReadonlyMap<string, number>,
  charges: ReadonlyMap<string, number>,
): Stall => ({
  offer,
  row,
  charge: charges.get(offer.opportunity.id) ?? 0,
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
  most: index.strict ? Math.min(...party.map(({ person }) => mostOf(person.id, index))) : Number.POSITIVE_INFINITY,
  choices: index.strict ? [] : null,
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
const visit = (chooser: Chooser, { offer, row, charge, wares }: Stall, weights: Record<Term, number>): void => {
  const { party, locked, items, choices } = chooser
  const fee = charge * party.length
  const toll: Toll | null = fee > 0 ? { row, fee } : null
  let score: number | null = null
  const [all, kept]: [Item[], Item[]] = [[], []]
  for (const ware of wares) {
    if (!seatKept(party, ware)) continue
    score ??= pairScore(weights, party, offer)
    const weight = score + timeScore(weights, party, ware) - ware.price * party.length
    const isKept = locked.size > 0 && locked.has(ware.slot.id)
    if (!isKept && ware.need < party.length) continue
    if (choices) all.push(itemOf(ware, isKept ? weight + keep : weight))
    if (choices && isKept) kept.push(all.at(-1)!)
    if (isKept) items.push(itemOf(ware, weight + keep, toll))
    else if (weight > 0) items.push(itemOf(ware, weight, toll))
    else if (weight - fee > chooser.single) chooser.single = weight - fee
  }
  const whole = offer.opportunity.whole === true
  if (all.length > 0) choices?.push({ whole, isAll: all.length === wares.length, fee, items: all, locked: kept })
}

/** The most that those who chose are worth together. */
const bestOf = ({ party, locked, items, single, choices, most }: Chooser, weeks: number): number => {
  const bonus = party.reduce((sum, one) => sum + one.bonus, 0)
  const maxHours = Math.min(...party.map(one => one.maxHours))
  const maxDays = Math.min(...party.map(one => one.maxDays))
  const allowed = choices && allowedWorth(choices, { weeks, maxHours, maxDays, most })
  if (allowed !== null) return Math.max(0, bonus + allowed) - keep * locked.size
  // For the first bonus a seat may cost more than it brings, but not more than the bonus.
  const least = Math.max(-bonus, single)
  return bonus + worthOf(items, { weeks, maxHours, maxDays }, least) - keep * locked.size
}
