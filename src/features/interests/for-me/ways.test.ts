import assert from 'node:assert/strict'
import { describe, it, test } from 'node:test'
import { unphrased } from '#ui/testing.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { farIn, waysTo } from '../../opportunities/index.ts'
import { listCode } from '../saved/code.ts'

const demo = await demoApp()
const { visitor, database, municipality } = demo
const shown = async (path: string, status = 200): Promise<string> => {
  const response = await visitor.get(path)
  assert.equal(response.status, status, path)
  return unphrased(await response.text())
}
const cards = (html: string) =>
  html
    .split('<h2 id="a-')
    .slice(1)
    .map(part => ({ id: part.slice(0, 36), part: part.split('<article')[0]! }))
const by = (part: string, way: string): number | null => {
  const said = new RegExp(`(?<!自転)${way}(?:およそ)?(\\d+)分</span>`).exec(part)
  return said ? Number(said[1]) : null
}

test('what suits somebody who comes by bus is reached by it, or on foot, and says by which', async () => {
  const html = await shown('/start/for-me?from=柏駅&bus=40&when=weekday-am')
  const all = cards(html)
  assert.ok(all.length > 3)
  for (const { part } of all) {
    const [bus, walk] = [by(part, 'バスで'), by(part, '歩いて')]
    if (part.includes('場所がわからない')) continue
    assert.ok(Math.min(bus ?? 999, walk ?? 999) <= 40, part)
  }
  assert.match(html, /柏駅から(?:バスで|歩いて)(?:およそ)?\d+分ほどです/)
})

test('in the evening, when no bus goes there, fewer are in reach by it than in the morning', async () => {
  const total = async (query: string) =>
    Number(
      /<b>([\d,]+)件<\/b>あります/.exec(await shown(`/start/for-me?from=西原三丁目&${query}`))![1]!.replace(',', ''),
    )
  const [foot, bus] = [await total('walk=10'), await total('bus=45')]
  assert.ok(bus > foot)
})

test('the minutes by car are told to whoever comes by car, on cards, for themselves and on the page of an activity', async () => {
  const mine = cards(await shown('/start/for-me?from=柏駅&car=15'))
  assert.ok(mine.length > 3 && mine.every(({ part }) => by(part, '車で') !== null || part.includes('場所がわからない')))
  const list = cards(await shown('/opportunities?from=柏駅&means=car&minutes=10'))
  assert.ok(list.length > 3 && list.every(({ part }) => (by(part, '車で') ?? 99) <= 10))
  assert.ok(cards(await shown('/opportunities?from=柏駅')).every(({ part }) => by(part, '車で') === null))
  const minutes = by(mine[0]!.part, '車で')
  assert.match(
    await shown(`/opportunities/${mine[0]!.id}?from=柏駅&car=15`),
    new RegExp(`柏駅から[^。]*車${minutes}分`),
  )
})

describe('the same as a map', () => {
  const pins = (html: string) => [...html.matchAll(/aria-label="[^"]*?(\d+)番 /g)].length
  it('of what suits: numbers of the list on every page, and the way back', async () => {
    const query = 'from=柏駅&walk=60&bus=60'
    const html = await shown(`/start/for-me?${query}&map=1`)
    assert.match(html, /<svg class="map many"/)
    assert.match(html, /<ol class="cards numbered" start="1">/)
    assert.match(html, /地図をとじる/)
    const second = await shown(`/start/for-me?${query}&map=1&page=2`)
    assert.match(second, /<ol class="cards numbered" start="11">/)
    assert.ok(pins(second) > 0 && !/aria-label="[^"]*\b1番 /.test(second))
    assert.match(html, /href="[^"]*page=2&amp;map=1/)
    const plain = await shown(`/start/for-me?${query}`)
    assert.ok(!plain.includes('class="map many"') && plain.includes('map=1#list'))
    assert.deepEqual(
      cards(html).map(({ id, part }) => [id, by(part, 'バスで')]),
      cards(plain).map(({ id, part }) => [id, by(part, 'バスで')]),
      'the same activities and minutes',
    )
  })
  it('of the list that somebody keeps: each leads to its place, minutes come from the place that was typed', async () => {
    const ids = cards(await shown('/opportunities?from=柏駅&means=bus&minutes=30'))
      .slice(0, 4)
      .map(({ id }) => id)
    const html = await shown(`/list?ids=${listCode(ids)}&from=柏駅&map=1`)
    assert.match(html, /<svg class="map many"[\s\S]*<ol class="stack numbered">/)
    for (const id of ids) assert.ok(html.includes(`href="#a-${id}"`) || html.includes(`id="a-${id}"`))
    assert.match(html, /(?:歩いて|自転車で|バスで)\d+分/)
    assert.match(html, /円は、柏駅から歩いて/)
    assert.doesNotMatch(await shown(`/list?ids=${listCode(ids)}`), /(?:歩いて|バスで)\d+分/, 'no minutes from nowhere')
  })
  it('of a place that is none: a sentence, and what was typed stays', async () => {
    const ids = cards(await shown('/opportunities'))
      .slice(0, 2)
      .map(({ id }) => id)
    const html = await shown(`/list?ids=${listCode(ids)}&from=月の裏`, 422)
    assert.match(html, /value="月の裏"/)
    assert.match(html, /この名前の町・駅・施設が見つからない/)
  })
  it('of nothing: no map', async () => assert.ok(!(await shown('/list?ids=&map=1')).includes('class="map many"')))
})

test('for 6,000 activities the ways of one visitor are told in some ten milliseconds, other times included', async t => {
  const { gazetteer } = await import('#features/places/index.ts')
  const places = await database.read({ lane: 'public', municipality }, db => gazetteer(db, municipality, '2026-12-01'))
  const from = places.facilities.find(({ name }) => name === '柏駅')!
  const rows = Array.from({ length: 6000 }, (_, i) => ({
    ...{ id: `${i}`, half_days: 1 << (i % 10), town_id: places.towns[i % places.towns.length]!.id },
    point: { lat: 35.8 + (i % 97) / 800, lng: 139.92 + (i % 89) / 900 },
  }))
  const asked = { answered: [], when: 0, off: [], from, ways: { bus: 40, walk: 20 } }
  farIn(rows.slice(0, 2000), asked, waysTo(places), places)
  const began = performance.now()
  const far = farIn(rows, asked, waysTo(places), places)
  const took = performance.now() - began
  t.diagnostic(`6,000 activities: ${took.toFixed(1)} ms, ${6000 - far.length} in reach`)
  assert.ok(far.length > 0 && far.length < 6000 && took < 400)
})
