import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { mapOfMany, type Pin } from './map-of-many.ts'

const home = { name: '豊四季台', lat: 35.8655, lng: 139.9605 }
const pin = (number: number, north = 0, east = 0): Pin => ({
  ...{ number, text: `活動${number}`, href: `#a-${number}` },
  ...{ lat: home.lat + north / 111_195, lng: home.lng + east / 90_120 },
})
const drawn = (pins: readonly Pin[], from: typeof home | null = home, landmarks = [{ ...home, name: '柏駅' }]) =>
  String(
    mapOfMany({
      ...{ pins, home: from ?? undefined, minutes: [10, 20], pace: 61.5 },
      landmarks: landmarks.map(mark => ({ ...mark, lat: mark.lat + 0.004, kind: 'station' as const })),
    }),
  )
const numbersOf = (svg: string): string[] =>
  [...svg.matchAll(/<text class="number"[^>]*>([^<]+)</g)].map(([, text]) => text!)

describe('a list on a map', () => {
  for (const [what, pins, numbers] of [
    ['two that stand apart have a mark each', [pin(1, 600), pin(2, -600)], ['1', '2']],
    ['two of one house share a mark', [pin(1, 600), pin(2, 600), pin(3, -600)], ['1・2', '3']],
    [
      'of many at one place the first stand there, and that there are more',
      [1, 2, 3, 4, 5].map(n => pin(n, 500)),
      ['1・2・3ほか'],
    ],
    ['one alone stands in it', [pin(21, 100, 100)], ['21']],
  ] as const)
    it(what, () => assert.deepEqual(numbersOf(drawn(pins)), numbers))

  it('keeps every mark inside, the further north the higher', () => {
    const svg = drawn([pin(1, 1500), pin(2, -1500), pin(3, 0, 1500)])
    const at = [...svg.matchAll(/<text class="number" x="([\d.]+)" y="([\d.]+)"/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ])
    for (const [x, y] of at) assert.ok(x! > 10 && x! < 330 && y! > 10 && y! < 290, `${x}, ${y}`)
    assert.ok(at[0]![1]! < at[1]![1]!)
  })

  it('answers to a finger wherever a number stands, at the edge too, and parts what a finger could not', () => {
    const svg = drawn([pin(1, 1500, -1500), pin(2, -1500), pin(3, 0, 1500), pin(4, 120, 1500)])
    const fingers = [...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="48" height="48" fill="none"/g)]
    assert.equal(fingers.length, numbersOf(svg).length)
    for (const [, x, y] of fingers) assert.ok(Number(x) <= 340 - 48 && Number(y) <= 300 - 48, `${x}, ${y}`)
    assert.deepEqual(numbersOf(svg), ['1', '2', '3・4'])
  })

  it('says to whoever does not see it what stands in each mark, and leads there', () => {
    const svg = drawn([pin(1, 600), pin(2, 600)])
    assert.match(svg, /<a href="#a-1" aria-label="1・2：1番 活動1、2番 活動2">/)
    assert.match(svg, /aria-label="地図：2件と豊四季台"/)
  })

  it('draws ways on foot only where it is known from where', () => {
    assert.equal(drawn([pin(1, 600)]).split('class="ring"').length, 3)
    assert.ok(!drawn([pin(1, 600)], null).includes('class="ring"'))
  })

  it('names no station that lies outside', () => {
    assert.match(drawn([pin(1, 600)]), /柏駅/)
    assert.ok(!drawn([pin(1, 600)], home, [{ ...home, name: '遠い駅', lat: home.lat + 1 }]).includes('遠い駅'))
  })

  it('is nothing where there is nothing to draw', () => assert.equal(drawn([], null), ''))
})
