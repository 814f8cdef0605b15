import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { MEANS } from '#features/kinds/index.ts'
import { findTown, metres, minutesBy, minutesByAll, nearest, reachMetres, type Speeds } from './rules.ts'

const SPEEDS: Speeds = { walk: 80, bicycle: 200, bus: 250, car: 400, detour: 1.3, busWait: 10 }
const KASHIWA = { lat: 35.8623, lng: 139.9709 }
const CITY = { name: '柏市', prefecture: '千葉県' }

test('a degree of latitude is 111.2 km and the way there is as long as the way back', () => {
  const north = { lat: KASHIWA.lat + 1, lng: KASHIWA.lng }
  assert.ok(Math.abs(metres(KASHIWA, north) - 111_195) < 1)
  assert.equal(metres(KASHIWA, north), metres(north, KASHIWA))
  assert.equal(metres(KASHIWA, KASHIWA), 0)
})

for (const [means, line, minutes] of [
  ['walk', 0, 1],
  ['walk', 615, 10],
  ['walk', 616, 11],
  ['bicycle', 1538, 10],
  ['car', 3000, 10],
  ['bus', 400, null],
  // 600 m on foot 7.5 + wait 10 + 3,300 m by bus 13.2
  ['bus', 3000, 31],
] as const)
  test(`${line} m by ${means} take ${minutes ?? 'no ride'}`, () =>
    assert.equal(minutesBy(means, line, SPEEDS), minutes))

test('the bus is named only where it is quicker than walking', () => {
  assert.deepEqual(Object.keys(minutesByAll(700, SPEEDS)), ['walk', 'bicycle', 'car'])
  assert.deepEqual(Object.keys(minutesByAll(3000, SPEEDS)), ['walk', 'bicycle', 'bus', 'car'])
})

test('what lies within the reach takes at most the minutes, what lies outside takes longer', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...MEANS),
      fc.integer({ min: 1, max: 120 }),
      fc.double({ min: 1, max: 40_000, noNaN: true }),
      (means, minutes, line) => {
        const edge = reachMetres(means, minutes, SPEEDS)
        if (Math.abs(line - edge) < 0.01) return true
        const taken = Math.min(
          minutesBy(means, line, SPEEDS) ?? Number.POSITIVE_INFINITY,
          means === 'bus' ? minutesBy('walk', line, SPEEDS)! : Number.POSITIVE_INFINITY,
        )
        return line < edge === taken <= minutes
      },
    ),
  )
})

test('the nearest come first', () => {
  const points = [3, 1, 2].map(n => ({ name: String(n), lat: KASHIWA.lat + n / 100, lng: KASHIWA.lng }))
  assert.deepEqual(
    nearest(points, KASHIWA, 2).map(point => point.name),
    ['1', '2'],
  )
})

const TOWNS = ['柏一丁目', '柏の葉一丁目', '柏の葉三丁目', '若柴', '名戸ケ谷', '柏', '豊住十二丁目'].map(name => ({
  name,
}))

for (const [typed, name] of [
  ['柏一丁目', '柏一丁目'],
  ['柏市柏１丁目', '柏一丁目'],
  ['千葉県柏市 柏1丁目', '柏一丁目'],
  ['若', '若柴'],
  ['名戸ヶ谷', '名戸ケ谷'],
  ['柏', '柏'],
  ['豊住12丁目', '豊住十二丁目'],
] as const)
  test(`「${typed}」 is ${name}`, () => assert.deepEqual(findTown(TOWNS, typed, CITY), { name }))

test('a beginning that several towns have gives their names, an unknown town none', () => {
  assert.deepEqual(findTown(TOWNS, '柏の葉', CITY), { names: ['柏の葉一丁目', '柏の葉三丁目'] })
  assert.deepEqual(findTown(TOWNS, '銀座', CITY), { names: [] })
  assert.deepEqual(findTown(TOWNS, ' ', CITY), { names: [] })
})
