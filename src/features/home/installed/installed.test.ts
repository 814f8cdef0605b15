import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { crc32, inflateSync } from 'node:zlib'
import { demoApp } from '../../../../seed/testing.ts'
import { iconOf, SIZES } from './icon.ts'
import { manifestOf } from './public.ts'

const { visitor, login } = await demoApp()

/** The parts of a PNG, each with whether its checksum holds. */
function partsOf(png: Buffer): { name: string; data: Buffer; whole: boolean }[] {
  const parts = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const data = png.subarray(at + 8, at + 8 + length)
    const whole = crc32(png.subarray(at + 4, at + 8 + length)) === png.readUInt32BE(at + 8 + length)
    parts.push({ name: png.toString('latin1', at + 4, at + 8), data, whole })
    at += length + 12
  }
  return parts
}

describe('the icon of a city', () => {
  for (const size of SIZES)
    test(`of ${size} pixels is the knot in white on the colour of the city`, () => {
      const parts = partsOf(iconOf(size, '#0a4d6b'))
      assert.deepEqual(
        parts.map(({ name, whole }) => [name, whole]),
        ['IHDR', 'PLTE', 'IDAT', 'IEND'].map(name => [name, true]),
      )
      assert.deepEqual(
        [...parts[1]!.data.subarray(0, 3), ...parts[1]!.data.subarray(-3)],
        [0x0a, 0x4d, 0x6b, 255, 255, 255],
      )
      const rows = inflateSync(parts[2]!.data)
      assert.equal(rows.length, size * (1 + size / 2))
      assert.deepEqual([rows[1], rows[(1 + size / 2) * (size / 2) + size * 0.25 + 1]! >= 0], [0, true])
    })
  test('leaves the picture of another city as it is', () => {
    const before = iconOf(192, '#115a36')
    iconOf(192, '#000000')
    assert.deepEqual(iconOf(192, '#115a36'), before)
  })
})

describe('what a telephone is told of the service', () => {
  const city = { name: '柏市', accent: '#0a4d6b' } as Parameters<typeof manifestOf>[0]
  test('is the name of the city and its colour, where that can be read', () => {
    assert.equal(manifestOf(city).name, '柏市 セカンドライフ応援（結い）')
    assert.equal(manifestOf(city).theme_color, '#0a4d6b')
    for (const accent of [null, '#ffff00', 'red']) assert.equal(manifestOf({ ...city, accent }).theme_color, '#115a36')
  })
  test('is the city’s own name of it, where it has one', () => {
    const own = { words: { セカンドライフ応援: 'いきいき応援' }, names: [], off: new Set<string>() }
    assert.match(manifestOf({ ...city, own }).name, /いきいき応援/)
  })
  test('is served with pictures that are there', async () => {
    const answer = await visitor.get('/manifest.webmanifest')
    assert.match(answer.headers.get('content-type') ?? '', /^application\/manifest\+json/)
    for (const { src } of ((await answer.json()) as ReturnType<typeof manifestOf>).icons) {
      const icon = await visitor.get(src)
      assert.deepEqual([icon.status, icon.headers.get('content-type')], [200, 'image/png'])
    }
  })
})

describe('it can be installed', () => {
  test('from public pages and those of a resident, not from those of the desk', async () => {
    const [ueki, sato] = [await login('ueki'), await login('sato')]
    const has = async (answer: Promise<Response>) => /rel="manifest"/.test(await (await answer).text())
    assert.deepEqual(
      [
        await has(visitor.get('/')),
        await has(ueki.get('/my')),
        await has(sato.get('/staff')),
        await has(visitor.get('/ない')),
      ],
      [true, true, false, true],
    )
  })
  test('and what runs without a page is asked for anew each time, may be fetched, and is small', async () => {
    const worker = await visitor.get('/sw.js')
    assert.equal(worker.headers.get('cache-control'), 'no-cache')
    assert.ok((await worker.text()).length < 3000)
    assert.match(
      (await visitor.get('/')).headers.get('content-security-policy') ?? '',
      /worker-src 'self'; manifest-src 'self'/,
    )
  })
  test('with one page for when there is no connection: whom to call and when, without a menu', async () => {
    const page = await (await visitor.get('/offline')).text()
    assert.match(page, /04-7000-0000[\s\S]*（/)
    assert.doesNotMatch(page, /aria-label="メニュー"/)
  })
})
