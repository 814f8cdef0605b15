import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { EventRow } from '../rules.ts'
import { activityOf, statusOf } from './activity.ts'

const event = (over: Partial<EventRow> = {}): EventRow => ({
  sourceId: '7',
  title: 'そば打ち教室',
  kana: null,
  description: '',
  category: 'cooking',
  sourceCategory: null,
  forChildren: false,
  url: null,
  startsOn: '2026-11-21',
  endsOn: null,
  startTime: 570,
  endTime: 720,
  timeNote: null,
  place: '中央公民館',
  address: null,
  lat: null,
  lng: null,
  organiser: null,
  target: null,
  fee: null,
  feeSaid: null,
  feeNote: null,
  capacity: null,
  applyBy: null,
  applyHow: null,
  access: null,
  parking: null,
  contactName: null,
  contactPhone: null,
  contactMail: null,
  remarks: null,
  status: 'open',
  ...over,
})
const TOWNS = [
  { id: 'kashiwa', name: '柏', lat: 35.86, lng: 139.97 },
  { id: 'kashiwanoha', name: '柏の葉', lat: 35.9, lng: 139.95 },
]
const activity = (over: Partial<EventRow> = {}) => activityOf(event(over), TOWNS)

for (const [why, over, status] of [
  ['what takes place is open', {}, 'open'],
  ['what may change is open', { status: 'tentative' }, 'open'],
  ['what was called off is closed', { status: 'cancelled' }, 'closed'],
  ['what is for children is not offered', { forChildren: true }, 'closed'],
] as const)
  test(why, () => assert.equal(statusOf(event(over)), status))

test('who is sent to something that may change is told to ask first', () => {
  assert.match(activity({ status: 'tentative' }).caution, /ご確認ください/)
  assert.equal(activity().caution, '')
})

describe('an event of one day has a time; a week is never guessed', () => {
  for (const [why, over, expected] of [
    ['morning', {}, [570, 720]],
    ['the same last day', { endsOn: '2026-11-21' }, [570, 720]],
    ['until midnight', { startTime: 1200, endTime: 1440 }, [1200, 1440]],
    ['past midnight ends with the day', { startTime: 1200, endTime: 1500 }, [1200, 1440]],
    ['over several days', { endsOn: '2026-11-22' }, null],
    ['without an end', { endTime: null }, null],
    ['without a beginning', { startTime: null }, null],
    ['an end that is no later', { endTime: 570 }, null],
    ['in the small hours of the next day', { startTime: 1440, endTime: 1500 }, null],
  ] as const)
    test(why, () => {
      const [slot] = activity(over).slots
      assert.deepEqual(slot ? [slot.from_min, slot.to_min] : null, expected)
    })
})

describe('money: an amount, none, or not known', () => {
  for (const [fee, expected] of [
    [null, [null, null, null]],
    [0, ['none', null, null]],
    [1, ['cost', 1, 'time']],
  ] as const)
    test(`${fee}`, () => {
      const { reward, reward_yen, reward_unit } = activity({ fee })
      assert.deepEqual([reward, reward_yen, reward_unit], expected)
    })
})

describe('what the file says of money in words that are no amount is kept as its words', () => {
  for (const [over, said] of [
    [{}, ''],
    [{ feeSaid: '大人500円、小学生300円' }, '大人500円、小学生300円'],
    [{ feeNote: '材料費がかかります' }, '材料費がかかります'],
    [{ fee: 500, feeNote: '材料費こみ' }, ''],
    [{ fee: 0, feeNote: '申込不要' }, ''],
  ] as const)
    test(said || `nothing of ${JSON.stringify(over)}`, () => assert.equal(activity(over).reward_said, said))
})

describe('a time that is no row keeps its words, and nobody is told that it is agreed upon', () => {
  for (const [over, said] of [
    [{}, ''],
    [{ endTime: null }, '09:30〜'],
    [{ endsOn: '2026-11-24' }, '09:30〜12:00'],
    [{ startTime: null, endTime: null, timeNote: '日没から\n雨天中止' }, '日没から'],
    [{ startTime: null, endTime: null }, ''],
  ] as const)
    test(said || `nothing of ${JSON.stringify(over)}`, () => {
      const { times_said, times_agreed } = activity(over)
      assert.deepEqual([times_said, times_agreed], [said, false])
    })
})

test('how many may come, from which age and from where is not known where the file does not say', () => {
  const { age_min, residents_only } = activity()
  assert.deepEqual([age_min, residents_only], [null, null])
})

test('there are as many places as the file names, never more than the column holds', () => {
  assert.deepEqual(
    [null, 20, 100_001].map(capacity => activity({ capacity }).capacity),
    [null, 20, 100_000],
  )
})

describe('the line under the title says when and where', () => {
  for (const [over, line] of [
    [{}, '09:30〜12:00　中央公民館'],
    [{ endTime: null }, '09:30〜　中央公民館'],
    [{ startTime: null, endTime: null, timeNote: '日没から\n雨天中止' }, '日没から　中央公民館'],
    [{ startTime: null, endTime: null, place: null }, ''],
  ] as const)
    test(line || 'nothing is known', () => assert.equal(activity(over).summary, line))
})

test('every fact that has no column is told under its name, and what the file does not say is left out', () => {
  assert.deepEqual(activity().told, [])
  const told = activity({
    ...{ timeNote: '雨天中止', target: '60歳以上', feeNote: '材料費こみ', applyBy: '2026-11-14', applyHow: '電話' },
    ...{
      access: '柏駅から徒歩5分',
      parking: '10台',
      remarks: '上履き',
      contactName: '生涯学習課',
      contactMail: 'a@city.jp',
    },
  }).told
  assert.deepEqual(
    told.map(({ label, text }) => `${label} ${text}`),
    [
      '日時について 雨天中止',
      '対象 60歳以上',
      '料金について 材料費こみ',
      '申しこみの期限 令和8年11月14日（土）',
      '申しこみ 電話',
      '行き方 柏駅から徒歩5分',
      '駐車場 10台',
      '備考 上履き',
      '問い合わせ先 生涯学習課',
      'メール a@city.jp',
    ],
  )
})

test('only who the file calls the organiser is one; whom to ask is told as that', () => {
  assert.equal(activity({ organiser: '囲碁連盟', contactName: '生涯学習課' }).organiser_name, '囲碁連盟')
  assert.equal(activity({ contactName: '生涯学習課' }).organiser_name, '')
})

describe('the town of an event', () => {
  for (const [why, over, town] of [
    ['the longest name in the address', { address: '柏市柏の葉1-1' }, 'kashiwanoha'],
    ['the name of the place', { place: '柏の葉公園' }, 'kashiwanoha'],
    ['a name wins over a point', { address: '柏5-10-1', lat: 35.9, lng: 139.95 }, 'kashiwa'],
    ['the nearest point within 1.5 km', { lat: 35.8735, lng: 139.97 }, 'kashiwa'],
    ['none beyond', { lat: 35.8736, lng: 139.97 }, null],
    ['none where nothing is known', {}, null],
  ] as const)
    test(why, () => assert.equal(activity(over).town_id, town))

  test('lends its point to an event that has none', () => {
    const { lat, lng } = activity({ address: '柏5-10-1' })
    assert.deepEqual([lat, lng], [35.86, 139.97])
    assert.equal(activity({ address: '柏5-10-1', lat: 35.87, lng: 139.98 }).lat, 35.87)
  })
})
