import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { writeCsv } from '#platform/csv.ts'
import type { Tx } from '#platform/db.ts'
import { readWorkbook } from '#platform/xlsx/index.ts'
import { unphrased } from '#ui/testing.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { allTargets, allVersions } from '../definitions/store.ts'
import { HEADINGS, readYear } from './rules.ts'

const { database, municipality, login } = await demoApp()
const [tanaka, sato] = [await login('tanaka'), await login('sato')]
const read = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'job', municipality }, work, () => false)
const PATH = '/staff/indicators/table'
const words = (html: string) =>
  unphrased(html)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

type Cells = Partial<Record<(typeof HEADINGS)[number], string | number>>
const SALON: Cells = {
  ...{
    事業: '居場所',
    指標: 'サロンの参加者数',
    単位: '人',
    種類: 'アウトプット',
    数え方: '数えない',
    向き: '多いほどよい',
  },
  ...{ 年度のまとめ方: '四半期の合計', 年度: '令和8年度', '1年の目標': '１，２００', もとになるもの: '第10期計画' },
}
const lineOf = (cells: Cells) => HEADINGS.map(name => cells[name] ?? '')
const fileOf = (...rows: Cells[]) => Buffer.from(writeCsv([HEADINGS, ...rows.map(lineOf)]))
const send = (bytes: Uint8Array, name = 'table.csv') => tanaka.upload(PATH, {}, { name, bytes })
const all = async () => JSON.stringify([await read(allVersions), await read(allTargets)])

describe('the table of indicators', () => {
  it('is the same in both files, and changes nothing when it comes back', async () => {
    const before = await all()
    const csv = Buffer.from(await (await sato.get(`${PATH}.csv`)).arrayBuffer())
    const xlsx = Buffer.from(await (await tanaka.get(`${PATH}.xlsx`)).arrayBuffer())
    const [sheet] = (await readWorkbook(xlsx)) as { rows: { cells: string[] }[] }[]
    assert.deepEqual(sheet!.rows[0]!.cells, [...HEADINGS])
    assert.equal(sheet!.rows.length, csv.toString().trim().split('\r\n').length)
    for (const [bytes, name] of [
      [csv, 'a.csv'],
      [xlsx, 'a.xlsx'],
    ] as const) {
      assert.equal((await send(bytes, name)).status, 303, name)
      const read = words(await (await tanaka.get(PATH)).text())
      assert.match(read, /変わるところはありません。/)
      assert.doesNotMatch(read, /この内容で入れる/)
      assert.equal((await tanaka.post(`${PATH}/save`, {})).status, 303)
    }
    assert.equal(await all(), before)
  })

  it('is looked at before it is put in: new indicators, other words from a year on, targets', async () => {
    const before = await all()
    const more: Cells = { ...SALON, 年度: 2027, '1年の目標': 1300, 単位: 'のべ人' }
    assert.equal((await send(fileOf(SALON, more))).status, 303)
    const html = words(await (await tanaka.get(PATH)).text())
    assert.match(html, /「サロンの参加者数」（人）を令和8年度から加えます。/)
    assert.match(html, /「サロンの参加者数」を令和9年度から変えます：単位 人 → のべ人/)
    assert.match(html, /「サロンの参加者数」の目標 令和8年度1年：1,200/)
    assert.equal(await all(), before)
    assert.equal((await tanaka.post(`${PATH}/save`, {})).status, 303)
    const mine = (await read(allVersions)).filter(({ name }) => name === 'サロンの参加者数')
    assert.deepEqual(
      mine.map(({ number, from_year, unit }) => [number, from_year, unit]),
      [
        [1, 2026, '人'],
        [2, 2027, 'のべ人'],
      ],
    )
    const targets = (await read(allTargets)).filter(one => one.indicator === mine[0]!.key)
    assert.deepEqual(
      targets.map(({ fiscal_year, value }) => [fiscal_year, value]),
      [
        [2026, 1200],
        [2027, 1300],
      ],
    )
  })

  it('puts an indicator to the work that it names by its number, and to none that it does not name', async () => {
    const ways: Cells = { ...SALON, 指標: '開拓した仕事', 事業: '　ウ ' }
    assert.equal((await send(fileOf(ways, { ...ways, 指標: '居場所の数', 事業: '居場所' }))).status, 303)
    assert.equal((await tanaka.post(`${PATH}/save`, {})).status, 303)
    const versions = await read(allVersions)
    const of = (name: string) => versions.find(one => one.name === name)!
    assert.equal(of('開拓した仕事').section, 'ウ　仕事（タスク）開拓事業')
    assert.equal(of('開拓した仕事').work_id, versions.findLast(({ key }) => key === 'outcome-elder-20h')!.work_id)
    assert.deepEqual([of('居場所の数').section, of('居場所の数').work_id], ['居場所', null])
    assert.equal((await send(fileOf({ ...ways, 事業: '居場所' }))).status, 303)
    const html = words(await (await tanaka.get(PATH)).text())
    assert.match(html, /事業 ウ　?\s?仕事（タスク）開拓事業 → 居場所/)
  })

  const OTHER: Cells = { ...SALON, 指標: 'ほかの指標' }
  for (const [says, rows, sentences] of [
    [
      'a target in words',
      [{ ...OTHER, '1年の目標': '千二百くらい' }],
      [/2行目 「1年の目標」の「千二百くらい」は数ではありません/],
    ],
    [
      'a rule that no city has',
      [{ ...OTHER, 数え方: '来た人ぜんぶ' }],
      [/2行目 「数え方」の「来た人ぜんぶ」は、この市にない数え方です/],
    ],
    ['the same quarter twice', [OTHER, SALON, OTHER], [/4行目 2行目と同じ指標の同じ年度です/]],
    [
      'quarters that are not the year',
      [
        {
          ...OTHER,
          '1年の目標': 100,
          第1四半期の目標: 30,
          第2四半期の目標: 30,
          第3四半期の目標: 30,
          第4四半期の目標: 30,
        },
      ],
      [/四半期の目標の合計（120）が、1年の目標（100）と合いません/],
    ],
    [
      'a share that is summed',
      [{ ...OTHER, 数え方: '相談の満足度' }],
      [/「年度のまとめ方」は、この数え方では「答え全体での割合」に/],
    ],
    ['a key of nobody', [{ ...OTHER, 記号: 'nobody' }], [/「記号」の「nobody」という指標はありません/]],
    ['a year that is none', [{ ...OTHER, 年度: '昭和' }], [/「年度」の「昭和」は読めません/]],
    [
      'several faults in several rows, each of which is told',
      [{ ...OTHER, 単位: '' }, SALON, { ...OTHER, 向き: 'どちらでも', もとになるもの: '' }],
      [
        /2行目 「単位」を書いてください/,
        /4行目 「向き」は、「多いほどよい」か「少ないほどよい」に/,
        /4行目 「もとになるもの」を書いてください/,
      ],
    ],
    [
      'the target of a quarter that is closed',
      [
        {
          ...SALON,
          記号: 'consultations',
          指標: '窓口での相談数',
          単位: '件',
          数え方: '相談の件数',
          事業: 'カ 総合相談窓口事業',
          年度: 2025,
          '1年の目標': '',
          第4四半期の目標: 55,
        },
      ],
      [/令和7年度第4四半期は締めてあります。その目標は変えられません/],
    ],
    ['no rows', [], [/見出しの下に行がありません/]],
  ] as [string, Cells[], RegExp[]][])
    it(`with ${says} is not put in at all`, async () => {
      const before = await all()
      const refused = await send(fileOf(...rows))
      assert.equal(refused.status, 422)
      const html = words(await refused.text())
      for (const sentence of sentences) assert.match(html, sentence)
      assert.equal(await all(), before)
    })

  for (const [says, bytes, sentence] of [
    ['half of the columns', Buffer.from('記号,指標,単位\r\nx,y,z\r\n'), /見出しが足りません：種類、数え方/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), /画像のファイルです/],
    ['empty', Buffer.alloc(0), /ファイルの中身が空です/],
    ['a workbook that breaks off', Buffer.from('PK\u0003\u0004xl/workbook.xml'), /./],
  ] as const)
    it(`is refused with a sentence where the file is ${says}`, async () => {
      const refused = await send(bytes)
      assert.equal(refused.status, 422)
      assert.match(words(await refused.text()), sentence)
    })

  it('is for those who define indicators', async () => {
    assert.equal((await sato.get(PATH)).status, 403)
    assert.equal((await sato.post(`${PATH}/save`, {})).status, 403)
  })
})

for (const [typed, year] of [
  ['2026', 2026],
  ['２０２６年度', 2026],
  ['令和8年度', 2026],
  ['令和元年度', 2019],
  ['R8', 2026],
  ['昭和60年度', null],
  ['8', null],
  ['', null],
] as const)
  it(`the year ${typed} is ${year ?? 'not read'}`, () => assert.equal(readYear(typed), year))
