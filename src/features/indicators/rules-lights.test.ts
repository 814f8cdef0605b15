import assert from 'node:assert/strict'
import test from 'node:test'
import {
  attained,
  FORECAST_DAYS,
  forecastOf,
  LIGHT_SETTINGS,
  type Light,
  lightOf,
  missing,
  type Progress,
} from './rules-lights.ts'

const BOUNDS = LIGHT_SETTINGS.lights.standard
const OVER = { direction: 'up', basis: 'sum', gone: 91, days: 91 } as const

const CASES: [says: string, progress: Progress, share: number | null, light: Light | null][] = [
  ['all of it', { ...OVER, target: 100, actual: 100 }, 100, 'reached'],
  ['more than all', { ...OVER, target: 100, actual: 130 }, 130, 'reached'],
  ['239 of 240, which is not all', { ...OVER, target: 240, actual: 239 }, 99, 'nearly'],
  ['nine tenths', { ...OVER, target: 100, actual: 90 }, 90, 'nearly'],
  ['one less', { ...OVER, target: 100, actual: 89 }, 89, 'late'],
  ['seven tenths', { ...OVER, target: 100, actual: 70 }, 70, 'late'],
  ['one less than that', { ...OVER, target: 100, actual: 69 }, 69, 'missed'],
  ['nothing', { ...OVER, target: 100, actual: 0 }, 0, 'missed'],
  [
    'half of it when half of the days are over',
    { ...OVER, gone: 46, days: 92, target: 100, actual: 50 },
    100,
    'reached',
  ],
  ['a third of it then', { ...OVER, gone: 46, days: 92, target: 99, actual: 33 }, 67, 'missed'],
  [
    'a state, whose target is not shared out',
    { ...OVER, basis: 'last', gone: 46, days: 92, target: 2, actual: 1 },
    50,
    'missed',
  ],
  [
    'a share of answers neither',
    { ...OVER, basis: 'rate', gone: 46, days: 92, target: 90, actual: 92 },
    102,
    'reached',
  ],
  ['the 29th day, on which it is too early', { ...OVER, gone: 29, days: 92, target: 100, actual: 1 }, 3, null],
  ['the 30th day', { ...OVER, gone: 30, days: 92, target: 100, actual: 1 }, 3, 'missed'],
  ['no target', { ...OVER, target: null, actual: 5 }, null, null],
  ['a target of 0, of which nothing is to be reached', { ...OVER, target: 0, actual: 5 }, null, null],
  ['nothing known', { ...OVER, target: 100, actual: null }, null, null],
  ['fewer than allowed, where less is better', { ...OVER, direction: 'down', target: 10, actual: 8 }, 125, 'reached'],
  ['just as many as allowed', { ...OVER, direction: 'down', target: 10, actual: 10 }, 100, 'reached'],
  ['twice as many as allowed', { ...OVER, direction: 'down', target: 10, actual: 20 }, 50, 'missed'],
  ['none, where less is better', { ...OVER, direction: 'down', target: 10, actual: 0 }, 100, 'reached'],
  ['none, where none is allowed', { ...OVER, direction: 'down', target: 0, actual: 0 }, 100, 'reached'],
  ['one, where none is allowed', { ...OVER, direction: 'down', target: 0, actual: 1 }, 0, 'missed'],
]
for (const [says, progress, share, light] of CASES)
  test(`${says}: ${share ?? 'no share'}, ${light ?? 'no light'}`, () => {
    assert.equal(attained(progress), share)
    assert.equal(lightOf(progress, BOUNDS), light)
  })

test('the bounds of a city hold instead of ours, and go down', () => {
  assert.equal(lightOf({ ...OVER, target: 100, actual: 75 }, { ...BOUNDS, nearly: 75 }), 'nearly')
  const { fits } = LIGHT_SETTINGS.lights.shape
  assert.equal(fits!(BOUNDS), null)
  assert.match(fits!({ ...BOUNDS, late: 95 })!, /小さくなる数/)
})

for (const [says, given, value, by] of [
  ['the day before the sixtieth', { actual: 50, gone: FORECAST_DAYS - 1, days: 365, last: null }, null, null],
  ['the sixtieth day', { actual: 60, gone: FORECAST_DAYS, days: 365, last: null }, 365, 'days'],
  ['half of the year', { actual: 100, gone: 183, days: 366, last: null }, 200, 'days'],
  [
    'a quarter of what last year had by then',
    { actual: 50, gone: 100, days: 365, last: { same: 25, whole: 200 } },
    400,
    'season',
  ],
  [
    'last year without anything by then',
    { actual: 50, gone: 100, days: 365, last: { same: 0, whole: 200 } },
    183,
    'days',
  ],
  ['nothing so far', { actual: 0, gone: 100, days: 365, last: null }, 0, 'days'],
  ['the last day', { actual: 50, gone: 365, days: 365, last: null }, null, null],
] as const)
  test(`what a year comes to, from ${says}: ${value ?? 'nothing is said'}`, () => {
    const forecast = forecastOf(given)
    assert.deepEqual([forecast?.value ?? null, forecast?.by ?? null], [value, by])
  })

test('what is missing to a target is never less than nothing, and is not told where less is better', () => {
  assert.equal(missing({ target: 400, actual: 380, direction: 'up' }), 20)
  assert.equal(missing({ target: 400, actual: 410, direction: 'up' }), 0)
  assert.equal(missing({ target: null, actual: 410, direction: 'up' }), null)
  assert.equal(missing({ target: 4, actual: 3, direction: 'down' }), null)
})
