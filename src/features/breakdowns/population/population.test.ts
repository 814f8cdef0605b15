import assert from 'node:assert/strict'
import { describe, it, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { equityOf } from '../index.ts'
import { readPopulation } from './reading.ts'
import { agesIn, bandOf } from './rules.ts'

const { login, database, municipality } = await demoApp()
const [manager, counsellor, auditor] = [await login('tanaka'), await login('sato'), await login('kansa')]

for (const [typed, from, to, band] of [
  ['65', 65, 65, 65],
  ['65歳', 65, 65, 65],
  ['６５～６９歳', 65, 69, 65],
  ['65-69', 65, 69, 65],
  ['65ー69', 65, 69, 65],
  ['85歳以上', 85, null, 85],
  ['100歳以上', 100, null, 85],
  ['90～94', 90, 94, 85],
  ['0～4歳', 0, 4, 0],
  ['50歳未満', 0, 49, 0],
  ['60～69歳', 60, 69, null],
  ['65歳以上', 65, null, null],
  ['45～54歳', 45, 54, null],
] as const)
  test(`${typed} is ${band === null ? 'of several bands' : `of the band from ${band} on`}`, () => {
    assert.deepEqual(agesIn(typed), { from, to })
    assert.equal(bandOf(from, to), band)
  })
for (const typed of ['69～65歳', '高齢', '', '六十', '0未満'])
  test(`"${typed}" is no age`, () => assert.equal(agesIn(typed), null))

const TOWNS = new Map([
  ['若柴', 'id-1'],
  ['柏の葉一丁目', 'id-2'],
])
const read = (text: string) => readPopulation(new TextEncoder().encode(text), TOWNS)
const HEAD = '町名,年齢,総数,男,女'

describe('a table of residents', () => {
  it('is read by town, age and sex: single years come to their band, sums are left, what is not told stays unknown', async () => {
    const found = await read(`柏市の人口
${HEAD}
若柴,総数,999,500,499
若柴,65歳,30,10,20
若柴,66歳,"1,030",12,"1,018"
 若柴 ,70～74歳,x,x,-
,85歳以上,70,30,40
`)
    assert.ok('rows' in found, JSON.stringify(found))
    assert.deepEqual(
      found.rows.map(({ town, sex, band, count }) => [town, sex, band, count]),
      [
        ['id-1', 'female', 65, 1038],
        ['id-1', 'male', 65, 22],
        ['id-1', 'female', 70, null],
        ['id-1', 'male', 70, null],
        [null, 'female', 85, 40],
        [null, 'male', 85, 30],
      ],
    )
  })

  for (const [what, text, sentence] of [
    ['without headings', 'a,b\n1,2', /見出しの行が見つかりません/],
    ['of a town that is not known', `${HEAD}\n青葉台,65歳,3,1,2`, /2行目の町「青葉台」が、町の一覧にありません/],
    ['of ages over several bands', `${HEAD}\n若柴,65歳以上,3,1,2`, /2行目の年齢「65歳以上」/],
    ['with numbers in words', `${HEAD}\n若柴,65歳,3,ひとり,2`, /2行目の人数「ひとり」/],
    [
      'of more people than any city has',
      `${HEAD}\n若柴,65歳,3,9999999,9999999\n,66歳,3,9999999,1`,
      /合わせると29,999,998人/,
    ],
    ['without rows', `${HEAD}\n若柴,計,3,1,2`, /表に行がありません/],
    ['that is a PDF', '%PDF-1.7', /PDFのファイル/],
  ] as const)
    it(`${what} is not taken, and a sentence says why`, async () => {
      const found = await read(text)
      assert.ok('wrong' in found)
      assert.match(found.wrong.join(), sentence)
    })
})

const HERE = '/staff/breakdowns/population'
const send = (text: string, fields: Record<string, string>, browser = manager) =>
  browser.upload(
    HERE,
    { once: newId(), as_of: '令和8年10月1日', source: '住民基本台帳', ...fields },
    { name: '人口.csv', bytes: new TextEncoder().encode(text) },
  )
const words = async (response: Response) => (await response.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const CITY = `年齢,男,女\n50～54歳,100,100\n55～59歳,100,100\n60～64歳,100,100\n65～69歳,100,300`
const equity = (whole: boolean, year = 2026) =>
  database.read({ lane: 'job', municipality }, db =>
    equityOf(db, { year, quarter: null }, { whole, today: '2026-11-21' }),
  )
const cellsOf = ({ tables }: Awaited<ReturnType<typeof equity>>, key: string, line: string) => {
  const table = tables.find(one => one.key === key)!
  const { cells } = line === 'total' ? table.total! : table.lines.find(one => one.key === line)!
  return Object.fromEntries(table.columns.map((column, at) => [column.key, cells[at]!]))
}

describe('the residents of a day', () => {
  it('are put in with their paper, anew for the same day, and nothing of a file that is not whole', async () => {
    const wrong = await send(`${CITY}\n70～74歳,？,3`, {})
    assert.equal(wrong.status, 422)
    assert.match(await words(wrong), /何も入れていません/)
    assert.doesNotMatch(await words(await manager.get(HERE)), /2026年10月1日|令和8年10月1日/)
    assert.equal((await send(CITY, {})).status, 303)
    assert.equal((await send(CITY, {})).status, 303)
    assert.match(await words(await manager.get(HERE)), /1,000 市全体だけ/)
    const rows = await database.read({ lane: 'job', municipality }, db =>
      db.selectFrom('population').select('replaced_at').where('as_of', '=', '2026-10-01').execute(),
    )
    assert.equal(rows.length, 16)
    assert.equal(rows.filter(({ replaced_at }) => replaced_at === null).length, 8)
  })

  it('come to no sum where the paper leaves one of them out', async () => {
    assert.equal((await send(`${CITY}\n70～74歳,-,3`, { as_of: '令和8年9月1日' })).status, 303)
    assert.match(await words(await manager.get(HERE)), /9月1日（火） (?:表にある50歳以上（人） )?不明/)
  })

  for (const [what, fields, sentence] of [
    ['without a day', { as_of: 'このあいだ' }, /いつ現在の人口か/],
    ['of tomorrow', { as_of: '令和8年11月22日' }, /きょうより後の日付です/],
    ['without a source', { source: ' ' }, /出典を入力してください/],
  ] as const)
    it(`${what} are asked for again`, async () => {
      const response = await send(CITY, fields)
      assert.equal(response.status, 422)
      assert.match(await words(response), sentence)
    })

  it('are put in by the manager, and read by everybody with figures', async () => {
    assert.equal((await send(CITY, {}, counsellor)).status, 403)
    assert.equal((await auditor.get(HERE)).status, 200)
    assert.doesNotMatch(await words(await auditor.get(HERE)), /表のファイルから入れる/)
  })
})

describe('who is reached', () => {
  it('stands beside who lives in the city, with the gap in words', async () => {
    const figures = await equity(true)
    const [women, all] = [cellsOf(figures, 'sex', 'female'), cellsOf(figures, 'sex', 'total')]
    assert.deepEqual(
      [women['residents']!.value, women['residents-share']!.value, all['residents']!.value],
      [600, 60, 1000],
    )
    const share = Math.round((women['registered']!.value! / all['registered']!.value!) * 1000) / 10
    assert.equal(women['registered-share']!.value, share)
    assert.match(women['registered-share']!.words!, share < 48 ? /少ない/ : share > 75 ? /多い/ : /ほぼ同じ/)
    assert.equal(cellsOf(figures, 'band', '70')['residents']!.state, 'unknown', 'the paper does not tell them')
    assert.equal(
      cellsOf(figures, 'area', figures.tables.find(({ key }) => key === 'area')!.lines[0]!.key)['residents']!.value,
      null,
    )
  })

  it('each figure opens as many people as it says', async () => {
    for (const { lines, total } of (await equity(true)).tables)
      for (const { cells } of [...lines, total!])
        for (const { evidence, value } of cells)
          if (evidence)
            assert.match(await words(await manager.get(evidence)), new RegExp(`数えた記録 ${value}件`), evidence)
  })

  it('of a year before all papers nobody knows who lived here', async () => {
    const { residents } = cellsOf(await equity(true, 2019), 'sex', 'female')
    assert.equal(residents!.state, 'unknown')
  })

  it('whoever sees no people is told no number below ten, no share of one, and nothing of sex and age together', async () => {
    const { tables } = await equity(false)
    assert.ok(!tables.some(({ key }) => key === 'group'))
    for (const { columns, lines } of tables)
      for (const { cells } of lines)
        for (const [at, { key }] of columns.entries()) {
          const { value, evidence } = cells[at]!
          assert.equal(evidence, null)
          if (['registered', 'proposed', 'decided'].includes(key)) {
            assert.ok(value === null || value === 0 || value >= 10, `${key} ${value}`)
            if (value === null) assert.equal(cells[at + 1]!.value, null, `the share of ${key}`)
          }
        }
    const csv = await (await auditor.get('/staff/breakdowns/equity.csv?fy=2026')).text()
    assert.match(csv, /伏せた数/)
    const whole = await (await manager.get('/staff/breakdowns/equity.csv?fy=2026')).text()
    assert.match(whole, /登録の割合のくらべ/)
    assert.doesNotMatch(whole, /伏せた数/)
  })
})
