import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { feasible } from './cases/optimum.ts'
import { opportunity } from './cases/pair.ts'
import { begin, choose, offer } from './chooser.ts'
import { type Chooser, chooserOf, thorough } from './chooser-state.ts'
import { limitsOf, marketOf } from './market.ts'
import { type Point, type Slot, weekdays } from './model.ts'
import { snapshotOf } from './rows.ts'

type Offer = { slot: Slot; at: Point; weight: number }

const offers: fc.Arbitrary<Offer[]> = fc
  .array(
    fc.record({
      weekday: fc.constantFrom(...weekdays.slice(0, 2)),
      from: fc.integer({ min: 16, max: 28 }).map(q => q / 2),
      length: fc.constantFrom(0.5, 1, 2),
      weeks: fc.constantFrom([1, 2, 3, 4], [1, 3], [2, 4], [1], [2]),
      north: fc.constantFrom(0, 0.001),
      weight: fc.integer({ min: -400, max: 900 }),
    }),
    { maxLength: 8 },
  )
  .map(list =>
    list.map(({ weekday, from, length, weeks, north, weight }, i) => ({
      slot: { id: `s${i}`, weekday, from, to: from + length, weeks },
      at: [35.86 + north, 139.97] as const,
      weight,
    })),
  )

const chooserFor = (list: Offer[], limits: { maxHoursPerWeek: number; maxDaysPerMonth: number }): Chooser => {
  const people = [{ id: 'p', at: opportunity.at, reachKm: 1, free: {}, kinds: [], ...limits }]
  const opportunities = list.map(({ slot, at }) => ({ ...opportunity, id: slot.id, at, slots: [slot] }))
  const c = chooserOf(marketOf(snapshotOf({ horizon: { from: '2026-12-07', weeks: 4 }, people, opportunities })))
  begin(c, 0)
  const fits = ({ slot }: Offer): boolean =>
    slot.to - slot.from <= limits.maxHoursPerWeek && slot.weeks!.length <= limits.maxDaysPerMonth
  for (const one of list.filter(fits)) offer(c, c.market.snapshot.slotIds.indexOf(one.slot.id), one.weight)
  return c
}

const best = (list: Offer[], bonus: number, hours: number, days: number): number => {
  const seats = list.map(({ slot, at, weight }, row) => ({ slot, place: String(at), row, score: weight }))
  const sets: (typeof seats)[] = [[]]
  for (const seat of seats) sets.push(...sets.map(set => [...set, seat]))
  return Math.max(
    0,
    ...sets
      .filter(set => set.length > 0 && feasible(set, hours, days))
      .map(set => set.reduce((sum, { score }) => sum + score, bonus)),
  )
}

const limits = fc.record({
  maxHoursPerWeek: fc.constantFrom(1, 2, 3, 5, 168),
  maxDaysPerMonth: fc.constantFrom(1, 3, 4, 6, 28),
})

describe('the choice of one person', () => {
  it('is the best feasible set, found by trying all', () => {
    fc.assert(
      fc.property(offers, limits, fc.constantFrom(0, 300), (list, most, bonus) => {
        const c = chooserFor(list, most)
        c.effort = thorough
        const value = choose(c, limitsOf(c.market, 0), bonus)
        assert.equal(value, best(list, bonus, most.maxHoursPerWeek, most.maxDaysPerMonth))
        assert.equal(c.bound, value)
      }),
      { numRuns: 1500 },
    )
  })

  it('is feasible and worth no more than its bound where the search is cut short', () => {
    fc.assert(
      fc.property(offers, limits, fc.constantFrom(1, 2, 5), (list, most, bundles) => {
        const c = chooserFor(list, most)
        c.effort = { bundles, steps: bundles }
        const value = choose(c, limitsOf(c.market, 0), 300)
        const optimum = best(list, 300, most.maxHoursPerWeek, most.maxDaysPerMonth)
        assert.ok(value <= optimum && c.bound >= optimum, `${value} ≤ ${optimum} ≤ ${c.bound}`)
        const chosen = Array.from(
          c.chosen.subarray(0, c.chosenCount),
          slot => list.find(({ slot: s }) => s.id === c.market.snapshot.slotIds[slot])!,
        )
        const seats = chosen.map(({ slot, at, weight }, row) => ({ slot, place: String(at), row, score: weight }))
        assert.ok(feasible(seats, most.maxHoursPerWeek, most.maxDaysPerMonth))
      }),
      { numRuns: 1500 },
    )
  })
})
