import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFigure, readLabour, readMonth } from './reading.ts'
import { ratioOf, shareOf } from './rules.ts'

for (const [typed, expected] of [
  ['令和5年1月', '2023-01-01'],
  ['令和５年１月', '2023-01-01'],
  ['R5.1', '2023-01-01'],
  ['2023年1月', '2023-01-01'],
  ['2023-01', '2023-01-01'],
  ['2023/1/1', '2023-01-01'],
  ['令和5年1月現在', '2023-01-01'],
  ['令和元年5月', '2019-05-01'],
  ['平成31年4月', '2019-04-01'],
  ['令和5年13月', null],
  ['昭和の終わり', null],
  ['5年1月', null],
  ['', null],
] as const)
  test(`the month ${typed || '(nothing)'} is ${expected ?? 'not read'}`, () => assert.equal(readMonth(typed), expected))

for (const [typed, whole, expected] of [
  ['1,336', true, 1336],
  ['１，３３６', true, 1336],
  ['394人', true, 394],
  ['-', true, null],
  ['－', true, null],
  ['', true, null],
  ['0', true, 0],
  ['20.9', false, 20.9],
  ['20.9％', false, 20.9],
  ['4.75倍', false, 4.75],
  ['20.9', true, undefined],
  ['9,999,999', true, 9_999_999],
  ['10,000,000,000', true, undefined],
  ['99999999', false, undefined],
  ['約20', true, undefined],
  ['1,33', true, undefined],
] as const)
  test(`${typed || '(nothing)'} is ${expected === undefined ? 'no number' : (expected ?? 'not told')}`, () =>
    assert.equal(readFigure(typed, whole), expected))

/** The table of 柏市地域高年齢者就業機会確保計画 第1の3(2), as it is printed. */
const PRINTED = `,月間有効求人数,月間有効求職者数,うち55歳以上,,有効求人倍率,就職件数
業種,,,55歳以上,55歳以上の割合,,
イ) 福祉（介護）,"1,336",394,86,20.9,4.75,19
イ) 福祉（生活支援）,549,195,46,0.0,7.00,13
ロ) 福祉（子育て）,356,118,13,14.6,3.93,3
ハ) 公共サービス,-,-,-,-,-,-
出典：松戸公共職業安定所`
const read = (text: string, month: string | null = '2023-01-01') => readLabour(new TextEncoder().encode(text), month)

test('the printed table is read as it is written, with 「-」 as not told', async () => {
  const found = await read(PRINTED)
  assert.ok('rows' in found, JSON.stringify(found))
  assert.deepEqual(
    found.rows.map(({ openings, seekers, seekers_55, share_55, ratio, placed }) => [
      openings,
      seekers,
      seekers_55,
      share_55,
      ratio,
      placed,
    ]),
    [
      [1336, 394, 86, 20.9, 4.75, 19],
      [549, 195, 46, 0, 7, 13],
      [356, 118, 13, 14.6, 3.93, 3],
      [null, null, null, null, null, null],
    ],
  )
})

test('what is written stays beside what is reckoned: 86 of 394 are 21.8 percent, not 20.9', () => {
  assert.equal(shareOf({ seekers: 394, seekers_55: 86 }), 21.8)
  assert.equal(ratioOf({ openings: 1336, seekers: 394 }), 3.39)
  assert.equal(shareOf({ seekers: null, seekers_55: null }), null)
  assert.equal(ratioOf({ openings: 5, seekers: 0 }), null)
})

const HEAD = '年月,業種,月間有効求人数,月間有効求職者数'
for (const [what, text, sentence] of [
  ['without headings', 'a,b\n1,2', /見出しの行が見つかりません/],
  ['with a number in words', `${HEAD}\n令和5年1月,介護,たくさん,394`, /2行目の求人数「たくさん」/],
  [
    'with a share of more than all',
    `${HEAD},55歳以上の割合\n令和5年1月,介護,1,2,120%`,
    /2行目の55歳以上の割合「120%」/,
  ],
  ['with a month that is none', `${HEAD}\nいつか,介護,1,394`, /2行目の年月「いつか」/],
  ['with one sector twice', `${HEAD}\n令和5年1月,介護,1,2\n令和5年1月,介護,3,4`, /2つあります/],
  [
    'with a sector without end',
    `${HEAD}\n令和5年1月,${'介'.repeat(101)},1,2`,
    /介…」が長すぎます（上限は100文字です）/,
  ],
  ['without a row', HEAD, /表に行がありません/],
  ['that is a page of the web', '<html><table></table></html>', /ウェブページ/],
  ['that is a PDF', '%PDF-1.7', /PDFのファイル/],
] as const)
  test(`a file ${what} is not taken, and a sentence says why`, async () => {
    const found = await read(text, null)
    assert.ok('wrong' in found)
    assert.match(found.wrong.join(), sentence)
  })

test('a table without a month is taken only with one', async () => {
  const found = await read('業種,求人数\n介護,1', null)
  assert.ok('wrong' in found)
  assert.match(found.wrong.join(), /何年何月の表か/)
})
