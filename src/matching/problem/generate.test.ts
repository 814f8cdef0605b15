import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { tallyForPerson } from '../pair/topk.ts'
import { snapshotOf } from '../table/rows.ts'
import { generateCity } from './generate.ts'

describe('a synthetic city', () => {
  it('is the same for the same seed and another for another', () => {
    const city = generateCity({ people: 30, opportunities: 10, seed: 1 })
    assert.deepEqual(generateCity({ people: 30, opportunities: 10, seed: 1 }), city)
    assert.notDeepEqual(generateCity({ people: 30, opportunities: 10, seed: 2 }), city)
  })

  it('has about as many eligible pairs and seats as a real one is taken to have', () => {
    const city = generateCity({ people: 400, opportunities: 400, seed: 3 })
    const s = snapshotOf(city)
    const eligible = city.people.reduce((sum, { id }) => sum + tallyForPerson(s, id).eligible, 0) / 400 / 400
    const seats = city.opportunities.flatMap(({ slots }) => slots).reduce((sum, slot) => sum + slot.need!, 0) / 400
    assert.ok(eligible > 0.04 && eligible < 0.15, `${eligible} of the pairs`)
    assert.ok(seats > 6 && seats < 12, `${seats} seats an activity`)
  })

  it('keeps every slot within a day and every number within its range', () => {
    const city = generateCity({ people: 200, opportunities: 200, seed: 4 })
    for (const { from, to } of city.opportunities.flatMap(({ slots }) => slots)) assert.ok(from < to && to <= 24)
    for (const { age, reachKm } of city.people) assert.ok(age! >= 55 && age! < 90 && reachKm! > 0 && reachKm! < 13)
  })
})
