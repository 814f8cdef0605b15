import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { feasible } from '../../cases/optimum.ts'
import { opportunity } from '../../cases/pair.ts'
import { type Point, type Slot, weekdays } from '../../problem/model.ts'
import { snapshotOf } from '../../table/rows.ts'
import { limitsOf, marketOf } from '../seats/market.ts'
import { begin, choose, offer } from './chooser.ts'
import { type Chooser, chooserOf, thorough } from './chooser-state.ts'

type Offer = { slot: Slot; at: Point; weight: number; activity: string }

/** What each activity takes from whoever takes part: three of them, of which the last is elsewhere. */
type Charges = Readonly<Record<string, number>>
const free: Charges = {}

const offers: fc.Arbitrary<Offer[]> = fc
  .array(
    fc.record({
      weekday: fc.constantFrom(...weekdays.slice(0, 2)),
      from: fc.integer({ min: 16, max: 28 }).map(q => q / 2),
      length: fc.constantFrom(0.5, 1, 2),
      weeks: fc.constantFrom([1, 2, 3, 4], [1, 3], [2, 4], [1], [2]),
      activity: fc.constantFrom('a', 'b', 'c'),
      weight: fc.integer({ min: -400, max: 900 }),
    }),
    { maxLength: 8 },
  )
  .map(list =>
    list.map(({ weekday, from, length, weeks, activity, weight }, i) => ({
      slot: { id: `s${i}`, weekday, from, to: from + length, weeks },
      at: [activity === 'c' ? 35.861 : 35.86, 139.97] as const,
      ...{ weight, activity },
    })),
  )

type Most = { maxHoursPerWeek: number; maxDaysPerMonth: number }

const chooserFor = (list: Offer[], limits: Most, charges: Charges): Chooser => {
  const people = [{ id: 'p', at: opportunity.at, reachKm: 1, free: {}, kinds: [], ...limits }]
  const opportunities = [...Map.groupBy(list, ({ activity }) => activity)].map(([id, of]) => ({
    ...{ ...opportunity, id, at: of[0]!.at, slots: of.map(({ slot }) => slot) },
  }))
  const c = chooserOf(marketOf(snapshotOf({ horizon: { from: '2026-12-07', weeks: 4 }, people, opportunities })))
  for (const [o, id] of c.market.snapshot.opportunity.ids.entries()) {
    c.market.charge[o] = charges[id] ?? 0
    if (charges[id]) c.market.capacity.set(o, 1)
  }
  begin(c, 0, true)
  const fits = ({ slot }: Offer): boolean =>
    slot.to - slot.from <= limits.maxHoursPerWeek && slot.weeks!.length <= limits.maxDaysPerMonth
  for (const one of list.filter(fits)) offer(c, c.market.snapshot.slotIds.indexOf(one.slot.id), one.weight)
  return c
}

const best = (list: Offer[], bonus: number, { maxHoursPerWeek, maxDaysPerMonth }: Most, charges: Charges): number => {
  const seats = list.map(({ slot, at, weight, activity }, row) => ({
    ...{ slot, place: String(at), row, score: weight, activity },
  }))
  const sets: (typeof seats)[] = [[]]
  for (const seat of seats) sets.push(...sets.map(set => [...set, seat]))
  return Math.max(
    0,
    ...sets
      .filter(set => set.length > 0 && feasible(set, maxHoursPerWeek, maxDaysPerMonth))
      .map(set => {
        const paid = [...new Set(set.map(({ activity }) => activity))].reduce((sum, id) => sum + (charges[id] ?? 0), 0)
        return set.reduce((sum, { score }) => sum + score, bonus) - paid
      }),
  )
}

const limits = fc.record({
  maxHoursPerWeek: fc.constantFrom(1, 2, 3, 5, 168),
  maxDaysPerMonth: fc.constantFrom(1, 3, 4, 6, 28),
})

const costs = fc.constantFrom(0, 1, 100, 300, 900)
const charges: fc.Arbitrary<Charges> = fc.record({ a: costs, b: costs, c: costs })

describe('the choice of one person', () => {
  const isTheBest = (list: Offer[], most: Most, bonus: number, asked: Charges): void => {
    const c = chooserFor(list, most, asked)
    c.effort = thorough
    const value = choose(c, limitsOf(c.market, 0), bonus)
    assert.equal(value, best(list, bonus, most, asked))
    assert.equal(c.bound, value)
  }
  it('is the best feasible set, found by trying all', () => {
    fc.assert(
      fc.property(offers, limits, fc.constantFrom(0, 300), (list, most, bonus) => isTheBest(list, most, bonus, free)),
      { numRuns: 800 },
    )
  })

  it('is the best where activities take a charge once, however much of them is chosen', () => {
    fc.assert(fc.property(offers, limits, fc.constantFrom(0, 300), charges, isTheBest), { numRuns: 500 })
  })

  const isWithinItsBound = (list: Offer[], most: Most, bundles: number, asked: Charges): void => {
    const c = chooserFor(list, most, asked)
    c.effort = { bundles, steps: bundles }
    const value = choose(c, limitsOf(c.market, 0), 300)
    const optimum = best(list, 300, most, asked)
    assert.ok(value <= optimum && c.bound >= optimum, `${value} ≤ ${optimum} ≤ ${c.bound}`)
    const chosen = Array.from(
      c.chosen.subarray(0, c.chosenCount),
      slot => list.find(({ slot: s }) => s.id === c.market.snapshot.slotIds[slot])!,
    )
    const seats = chosen.map(({ slot, at, weight }, row) => ({ slot, place: String(at), row, score: weight }))
    assert.ok(feasible(seats, most.maxHoursPerWeek, most.maxDaysPerMonth))
    const paid = [...new Set(chosen.map(({ activity }) => activity))].reduce((sum, id) => sum + (asked[id] ?? 0), 0)
    const worth = chosen.reduce((sum, { weight }) => sum + weight, chosen.length > 0 ? 300 - paid : 0)
    assert.equal(value, worth)
  }
  it('is feasible and worth no more than its bound where the search is cut short', () => {
    fc.assert(
      fc.property(offers, limits, fc.constantFrom(1, 2, 5), fc.oneof(fc.constant(free), charges), isWithinItsBound),
      { numRuns: 500 },
    )
  })
})
