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
  fee: null,
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

describe('an event of one day has a time; a week is never guessed', () => {
  for (const [why, over, expected] of [
    ['morning', {}, [570, 720]],
    ['the same last day', { endsOn: '2026-11-21' }, [570, 720]],
    ['until midnight', { hours: [{ from: 1200, to: 1440 }] }, [1200, 1440]],
    ['past midnight ends with the day', { hours: [{ from: 1200, to: 1500 }] }, [1200, 1440]],
    ['over several days', { endsOn: '2026-11-22' }, null],
    ['without an end', { hours: [{ from: 570, to: null }] }, null],
    ['without a beginning', { hours: [{ from: null, to: 720 }] }, null],
    [
      'several times',
      {
        hours: [
          { from: 570, to: 720 },
          { from: 780, to: 900 },
        ],
      },
      null,
    ],
    ['no end is told', { openEnd: true }, null],
    ['in the small hours of the next day', { hours: [{ from: 1470, to: 1560 }] }, [30, 120]],
  ] as const)
    test(why, () => {
      const { slot } = activity(over)
      assert.deepEqual(slot && [slot.from_min, slot.to_min], expected)
    })
})

describe('money: only what costs something is told as a cost', () => {
  for (const [fee, expected] of [
    [null, ['none', null, null]],
    [0, ['none', null, null]],
    [1, ['cost', 1, 'time']],
  ] as const)
    test(`${fee}`, () => {
      const { reward, reward_yen, reward_unit } = activity({ fee })
      assert.deepEqual([reward, reward_yen, reward_unit], expected)
    })
})

test('there is a place for one where the file names no number, and never more than the column holds', () => {
  assert.deepEqual(
    [null, 20, 100_001].map(capacity => activity({ capacity }).capacity),
    [1, 20, 100_000],
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

test('what the file says of applying stands together; what it does not say is left out', () => {
  assert.deepEqual(activity().terms, {})
  assert.deepEqual(activity({ applyBy: '2026-11-14', applyHow: '電話', target: '60歳以上' }).terms, {
    target: '60歳以上',
    apply: '2026-11-14 まで　電話',
  })
})

test('the one who holds it is named, else who answers for it, else nobody', () => {
  assert.equal(activity({ organiser: '囲碁連盟', contactName: '生涯学習課' }).organiser_name, '囲碁連盟')
  assert.equal(activity({ contactName: '生涯学習課' }).organiser_name, '生涯学習課')
  assert.equal(activity().organiser_name, '')
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
