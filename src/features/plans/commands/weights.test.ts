import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { outcomesNeeded, standardWeights, terms } from '#matching/index.ts'
import { testFolder, yui } from './testing.ts'

const { at, put } = testFolder()
const header = [...terms, 'outcome', 'propensity'].join()

/** Offers near and far, liked and not: what is near succeeds, except for every sixth. */
const offers = (
  count: number,
  succeeds = (near: number, i: number): boolean => near > 0.5 !== (i % 6 === 0),
): string => {
  const rows = Array.from({ length: count }, (_, i) => {
    const near = (i % 10) / 9
    const shares = terms.map((term, j) => (term === 'distance' ? near : ((i * (j + 3)) % 7) / 6))
    return [...shares.map(share => share.toFixed(3)), succeeds(near, i) ? 1 : 0, i % 4 === 0 ? 0.5 : ''].join()
  })
  return [header, ...rows].join('\n')
}

describe('weights from past offers', () => {
  it('are proposed with their errors and the calibration before and after; staff decide', async t => {
    const { code, said } = await yui(t, 'weights', 'fit', put('offers.csv', offers(420)))
    assert.equal(code, 0)
    assert.match(said, /^420件の結果から、配点の案を出しました。決めるのは職員です。/)
    const [, before, after] = /近さ（distance）\t(\d+)\t(\d+)\t\d+\.\d\d\t\d\.\d\d/.exec(said)!
    assert.ok(Number(after) > Number(before))
    assert.match(said, /いまの見込み\t件数/)
    assert.match(said, /案の見込み\t件数/)
  })

  it('keep to what is frozen, under the weights of the staff', async t => {
    const staff = put('staff.json', { likes: 400, distance: 120 })
    const words = [at('offers.csv'), '--weights', staff, '--freeze', 'likes,need', '--json']
    const { code, said } = await yui(t, 'weights', 'fit', ...words)
    const { weights, outcomes, coefficients } = JSON.parse(said)
    assert.deepEqual([code, outcomes, weights.likes, weights.need], [0, 420, 400, 80])
    assert.equal(coefficients.likes.error, 0)
    assert.equal((await yui(t, 'weights', 'fit', at('offers.csv'), '--weights', put('proposal.json', said))).code, 0)
  })

  it('stay as they are where there are too few outcomes, or all went one way', async t => {
    const few = await yui(t, 'weights', 'fit', put('few.csv', offers(outcomesNeeded - 1)))
    assert.deepEqual(
      [few.code, few.said],
      [1, '結果が299件しかありません（300件から案を出せます）。いまの配点のままにします。'],
    )
    const one = await yui(
      t,
      'weights',
      'fit',
      put(
        'one.csv',
        offers(400, () => true),
      ),
    )
    assert.deepEqual(
      [one.code, one.said],
      [1, '結果がすべて同じなので、配点の案を出せません。いまの配点のままにします。'],
    )
    const told = await yui(t, 'weights', 'fit', at('one.csv'), '--json')
    assert.deepEqual(JSON.parse(told.said), { enough: false, outcomes: 400, weights: standardWeights })
    assert.equal((await yui(t, 'weights', 'fit', put('none.csv', header))).code, 1)
  })

  it('are read from a list in JSON too', async t => {
    const [names, ...rows] = offers(420).split('\n')
    const list = rows.map(row => {
      const cells = row.split(',')
      const entries = names!.split(',').map((name, i) => [name, cells[i] === '' ? undefined : Number(cells[i])])
      return Object.fromEntries(entries)
    })
    const a = await yui(t, 'weights', 'fit', put('offers.json', list), '--json')
    const b = await yui(t, 'weights', 'fit', at('offers.csv'), '--json')
    assert.equal(a.said, b.said)
  })

  const row = (change: object) => [{ ...Object.fromEntries(terms.map(term => [term, 0.5])), outcome: 1, ...change }]
  const bad: [title: string, file: [string, unknown], words: string[], said: RegExp][] = [
    ['a share above 1', ['a.json', row({ likes: 2 })], [], /\[0\]\.likes：0から1までの数/],
    ['an outcome that is neither', ['a.json', row({ outcome: 0.5 })], [], /\[0\]\.outcome：0（決まらなかった）か1/],
    ['a propensity of nothing', ['a.json', row({ propensity: 0 })], [], /\[0\]\.propensity：0より大きく1以下/],
    ['a cell that is no number', ['a.csv', `${header}\n,x,0,0,0,0,0,1,\n`], [], /2行目 likes：[\s\S]+2行目 distance：/],
    ['a column that is missing', ['a.csv', 'likes,outcome\n1,1'], [], /1行目に次の列がありません：distance/],
    ['something else', ['a.json', { offers: [] }], [], /「\[ \]」で囲んだ一覧/],
    ['an unknown term', ['a.json', []], ['--freeze', 'likes,luck'], /「luck」は配点の項目ではありません/],
    ['weights of another sum', ['a.json', []], ['--weights', put('w1.json', { likes: 1 })], /合計が701です/],
    [
      'weights of an unknown term',
      ['a.json', []],
      ['--weights', put('w2.json', { luck: 1 })],
      /「luck」は配点の項目では/,
    ],
    ['weights below 0', ['a.json', []], ['--weights', put('w3.json', { likes: -1 })], /weights\.likes：0以上の数/],
  ]
  for (const [title, file, words, said] of bad)
    it(`refuse ${title}`, async t => {
      const found = await yui(t, 'weights', 'fit', put(...file), ...words)
      assert.equal(found.code, 2)
      assert.match(found.said, said)
    })
})
