import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { rowName } from '../rules.ts'
import { headed } from '../table/heading.ts'
import { joined } from '../table/table.ts'
import { columnKeys, ownLayout, propose, unmatched } from './match.ts'

describe('what a column is likely to be', () => {
  const cases: readonly [headings: string[], cells: string[], proposed: string[]][] = [
    [
      [
        '№',
        '対象',
        '開催日',
        '開始時間',
        '終了時間',
        '行事名',
        '場所名称',
        '料金',
        '定員',
        '申込期間',
        'URL',
        '問い合わせ先（市の担当課）',
        'TEL',
      ],
      [],
      [
        'id',
        'target',
        'startsOn',
        'startTime',
        'endTime',
        'title',
        'place',
        'fee',
        'capacity',
        'applyHow',
        'url',
        'contactName',
        'contactPhone',
      ],
    ],
    [['とき', 'ところ', '内容', '講座の名称'], [], ['startsOn', 'place', 'description', 'title']],
    [['開催\n日時', '会場', 'イベント名称'], [], ['startsOn', 'place', 'title']],
    [
      ['A', 'B', 'C', 'D'],
      ['8月5日（水）', '9:00', '04-7164-1811', 'https://example.jp/'],
      ['startsOn', 'startTime', 'contactPhone', 'url'],
    ],
    [['電話', '電話番号'], [], ['contactPhone', '']],
    [
      ['', 'ひみつ'],
      ['', 'x'],
      ['', ''],
    ],
  ]
  for (const [headings, cells, proposed] of cases)
    test(headings.join(' '), () => assert.deepEqual(propose(headings, cells.length > 0 ? [cells] : []), proposed))
})

test('headings are remembered in any spelling, and the second of one name is another', () => {
  assert.deepEqual(columnKeys(['開催 日', 'ＴＥＬ', 'tel', '']), ['開催日', 'tel', 'tel#2', ''])
})

test('a list is read by its match; a heading that is new is asked about alone', () => {
  const columns = { 行事名: 'title', 開催日: 'startsOn', 場所: '' } as const
  const layout = ownLayout(['開催日', '行事名', '場所'], columns)
  assert.equal(layout?.dialect, 'own')
  assert.deepEqual(layout?.header, ['開催日', '行事名', '場所'])
  assert.deepEqual(unmatched(['開催日', '行事名', '会場'], columns), [2])
  assert.equal(ownLayout(['開催日', '行事名', '会場'], columns), null)
  assert.equal(ownLayout(['開催日', '場所'], columns), null, 'no name')
})

describe('the row of the headings', () => {
  const rows = (...lines: string[][]) => lines.map((cells, i) => ({ row: i + 1, cells }))
  test('stands under titles and notes', () => {
    const found = headed(
      rows(['令和8年度 講座一覧'], [], ['担当', '生涯学習課'], ['行事名', '開催日', '場所'], ['囲碁', '8月5日', 'x']),
    )
    assert.deepEqual(
      [found?.at, found?.header, found?.records.map(({ row }) => row)],
      [4, ['行事名', '開催日', '場所'], [5]],
    )
  })
  test('may be two rows', () => {
    const found = headed(
      rows(['行事名', '開催日', '時間', ''], ['', '', '開始', '終了'], ['囲碁', '8月5日', '9:00', '10:00']),
    )
    assert.deepEqual([found?.header, found?.records.length], [['行事名', '開催日', '開始', '終了'], 1])
  })
  test('is the first with several cells where none is known', () =>
    assert.deepEqual(headed(rows(['一覧'], ['あ', 'い'], ['1', '2']))?.header, ['あ', 'い']))
  test('of an empty file there is none', () => assert.equal(headed([]), null))
})

test('sheets of one list are put together by their headings, and their rows keep their names', () => {
  const sheet = (name: string, header: string[], ...cells: string[][]) => ({
    name,
    header,
    at: 1,
    records: cells.map((line, i) => ({ row: i + 2, cells: line })),
  })
  const table = joined('xlsx', [
    sheet('4月', ['行事名', '開催日'], ['囲碁', '4/1'], ['将棋', '4/2']),
    sheet('5月', ['開催日', '行事名', '会場'], ['5/1', '歌', '公民館', 'はみ出し']),
  ])
  assert.deepEqual(table.header, ['行事名', '開催日', '会場'])
  assert.deepEqual(
    table.records.map(({ cells }) => cells),
    [
      ['囲碁', '4/1', ''],
      ['将棋', '4/2', ''],
      ['歌', '5/1', '公民館', 'はみ出し'],
    ],
  )
  assert.deepEqual(
    table.records.map(({ row }) => rowName(table.sheets, row)),
    ['4月 2', '4月 3', '5月 2'],
  )
  assert.equal(rowName([{ name: '4月', after: 0 }], 7), '7')
})
