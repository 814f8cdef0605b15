import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { queryOf, readCriteria } from '../../find/search.ts'
import { conditionsInUse, headingOf } from './conditions.ts'

const CITY = { name: '柏市', prefecture: '千葉県' }
const point = { lat: 35.86, lng: 139.97 }
const areas = [{ id: 'a1', name: '松葉地域', ...point }]
const towns = [{ id: 't1', area_id: 'a1', name: '松葉町', kana: 'まつばちょう', postcode: '2770827', ...point }]
const criteriaOf = (query: string) =>
  readCriteria(new URLSearchParams(query), { areas, towns, facilities: [] }, CITY).criteria

describe('each condition has its words in the list and in the heading, and can be taken away by itself', () => {
  for (const [query, text, heading] of [
    ['q=図書館', '「図書館」', '「図書館」の活動'],
    ['door=help', 'てつだう', '「てつだう」の活動'],
    ['form=employment', '雇用', '雇用の活動'],
    ['category=books', '読み聞かせ・図書', '読み聞かせ・図書の活動'],
    ['area=松葉地域', '地域：松葉地域', '松葉地域の活動'],
    ['when=sat', '土曜', '土曜の活動'],
    ['on=2026-12-05', '12月5日（土）にある', '12月5日（土）にある活動'],
    ['from=松葉町', '松葉町から近い順', '松葉町から近い順の活動'],
    ['from=松葉町&minutes=20', '松葉町から歩きで20分まで', '松葉町から歩いて20分の活動'],
    ['reward=free', 'お金のやりとりなし', 'お金のやりとりがない活動'],
    ['wage=1200', '時給1,200円以上', '時給1,200円以上の活動'],
    ['load=lifting', '重い物：なし', '「重い物」のない活動'],
    ['visit=1', '見学できる', '見学できる活動'],
    ['trial=1', 'お試しできる', 'お試しできる活動'],
  ] as const)
    test(`${query}: ${text}`, () => {
      const criteria = criteriaOf(query)
      assert.deepEqual(
        conditionsInUse(criteria).map(one => one.text),
        [text],
      )
      assert.equal(headingOf(criteria), heading)
      const { without } = conditionsInUse(criteria)[0]!
      const rest = query.includes('minutes') ? `?from=${encodeURIComponent('松葉町')}` : ''
      assert.equal(queryOf(without), rest)
    })

  test('nouns stand before what describes, and of more than five the first five', () => {
    assert.equal(headingOf(criteriaOf('q=図書館&when=sat&visit=1')), '「図書館」・土曜の、見学できる活動')
    assert.match(
      headingOf(criteriaOf('q=本&door=help&when=sat&visit=1&trial=1&reward=free&load=lifting'))!,
      /^「本」・「てつだう」・土曜・.*などの活動$/,
    )
    assert.equal(headingOf(criteriaOf('')), null)
  })
  test('what is taken away leads to the first page', () =>
    assert.equal(conditionsInUse(criteriaOf('door=help&visit=1&page=3'))[0]!.without.page, 1))
})
