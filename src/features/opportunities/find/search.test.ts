import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { activityNumber, idEndOf, queryOf, readCriteria } from './search.ts'

const CITY = { name: '柏市', prefecture: '千葉県' }
const areas = [{ id: 'a1', name: '柏中央', lat: 35.86, lng: 139.97 }]
const towns = [
  { id: 't1', name: '柏一丁目', area_id: 'a1', kana: 'かしわ', postcode: '2770005', lat: 35.86, lng: 139.97 },
]
const read = (query: string) => readCriteria(new URLSearchParams(query), { areas, towns }, CITY)

describe('an address that is read and written again stays the same question', () => {
  for (const query of [
    '',
    '?q=図書館+本',
    '?door=help&form=volunteering&category=books&area=柏中央',
    '?when=mon-am&when=tue-am&when=sun-pm',
    '?from=柏一丁目&means=bus&minutes=45&reward=paid&load=standing&load=heat&trial=1&visit=1&size=50&page=3',
  ])
    test(query || 'nothing asked', () => {
      const { criteria, notes } = read(query)
      assert.equal(decodeURIComponent(queryOf(criteria)), query)
      assert.deepEqual(notes, [])
    })
})

test('the tick grid sends numbers, and empty fields of a form ask for nothing', () => {
  assert.equal(queryOf(read('?when=2&when=13').criteria), '?when=tue-am&when=sun-pm')
  assert.equal(queryOf(read('?q=&form=&minutes=&from=&reward=&means=walk').criteria), '')
})

test('figures may be full-width, and a town may be written as people write it', () => {
  const { criteria } = read('?from=柏市柏１丁目&minutes=２０')
  assert.deepEqual([criteria.from?.name, criteria.minutes], ['柏一丁目', 20])
})

test('each value that means nothing is said once and the rest still holds', () => {
  const { criteria, notes } = read('?door=x&when=tue-am&when=y&size=51&page=0&minutes=20')
  assert.equal(notes.length, 5)
  assert.deepEqual(
    [criteria.door, criteria.when, criteria.size, criteria.page, criteria.minutes],
    [null, 4, 20, 1, null],
  )
})

test('the number of an activity is nine digits and leads back to the end of its id', () => {
  for (const id of [
    '01a1fdce-0dbf-72c8-b98c-eccbca5e1b61',
    '01a1fdce-0dbf-72c8-b98c-ecc000000000',
    '01a1fdce-0dbf-72c8-b98c-eccfffffffff',
  ]) {
    const number = activityNumber(id)
    assert.match(number, /^\d{3}-\d{3}-\d{3}$/)
    assert.equal(idEndOf(number), id.slice(-7))
    assert.equal(idEndOf(`　${number.replaceAll('-', '')} `), id.slice(-7))
  }
  assert.equal(idEndOf('999-999-999'), null)
  assert.equal(idEndOf('図書館'), null)
})
