import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { cells, told } from '../testing.ts'
import { contactOf, textOf } from './contacts.ts'
import { headerKey, layoutOf } from './dialects.ts'
import { placeOf } from './places.ts'

test('an empty cell and a column that the file does not have read alike', () => {
  const row = cells({ 備考: '　' })
  assert.deepEqual([row.text('remarks'), row.optional('remarks'), row.optional('parking')], ['', null, null])
})

test('what is told of a cell is cut short, so that one cell does not fill the page', () => {
  const row = cells({})
  row.note('title', 'badUrl', 'x'.repeat(5000))
  assert.ok(row.issues[0]!.message.length < 300)
})

describe('a column is known by its name in any spelling', () => {
  for (const [a, b] of [
    ['名称（カナ）', '名称(カナ)'],
    ['ＮＯ．', 'no'],
    ['eventName*', 'EVENTNAME'],
    ['所在地_連結表記', '所在地連結表記'],
    ['有料・無料', '有料無料'],
  ] as const)
    test(`${a} is ${b}`, () => assert.equal(headerKey(a), headerKey(b)))
})

describe('a header is of a dialect, lacks a column, or is of something else', () => {
  for (const [header, expected] of [
    [['イベント名', '開始日'], 'recommended'],
    [['イベント名', '開始日', 'キーワード'], 'gif'],
    [['eventName', 'dateOfStart'], 'gif'],
    [['名称', '開始日', '日時備考'], 'base-registry'],
    [['名称', '開始日'], null],
    [['氏名', '電話'], null],
    [[], null],
    [['イベント名'], ['開始日']],
    [['開始日', 'イベント種類'], ['名称']],
  ] as const)
    test(header.join('・') || 'no column', () => {
      const layout = layoutOf([...header])
      assert.deepEqual(layout && ('missing' in layout ? layout.missing : layout.dialect), expected)
    })
})

test('where a file has two columns for one thing, the one of the standard is read', () => {
  const layout = layoutOf(['ID', 'NO', 'イベント名', '開始日'])
  assert.ok(layout && 'at' in layout)
  assert.equal(layout.at.id?.[0], 1)
})

describe('where an event is', () => {
  for (const [why, record, place, address] of [
    ['the venue before the meeting point', { 場所名称: '公民館', 集合場所: '駅' }, '公民館', null],
    ['online', { ウェブ開催: 'オンライン（Zoom）' }, 'オンライン', null],
    ['an address in one cell, with the building', { 住所: '柏5-10-1', 建物名等: '2階' }, null, '柏5-10-1 2階'],
    ['a dash is no building', { 住所: '柏5-10-1', 建物名等: '-' }, null, '柏5-10-1'],
    ['a prefecture alone is no address', { 住所都道府県: '千葉県', 住所市区町村: '柏市' }, null, null],
  ] as const)
    test(why, () => {
      const found = placeOf(cells(record))
      assert.deepEqual([found.place, found.address], [place, address])
    })
})

describe('a point is in Japan or none', () => {
  for (const [lat, lng, point, says] of [
    ['35.86', '139.97', [35.86, 139.97], []],
    ['３５．８６', '１３９．９７', [35.86, 139.97], []],
    ['20', '122', [20, 122], []],
    ['46', '154', [46, 154], []],
    ['19.99', '139.97', [null, null], ['緯度 badCoordinates']],
    ['46.01', '139.97', [null, null], ['緯度 badCoordinates']],
    ['35.86', '154.01', [null, null], ['緯度 badCoordinates']],
    ['北', '東', [null, null], ['緯度 badCoordinates']],
    ['', '139.97', [null, null], ['緯度 halfCoordinates']],
    ['', '', [null, null], []],
  ] as const)
    test(`${lat}, ${lng}`, () => {
      const row = cells({ 緯度: lat, 経度: lng })
      const found = placeOf(row)
      assert.deepEqual([[found.lat, found.lng], told(row)], [point, says])
    })
})

describe('who to ask is an office: people, their mobiles and their own addresses stay out', () => {
  for (const [why, record, expected, says] of [
    [
      'an office keeps even its mobile',
      { 連絡先名称: '生涯学習課', 連絡先電話番号: '09012345678' },
      ['生涯学習課', '090-1234-5678'],
      [],
    ],
    [
      'a person and their mobile are left out',
      { 連絡先名称: '田中　一郎', 連絡先電話番号: '090-1234-5678' },
      [null, null],
      ['連絡先名称 personName', '連絡先電話番号 personPhone'],
    ],
    [
      'of two numbers of a person the one of the house stays',
      { 連絡先名称: '田中　一郎', 連絡先電話番号: '04-7167-1141、090-1234-5678' },
      [null, '04-7167-1141'],
      ['連絡先名称 personName', '連絡先電話番号 personPhone'],
    ],
    [
      'a number in the name moves to its place',
      { 連絡先名称: '商工振興課（TEL 04-7167-1141）', 連絡先電話番号: '' },
      ['商工振興課', '04-7167-1141'],
      [],
    ],
    [
      'a mobile from which a spreadsheet dropped the zero is a mobile all the same',
      { 連絡先名称: '田中　一郎', 連絡先電話番号: '9012345678.0' },
      [null, null],
      ['連絡先名称 personName', '連絡先電話番号 personPhone'],
    ],
    [
      'of an office it is offered whole',
      { 連絡先名称: '生涯学習課', 連絡先電話番号: '471671141' },
      ['生涯学習課', '04-7167-1141'],
      [],
    ],
    [
      'a number keeps what it is called',
      { 連絡先名称: '生涯学習課', 連絡先電話番号: '℡04-7167-1141（内線23）' },
      ['生涯学習課', '04-7167-1141（内線23）'],
      [],
    ],
    [
      'several numbers, each in one spelling',
      { 連絡先名称: '生涯学習課', 連絡先電話番号: '(04)7167-1141/０４−７１６７−１１１１' },
      ['生涯学習課', '04-7167-1141、04-7167-1111'],
      [],
    ],
    [
      'what is no number is kept as it is written, and told',
      { 連絡先名称: '生涯学習課', 連絡先電話番号: '7167-1141' },
      ['生涯学習課', '7167-1141'],
      ['連絡先電話番号 badPhone'],
    ],
  ] as const)
    test(why, () => {
      const row = cells(record)
      const found = contactOf(row)
      assert.deepEqual([[found.contactName, found.contactPhone], told(row)], [expected, says])
    })

  test('an address at a free provider is nobody else’s to publish', () => {
    const row = cells({ 連絡先メールアドレス: 'kai@gmail.com', 説明: '申込みは kai@gmail.com まで' })
    assert.equal(contactOf(row).contactMail, null)
    assert.doesNotMatch(textOf(row, 'description') ?? '', /gmail/)
    assert.deepEqual(told(row), ['連絡先メールアドレス personMail', '説明 personMail'])
  })
})
