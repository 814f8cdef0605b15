import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { GROUND } from '../../places/testing.ts'
import { timesOf } from '../find/week.ts'
import { farIn, fitting, partsTouched, waysTo } from './way.ts'

describe('the parts of a week that times touch', () => {
  for (const [why, times, parts] of [
    ['a morning to noon', [[1, 540, 720]], ['tue-am']],
    ['over noon', [[1, 540, 721]], ['tue-am', 'tue-pm']],
    ['an afternoon to six', [[5, 720, 1080]], ['sat-pm']],
    ['a whole day', [[6, 360, 1260]], ['sun']],
    [
      'two days',
      [
        [0, 600, 660],
        [4, 1080, 1200],
      ],
      ['mon-am', 'fri-night'],
    ],
    ['none', [], []],
  ] as const)
    it(why, () =>
      assert.equal(
        partsTouched(times.map(([weekday, from, to]) => ({ weekday, from, to }))),
        parts.reduce((bits, part) => bits | timesOf(part)!, 0),
      ),
    )
})

describe('who goes by which means', () => {
  const ways = { minutes: { walk: 33, bicycle: 13, bus: 28, car: 7 } }
  for (const [what, said, found] of [
    ['the quickest of theirs comes first', { walk: 40, bicycle: 15 }, 'bicycle 13 walk 33'],
    ['what takes longer than they would is none', { walk: 30, bus: 27 }, ''],
    ['on the bus as on foot', { bus: 35 }, 'bus 28 walk 33'],
    ['by car', { car: 10 }, 'car 7'],
    ['by nothing that they named', {}, ''],
  ] as const)
    it(what, () =>
      assert.equal(
        fitting(ways, { ways: said })
          .map(({ means, minutes }) => `${means} ${minutes}`)
          .join(' '),
        found,
      ),
    )

  const places = { ...GROUND, townOf: new Map(), areas: [], facilities: [] } as unknown as Parameters<typeof waysTo>[0]
  const asked = { answered: [], when: 0, off: [], from: { name: '駅', lat: 35.86, lng: 139.97 }, ways: { walk: 10 } }
  const row = (lat: number | null) => ({
    id: `${lat}`,
    town_id: null,
    half_days: 0,
    point: lat === null ? null : { lat, lng: 139.97 },
  })
  const rows = [row(35.861), row(35.9), row(null)]
  const steep = { ...places, slopes: new Map([['a ', { walk: 1, bicycle: 1 }]]) }
  it('too far is what none of them reaches; what nobody knows is not', () =>
    assert.deepEqual(farIn(rows, asked, waysTo(steep), steep), ['35.9']))
  it('without lines and slopes the circle of the list says it already', () =>
    assert.deepEqual(farIn(rows, asked, waysTo(places), places), []))
  it('nothing is too far for whoever named no means, or no place', () => {
    assert.deepEqual(farIn(rows, { ...asked, ways: {} }, waysTo(steep), steep), [])
    assert.deepEqual(farIn(rows, { ...asked, from: null }, waysTo(steep), steep), [])
  })
})
