import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { chord2OfKm, earthKm, haversineKm, onSphere } from './geo.ts'
import type { Point } from './model.ts'
import { randomOf } from './random.ts'

const anywhere = fc.tuple(
  fc.double({ min: -90, max: 90, noNaN: true }),
  fc.double({ min: -180, max: 180, noNaN: true }),
)
const chord2 = (a: Point, b: Point) => {
  const [p, q] = [onSphere(a), onSphere(b)]
  return p.reduce((sum, at, i) => sum + (at - q[i]!) ** 2, 0)
}
const half = Math.PI * earthKm

describe('a distance over the ground', () => {
  const KNOWN: readonly (readonly [says: string, a: Point, b: Point, km: number, within: number])[] = [
    ['of a place from itself is none', [35.86, 139.97], [35.86, 139.97], 0, 0],
    ['of a degree to the north is 111 km', [35, 140], [36, 140], 111.195, 0.001],
    ['of a degree to the east is as long on the equator', [0, 140], [0, 141], 111.195, 0.001],
    ['of a degree to the east is half of it at 60 degrees', [60, 140], [60, 141], 55.597, 0.005],
    ['from Kashiwa to Toyoshiki is 2.87 km', [35.8622, 139.9709], [35.8664, 139.9395], 2.868, 0.01],
    ['over the date line is the short way', [0, 179.5], [0, -179.5], 111.195, 0.001],
    ['from pole to pole is half the way around', [90, 0], [-90, 0], half, 0.001],
  ]
  for (const [says, a, b, km, within] of KNOWN)
    it(says, () => assert.ok(Math.abs(haversineKm(a, b) - km) <= within, `${haversineKm(a, b)} km`))

  it('is the same there and back, and never more than half the way around', () => {
    fc.assert(
      fc.property(anywhere, anywhere, (a, b) => {
        assert.equal(haversineKm(a, b), haversineKm(b, a))
        assert.ok(haversineKm(a, b) <= half + 1e-9)
      }),
    )
  })

  it('and the chord that stands for it agree, but at the other end of the Earth, which every reach there includes', () => {
    fc.assert(
      fc.property(anywhere, anywhere, (a, b) => {
        const chord = chord2OfKm(haversineKm(a, b))
        assert.ok(chord > 4 || Math.abs(chord2(a, b) - chord) < 1e-7)
      }),
    )
  })

  it('of a reach around the whole Earth leaves nobody out', () => {
    for (const km of [half, 25_000, 1e9]) assert.ok(chord2OfKm(km) >= chord2([0, 0], [0, 180]))
    assert.equal(chord2OfKm(0), 0)
  })
})

describe('a seeded stream', () => {
  it('is the same for the same seed, and another for another one', () => {
    const ten = (seed: number) => Array.from({ length: 10 }, randomOf(seed).next)
    assert.deepEqual(ten(7), ten(7))
    assert.notDeepEqual(ten(7), ten(8))
  })
  it('stays within its bounds and reaches both', () => {
    const { integer, next } = randomOf(1)
    const rolls = Array.from({ length: 600 }, () => integer(1, 6))
    assert.deepEqual([...new Set(rolls)].sort(), [1, 2, 3, 4, 5, 6])
    for (let i = 0; i < 1000; i++) {
      const n = next()
      assert.ok(n >= 0 && n < 1)
    }
  })
  it('draws what never happens never, what is certain always, and the rest as often as it weighs', () => {
    const { chance, weighted, pick } = randomOf(2)
    const often = (draw: () => boolean) => Array.from({ length: 4000 }, draw).filter(Boolean).length / 4000
    assert.equal(
      often(() => chance(0)),
      0,
    )
    assert.equal(
      often(() => chance(1)),
      1,
    )
    const heavy = [
      ['light', 1],
      ['never', 0],
      ['heavy', 3],
    ] as const
    assert.ok(Math.abs(often(() => weighted(heavy) === 'heavy') - 0.75) < 0.03)
    assert.equal(
      often(() => weighted(heavy) === 'never'),
      0,
    )
    assert.ok(Math.abs(often(() => pick(['a', 'b']) === 'a') - 0.5) < 0.03)
  })
  it('has a middle of nought and a spread of one where it is normal', () => {
    const { normal } = randomOf(3)
    const list = Array.from({ length: 5000 }, normal)
    const mean = list.reduce((sum, n) => sum + n, 0) / list.length
    const spread = Math.sqrt(list.reduce((sum, n) => sum + (n - mean) ** 2, 0) / list.length)
    assert.ok(Math.abs(mean) < 0.05 && Math.abs(spread - 1) < 0.05, `${mean} ± ${spread}`)
  })
})
