import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { bondedArbitrary } from '../cases/bonds.ts'
import { feasible, type Seat } from '../cases/optimum.ts'
import { planProblemOf } from '../cases/plan-rules.ts'
import { admits, baseScore, fits, timeScore } from '../pair/score.ts'
import { matchCity, type Plan } from '../plan/plan.ts'
import type { Opportunity, Person, Problem, Slot, Weekday } from '../problem/model.ts'
import { type Random, randomOf } from '../problem/random.ts'
import type { Snapshot } from '../table/arrays.ts'
import { snapshotOf } from '../table/rows.ts'
import { boundOf } from './bound.ts'
import { checkPlan } from './index.ts'
import { indexOf } from './lookup.ts'

type Certificate = Plan['certificate']

const bound = (problem: Problem, certificate: Certificate): number => boundOf({ certificate } as Plan, indexOf(problem))

/** A seat for all of a party, with what it is worth to them above its price. */
type Ware = Seat & { activity: string }

const partiesOf = (problem: Problem): Person[][] => {
  const { parties } = indexOf(problem)
  return problem.people.flatMap(one => {
    const party = parties.get(one.id) ?? [one.id]
    return party[0] === one.id ? [party.map(id => problem.people.find(other => other.id === id)!)] : []
  })
}

const waresOf = (s: Snapshot, problem: Problem, party: Person[], { prices }: Certificate, locked: string[]): Ware[] => {
  const rows = party.map(({ id }) => s.person.row.get(id)!)
  return problem.opportunities.flatMap(o => {
    const at = s.opportunity.row.get(o.id)!
    return o.slots
      .map(slot => ({ slot, row: s.slotIds.indexOf(slot.id) }))
      .filter(({ row }) => rows.every(p => admits(s, p, at) && fits(s, p, row)))
      .filter(({ slot }) => (slot.need ?? 1) >= party.length || locked.includes(slot.id))
      .map(({ slot, row }) => {
        const score = rows.reduce((sum, p) => sum + baseScore(s, p, at) + timeScore(s, p, row), 0)
        const worth = score - party.length * (prices[slot.id] ?? 0)
        return { slot, row, place: String(o.at), score: worth, activity: o.id }
      })
  })
}

const lockedOf = (problem: Problem, party: Person[]): string[] =>
  (problem.locked ?? []).filter(({ person }) => party.some(({ id }) => id === person)).map(({ slot }) => slot)

/** The most that a party is worth, by trying every set of seats. */
const mostOf = (wares: Ware[], party: Person[], locked: string[], charges: Record<string, number>): number => {
  const bonus = party.reduce(
    (sum, { waitingDays = 0 }) => sum + Math.round(300 + 700 * Math.min(1, waitingDays / 365)),
    0,
  )
  let best = locked.length === 0 ? 0 : Number.NEGATIVE_INFINITY
  const extend = (from: number, set: Ware[]): void => {
    if (!party.every(one => feasible(set, one.maxHoursPerWeek, one.maxDaysPerMonth))) return
    if (set.length > 0 && locked.every(id => set.some(({ slot }) => slot.id === id))) {
      const paid = [...new Set(set.map(({ activity }) => activity))].reduce((sum, o) => sum + (charges[o] ?? 0), 0)
      best = Math.max(best, set.reduce((sum, { score }) => sum + score, bonus) - paid * party.length)
    }
    for (let i = from; i < wares.length; i++) extend(i + 1, [...set, wares[i]!])
  }
  extend(0, [])
  return best
}

/** The bound from its definition. */
const boundByTrying = (problem: Problem, certificate: Certificate): number => {
  const s = snapshotOf(problem)
  const { prices, charges = {} } = certificate
  const seats = problem.opportunities.flatMap(({ slots }) => slots.map(({ id, need = 1 }) => (prices[id] ?? 0) * need))
  const places = problem.opportunities.map(({ id, capacity }) => (charges[id] ?? 0) * (capacity ?? 0))
  const people = partiesOf(problem).map(party => {
    const locked = lockedOf(problem, party)
    return mostOf(waresOf(s, problem, party, certificate, locked), party, locked, charges)
  })
  return Math.floor([...seats, ...places, ...people].reduce((sum, n) => sum + n, 0) + 1e-6)
}

const allDay = [[6, 24]] as const
const always = { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay }

/** A slot at hours that others have too, or that lie within those of others. */
const alike = ({ weeks, ...slot }: Slot, days: readonly Weekday[], random: Random): Slot => {
  const from = random.pick([8, 9, 13, 14])
  const often = weeks && random.chance(0.4) ? { weeks } : {}
  return { ...slot, ...often, weekday: random.pick(days), from, to: from + random.pick([1, 1, 2, 3]) }
}

/** One activity with the slots of two, most with few places, on few weekdays or more; and some slots are locked. */
const spreadOut = (problem: Problem, random: Random): Problem => {
  const [first, second, ...others] = problem.opportunities
  const days = random.pick<readonly Weekday[]>([['mon'], ['mon', 'tue', 'sun'], ['mon', 'wed', 'fri', 'sun']])
  const exact = random.chance(0.7)
  const limited = (o: Opportunity): Opportunity => ({
    ...o,
    slots: o.slots.map(slot => (exact ? alike(slot, days, random) : { ...slot, weekday: random.pick(days) })),
    ...(random.chance(0.8) ? { capacity: random.integer(3, 5) } : {}),
  })
  const opportunities = [{ ...first!, slots: [...first!.slots, ...second!.slots] }, ...others].map(limited)
  const people = problem.people.map(person => (random.chance(0.8) ? { ...person, free: always } : person))
  const free = { ...problem, people, opportunities, locked: [] }
  const s = snapshotOf(free)
  const locked = partiesOf(free).flatMap(party => {
    const wares = waresOf(s, free, party, { prices: {} }, []).filter(() => random.chance(0.1))
    const stands = party.every(one => feasible(wares, one.maxHoursPerWeek, one.maxDaysPerMonth))
    return stands ? wares.map(({ slot }) => ({ person: party[0]!.id, slot: slot.id })) : []
  })
  return { ...free, locked }
}

const certificateFor = ({ opportunities }: Problem, random: Random): Certificate => {
  const [dear, heavy] = [random.pick([100, 400, 800, 1600]), random.pick([100, 400, 1000, 4000])]
  const upTo = (most: number): number => random.integer(0, most * 64) / 64
  const slots = opportunities.flatMap(o => o.slots).filter(() => random.chance(0.7))
  const limited = opportunities.filter(o => o.capacity !== undefined && random.chance(0.8))
  return {
    prices: Object.fromEntries(slots.map(({ id }) => [id, upTo(dear)])),
    charges: Object.fromEntries(limited.map(({ id }) => [id, upTo(heavy)])),
  }
}

const cases = fc.tuple(bondedArbitrary(3, 4), fc.noBias(fc.nat())).map(([problem, seed]) => {
  const random = randomOf(seed)
  const changed = spreadOut(problem, random)
  return { problem: changed, certificate: certificateFor(changed, random) }
})

/** Garden work on a Monday and a Tuesday, two seats each, that takes two people in all. */
const garden = planProblemOf({ title: '', capacity: 2, slots: [{}, { weekday: 'tue' }], seats: [] })
const [work] = garden.opportunities

describe('a bound with charges for activities that take few people', () => {
  it('is what trying every set of seats finds', () => {
    fc.assert(
      fc.property(cases, ({ problem, certificate }) => {
        assert.equal(bound(problem, certificate), boundByTrying(problem, certificate))
      }),
      { numRuns: 600 },
    )
  })

  it('is as ever without charges, or where they are nothing', () => {
    fc.assert(
      fc.property(cases, ({ problem, certificate: { prices, charges } }) => {
        const free = Object.fromEntries(Object.keys(charges!).map(id => [id, 0]))
        assert.equal(bound(problem, { prices }), boundByTrying(problem, { prices }))
        assert.equal(bound(problem, { prices, charges: free }), bound(problem, { prices }))
      }),
      { numRuns: 100 },
    )
  })

  it('is never too low where a weekday has more sets than are looked at', () => {
    const weeks = [1, 2, 3, 4].flatMap(week => [6, 8, 10, 12, 14, 16, 18].map(from => ({ week, from })))
    const slots = weeks.map(({ week, from }) => ({
      ...{ id: `${week} ${from}`, weekday: 'mon' as const, weeks: [week], from, to: from + 1 },
    }))
    const people = garden.people.slice(0, 1).map(person => ({ ...person, free: always }))
    const opportunities = [{ ...work!, slots, capacity: 1 }]
    const problem = { ...garden, people, opportunities }
    const certificate = { prices: {}, charges: { [work!.id]: 500 } }
    const [found, paid] = [bound(problem, certificate), bound(problem, { prices: {} })]
    // Two slots a date for the one person, whose charge comes back as the place that it pays for.
    assert.ok(found >= paid && found <= paid + 500)
  })

  it('lowers what the prices alone can prove', async () => {
    const plan = await matchCity(garden, { rounds: 1 })
    const proven = [0, 200, 400, 600, 800, 1000, 1200, 1400, 1600].map(charge =>
      bound(garden, { prices: {}, charges: { [work!.id]: charge } }),
    )
    assert.ok(proven.every(one => one >= plan.objective))
    assert.ok(Math.min(...proven) < proven[0]!)
  })

  it('is proven by no charge that is negative, not a number, or for an activity that takes anybody', async () => {
    const plan = await matchCity(garden, { rounds: 1 })
    const faults = (charges: Record<string, number>, problem = garden): string[] =>
      checkPlan({ ...plan, certificate: { ...plan.certificate, charges } }, problem).map(({ code }) => code)
    const { capacity: _, ...open } = work!
    assert.deepEqual(faults({ [work!.id]: 0 }), faults({}))
    for (const charge of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      assert.ok(faults({ [work!.id]: charge }).includes('bound'), String(charge))
    assert.ok(faults({ nothing: 5 }).includes('bound'))
    assert.ok(faults({ [work!.id]: 5 }, { ...garden, opportunities: [open] }).includes('bound'))
  })
})
