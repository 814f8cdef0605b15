import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { workbook } from '#platform/xlsx/testing.ts'
import { columnKeys } from '../columns/match.ts'
import { parseEvents } from '../reading/parse.ts'
import type { ParsedEvents } from '../rules.ts'
import { proposalOf, readingOf, tableOf } from './choose.ts'
import { readLists } from './table.ts'

// Lists that leave out what stands above, add up, repeat their headings or hold what a spreadsheet could not show.

type Read = ParsedEvents & { unread: string[] }
async function read(bytes: Uint8Array): Promise<Read> {
  const lists = await readLists(bytes)
  assert.ok('lists' in lists)
  const table = tableOf(lists, [])
  const fields = proposalOf(table)
  const columns = Object.fromEntries(columnKeys(table.header).flatMap((key, at) => (key ? [[key, fields[at]!]] : [])))
  const found = readingOf(lists, { columns, left_out: [] })
  assert.ok('layout' in found)
  const parsed = await parseEvents(found.table, found.layout, { municipality: '122173', today: '2026-11-28' })
  return { ...parsed, unread: lists.unread }
}
const csv = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'))
const titles = ({ rows }: Read) => rows.map(({ title }) => title)
const codes = ({ issues }: Read) => issues.map(({ row, code }) => `${row} ${code}`).filter(told => !/noId/.test(told))

test('〃 and 同上 are what stands above them', async () => {
  const { rows, quarantined } = await read(
    csv(
      '行事名,開催日,時間,会場,料金',
      '囲碁,12/3(木),10:00,公民館,500円',
      '将棋,〃,〃,〃,〃',
      '句会,同上,″,同上,同上',
    ),
  )
  assert.deepEqual(
    rows.map(({ startsOn, hours, place, fee }) => [startsOn, hours[0]?.from, place, fee]),
    Array(3).fill(['2026-12-03', 600, '公民館', 500]),
  )
  assert.deepEqual(quarantined, [])
})

test('a month that stands once is that of the rows below it, with its year and era', async () => {
  const rows = [
    ['元号', '年', '月', '日', '行事名'],
    ['令和', '8', '12', '3', '囲碁'],
    ['', '', '', '10', '将棋'],
    ['', '9', '1', '7', 'かるた'],
  ]
  for (const file of [csv(...rows.map(cells => cells.join(','))), workbook([{ name: '行事', rows }])]) {
    const found = await read(file)
    assert.deepEqual(found.rows.map(({ startsOn }) => startsOn).slice(0, 2), ['2026-12-03', '2026-12-10'])
    assert.deepEqual(found.quarantined, [])
  }
})

test('headings that come again and sums are no events, and said once', async () => {
  const found = await read(
    csv(
      '番号,行事名,開催日,定員',
      '1,囲碁,2026/12/3,20',
      '番号,行事名,開催日,定員',
      '2,将棋,2026/12/4,20',
      '合計,2件,,40',
      '計,,,40',
    ),
  )
  assert.deepEqual(titles(found), ['囲碁', '将棋'])
  assert.deepEqual(found.quarantined, [])
  assert.deepEqual(found.unread, ['3、5、6行目は、見出しのくり返しか合計のため、催しとして読んでいません。'])
})

test('what a spreadsheet shows in place of a value is no value, and its row says so', async () => {
  const found = await read(
    csv(
      '行事名,開催日,定員,会場',
      '囲碁,2026/12/3,#N/A,#REF!',
      '将棋,2026/12/4,20,########',
      '＃1の会,2026/12/5,,#1公園',
    ),
  )
  assert.deepEqual(
    found.rows.map(({ place, capacity, capacityNote }) => [place, capacity, capacityNote]),
    [
      [null, null, null],
      [null, 20, null],
      ['#1公園', null, null],
    ],
  )
  assert.deepEqual(codes(found), ['2 errorCell', '3 errorCell'])
})

test('a list of a standard with some columns called as offices call them loses none of them', async () => {
  const [row] = (
    await read(
      csv(
        'イベント名,開始日,時間,会場,参加費,募集人数,対象者,締切日,備考',
        '囲碁,2026/12/3,10:00～12:00,公民館,500円,20人,60歳以上,2026/11/20,上履き',
      ),
    )
  ).rows
  assert.deepEqual(
    [row?.hours, row?.place, row?.fee, row?.capacity, row?.ageMin, row?.applyBy, row?.remarks, row?.more],
    [[{ from: 600, to: 720 }], '公民館', 500, 20, 60, '2026-11-20', '上履き', []],
  )
})

describe('what comes on top of a fee', () => {
  for (const [says, line, fee, note, asked] of [
    ['makes free doubtful', 'あ,2026/12/3,無料,500円,', 0, '材料費：500円', 'freeOrNot'],
    ['in a column beside it as well', 'い,2026/12/3,無料,,100円', 0, null, 'freeOrNot'],
    ['is told under its heading', 'う,2026/12/3,500円,300円,', 500, '材料費：300円', undefined],
    ['is nothing where it says so', 'え,2026/12/3,無料,なし,', 0, '材料費：なし', undefined],
  ] as const)
    test(says, async () => {
      const [row] = (await read(csv('行事名,開催日,参加費,材料費,保険料', line))).rows
      assert.deepEqual([row?.fee, row?.feeNote, row?.offers[0]?.why], [fee, note, asked])
    })
})

describe('whom a title calls off, and whom it looks for', () => {
  for (const [title, remarks, status] of [
    ['<中止>将棋', '', 'cancelled'],
    ['〈中止〉将棋', '', 'cancelled'],
    ['※中止 将棋', '', 'cancelled'],
    ['将棋', '中止となりました', 'cancelled'],
    ['将棋', '雨天の場合は中止です', 'open'],
  ] as const)
    test(`${title} ${remarks}: ${status}`, async () => {
      const [row] = (await read(csv('行事名,開催日,備考', `${title},2026/12/3,${remarks}`))).rows
      assert.equal(row?.status, status)
    })

  test('those who help children are no children', async () => {
    const found = await read(
      csv(
        '行事名,開催日',
        ...['子ども食堂スタッフ募集', '保育補助員募集', '放課後子ども教室 見守りさん募集', 'こども将棋教室'].map(
          title => `${title},2026/12/3`,
        ),
      ),
    )
    assert.deepEqual(
      found.rows.map(({ forChildren }) => forChildren),
      [false, false, false, true],
    )
  })
})

test('a column that says whose rows they are is asked, whatever it is called', async () => {
  const found = await read(csv('市区町村コード,行事名,開催日', '12217,囲碁,2026/12/3', '122076,将棋,2026/12/3'))
  assert.deepEqual(titles(found), ['囲碁'])
})
