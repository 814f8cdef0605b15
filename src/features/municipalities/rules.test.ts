import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DEFAULTS, type Programme, settingsFrom, youngestAge } from './rules.ts'

test('a city that set nothing has the figures of the law, and no minimum wage that nobody told', () => {
  assert.deepEqual(settingsFrom({}), DEFAULTS)
  assert.equal(settingsFrom({}).minimumWage, null)
  assert.equal(settingsFrom({}).elderAge, 55)
})

test('what a city set stands over the default, alone; a word that nobody knows is left out', () => {
  const settings = settingsFrom({ elderAge: 60, minimumWage: 1140, unheardOf: 1, toString: 'x' })
  assert.deepEqual([settings.elderAge, settings.minimumWage, settings.longWeekHours], [60, 1140, 20])
  assert.ok(!Object.hasOwn(settings, 'unheardOf') && !Object.hasOwn(settings, 'toString'))
})

test('the seven maxima of the score sum to 1000', () =>
  assert.equal(
    Object.values(DEFAULTS.weights).reduce((sum, points) => sum + points, 0),
    1000,
  ))

describe('the youngest age at which somebody is registered', () => {
  const of = (...floors: number[]): Programme[] =>
    floors.map((age_floor, i) => ({ id: String(i), name: '', age_floor, residents_only: true, funder: '' }))
  for (const [why, floors, age] of [
    ['of one programme', [55], 55],
    ['the lowest of several, whichever comes first', [60, 50, 55], 50],
    ['nobody of a usual age where none runs', [], 120],
  ] as [string, number[], number][])
    test(why, () => assert.equal(youngestAge(of(...floors)), age))
})
