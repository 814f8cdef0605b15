import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DEFAULTS } from '#features/municipalities/rules.ts'
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
  const { speeds } = DEFAULTS
  const km = (ways: Parameters<typeof reachKm>[0]['ways']) => reachKm({ ways }, speeds)
  assert.equal(km({}), undefined)
  assert.equal(km({ walk: 15, car: 10 }), km({ car: 10 }))
  assert.ok(km({ walk: 15 })! < km({ bicycle: 15 })!)
})
