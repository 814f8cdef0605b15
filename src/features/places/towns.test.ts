import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import iconv from 'iconv-lite'
import { citiesIn, readTowns, type TownList, townsIn } from './index.ts'

const KASHIWA = { code: '122173', name: '柏市' }
const bytesOf = (lines: readonly string[], encoding = 'cp932') => iconv.encode(`${lines.join('\r\n')}\r\n`, encoding)

/** Reads lists that can be read. */
async function read(...files: readonly Uint8Array[]): Promise<TownList[]> {
  const lists = await readTowns(files.map((bytes, at) => ({ name: `${at}.csv`, bytes })))
  assert.ok(!('refused' in lists), JSON.stringify(lists))
  return lists
}
const refusedOf = async (bytes: Uint8Array): Promise<string> => {
  const lists = await readTowns([{ name: 'a.csv', bytes }])
  return 'refused' in lists ? lists.refused : ''
}

const ISJ = [
  '"都道府県コード","都道府県名","市区町村コード","市区町村名","大字町丁目コード","大字町丁目名","緯度","経度","原典資料コード","大字・字・丁目区分コード"',
  '"12","千葉県","12217","柏市","122170001001","柏一丁目","35.861","139.972","0","3"',
  '"12","千葉県","12222","我孫子市","122220001000","我孫子","35.87","140.02","0","1"',
]
const MASTER = [
  'lg_code,machiaza_id,machiaza_type,pref,city,ward,oaza_cho,oaza_cho_kana,chome,koaza,ablt_date,post_code',
  '122173,0001001,2,千葉県,柏市,,柏,カシワ,１２丁目,,,2770005',
  '122173,0002000,1,千葉県,柏市,,増尾,マスオ,,,,',
  '122173,0002101,3,千葉県,柏市,,増尾,マスオ,,字上,,',
  '122173,0003000,1,千葉県,柏市,,旧町,キュウマチ,,,2020-01-01,',
]
const POSITIONS = ['lg_code,machiaza_id,rep_lat,rep_lon', '122173,0001001,35.86,139.97', '122173,0002000,35.83,139.98']

describe('a list of towns', () => {
  it('as 国土交通省 publishes it, in Shift_JIS, gives the towns of the city and of no other', async () => {
    const [list] = await read(bytesOf(ISJ))
    assert.equal(list!.dialect, '位置参照情報（大字・町丁目レベル）')
    assert.deepEqual(townsIn(list!, KASHIWA), [
      { code: '12217', city: '柏市', name: '柏一丁目', kana: '', postcode: '', point: { lat: 35.861, lng: 139.972 } },
    ])
    assert.equal(citiesIn(list!), '柏市、我孫子市')
  })
  it('of アドレス・ベース・レジストリ takes its points from the file beside it, and leaves out 小字 and what was given up', async () => {
    const [list] = await read(bytesOf(MASTER, 'utf8'), bytesOf(POSITIONS, 'utf8'))
    assert.deepEqual(
      townsIn(list!, KASHIWA).map(({ name, kana, postcode, point }) => [name, kana, postcode, point?.lat]),
      [
        ['柏十二丁目', 'かしわ', '2770005', 35.86],
        ['増尾', 'ますお', '', 35.83],
      ],
    )
  })
  it('of a city with wards names the ward before the town', async () => {
    const [list] = await read(
      bytesOf(
        [
          'lgcode,prefecture,municipality,town,lat,lng',
          '121011,千葉県,千葉市中央区,本町一丁目,35.6,140.12',
          '11002,北海道,札幌市,北,43,141.3',
        ],
        'utf8',
      ),
    )
    assert.deepEqual(
      townsIn(list!, { code: '121002', name: '千葉市' }).map(({ name }) => name),
      ['中央区本町一丁目'],
    )
    assert.deepEqual(
      townsIn(list!, { code: '011002', name: '札幌市' }).map(({ name }) => name),
      ['北'],
      'a leading nought that a spreadsheet took away',
    )
  })
  it('that is none, or no text, is refused with the lists that are wanted', async () => {
    assert.match(await refusedOf(bytesOf(['名前,住所', 'a,b'])), /a\.csv：町の一覧の見出しがありません。.*位置参照情報/)
    assert.match(await refusedOf(new Uint8Array()), /中身が空/)
    const whole = bytesOf(ISJ)
    assert.match(await refusedOf(whole.subarray(0, -30)), /途中で/)
    assert.match(await refusedOf(bytesOf([...MASTER, '122173,0004000,1,千葉県'], 'utf8')), /最後の行が途中で終わっています/)
  })
  it('of several real cities is read', async t => {
    const path = '/work/shared/data/towns.csv'
    if (!existsSync(path)) return t.skip('the folder of real data is not there')
    const [list] = await read(readFileSync(path))
    for (const [code, name, least] of [
      ['122173', '柏市', 200],
      ['121002', '千葉市', 300],
      ['142077', '茅ヶ崎市', 50],
    ] as const)
      assert.ok(townsIn(list!, { code, name }).filter(({ point }) => point).length > least, name)
  })
})
