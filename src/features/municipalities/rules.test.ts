import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DEFAULTS, openFrom, openUntil, type Programme, settingsFrom, youngestAge } from './rules.ts'

test('a city that set nothing has the figures of the law, and no minimum wage that nobody told', () => {
  assert.deepEqual(settingsFrom({}), DEFAULTS)
  assert.equal(settingsFrom({}).minimumWage, null)
})

test('what a city set stands over the default, alone; a word that nobody knows is left out', () => {
  const weights = { ...DEFAULTS.weights, likes: 320, distance: 200 }
  const settings = settingsFrom({ weights, minimumWage: 1140, unheardOf: 1, toString: 'x' })
  assert.deepEqual([settings.weights, settings.minimumWage, settings.speeds], [weights, 1140, DEFAULTS.speeds])
  assert.ok(!Object.hasOwn(settings, 'unheardOf') && !Object.hasOwn(settings, 'toString'))
})

test('a noun reads the figures that it declares in the same way, and no others', () => {
  const declared = { walks: { standard: 3 }, names: { standard: ['a'] } }
  assert.deepEqual(settingsFrom({ walks: 4, minimumWage: 1140 }, declared), { walks: 4, names: ['a'] })
})

test('the seven maxima of the score sum to 1000', () =>
  assert.equal(
    Object.values(DEFAULTS.weights).reduce((sum, points) => sum + points, 0),
    1000,
  ))

describe('a day on which the desk is open', () => {
  const days = {
    weekdays: [0, 1, 2, 3, 4],
    closed: ['12-29', '12-30', '12-31', '01-01', '01-02', '01-03', '2026-11-23'],
  }
  for (const [why, day, from, until] of [
    ['a Friday stays', '2026-11-27', '2026-11-27', '2026-11-27'],
    ['a Saturday', '2026-12-05', '2026-12-07', '2026-12-04'],
    ['a Sunday before a holiday', '2026-11-22', '2026-11-24', '2026-11-20'],
    ['the end of the year', '2026-12-29', '2027-01-04', '2026-12-28'],
  ] as const)
    test(why, () => assert.deepEqual([openFrom(day, days), openUntil(day, '2026-11-01', days)], [from, until]))
  test('what is needed before any open day stays on its day', () =>
    assert.equal(openUntil('2026-12-06', '2026-12-05', days), '2026-12-06'))
  test('a desk that is never open moves nothing', () =>
    assert.equal(openFrom('2026-12-05', { weekdays: [], closed: [] }), '2026-12-05'))
})

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
