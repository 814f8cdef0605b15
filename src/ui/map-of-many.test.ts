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

  /** Left, top, right, bottom of the pills with numbers, and of the names. */
  const pills = (svg: string) =>
    [...svg.matchAll(/<rect class="number" x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="28"/g)].map(
      ([, x, y, w]) => [...[Number(x), Number(y)], ...[Number(x) + Number(w), Number(y) + 28]],
    ) as [number, number, number, number][]
  const overlap = (a: readonly number[], b: readonly number[]) =>
    a[0]! < b[2]! && b[0]! < a[2]! && a[1]! < b[3]! && b[1]! < a[3]!
  const namedBox = (svg: string, name: string) => {
    const [, x, y, anchor] = new RegExp(`<text x="([-\\d.]+)" y="([-\\d.]+)" text-anchor="(\\w+)">${name}<`).exec(svg)!
    const [wide, left] = [name.length * 14, Number(x)]
    const from = anchor === 'start' ? left : anchor === 'end' ? left - wide : left - wide / 2
    return [from, Number(y) - 13, from + wide, Number(y) + 2]
  }
  /** So many at each of the places around where one comes from. */
  const crowd = (far: number) =>
    [0, 60, 120, 180, 240, 300].flatMap((turn, at) =>
      [1, 2, 3, 4, 5].map(n =>
        pin(at * 5 + n, far * Math.cos((turn * Math.PI) / 180), far * Math.sin((turn * Math.PI) / 180)),
      ),
    )
  for (const far of [150, 250, 300, 350, 400, 600, 900])
    it(`lets no wide mark cover the name of where one comes from, another mark, or the edge: ${far} m around`, () => {
      const svg = drawn(crowd(far), { ...home, name: '柏の葉キャンパス駅' }, [])
      const all = pills(svg)
      const name = namedBox(svg, '柏の葉キャンパス駅')
      for (const [at, pill] of all.entries()) {
        assert.ok(pill[0] >= 0 && pill[2] <= 340 && pill[1] >= 0 && pill[3] <= 300, `inside: ${pill}`)
        assert.ok(!overlap(pill, name), `${pill} covers ${name}`)
        for (const other of all.slice(at + 1)) assert.ok(!overlap(pill, other), `${pill} covers ${other}`)
      }
    })
  it('names the station from which one comes once', () =>
    assert.equal(drawn([pin(1, 600)], { ...home, name: '柏駅' }).split('>柏駅<').length - 1, 1))

  it('is nothing where there is nothing to draw', () => assert.equal(drawn([], null), ''))
})
