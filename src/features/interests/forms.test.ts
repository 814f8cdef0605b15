import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { GROUND } from '#features/places/testing.ts'
import { queryOf, reachKm, readAsked } from './forms.ts'

const city = { name: '柏市', prefecture: '千葉県' }
const town = (name: string, lat: number) => ({ id: name, area_id: 'a', name, kana: '', postcode: '', lat, lng: 139.97 })
const places = {
  towns: [town('松葉町一丁目', 35.87), town('松葉町二丁目', 35.88), town('豊四季台', 35.86)],
  facilities: [],
}
const read = (query: string) => readAsked(new URLSearchParams(query), places, city, '2026-11-21')

describe('what is said stands in the address', () => {
  for (const [why, query, again = query] of [
    ['nothing was said', ''],
    ['answers', '?a=W0A1'],
    ['half-days and an evening', '?when=tue-am&when=sat-night'],
    ['the grid’s numbers as words', '?when=0&when=1&when=14', '?when=mon'],
    ['a day on which they cannot, in any writing', '?off=12月5日、12/9', '?off=2026-12-05&off=2026-12-09'],
    ['a place and minutes, in full width too', '?from=豊四季台&walk=１５&car=30', '?from=豊四季台&walk=15&car=30'],
    ['what means nothing is left out', '?a=??&when=xx&walk=0&bus=999&off=2026-11-01', ''],
  ] as [string, string, string?][])
    it(why, () => assert.equal(decodeURIComponent(queryOf(read(query).asked)), again))

  it('and read again it says the same', () => {
    const query = queryOf(read('?a=W0A1&when=weekend&off=12/5&from=松葉町&bus=45').asked)
    assert.equal(queryOf(read(query).asked), query)
  })
})

describe('what cannot be used is told, and stays where it was typed', () => {
  it('a day that is none', () => {
    const { wrong, notes, typed } = read('?off=12月5日、そのうち')
    assert.deepEqual(wrong, { off: true, from: false })
    assert.match(notes[0]!, /「そのうち」という日がわからない/)
    assert.equal(typed.off, '12月5日（土）、そのうち')
  })
  it('a place that nobody knows', () => {
    const { wrong, notes, typed, asked } = read('?from=どこか')
    assert.deepEqual([wrong.from, asked.from, typed.from], [true, null, 'どこか'])
    assert.match(notes[0]!, /「どこか」という町・駅・施設が見つかりません/)
  })
  it('a town of several parts is taken as a whole, its parts offered', () => {
    const { asked, choices, wrong } = read('?from=松葉町')
    assert.equal(asked.from?.name, '松葉町')
    assert.deepEqual([choices, wrong.from], [['松葉町一丁目', '松葉町二丁目'], false])
  })
})

it('the reach is that of the means by which they come furthest; without means nobody knows it', () => {
  const from = { name: '柏駅', lat: 35.8623, lng: 139.9709 }
  const km = (ways: Parameters<typeof reachKm>[0]['ways']) => reachKm({ ways, from, when: 0 }, GROUND)
  assert.equal(km({}), undefined)
  assert.equal(reachKm({ ways: { walk: 15 }, from: null, when: 0 }, GROUND), undefined, 'nobody knows from where')
  assert.equal(km({ walk: 15, car: 10 }), km({ car: 10 }))
  assert.ok(km({ walk: 15 })! < km({ bicycle: 15 })!)
})

describe('minutes are whole ones from 1 to 180; anything else was not said', () => {
  for (const [typed, said] of [
    ['1', 1],
    ['180', 180],
    ['１５', 15],
    [' 20 ', 20],
    ['007', 7],
    ['0', undefined],
    ['181', undefined],
    ['1000', undefined],
    ['-5', undefined],
    ['+5', undefined],
    ['1.5', undefined],
    ['1e2', undefined],
    ['0x10', undefined],
    ['十五', undefined],
    ['15分', undefined],
    ['', undefined],
  ] as [string, number | undefined][])
    it(JSON.stringify(typed), () => assert.equal(read(`?walk=${encodeURIComponent(typed)}`).asked.ways.walk, said))
  it('each means for itself, and one that there is not for none', () =>
    assert.deepEqual(read('?walk=x&bicycle=10&bus=0&horse=20&car=30').asked.ways, { bicycle: 10, car: 30 }))
})

describe('days on which they cannot', () => {
  for (const [why, typed, days] of [
    ['today is one', '11/21', ['2026-11-21']],
    ['one that is just over is not taken for next year’s', '11/20', []],
    ['yesterday with its year is over', '2026-11-20', []],
    ['one that is said twice is one', '12/5、12月5日', ['2026-12-05']],
    ['in order, however they were said', '12/9 12/5', ['2026-12-05', '2026-12-09']],
    ['any sign between them', '12/5,12/6;12/7；12/8', ['2026-12-05', '2026-12-06', '2026-12-07', '2026-12-08']],
    ['a day that no calendar has', '2026-02-30', []],
    ['nothing but signs', '、、 ,', []],
  ] as [string, string, string[]][])
    it(why, () => assert.deepEqual(read(`?off=${encodeURIComponent(typed)}`).asked.off, days))
  it('of more than ten the first ten, and it is said', () => {
    const typed = Array.from({ length: 12 }, (_, at) => `12/${at + 1}`).join('、')
    const { asked, notes, wrong } = read(`?off=${typed}`)
    assert.deepEqual([asked.off.length, asked.off.at(-1), wrong.off], [10, '2026-12-10', false])
    assert.match(notes[0]!, /はじめの10日まで/)
  })
})
