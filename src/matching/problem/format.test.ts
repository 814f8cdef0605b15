import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { problemArbitrary } from '../cases/arbitrary.ts'
import { opportunity, person, problemOf } from '../cases/pair.ts'
import { checkProblem } from '../plan/locks.ts'
import { matchCity } from '../plan/plan.ts'
import { generateCity } from './generate.ts'
import { planSchema } from './plan-format.ts'
import { misfits } from './schema.ts'

const issues = (change: object): string[] =>
  checkProblem({ ...problemOf({ title: '' }), ...change }).map(({ path, code }) => `${path} ${code}`)
const withSlot = (slot: object) => ({
  opportunities: [{ ...opportunity, slots: [{ ...opportunity.slots[0], ...slot }] }],
})
const withPerson = (change: object) => ({ people: [{ ...person, ...change }] })
const people = (...list: object[]) => ({ people: list.map(one => ({ ...person, ...one })) })
const lock = { person: 'p1', slot: 'o1-tue' }
/** Two slots, the first demanding, both locked. */
const withSlots = (second: object) => ({
  opportunities: [
    {
      ...opportunity,
      slots: [
        { ...opportunity.slots[0], demanding: true },
        { ...opportunity.slots[0], id: 'second', ...second },
      ],
    },
  ],
  locked: [lock, { ...lock, slot: 'second' }],
})

describe('a problem', () => {
  it('that the generators make is accepted', () => {
    assert.deepEqual(checkProblem(generateCity({ people: 50, opportunities: 20, seed: 2 })), [])
    fc.assert(
      fc.property(problemArbitrary(3, 3), problem => assert.deepEqual(checkProblem(problem), [])),
      { numRuns: 50 },
    )
  })

  const cases: [title: string, change: object, expected: string[]][] = [
    ['is a problem', { format: 'other' }, ['format const']],
    ['has people', { people: undefined }, ['people required']],
    ['has no date that the calendar lacks', { horizon: { from: '2026-02-29', weeks: 4 } }, ['horizon.from date']],
    ['has a horizon of one to 32 weeks', { horizon: { from: '2026-12-07', weeks: 0 } }, ['horizon.weeks minimum']],
    ['has slots within a day', withSlot({ to: 25 }), ['opportunities[0].slots[0].to maximum']],
    ['has no slot of no hours', withSlot({ to: 9 }), ['opportunities[0].slots[0] span']],
    ['has no slot across midnight', withSlot({ from: 22, to: 2 }), ['opportunities[0].slots[0] span']],
    ['counts in quarters of an hour', withSlot({ from: 9.1 }), ['opportunities[0].slots[0].from multipleOf']],
    ['names weeks within the horizon', withSlot({ weeks: [1, 5] }), ['opportunities[0].slots[0].weeks[1] week']],
    ['has seats', withSlot({ need: 0 }), ['opportunities[0].slots[0].need minimum']],
    ['has places on the Earth', withPerson({ at: [139.9, 35.8] }), ['people[0].at[0] maximum']],
    ['has numbers that are numbers', withPerson({ reachKm: Number.NaN }), ['people[0].reachKm type']],
    ['knows the legal forms', withPerson({ kinds: ['gig'] }), ['people[0].kinds[0] enum']],
    ['has wishes from -2 to 2', withPerson({ likes: { office: 3 } }), ['people[0].likes.office maximum']],
    ['has degrees of loads from 1 to 3', withPerson({ avoids: { standing: 4 } }), ['people[0].avoids anyOf']],
    ['has no person twice', { people: [person, person] }, ['people[1].id repeated']],
    ['has weights that sum to 1000', { weights: { likes: 200 } }, ['weights sum']],
    ['has at most 32 loads', withPerson({ avoids: Array.from({ length: 33 }, (_, i) => `l${i}`) }), ['loads tooMany']],
    ['is not a list', [], ['format required']],
    ['has coordinates that are finite', withPerson({ at: [Number.POSITIVE_INFINITY, 0] }), ['people[0].at[0] type']],
    [
      'has coordinates that are no text',
      withPerson({ at: ['35', '139'] }),
      ['people[0].at[0] type', 'people[0].at[1] type'],
    ],
    ['may have people in the sea', withPerson({ at: [0, -30] }), []],
    ['may have categories that nobody has heard of', { opportunities: [{ ...opportunity, category: '𠮷' }] }, []],
    ['may have a person without any free hour', withPerson({ free: {} }), []],
    ['may have no people', { people: [] }, []],
    ['has no slot of 24 hours and more', withSlot({ from: 0, to: 24.25 }), ['opportunities[0].slots[0].to maximum']],
    [
      'has no slot twice, in whatever activity',
      { opportunities: [opportunity, { ...opportunity, id: 'o2' }] },
      ['opportunities[1].slots[0].id repeated'],
    ],
    [
      'has no activity twice',
      { opportunities: [opportunity, { ...opportunity, slots: [] }] },
      ['opportunities[1].id repeated'],
    ],
    ['has friends whom it knows', withPerson({ together: ['nobody'] }), ['people[0].together[0] unknown']],
    [
      'has nobody apart from a friend of a friend',
      people({ id: 'a', together: ['b'], apart: ['c'] }, { id: 'b' }, { id: 'c', together: ['b'] }),
      ['people[0].apart[0] contradiction'],
    ],
    [
      'has at most eight people together',
      people({ id: 'a', together: [...'bcdefghi'] }, ...[...'bcdefghi'].map(id => ({ id }))),
      ['people[0].together tooMany'],
    ],
    [
      'has teams with room for those who are asked for',
      { opportunities: [{ ...opportunity, team: { experienced: 2 } }] },
      ['opportunities[0].team.experienced maximum'],
    ],
    ['locks whom it knows', { locked: [{ person: 'x', slot: 'o1-tue' }] }, ['locked[0].person unknown']],
    ['locks slots that it knows', { locked: [{ person: 'p1', slot: 'x' }] }, ['locked[0].slot unknown']],
    ['locks once', { locked: [lock, lock] }, ['locked[1] repeated']],
    ['locks what a person can do alone', { ...withPerson({ reachKm: 0 }), locked: [lock] }, ['locked[0] reach']],
    [
      'locks no more than there are seats',
      { ...people({ id: 'p1' }, { id: 'p2' }), locked: [lock, { ...lock, person: 'p2' }] },
      ['locked[1] need'],
    ],
    [
      'locks nobody beside whom the person must not be',
      {
        ...people({ id: 'p1' }, { id: 'p2', apart: ['p1'] }),
        ...withSlot({ need: 2 }),
        locked: [lock, { ...lock, person: 'p2' }],
      },
      ['locked[1] apart'],
    ],
    [
      'locks only what all of a couple can do',
      { ...people({ id: 'p1', together: ['p2'] }, { id: 'p2', free: {} }), ...withSlot({ need: 2 }), locked: [lock] },
      ['locked[0] availability'],
    ],
    ['locks what goes together', withSlots({ from: 10, to: 11 }), ['locked[1] clash']],
    [
      'locks no more hours than a week has',
      { ...withSlots({ from: 13, to: 15 }), ...withPerson({ maxHoursPerWeek: 4 }) },
      ['locked[1] hours'],
    ],
    ['locks with rest', withSlots({ from: 13, to: 15, demanding: true }), ['locked[1] rest']],
    [
      'locks no team without its leader',
      { opportunities: [{ ...opportunity, team: { leader: 'licence' } }], locked: [lock] },
      ['locked[0] leader'],
    ],
    [
      'locks no team with too many newcomers',
      { opportunities: [{ ...opportunity, team: { newcomers: 0 } }], locked: [lock] },
      ['locked[0] newcomers'],
    ],
  ]
  for (const [title, change, expected] of cases)
    it(title, () => {
      if (Array.isArray(change))
        assert.deepEqual(
          checkProblem(change).map(({ code }) => code),
          ['type'],
        )
      else assert.deepEqual(issues(change), expected)
    })
})

describe('a city beyond the limits', () => {
  it('of a million people is refused at once', () => {
    const many = Array.from({ length: 1_000_000 }, () => person)
    assert.deepEqual(issues({ people: many }), ['people maxItems'])
  })

  it('is refused where it has too many seats, categories, skills or locks of one person', () => {
    const names = (count: number) => Array.from({ length: count }, (_, i) => `n${i}`)
    const slots = names(200).map(id => ({ id, weekday: 'tue', from: 9, to: 12, need: 60_000 }))
    assert.deepEqual(issues({ opportunities: [{ ...opportunity, slots }] }), ['seats tooMany'])
    const likes = Object.fromEntries(names(1001).map(name => [name, 1]))
    assert.deepEqual(issues(withPerson({ likes })), ['categories tooMany'])
    assert.deepEqual(issues(withPerson({ skills: names(1025) })), ['skills tooMany'])
    assert.deepEqual(issues({ locked: names(129).map(slot => ({ person: 'p1', slot })) }), ['locked tooMany'])
  })
})

describe('a plan', () => {
  it('fits its schema', async () => {
    const plan = await matchCity(generateCity({ people: 40, opportunities: 8, seed: 2 }), {
      rounds: 1,
      say: ({ change }) => change.rule,
    })
    assert.deepEqual(misfits(planSchema, JSON.parse(JSON.stringify(plan))), [])
  })
})
