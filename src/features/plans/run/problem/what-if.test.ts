import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { generateCity } from '#matching/index.ts'
import { changed } from './what-if.ts'

const city = generateCity({ people: 20, opportunities: 6, seed: 1 })
const activity = city.opportunities.find(({ slots }) => slots.some(({ from, to }) => to - from > 1))!
const slot = activity.slots.find(({ from, to }) => to - from > 1)!
const far = (person: string) => (person === city.people[0]!.id ? 'north' : 'south')

describe('what would be if', () => {
  it('an activity lasted at most an hour: its slots are cut, the others are not', () => {
    const problem = changed(city, { kind: 'hours', opportunity: activity.id, hours: 1 }, far)!
    for (const [i, one] of problem.opportunities.entries())
      for (const [j, { from, to }] of one.slots.entries()) {
        const before = city.opportunities[i]!.slots[j]!
        assert.equal(to, one.id === activity.id ? Math.min(before.to, from + 1) : before.to)
      }
  })

  it('a slot had two more seats', () => {
    const problem = changed(city, { kind: 'seats', slot: slot.id, more: 2 }, far)!
    const after = problem.opportunities.flatMap(({ slots }) => slots).find(({ id }) => id === slot.id)!
    assert.equal(after.need, (slot.need ?? 1) + 2)
  })

  it('the people of one area, or all, got three km further', () => {
    const gains = (area: string | null) =>
      changed(city, { kind: 'reach', area, km: 3 }, far)!.people.map((person, i) =>
        Math.round(person.reachKm! - city.people[i]!.reachKm!),
      )
    assert.deepEqual(
      gains('north'),
      city.people.map((_, i) => (i === 0 ? 3 : 0)),
    )
    assert.deepEqual(new Set(gains(null)), new Set([3]))
  })

  it('something were different that is not in the plan: there is no such problem', () => {
    assert.equal(changed(city, { kind: 'hours', opportunity: 'nowhere', hours: 1 }, far), null)
    assert.equal(changed(city, { kind: 'seats', slot: 'never', more: 1 }, far), null)
    assert.equal(changed(city, { kind: 'reach', area: 'east', km: 1 }, far), null)
  })
})
