import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ParsedEvents } from '../rules.ts'
import { parseEventFile } from './parse.ts'

// Which cell belongs to which heading, and what becomes of columns that nobody expected.

const codes = (result: ParsedEvents) => result.issues.map(({ code }) => code)
const HEADER =
  'ID,イベント名,イベント種別,開始日,開始時間,説明,料金(基本),料金(詳細),連絡先名称,連絡先電話番号,主催者,場所名称,住所,緯度,定員,備考'
async function list(header: string, ...rows: string[]): Promise<ParsedEvents> {
  const content = new TextEncoder().encode([header, ...rows].join('\n'))
  const result = await parseEventFile(content, { municipality: '122173', today: '2026-11-28' })
  assert.ok(!('refused' in result))
  return result
}
const reasons = ({ quarantined }: ParsedEvents) =>
  quarantined.map(({ row, issues }) => `${row} ${issues.map(({ code }) => code).join(',')}`)

test('a row that a comma in its text shifted waits, also where only empty cells were pushed out', async () => {
  const good =
    '1,歌,音楽,2027-01-20,10:00,はじめての方へ,500,教材費,生涯学習課,04-7167-1111,柏市,中央公民館,千葉県柏市柏5-8-12,,20,'
  const shifted = good.replace('はじめての方へ', 'はじめての方へ,道具は貸します')
  assert.deepEqual(reasons(await list(HEADER, good)), [])
  assert.deepEqual(reasons(await list(HEADER, shifted)), ['2 shiftedCells'])
  assert.deepEqual(reasons(await list(HEADER, good, good.replace('1,歌', '2,琴'), shifted)), ['4 shiftedCells'])
  assert.deepEqual(reasons(await list(HEADER, shifted.replace(/,$/, ''))), ['2 shiftedTypes'])
  assert.deepEqual(reasons(await list(`${HEADER},,`, `${good},,`)), [], 'empty columns at the end are none')
})

test('a heading that stands twice is told once; where its cells differ the row waits, and both stand in its raw cells', async () => {
  const twice = await list(
    '開始日,ID,イベント名,イベント種別,開始日',
    '2027-01-20,1,歌,,2027-01-20',
    ',2,琴,,2027-01-21',
    '2026-12-31,3,舞,,2027-01-22',
  )
  assert.deepEqual(reasons(twice), ['4 headingTwice'])
  assert.deepEqual(
    twice.rows.map(({ startsOn }) => startsOn),
    ['2027-01-20', '2027-01-21'],
  )
  assert.deepEqual(codes(twice), ['headingTwiceAlike', 'headingTwice'])
  assert.deepEqual(Object.entries(twice.quarantined[0]?.raw ?? {}), [
    ['開始日', '2026-12-31'],
    ['ID', '3'],
    ['イベント名', '舞'],
    ['開始日（5列目）', '2027-01-22'],
  ])
})

test('the words of a column that we do not know are kept with its heading; who stands in it is not', async () => {
  const { more, description } = (
    await list(
      'ID,イベント名,イベント種別,開始日,説明,概要,持ち物,担当者,申込先',
      '1,歌,,2027-01-20,本文<br>二行目,あらまし,上履き,田中　一郎,kai@gmail.com',
    )
  ).rows[0]!
  assert.equal(description, '本文\n二行目')
  assert.deepEqual(more, [
    ['概要', 'あらまし'],
    ['持ち物', '上履き'],
    ['申込先', '（メールアドレスは掲載していません）'],
  ])
})

/** One good row with changes. */
function one(change: Record<string, string>): Promise<ParsedEvents> {
  const row = { NO: '1', 名称: 'そば打ち教室', イベント種類: '', 開始日: '2026-11-21', ...change }
  const quoted = (cells: string[]) => cells.map(cell => `"${cell}"`).join(',')
  return list(quoted(Object.keys(row)), quoted(Object.values(row)))
}

const OFFERED: readonly (readonly [Record<string, string>, string, Record<string, unknown> | null])[] = [
  [{ 開始日: '1月20日（水）' }, '令和9年1月20日（水）', null],
  [{ 開始日: '随時' }, 'いつでも（日は決まっていません）', null],
  [{ 終了日: '定員になり次第' }, '終わりの日はわかりません', null],
  [{ 開始日: '', 終了日: '2026-12-25' }, '令和8年12月25日（金）まで（始まりはわかりません）', null],
  [{ 開始時刻: '午後12時30分' }, '12:30〜', { hours: [] }],
  [{ '料金(基本)': '0', '料金(詳細)': 'テキスト実費' }, '無料', { fee: null, feeSaid: '0 ／ テキスト実費' }],
  [{ 定員: '15組' }, '15人', { capacity: null }],
  [{ 申込期限日: '11月14日' }, '令和8年11月14日（土）', { applyFrom: null, applyBy: null }],
  [{ 連絡先電話番号: '471671111' }, '04-7167-1111', { contactPhone: '471671111' }],
  [{ 郵便番号: '600001' }, '〒060-0001', { postcode: null }],
]

test('a reading that is not certain comes with its words, and with what the event is without it', async () => {
  for (const [change, reading, without] of OFFERED) {
    const [row] = (await one(change)).rows
    assert.deepEqual(
      row?.offers.map(offer => [offer.reading, offer.without]),
      [[reading, without]],
      JSON.stringify(change),
    )
    assert.ok(row?.offers[0]?.words !== '' && row?.raw !== null)
  }
})

test('cells too many or too few keep a row waiting; empty rows are none and told once', async () => {
  const result = await list(
    'NO,名称,イベント種類,開始日\n1,歌,音楽,2026-11-21,余り\n2,踊り,音楽\n,,,\n\n3,琴,音楽,2026-11-22',
  )
  assert.deepEqual(
    result.quarantined.map(({ row, issues }) => [row, issues[0]?.code]),
    [
      [2, 'shiftedCells'],
      [3, 'noDate'],
    ],
  )
  assert.deepEqual([result.read, result.rows[0]?.row], [3, 6])
  assert.deepEqual(
    result.issues.filter(({ code }) => code === 'emptyRows').map(({ message }) => message.slice(0, 12)),
    ['どのセルも空の行が1行あ'],
  )
})
