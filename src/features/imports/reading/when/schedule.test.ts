import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { EMPTY } from '../../rules-reading.ts'
import { cells, told } from '../../testing.ts'
import { type Days, NO_DAYS } from '../../values/days.ts'
import type { Cells } from '../cells.ts'
import { daysOf as daysRead, daysText, statusOf, withoutLabels } from './schedule.ts'
import { timesOf as timesRead } from './times.ts'

const TODAY = '2026-11-28'
const daysOf = (row: Cells) => {
  const when = daysRead(row, TODAY)
  return when && { startsOn: when.startsOn, endsOn: when.endsOn }
}
const timesOf = (row: Cells, days: { startsOn: string; endsOn: string | null }) =>
  timesRead(row, { ...days, openEnd: false, anytime: false, days: [], weekly: null, times: EMPTY, words: [] })

describe('a day is read as people write it', () => {
  for (const [written, day] of [
    ['令和8年11月21日', '2026-11-21'],
    ['Ｒ８．１１．２１', '2026-11-21'],
    ['令和元年5月1日', '2019-05-01'],
    ['平成31年4月30日', '2019-04-30'],
    ['2028/2/29', '2028-02-29'],
    ['2026-11-21 00:00:00', '2026-11-21'],
    ['2027年3月31日（水）', '2027-03-31'],
  ] as const)
    test(written, () => {
      const row = cells({ 開始日: written })
      assert.deepEqual([daysOf(row), told(row)], [{ startsOn: day, endsOn: null }, []])
    })
})

describe('a day that is not in the calendar keeps the row waiting', () => {
  for (const written of ['2027-02-29', '平成元年1月7日', '令和0年1月1日', '11月', '2026-13-01'])
    test(written, () => {
      const row = cells({ 開始日: written })
      assert.deepEqual([daysOf(row), told(row)], [null, ['開始日 badDate']])
    })
})

describe('a note stands in for an empty column where it names one day', () => {
  for (const [why, record, days] of [
    ['one day, twice', { 日時備考: '2026年12月5日（土）。雨でも2026/12/5に行います' }, ['2026-12-05', null]],
    ['a label in the remarks', { 備考: '開始日：2026/12/5' }, ['2026-12-05', null]],
    ['both ends by their labels', { 日時備考: '開始日: 2026/12/5\n終了日: 2027/1/9' }, ['2026-12-05', '2027-01-09']],
    ['an open question in the column', { 開始日: '調整中', 日時備考: '令和8年12月5日の見込み' }, ['2026-12-05', null]],
    ['a label wins over other days', { 日時備考: '2026/12/5か2026/12/6。開始日:2026/12/6' }, ['2026-12-06', null]],
  ] as const)
    test(why, () => {
      const row = cells({ 開始日: '', ...record })
      const [startsOn, endsOn] = days
      assert.deepEqual(daysOf(row), { startsOn, endsOn })
      assert.ok(told(row).includes('開始日 dateFromNote'))
    })

  test('the last day is never guessed from a day that merely stands in the note', () =>
    assert.deepEqual(daysOf(cells({ 日時備考: '申込みは2026年11月30日まで' })), {
      startsOn: '2026-11-21',
      endsOn: null,
    }))
})

test('an event may end on the day on which it begins, and not on the day before', () => {
  assert.deepEqual(daysOf(cells({ 終了日: '2026-11-21' })), { startsOn: '2026-11-21', endsOn: '2026-11-21' })
  assert.equal(daysOf(cells({ 終了日: '2026-11-20' })), null)
})

describe('two columns that tell of two ends keep the row waiting', () => {
  for (const [why, start, end, days] of [
    ['another end than that of the first column', '令和8年12月5日から12月20日まで', '2026-12-21', null],
    ['the same end twice', '令和8年12月5日から12月20日まで', '2026-12-20', ['2026-12-05', '2026-12-20']],
    ['an end in the first column alone', '令和8年12月5日から12月20日まで', '', ['2026-12-05', '2026-12-20']],
    ['an end over the turn of the year', '令和8年12月28日', '1月4日', ['2026-12-28', '2027-01-04']],
  ] as const)
    test(why, () => {
      const row = cells({ 開始日: start, 終了日: end })
      const [startsOn, endsOn] = days ?? []
      assert.deepEqual(daysOf(row), days && { startsOn, endsOn })
      assert.deepEqual(told(row), days ? [] : ['終了日 datesDiffer'])
    })
})

describe('days are told to the clerk in words', () => {
  const weekly = { weekdays: [1, 3], weeks: null }
  for (const [given, says] of [
    [{ from: '2026-12-05' }, '令和8年12月5日（土）'],
    [{ from: '2026-12-05', to: '2027-01-09' }, '令和8年12月5日（土）から令和9年1月9日（土）まで'],
    [{ from: '2026-12-05', open: true }, '令和8年12月5日（土）から（終わりはわかりません）'],
    [{ from: '2026-12-05', on: ['2026-12-05', '2026-12-12'] }, '令和8年12月5日（土）、12月12日（土）'],
    [{ to: '2027-01-09' }, '令和9年1月9日（土）まで（始まりはわかりません）'],
    [{ open: true }, '終わりの日はわかりません'],
    [{ anytime: true, from: '2026-12-05' }, 'いつでも（日は決まっていません）'],
    [{ weekly }, '毎週火・木曜日'],
    [{ weekly: { weekdays: [1], weeks: [1, 3] } }, '第1・第3火曜日'],
    [{ weekly, from: '2026-12-01' }, '令和8年12月1日（火）からの毎週火・木曜日'],
    [
      { weekly, from: '2026-12-01', to: '2027-03-30' },
      '令和8年12月1日（火）から令和9年3月30日（火）までの毎週火・木曜日',
    ],
  ] as [Partial<Days>, string][])
    test(says, () => assert.equal(daysText({ ...NO_DAYS, ...given }), says))
})

const DAY = { startsOn: '2026-11-21', endsOn: null }

describe('the times of a day', () => {
  for (const [why, from, to, days, expected] of [
    ['in any spelling', '９時半', '午後2時', DAY, [570, 840]],
    ['only the beginning', '9:30', '', DAY, [570, null]],
    ['only the end', '', '15:00', DAY, [null, 900]],
    ['an end alike to the beginning is none', '9:30', '9:30', DAY, [570, null]],
    ['until five in the morning is the next day', '22:00', '5:00', DAY, [1320, 1740]],
    ['a minute later is a mistake', '22:00', '5:01', DAY, null],
    ['over several days the last may end earlier', '14:00', '12:00', { ...DAY, endsOn: '2026-11-22' }, [840, 720]],
  ] as const)
    test(why, () => {
      const read = timesOf(cells({ 開始時刻: from, 終了時刻: to }), days)
      assert.deepEqual(read && [read.hours[0]?.from ?? null, read.hours[0]?.to ?? null], expected)
    })
})

test('a time that nobody can read is kept in words, before what the note says', () => {
  const row = cells({ 開始時刻: '日没', 終了時刻: '25時99分', 日時備考: '開始日: 2026/11/21\n雨天中止' })
  assert.deepEqual(timesOf(row, DAY), {
    hours: [],
    timeNote: '開始：日没\n終了：25時99分\n雨天中止',
  })
  assert.deepEqual(told(row), ['開始時刻 badTime', '終了時刻 badTime'])
})

test('a note loses the lines that repeat the columns and nothing else', () => {
  assert.equal(withoutLabels('持ち物：筆\n開始日: 2022/1/25\n終了時刻：16:00\n飲み物'), '持ち物：筆\n飲み物')
  assert.equal(withoutLabels('開始日: 未定'), '開始日: 未定')
  assert.equal(withoutLabels('緯度: 35.86'), '')
})

describe('nobody is sent to an event that was called off, and none is struck that takes place', () => {
  for (const [status, record] of [
    ['cancelled', { 名称: '寄席（中止）' }],
    ['cancelled', { 名称: '中止のお知らせ：寄席' }],
    ['cancelled', { 名称: '11月の寄席は中止' }],
    ['cancelled', { 日時備考: '感染拡大のため中止しました' }],
    ['cancelled', { 日時備考: '中止とさせていただきます' }],
    ['open', { 名称: '荒天中止のまち歩き' }],
    ['open', { 日時備考: '雨天の場合は中止です' }],
    ['open', { 日時備考: '荒天のときは中止します' }],
    ['tentative', { 名称: '寄席（延期）' }],
    ['tentative', { 開始日: '未定' }],
    ['tentative', { 日時備考: '開始時刻が変更になりました' }],
    ['open', { 日時備考: '持ち物の変更はありません' }],
    ['open', {}],
  ] as const)
    test(`${JSON.stringify(record)}: ${status}`, () => {
      const row = cells(record)
      assert.equal(statusOf(row), status)
      assert.equal(told(row).length, status === 'open' ? 0 : 1, 'the clerk is told')
    })
})
