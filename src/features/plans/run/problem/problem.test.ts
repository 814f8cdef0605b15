import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { NO_LOADS } from '#features/opportunities/index.ts'
import type { OpportunityRow, PersonRow } from '#features/proposals/index.ts'
import { groupingsOf, type Scope } from './problem.ts'
import type { CityRows } from './store-city.ts'
import { activities, assigned, built, hana, origin, setting, slot } from './testing.ts'

const needs = (over: Partial<CityRows>) =>
  built(over).problem.opportunities.flatMap(({ slots }) => slots.map(one => one.need))
const hanaIn = (over: Partial<CityRows>, within: Partial<Scope> = {}) => built(over, within).problem.people[0]!

describe('the seats of a plan', () => {
  it('are those that nobody has yet', () => {
    assert.deepEqual(needs({}), [3])
    assert.deepEqual(needs({ assigned: [assigned({})] }), [2])
    assert.deepEqual(needs({ assigned: [assigned({}), assigned({}), assigned({})] }), [])
  })

  it('are never more than the places that an activity has left', () => {
    assert.deepEqual(needs(activities({ taken: 1 })), [2])
    assert.deepEqual(needs(activities({ taken: 3 })), [])
    assert.equal(built(activities({ taken: 1 })).leftOut.taken, 1)
  })

  it('are taken by no more people in all than the activity has places left', () => {
    const twice = { slots: [slot, { ...slot, id: 'wed', weekday: 2 }] } as Partial<OpportunityRow>
    const capacity = (over: Partial<OpportunityRow>) => built(activities(over)).problem.opportunities[0]?.capacity
    assert.deepEqual([capacity(twice), capacity({ ...twice, taken: 1 }), capacity({})], [3, 2, undefined])
  })

  it('are counted from the first day of the activity to its last', () => {
    const weeks = (over: Partial<OpportunityRow>) => built(activities(over)).problem.opportunities[0]?.slots[0]?.weeks
    assert.equal(weeks({}), undefined)
    assert.deepEqual(weeks({ starts_on: '2026-12-01' as never }), [2, 3, 4])
    assert.deepEqual(weeks({ ends_on: '2026-12-07' as never }), [1, 2])
    assert.equal(built(activities({ starts_on: '2027-02-01' as never })).problem.opportunities.length, 0)
  })

  it('are none where the hours are by agreement, or another legal form is meant', () => {
    const { problem, leftOut } = built(activities({ slots: [], times_agreed: true }))
    assert.deepEqual([problem.opportunities, leftOut.byAgreement], [[], ['garden']])
    assert.deepEqual(built({}, { kinds: ['employment'] }).problem.opportunities, [])
    assert.deepEqual(
      built(activities({ slots: [], times_agreed: true }), { kinds: ['employment'] }).leftOut.byAgreement,
      [],
    )
  })
})

describe('what is not known of an activity', () => {
  for (const [says, over] of [
    ['when it takes place', { slots: [] }],
    ['where it is', { lat: null, lng: null }],
    ['how many it takes', { capacity: null }],
    ['how many a time takes', { slots: [{ ...slot, need: null }] }],
  ] as const)
    it(`${says}: it is in no plan, and is named`, () => {
      const { problem, leftOut } = built(activities(over as Partial<OpportunityRow>))
      assert.deepEqual([problem.opportunities, leftOut.unknown, leftOut.byAgreement], [[], ['garden'], []])
    })
  it('whether it has a load: nobody who avoids it is placed there', () => {
    const { standing: _, ...loads } = NO_LOADS
    assert.deepEqual(built(activities({ loads })).problem.opportunities[0]?.loads, { ...NO_LOADS, standing: 3 })
  })
  it('whether outsiders may come: none is placed there', () => {
    const only = (residents_only: boolean | null) =>
      built(activities({ residents_only })).problem.opportunities[0]?.residentsOnly
    assert.deepEqual([only(null), only(true), only(false)], [true, true, false])
  })
})

describe('a team', () => {
  const team = { experienced: 1, newcomers: 2 }
  const teamIn = (over: Partial<CityRows>) =>
    built({ ...activities({ team, slots: [{ ...slot, demanding: true }] }), ...over }).problem.opportunities[0]!
  it('is told with its rules, and which of its slots tire', () => {
    assert.deepEqual([teamIn({}).team, teamIn({}).slots[0]!.demanding], [team, true])
    assert.equal(built().problem.opportunities[0]!.team, undefined)
  })
  it('counts those who are written in already', () => {
    const done = new Map([['other', ['farming' as const]]])
    assert.deepEqual(teamIn({ assigned: [assigned({})], done }).team, { newcomers: 2 })
    assert.deepEqual(teamIn({ assigned: [assigned({})] }).team, { experienced: 1, newcomers: 1 })
  })
})

describe('the people of a plan', () => {
  it('are those of the areas that are meant', () => {
    assert.equal(built({}, { areas: ['north'] }).problem.people.length, 1)
    assert.equal(built({}, { areas: ['south'] }).problem.people.length, 0)
  })

  const unknown: [what: string, over: Partial<PersonRow>, inIt: boolean][] = [
    ['live nobody knows where', { town_id: null, lat: null, lng: null }, false],
    ['live outside the city', { town_id: null, lat: null, lng: null, outside: true }, false],
    ['live in a neighbour’s town', { outside: true }, true],
    ['were not asked how far they go', { reach: [] }, false],
    ['were not asked when they can', { free: [] }, false],
    ['were asked, and can never come: no slot fits them', { free: [], never_free: true }, true],
    ['were not asked which forms they accept', { forms: null }, false],
    ['were not asked about pay: they have no wish about it', { pay: null }, true],
  ]
  for (const [what, over, inIt] of unknown)
    it(`${inIt ? 'are in it' : 'stay out, and are told apart'}, if they ${what}`, () => {
      const { problem, leftOut } = built({ people: [{ ...hana, ...over }] })
      assert.deepEqual([problem.people.length, leftOut.people], inIt ? [1, []] : [0, ['hana']])
    })

  it('stay out where somebody with whom they go was not asked, and the others go on', () => {
    const people = ['ann', 'ben', 'cem', 'dan'].map(id => ({ ...hana, id }))
    people[0] = { ...people[0]!, free: [] }
    const pair = (person_id: string, other_id: string, kind: 'together' | 'apart') => ({ person_id, other_id, kind })
    const bonds = [pair('cem', 'ben', 'together'), pair('ann', 'ben', 'together'), pair('ann', 'dan', 'apart')]
    const { problem, leftOut } = built({ people, bonds })
    assert.deepEqual(leftOut.people, ['ann', 'ben', 'cem'])
    assert.deepEqual(
      problem.people.map(({ id }) => id),
      ['dan'],
    )
  })

  it('are told in a plan of some areas too where they may live in one of them', () => {
    const left = (over: Partial<PersonRow>) =>
      built({ people: [{ ...hana, ...over }] }, { areas: ['south'] }).leftOut.people
    assert.deepEqual([left({ town_id: null, lat: null, lng: null }), left({ free: [] })], [['hana'], []])
  })

  it('are not given what was proposed to them or ruled out for them', () => {
    const person = hanaIn({ people: [{ ...hana, excludes: ['mill'] }], notAgain: new Map([['hana', ['garden']]]) })
    assert.deepEqual(person.excludes, ['garden', 'mill'])
  })

  it('have no time where they are written in already, nor an hour before and after it', () => {
    const free: PersonRow['free'] = [
      [1, 480, 1020],
      [2, 540, 720],
    ]
    const person = hanaIn({
      people: [{ ...hana, free }],
      assigned: [assigned({ person: 'hana', from_min: 600, to_min: 720 })],
    })
    assert.deepEqual(person.free?.tue, [
      [8, 9],
      [13, 17],
    ])
    assert.deepEqual(person.free?.wed, [[9, 12]])
  })

  it('have so many hours and days less', () => {
    const limited = { ...hana, hours_max: 8, days_max: 10 }
    const person = hanaIn({ people: [limited], assigned: [assigned({ person: 'hana' })] })
    assert.deepEqual([person.maxHoursPerWeek, person.maxDaysPerMonth], [6, 6])
    const once = assigned({ person: 'hana', weekday: null, on_day: '2026-11-25' })
    assert.deepEqual(hanaIn({ people: [limited], assigned: [once] }).busyDates, ['2026-11-25'])
  })

  it('have days of each month in a plan that is longer than one', () => {
    const limited = { people: [{ ...hana, days_max: 6 }] }
    const most = (weeks: number) => hanaIn(limited, { setting: { ...setting, weeks } }).maxDaysPerMonth
    assert.deepEqual([most(1), most(4), most(8)], [6, 6, 12])
  })

  it('are known by what they did before and by whom they go with, of those who are asked', () => {
    const ben = { ...hana, id: 'ben' }
    const bonds = [
      { person_id: 'ben', other_id: 'hana', kind: 'together' as const },
      { person_id: 'elsewhere', other_id: 'hana', kind: 'together' as const },
    ]
    const [one, other] = built({ people: [hana, ben], bonds, done: new Map([['ben', ['farming' as const]]]) }).problem
      .people
    assert.deepEqual([one!.together, one!.experienced], [['ben'], undefined])
    assert.deepEqual([other!.together, other!.experienced], [['hana'], ['farming']])
  })

  it('are not brought to an activity in which somebody is whom they are not to meet', () => {
    const bonds = [{ person_id: 'hana', other_id: 'other', kind: 'apart' as const }]
    assert.deepEqual(hanaIn({ bonds, assigned: [assigned({})] }).excludes, ['garden'])
    assert.deepEqual(hanaIn({ bonds }).excludes, [])
  })

  it('are told apart by area and sex, those of whom it is not known too', () => {
    const { problem } = built()
    assert.deepEqual(groupingsOf(problem, new Map([['hana', origin('hana', 'north')]])), {
      area: { hana: 'north' },
      sex: { hana: '' },
    })
    assert.deepEqual(groupingsOf(problem, new Map()).area, { hana: '' })
  })
})
