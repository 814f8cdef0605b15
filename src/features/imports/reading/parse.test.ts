import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import type { ParsedEvents } from '../rules.ts'
import { fingerprint } from './identity.ts'
import { parseEventFile } from './parse.ts'

const kashiwa = { municipality: '122173', today: '2026-11-28' }
const bytes = (text: string) => new TextEncoder().encode(text)
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`

/** A file of the base-registry dialect with these columns. */
function file(...rows: Record<string, string>[]): Uint8Array {
  const names = [...new Set(['NO', '名称', 'イベント種類', '開始日', ...rows.flatMap(row => Object.keys(row))])]
  return bytes(
    [names, ...rows.map(row => names.map(name => row[name] ?? ''))]
      .map(line => line.map(quoted).join(','))
      .join('\r\n'),
  )
}

async function parsed(content: Uint8Array): Promise<ParsedEvents> {
  const result = await parseEventFile(content, kashiwa)
  assert.ok(!('refused' in result), 'refused' in result ? result.refused.message : '')
  assert.equal(result.read, result.rows.length + result.quarantined.length)
  return result
}

/** One good row with changes. */
const one = async (change: Record<string, string> = {}) =>
  await parsed(file({ NO: '1', 名称: 'そば打ち教室', イベント種類: '文化・芸術', 開始日: '2026-11-21', ...change }))
const codes = (result: ParsedEvents) => result.issues.map(({ code }) => code)

test('the three dialects are recognised by their columns, in any order and with local ones', async () => {
  const files: readonly (readonly [string, string])[] = [
    [
      'recommended',
      '区,イベント名,イベント名_カナ,NO,開始日,開始時間,場所名称,連絡先名称\n,囲碁の会,イゴノカイ,7,令和8年11月21日,9時30分,公民館,生涯学習課',
    ],
    [
      'base-registry',
      '開始日,名称,名称（カナ）,NO,イベント種類,開始時刻,場所名称,連絡先名称\n2026/11/21,囲碁の会,イゴノカイ,7,文化・芸術,9:30,公民館,生涯学習課',
    ],
    [
      'gif',
      'id,eventName*,eventNameKana,dateOfStart,startTime,location,contactPointInformation\n7,囲碁の会,イゴノカイ,2026-11-21,09:30,公民館,生涯学習課',
    ],
    [
      'gif',
      'ID,イベント名,イベント名_カナ,開始日,開始時間,開催パターン,場所名称,連絡先名称\n7,囲碁の会,イゴノカイ,2026-11-21,09:30,,公民館,生涯学習課',
    ],
  ]
  for (const [dialect, content] of files) {
    for (const encoded of [bytes(content), bytes(`\ufeff${content}`), iconv.encode(content, 'cp932')]) {
      const result = await parsed(encoded)
      assert.equal(result.dialect, dialect)
      const [row] = result.rows
      assert.deepEqual(
        [
          row?.sourceId,
          row?.title,
          row?.kana,
          row?.startsOn,
          row?.hours[0]?.from,
          row?.place,
          row?.contactName,
          row?.category,
        ],
        ['7', '囲碁の会', 'イゴノカイ', '2026-11-21', 570, '公民館', '生涯学習課', 'board-games'],
      )
    }
  }
})

test('a file that is no list of events is refused as a whole, with the reason', async () => {
  const refused = async (content: Uint8Array) => {
    const result = await parseEventFile(content, kashiwa)
    return 'refused' in result ? result.refused : assert.fail('was read')
  }
  assert.equal((await refused(bytes('氏名,電話\n山田,1'))).code, 'unknownHeader')
  assert.equal((await refused(bytes('NO,名称,イベント種類\n1,教室,セミナー'))).code, 'missingColumns')
  assert.match((await refused(bytes('NO,イベント名,開始時間\n1,教室,9:00'))).message, /「開始日」/)
  assert.match((await refused(bytes('NO,イベント種類,開始日\n1,セミナー,2026-11-21'))).message, /「名称」/)
  assert.equal((await refused(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]))).code, 'picture')
  assert.equal((await refused(bytes(''))).code, 'empty')
})

const WAITS: readonly (readonly [string, Record<string, string>])[] = [
  ['noTitle', { 名称: ' ' }],
  ['noDate', { 開始日: '' }],
  ['noDate', { 開始日: '未定' }],
  ['noDate', { 開始日: '', 日時備考: '令和4年4月下旬' }],
  ['noDate', { 開始日: '', 日時備考: '2026/11/21、2026/11/28' }],
  ['badDate', { 開始日: '令和9年2月30日' }],
  ['badDate', { 終了日: '2026-13-01' }],
  ['datesReversed', { 終了日: '2026-11-20' }],
  ['timesReversed', { 開始時刻: '14:00', 終了時刻: '13:00' }],
  ['otherMunicipality', { 都道府県コード又は市区町村コード: '122076' }],
]

test('a row that would mislead waits in quarantine with its cells and a sentence for the clerk', async () => {
  for (const [code, change] of WAITS) {
    const result = await one(change)
    assert.deepEqual(result.rows, [], code)
    const [waiting] = result.quarantined
    assert.ok(
      waiting?.issues.some(issue => issue.code === code && issue.row === 2 && issue.message.endsWith('。')),
      code,
    )
    for (const [name, cell] of Object.entries(change)) assert.equal(waiting?.raw[name] ?? '', cell)
  }
})

const NOTED: readonly (readonly [string, Record<string, string>, Record<string, unknown>])[] = [
  [
    'dateFromNote',
    { 開始日: '', 日時備考: '毎週木曜\n開始日: 2021/5/13' },
    { startsOn: '2021-05-13', timeNote: '毎週木曜' },
  ],
  ['dateFromNote', { 開始日: '', 日時備考: '令和3年5月13日(木)' }, { startsOn: '2021-05-13' }],
  ['badTime', { 開始時刻: '夕方' }, { hours: [], timeNote: '開始：夕方' }],
  ['zeroTimes', { 開始時刻: '0:00', 終了時刻: '0:00' }, { hours: [], timeNote: null }],
  ['timesApart', { 開始時刻: '10:00\n13:00', 終了時刻: '12:00' }, { timeNote: '開始：10:00\n13:00\n終了：12:00' }],
  ['halfCoordinates', { 緯度: '35.86', 経度: '' }, { lat: null, lng: null }],
  ['swappedCoordinates', { 緯度: '139.97', 経度: '35.86' }, { lat: 35.86, lng: 139.97 }],
  [
    'swappedCoordinates',
    { 緯度: '', 経度: '35.86', 備考: '15組\n緯度: 139.97' },
    { lat: 35.86, lng: 139.97, remarks: '15組' },
  ],
  ['badCoordinates', { 緯度: '0', 経度: '0' }, { lat: null, lng: null }],
  ['badUrl', { URL: 'javascript:alert(1)' }, { url: null }],
  ['badUrl', { URL: '/event/1.html' }, { url: null }],
  ['badCapacity', { 定員: '若干名' }, { capacity: null, capacityNote: '若干名', remarks: null }],
  [
    'badFee',
    { '料金(基本)': '材料費実費', '料金(詳細)': '当日' },
    { fee: null, feeSaid: '材料費実費', feeNote: '当日' },
  ],
  ['twoAddresses', { 住所: '柏市柏5-8-12\n柏市松葉町1-1' }, { address: '柏市柏5-8-12／柏市松葉町1-1' }],
  ['forChildren', { 名称: '小学生の将棋大会' }, { forChildren: true }],
  ['badPostcode', { 郵便番号: '277' }, { postcode: '277' }],
  ['badPhone', { 連絡先電話番号: '222-1400' }, { contactPhone: '222-1400' }],
  [
    'badDeadline',
    { 申込期限日: '前日まで', 申込方法: '電話' },
    { applyBy: null, applyHow: '電話\n申込期限：前日まで' },
  ],
  ['cancelled', { 名称: '【中止】そば打ち教室' }, { status: 'cancelled' }],
  ['cancelled', { 状態: '中止' }, { status: 'cancelled' }],
  ['tentative', { 名称: '(一部中止)そば打ち教室' }, { status: 'tentative' }],
  ['tentative', { 日時備考: '詳細は調整中' }, { status: 'tentative' }],
  ['foreignCharacter', { 説明: '\ue000' }, {}],
  ['noId', { NO: '' }, {}],
]

test('a row with a lesser fault is taken in, nothing of it is lost, and the clerk is told', async () => {
  for (const [code, change, expected] of NOTED) {
    const result = await one(change)
    const [row] = result.rows
    assert.ok(row, code)
    assert.ok(
      codes(result).some(found => found === code),
      `${code}: ${codes(result)}`,
    )
    for (const [field, value] of Object.entries(expected)) assert.deepEqual(row[field as keyof typeof row], value, code)
  }
})

const CLEAN: readonly (readonly [Record<string, string>, Record<string, unknown>])[] = [
  [{ 開始日: '2026/11/21 0:00' }, { startsOn: '2026-11-21' }],
  [{ 開始時刻: '16:00', 終了時刻: '0:00' }, { hours: [{ from: 960, to: 1440 }] }],
  [{ 日時備考: '雨天中止\n開始日: 2026/11/21\n開始時刻: 9:30' }, { timeNote: '雨天中止', status: 'open' }],
  [{ 日時備考: '催行最少人数に満たない場合は中止となる場合があります' }, { status: 'open' }],
  [
    { '料金(基本)': '1,500円', 定員: '２０名' },
    { fee: 1500, capacity: 20 },
  ],
  [{ '料金(基本)': '無料' }, { fee: 0 }],
  [{ 連絡先電話番号: '(047)366-4081()/(04)7158-4543()' }, { contactPhone: '047-366-4081、04-7158-4543' }],
  [{ 連絡先名称: '商工振興課 電話:04-7167-1141' }, { contactName: '商工振興課', contactPhone: '04-7167-1141' }],
  [{ 集合場所: '中央公民館' }, { place: '中央公民館' }],
  [
    { 住所都道府県: '千葉県', 住所市区町村: '柏市', 住所町名: '柏', 住所丁目以下: '5-10-1' },
    { address: '千葉県柏市柏5-10-1' },
  ],
  [{ 都道府県コード又は市区町村コード: '12217' }, { title: 'そば打ち教室' }],
  [{ NO: '0000000012' }, { sourceId: '12' }],
]

test('what is only written differently is read without a word', async () => {
  for (const [change, expected] of CLEAN) {
    const result = await one(change)
    assert.deepEqual(codes(result), [], JSON.stringify(change))
    const [row] = result.rows
    for (const [field, value] of Object.entries(expected)) assert.deepEqual(row?.[field as keyof typeof row], value)
  }
})

const session = (NO: string, 名称: string, 開始日: string, more: Record<string, string> = {}) => ({
  NO,
  名称,
  開始日,
  ...more,
})

test('one number on several sessions gives several events whatever their order; on the same session twice, one waits', async () => {
  const rows = [
    session('1', '俳句の会', '2026-11-21'),
    session('1', '俳句の会', '2026-12-21'),
    session('2', '合唱', '2026-11-21'),
  ]
  const ids = async (content: Uint8Array) =>
    (await parsed(content)).rows.map(row => `${row.startsOn} ${row.sourceId}`).sort()
  assert.deepEqual(await ids(file(...rows)), await ids(file(...rows.toReversed())))
  assert.equal(new Set(await ids(file(...rows))).size, 3)
  assert.deepEqual(codes(await parsed(file(...rows))), ['sharedId'])

  const twice = await parsed(
    file(session('1', '俳句の会', '2026-11-21'), session('1', '俳句の会', '2026-11-21', { 定員: '5' })),
  )
  assert.deepEqual([twice.rows.length, twice.quarantined[0]?.issues[0]?.code], [1, 'sameId'])
  assert.match(twice.quarantined[0]?.issues[0]?.message ?? '', /^2行目/)
})

test('a row is recognised as unchanged by its content, not by its place in the file', async () => {
  const [first, second] = [session('1', '俳句の会', '2026-11-21'), session('2', '合唱', '2026-11-21')]
  const prints = async (content: Uint8Array) => (await parsed(content)).rows.map(fingerprint)
  assert.deepEqual(await prints(file(first, second)), (await prints(file(second, first))).toReversed())
  assert.notDeepEqual(await prints(file(first)), await prints(file({ ...first, 定員: '5' })))
})

test('whatever stands in the cells, nothing crashes and no row is lost', async () => {
  const cell = fc.oneof(
    // A file that holds a NUL is no text; it is refused as a whole, which another test says.
    fc.string({ unit: 'binary', maxLength: 12 }).map(text => text.replaceAll('\u0000', '')),
    fc.constantFrom(
      '',
      '2026-11-21',
      '令和8年',
      '開始日: 2026/13/1',
      '9:30',
      '99999999999',
      "'=1",
      '"',
      '山田　さん',
      '\ud800',
      ','.repeat(9),
    ),
  )
  const row = fc.dictionary(
    fc.constantFrom('NO', '名称', '開始日', '終了日', '開始時刻', '緯度', '経度', '連絡先名称', 'URL', '備考'),
    cell,
  )
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async rows =>
      assert.equal(
        (await parsed(file(...rows))).read,
        rows.filter(row => Object.values(row).some(cell => cell.trim() !== '')).length,
      ),
    ),
  )
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async noise =>
      assert.ok('refused' in (await parseEventFile(noise, kashiwa))),
    ),
  )
})

test('a cell made to slow the reader down does not', async () => {
  // The processor's time: what else runs on the machine is not the reader's.
  const before = process.cpuUsage()
  for (const long of [
    'a'.repeat(31_000),
    `${' '.repeat(31_000)}x`,
    '・'.repeat(31_000),
    '1-'.repeat(15_000),
    '山田'.repeat(15_000),
  ])
    await one({
      説明: `x${long}`,
      連絡先名称: `x${long}x`,
      主催団体: long,
      日時備考: long,
      備考: `x${long}`,
      連絡先電話番号: long,
    })
  assert.ok(process.cpuUsage(before).user < 5_000_000)
})
