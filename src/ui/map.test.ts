import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { map } from './map.ts'
import { placeLabels } from './map-labels.ts'
import { fit, metresBetween } from './map-view.ts'

const kashiwa = { lat: 35.8622, lng: 139.9709 }
const toyoshiki = { lat: 35.8664, lng: 139.9395 }

describe('a map of a city', () => {
  it('measures from Kashiwa to Toyoshiki station what the ground measures', () => {
    assert.ok(Math.abs(metresBetween(kashiwa, toyoshiki) - 2868) < 10)
  })

  it('keeps every point inside, north up, and true to scale', () => {
    const view = fit([kashiwa, toyoshiki], 600, 280, 200)
    for (const point of [kashiwa, toyoshiki]) {
      assert.ok(view.x(point) > 0 && view.x(point) < 280 && view.y(point) > 0 && view.y(point) < 200)
    }
    assert.ok(view.y(toyoshiki) < view.y(kashiwa))
    const drawn = Math.hypot(view.x(kashiwa) - view.x(toyoshiki), view.y(kashiwa) - view.y(toyoshiki))
    assert.ok(Math.abs(drawn - view.pixels(metresBetween(kashiwa, toyoshiki))) < 0.5)
  })

  it('writes two names that stand close to each other on different sides', () => {
    const [left, right] = placeLabels(
      [
        { text: '図書館', x: 140, y: 100 },
        { text: '公民館', x: 144, y: 100 },
      ],
      [],
      280,
      200,
    )
    assert.notEqual(left?.anchor, right?.anchor)
  })

  it('never writes a name past the edge', () => {
    const [label] = placeLabels([{ text: '豊四季台近隣センター', x: 270, y: 100 }], [], 280, 200)
    assert.equal(label?.anchor, 'end')
  })

  it('moves the long name of the place itself along until it ends at the edge', () => {
    const [label] = placeLabels([{ text: '特別養護老人ホーム あさなぎの丘', x: 100, y: 100, must: true }], [], 280, 200)
    // Fifteen full letters of 14 and a space: 218 wide, so half of it stands on each side of 111.
    assert.deepEqual([label?.anchor, Math.round(label!.x)], ['middle', 111])
  })

  it('leaves out a name that would cover another one, and never the place itself', () => {
    const crowd = Array.from({ length: 12 }, (_, at) => ({ text: '市民交流センター', x: 140 + at, y: 100 }))
    const labels = placeLabels([{ text: '図書館', x: 140, y: 100, must: true }, ...crowd], [], 280, 200)
    const kept = labels.filter(label => label !== null)
    assert.equal(labels[0]?.text, '図書館')
    assert.ok(kept.length > 1 && kept.length < labels.length)
  })

  it('keeps the name of a station before that of another landmark, and leaves out the mark with the name', () => {
    const near = (name: string, kind: 'station' | 'place', at: number) => ({
      ...kashiwa,
      lat: kashiwa.lat + at / 1e5,
      name,
      kind,
    })
    const shown = String(
      map({
        place: { ...kashiwa, name: '図書館' },
        landmarks: [
          ...['市民交流センター', '教育福祉会館本館', '中央近隣センター'].map((name, at) => near(name, 'place', at)),
          near('柏駅東口のりば', 'station', 4),
        ],
      }),
    )
    assert.match(shown, />柏駅東口のりば</)
    assert.equal([...shown.matchAll(/class="spot"/g)].length, [...shown.matchAll(/センター<|会館本館</g)].length)
  })
})
