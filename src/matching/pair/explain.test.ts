import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { problemArbitrary } from '../cases/arbitrary.ts'
import { type Case, opportunity, person, problemOf } from '../cases/pair.ts'
import { type Person, type Problem, type Weekday, weekdays } from '../problem/model.ts'
import { snapshotOf } from '../table/rows.ts'
import { explain } from './explain.ts'
import type { Change } from './rejections.ts'

const explained = (change: Case) => explain(snapshotOf(problemOf(change)), 'p1', 'o1')

/** The person after a change that the explanation named. */
const changed = (p: Person, change: Change): Person => {
  switch (change.rule) {
    case 'kind':
      return { ...p, kinds: [...p.kinds, change.kind] }
    case 'category':
      return { ...p, likes: { ...p.likes, [change.category]: 0 } }
    case 'load':
      return { ...p, avoids: Object.fromEntries(avoided(p).filter(([load]) => !change.loads.includes(load))) }
    case 'skill':
      return { ...p, skills: [...(p.skills ?? []), ...change.skills] }
    case 'reach':
      return { ...p, reachKm: p.reachKm! + change.km }
    case 'availability':
      return {
        ...p,
        free: { ...p.free, [change.weekday]: [...(p.free?.[change.weekday] ?? []), [change.from, change.to]] },
      }
    case 'busy':
      return { ...p, busyDates: (p.busyDates ?? []).filter(date => !change.dates.includes(date)) }
    case 'hours':
      return { ...p, maxHoursPerWeek: p.maxHoursPerWeek! + change.hours }
    case 'days':
      return { ...p, maxDaysPerMonth: p.maxDaysPerMonth! + change.days }
  }
}

const avoided = (p: Person): [string, number][] =>
  Array.isArray(p.avoids) ? p.avoids.map(load => [load, 1]) : Object.entries((p.avoids ?? {}) as Record<string, number>)

describe('the nearest change', () => {
  it('admits the person once it is made, and is none where only others could change something', () => {
    fc.assert(
      fc.property(problemArbitrary(4, 4), (problem: Problem) => {
        const s = snapshotOf(problem)
        for (const p of problem.people)
          for (const o of problem.opportunities) {
            const { nearest, rejections } = explain(s, p.id, o.id)
            if (nearest.length === 0) continue
            assert.equal(nearest.length, rejections.length)
            const after = snapshotOf({ ...problem, people: [nearest.reduce(changed, p)] })
            assert.deepEqual(explain(after, p.id, o.id).rejections, [])
          }
      }),
      { numRuns: 200 },
    )
  })

  it('says how much further one would have to go', () => {
    const { nearest, rejections } = explained({ title: '', person: { reachKm: 0.9 } })
    assert.deepEqual(nearest, [{ rule: 'reach', km: 0.3 }])
    assert.equal(rejections[0]!.rule, 'reach')
  })

  it('names the half-day of the slot that lacks least', () => {
    const slots = [
      { id: 'wed', weekday: 'wed' as Weekday, from: 13, to: 17 },
      { id: 'tue', weekday: 'tue' as Weekday, from: 11, to: 12.5 },
    ]
    assert.deepEqual(explained({ title: '', opportunity: { slots } }).nearest, [
      { rule: 'availability', slot: 'tue', weekday: 'tue', half: 'pm', from: 11, to: 12.5 },
    ])
  })

  it('is kept from the organiser where it tells of health, and exclusions stay with the staff', () => {
    const { nearest, rejections } = explained({
      title: '',
      person: { avoids: ['standing'], excludes: ['o1'] },
      opportunity: { loads: ['standing'] },
    })
    assert.deepEqual(nearest, [])
    assert.deepEqual(rejections, [
      { rule: 'load', loads: ['standing'], private: 'desk' },
      { rule: 'excluded', private: 'staff' },
    ])
  })
})

describe('reasons', () => {
  it('are at most three, those with the most points, and say what they rest on', () => {
    const { reasons, slot } = explained({
      title: '',
      person: { likes: { 'care-support': 2 }, skills: ['piano'], character: ['quiet'], wishes: { pay: true } },
      opportunity: { at: person.at, wants: ['piano'], character: ['quiet'], urgency: 3, priority: true },
    })
    assert.equal(slot, 'o1-tue')
    assert.deepEqual(reasons, [
      { term: 'likes', category: 'care-support', wish: 2, said: 2 },
      { term: 'distance', km: 0, reachKm: 3.5 },
      { term: 'time', slot: 'o1-tue', weekday: 'tue', half: 'am', from: 9, to: 12 },
    ])
  })

  it('never call a dislike or a long way a reason', () => {
    const { reasons } = explained({ title: '', person: { likes: { 'care-support': -1 }, reachKm: 1.2 } })
    assert.deepEqual(
      reasons.map(({ term }) => term),
      ['time'],
    )
  })
})

describe('the caution', () => {
  const cases: (Case & { about: string | null })[] = [
    { title: 'nothing to watch', about: null },
    {
      title: 'a lighter load of a kind that is limited',
      person: { avoids: { standing: 3 } },
      opportunity: { loads: { standing: 2 } },
      about: 'load',
    },
    { title: 'not what the person likes', person: { likes: { 'care-support': -1 } }, about: 'likes' },
    { title: 'nearly too far', person: { reachKm: 1.2 }, about: 'distance' },
    { title: 'longer than wished', person: { wishes: { hoursPerWeek: 2 } }, about: 'hours' },
    {
      title: 'no pay where pay is wished',
      person: { wishes: { pay: true } },
      opportunity: { kind: 'volunteering' },
      about: 'pay',
    },
    {
      title: 'more days than wished',
      person: { wishes: { daysPerWeek: 1 } },
      opportunity: { daysPerWeek: 3 },
      about: 'days',
    },
    { title: 'a welcome skill is missing', opportunity: { wants: ['piano'] }, about: 'experience' },
    {
      title: 'the gravest comes first',
      person: { reachKm: 1.2, avoids: { standing: 3 } },
      opportunity: { loads: { standing: 1 } },
      about: 'load',
    },
  ]
  for (const change of cases)
    it(change.title, () => assert.equal(explained(change).caution?.about ?? null, change.about))
})

describe('an explanation for a slot', () => {
  it('is about that slot, and refuses one of another activity', () => {
    const slots = weekdays.slice(0, 2).map(weekday => ({ id: weekday, weekday, from: 9, to: 12 }))
    const s = snapshotOf(problemOf({ title: '', opportunity: { ...opportunity, slots } }))
    assert.deepEqual([explain(s, 'p1', 'o1').slot, explain(s, 'p1', 'o1').eligible], ['tue', true])
    assert.equal(explain(s, 'p1', 'o1', 'mon').rejections[0]!.rule, 'availability')
    assert.throws(() => explain(s, 'p1', 'o1', 'sun'), RangeError)
  })
})
