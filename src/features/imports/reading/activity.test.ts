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
  openEnd: false,
  anytime: false,
  days: [],
  weekly: null,
  hours: [{ from: 570, to: 720 }],
  timeNote: null,
  postcode: null,
  place: '中央公民館',
  address: null,
  lat: null,
  lng: null,
  organiser: null,
  target: null,
  ageMin: null,
  fee: null,
  feeSaid: null,
  feeNote: null,
  capacity: null,
  capacityNote: null,
  applyFrom: null,
  applyBy: null,
  applyHow: null,
  access: null,
  parking: null,
  contactName: null,
  contactPhone: null,
  contactMail: null,
  remarks: null,
  more: [],
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

describe('an event has the times of its days; a week is never guessed', () => {
  const morning = { from: 570, to: 720 }
  for (const [why, over, expected] of [
    ['morning', {}, ['2026-11-21 570-720']],
    ['the same last day', { endsOn: '2026-11-21' }, ['2026-11-21 570-720']],
    ['until midnight', { hours: [{ from: 1200, to: 1440 }] }, ['2026-11-21 1200-1440']],
    ['past midnight', { hours: [{ from: 1200, to: 1500 }] }, ['2026-11-21 1200-1440', '2026-11-22 0-60']],
    ['in the small hours of the next day', { hours: [{ from: 1470, to: 1560 }] }, ['2026-11-22 30-120']],
    ['several times', { hours: [morning, { from: 780, to: 900 }] }, ['2026-11-21 570-720', '2026-11-21 780-900']],
    ['one of them without an end', { hours: [morning, { from: 780, to: null }] }, []],
    [
      'single days',
      { endsOn: '2026-11-28', days: ['2026-11-21', '2026-11-28'] },
      ['2026-11-21 570-720', '2026-11-28 570-720'],
    ],
    ['every week', { openEnd: true, weekly: { weekdays: [1, 3], weeks: null } }, ['1/31 570-720', '3/31 570-720']],
    ['in some weeks of the month', { openEnd: true, weekly: { weekdays: [5], weeks: [1, 3] } }, ['5/5 570-720']],
    ['over several days', { endsOn: '2026-11-22' }, []],
    ['without an end', { hours: [{ from: 570, to: null }] }, []],
    ['without a beginning', { hours: [{ from: null, to: 720 }] }, []],
    ['no end is told', { openEnd: true }, []],
  ] as const)
    test(why, () => {
      const told = activity(over as Partial<EventRow>).slots
      assert.deepEqual(
        told.map(
          ({ on_day, weekday, weeks, from_min, to_min }) => `${on_day ?? `${weekday}/${weeks}`} ${from_min}-${to_min}`,
        ),
        expected,
      )
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
    [{ hours: [{ from: 570, to: null }] }, '09:30〜'],
    [{ endsOn: '2026-11-24' }, '09:30〜12:00'],
    [{ hours: [], timeNote: '日没から\n雨天中止' }, '日没から'],
    [{ hours: [], days: ['2026-11-21', '2026-11-28'] }, '11月21日（土）、11月28日（土）'],
    [{ hours: [] }, ''],
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
    [{ hours: [{ from: 570, to: null }] }, '09:30〜　中央公民館'],
    [
      {
        hours: [
          { from: 570, to: 720 },
          { from: 780, to: null },
        ],
      },
      '09:30〜12:00、13:00〜　中央公民館',
    ],
    [{ hours: [], timeNote: '日没から\n雨天中止' }, '日没から　中央公民館'],
    [{ hours: [], place: null }, ''],
  ] as const)
    test(line || 'nothing is known', () => assert.equal(activity(over).summary, line))
})

test('every fact that has no column is told under its name, and what the file does not say is left out', () => {
  assert.deepEqual(activity().told, [])
  const told = activity({
    ...{ timeNote: '雨天中止', target: '60歳以上', feeNote: '材料費こみ', applyBy: '2026-11-14', applyHow: '電話' },
    ...{ capacityNote: '各回20人', applyFrom: '2026-11-01', postcode: '277-0005', more: [['持ち物', 'エプロン']] },
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
      '定員について 各回20人',
      '申しこみの始まり 令和8年11月1日（日）',
      '申しこみの期限 令和8年11月14日（土）',
      '申しこみ 電話',
      '郵便番号 277-0005',
      '行き方 柏駅から徒歩5分',
      '駐車場 10台',
      '備考 上履き',
      '持ち物 エプロン',
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
