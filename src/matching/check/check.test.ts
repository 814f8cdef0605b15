import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { problemArbitrary } from '../cases/arbitrary.ts'
import { matchCity, type Plan } from '../plan/plan.ts'
import { generateCity } from '../problem/generate.ts'
import type { Problem } from '../problem/model.ts'
import { checkPlan, type Fault } from './index.ts'

const city = generateCity({ people: 150, opportunities: 30, seed: 8 })
const plan = await matchCity(city, { rounds: 2 })

const codes = (changed: Partial<Plan>, problem: Problem = city): Fault['code'][] => [
  ...new Set(checkPlan({ ...plan, ...changed }, problem).map(({ code }) => code)),
]
const first = plan.placements[0]!
const personOf = (id: string) => city.people.find(person => person.id === id)!
const withPerson = (change: object): Problem => ({
  ...city,
  people: city.people.map(person => (person.id === first.person ? { ...person, ...change } : person)),
})
const opportunity = city.opportunities.find(({ slots }) => slots.some(({ id }) => id === first.slot))!
const slot = opportunity.slots.find(({ id }) => id === first.slot)!

describe('the checker', () => {
  it('finds nothing wrong with what the solver makes', async () => {
    assert.deepEqual(codes({}), [])
    await fc.assert(
      fc.asyncProperty(problemArbitrary(5, 4), async problem => {
        assert.deepEqual(checkPlan(await matchCity(problem, { rounds: 1 }), problem), [])
      }),
      { numRuns: 60 },
    )
  })

  const planted: [title: string, problem: Problem, code: Fault['code']][] = [
    ['a legal form that is not accepted', withPerson({ kinds: [] }), 'kind'],
    ['a refused category', withPerson({ likes: { [opportunity.category]: -2 } }), 'category'],
    ['a load that is too much', withPerson({ avoids: Object.keys(opportunity.loads ?? {}) }), 'load'],
    ['a way that is too long', withPerson({ reachKm: 0 }), 'reach'],
    ['an exclusion', withPerson({ excludes: [opportunity.id] }), 'excluded'],
    ['hours that are not free', withPerson({ free: {} }), 'availability'],
    ['too many hours a week', withPerson({ maxHoursPerWeek: 0.25 }), 'hours'],
    ['too many days a month', withPerson({ maxDaysPerMonth: 0 }), 'days'],
    [
      'a busy date',
      withPerson({
        busyDates: Array.from({ length: 25 }, (_, i) => `2026-12-${String(i + 7).padStart(2, '0')}`).concat(
          '2027-01-01',
          '2027-01-02',
          '2027-01-03',
        ),
      }),
      'busy',
    ],
    [
      'a missing licence',
      {
        ...city,
        opportunities: city.opportunities.map(o => (o === opportunity ? { ...o, requires: ['none has it'] } : o)),
      },
      'skill',
    ],
    [
      'a closed activity',
      { ...city, opportunities: city.opportunities.map(o => (o === opportunity ? { ...o, open: false } : o)) },
      'open',
    ],
    [
      'an age floor',
      { ...city, opportunities: city.opportunities.map(o => (o === opportunity ? { ...o, ageMin: 120 } : o)) },
      'age',
    ],
    [
      'fewer seats than people',
      {
        ...city,
        opportunities: city.opportunities.map(o => ({ ...o, slots: o.slots.map(one => ({ ...one, need: 0 })) })),
      },
      'need',
    ],
  ]
  for (const [title, problem, code] of planted)
    it(`finds ${title}`, () => {
      if (code === 'load' && Object.keys(opportunity.loads ?? {}).length === 0) {
        const loaded = {
          ...problem,
          opportunities: city.opportunities.map(o => (o === opportunity ? { ...o, loads: ['standing'] } : o)),
        }
        const people = loaded.people.map(person =>
          person.id === first.person ? { ...person, avoids: ['standing'] } : person,
        )
        return assert.ok(codes({}, { ...loaded, people }).includes(code))
      }
      assert.ok(codes({}, problem).includes(code))
    })

  it('finds somebody seated twice, in three slots a day, or in two places at once', () => {
    assert.ok(codes({ placements: [...plan.placements, first] }).includes('twice'))
    const clone = (id: string, from: number) => ({ ...slot, id, from, to: from + 0.25 })
    const more = {
      ...opportunity,
      id: 'more',
      at: [35, 139] as const,
      slots: [clone('x', slot.to), clone('y', slot.to + 1.5), clone('z', slot.to + 3)],
    }
    const problem = { ...city, opportunities: [...city.opportunities, more] }
    const seats = (ids: string[]) => [...plan.placements, ...ids.map(id => ({ ...first, slot: id }))]
    assert.ok(codes({ placements: seats(['x']) }, problem).includes('clash'))
    assert.ok(codes({ placements: seats(['y', 'z']) }, problem).includes('threeADay'))
  })

  it('finds names that are not in the problem', () => {
    assert.ok(codes({ placements: [...plan.placements, { ...first, person: 'nobody' }] }).includes('person'))
    assert.ok(codes({ placements: [...plan.placements, { ...first, slot: 'nowhere' }] }).includes('slot'))
  })

  it('finds wrong figures: a score, a term, the objective, the gap', () => {
    assert.deepEqual(codes({ placements: [{ ...first, score: first.score + 1 }, ...plan.placements.slice(1)] }), [
      'score',
      'objective',
    ])
    const terms = { ...first.terms, likes: first.terms.likes + 1 }
    assert.deepEqual(codes({ placements: [{ ...first, terms }, ...plan.placements.slice(1)] }), ['terms'])
    assert.deepEqual(codes({ objective: plan.objective + 1 }), ['objective', 'gap'])
    assert.deepEqual(codes({ gap: 0 }), plan.gap === 0 ? [] : ['gap'])
  })

  it('finds a bound that its prices do not prove', () => {
    const bound = plan.bound - 20
    assert.deepEqual(codes({ bound, gap: (bound - plan.objective) / bound }), ['bound'])
    assert.ok(codes({ certificate: { prices: {} } }).includes('bound'))
    assert.ok(codes({ certificate: { prices: { [first.slot]: -5 } } }).includes('bound'))
  })

  it('has a person to plant mistakes on', () => assert.ok(personOf(first.person)))
})
