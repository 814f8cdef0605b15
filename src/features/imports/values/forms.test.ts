import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { likely, type Reading } from '../rules-reading.ts'
import { readAges } from './ages.ts'
import { readCapacity, readFee } from './amounts.ts'
import { type Days, readDays } from './days.ts'
import { readHours } from './hours.ts'
import { line } from './testing.ts'

// Cells in forms that nobody had in mind when the readers were made: what each comes to, and that none is told wrongly.

const clock = (minutes: number | null) =>
  minutes === null ? '' : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
const hours = (reading: ReturnType<typeof readHours>) =>
  line(reading, all => all.map(({ from, to }) => `${clock(from)}~${clock(to)}`).join(' '))
const days = ({ from, to, on, open, weekly, times }: Days) =>
  [
    on.length > 0 ? on.map(day => day.slice(5)).join(',') : `${from ?? ''}${to || open || !from ? '~' : ''}${to ?? ''}`,
    weekly && `${weekly.weekdays}/${weekly.weeks ?? 'every'}`,
    likely(times)?.length && `at ${likely(times)![0]!.from}`,
  ]
    .filter(Boolean)
    .join(' ')

type Cells = readonly (readonly [cell: string, expected: string])[]
const cells = (read: (cell: string) => string, table: Cells) => {
  for (const [cell, expected] of table) test(JSON.stringify(cell), () => assert.equal(read(cell), expected))
}
const day = (cell: string) => line(readDays(cell, { near: '2026-11-28' }), days)

describe('a day with its year in any notation', () =>
  cells(day, [
    ['R元.5.1', '2019-05-01'],
    ['令元.5.1', '2019-05-01'],
    ['令和 8年 12月 3日', '2026-12-03'],
    ['㋿8年12月3日', '2026-12-03'],
    ['ｒ8-12-3', '2026-12-03'],
    ['令8.12.3', '2026-12-03'],
    ['2026年12月3日[木]', '2026-12-03'],
    ['2026年12月3日【木】', '2026-12-03'],
    ['2026年12月3日〔木曜〕', '2026-12-03'],
    ['令和7年度12月3日', '2025-12-03'],
    ['令和7年度2月3日', '2026-02-03'],
    ['12.3(木)', '? 2026-12-03 (yearFromWeekday)'],
    ['12.3', 'unknown'],
  ]))

describe('days from one to another, and in a row', () =>
  cells(day, [
    ['12/3-12/5', '? 2026-12-03~2026-12-05 (yearGuessed)'],
    ['12/3－5', '? 2026-12-03~2026-12-05 (yearGuessed)'],
    ['12/3(木)-5(土)', '? 2026-12-03~2026-12-05 (yearFromWeekday)'],
    ['R8.12.3〜12.5', '2026-12-03~2026-12-05'],
    ['2026/12/3～5', '2026-12-03~2026-12-05'],
    ['12月3日(木)ー5日(土)', '? 2026-12-03~2026-12-05 (yearFromWeekday)'],
    ['２０２６年１２月３日ー２０２６年１２月５日', '2026-12-03~2026-12-05'],
    ['12/3(木)、12/10', '? 12-03,12-10 (yearFromWeekday)'],
    ['12月3日　10日　17日', '? 12-03,12-10,12-17 (yearGuessed)'],
  ]))

describe('a day for another case is no day of it', () =>
  cells(day, [
    ['2026年12月5日(土)　予備日：6日(日)', '? 2026-12-05 (otherWords)'],
    ['2026年12月5日(土)、雨天順延12月6日(日)', '? 2026-12-05 (otherWords)'],
    ['2026年12月5日(土)（雨天の場合12月6日(日)）', '2026-12-05 +'],
    ['2026年12月5日(土)申込締切11月20日', '? 2026-12-05 (otherWords)'],
  ]))

describe('what comes again is told by its weekdays, or in its words alone', () =>
  cells(day, [
    ['毎週（火）（木）', '? ~ 1,3/every (weekly)'],
    ['月水金', '? ~ 0,2,4/every (weekly)'],
    ['毎週月水金', '? ~ 0,2,4/every (weekly)'],
    ['週2回（火・金）', '? ~ 1,4/every (weekly)'],
    ['第1月曜日と第3月曜日', '? ~ 0/1,3 (weekly)'],
    ['第2第4土曜日', '? ~ 5/2,4 (weekly)'],
    ['12月・1月の毎週水曜', '? 2026-12-01~2027-01-31 2/every (weekly)'],
    ['4月~3月 第2火曜日', '? 2026-04-01~2027-03-31 1/2 (weekly)'],
    ['第1月曜、第3水曜', '? ~ (again)'],
    ['第2・第4土曜、第2日曜', '? ~ (again)'],
    ['隔週水曜', '? ~ (again)'],
    ['奇数月の第2火曜日', '? ~ (again)'],
    ['毎月最終金曜日', '? ~ (again)'],
    ['毎月10日', '? ~ (again)'],
    ['毎月5日・20日', '? ~ (again)'],
    ['毎月開催', '? ~ (again)'],
    ['週1回', '? ~ (again)'],
    ['不定期', '? ~ (again)'],
  ]))

describe('times', () =>
  cells(
    cell => hours(readHours(cell)),
    [
      ['10時半〜正午', '10:30~12:00'],
      ['24:00', '24:00~'],
      ['22時〜26時', '22:00~26:00'],
      ['午前0時〜午前5時', '0:00~5:00'],
      ['深夜0時', '0:00~'],
      ['夜12時', '? 24:00~ (halfOfDay)'],
      ['午前12時', '? 12:00~ (halfOfDay)'],
      ['午後13時30分', '13:30~'],
      ['午後13:30～15:30', '13:30~15:30'],
      ['午前13時', 'unknown'],
      ['午前の部10:00〜 午後の部14:00〜', '? 10:00~ 14:00~ (severalTimes)'],
      ['①10:00～②13:00～③15:00～', '? 10:00~ 13:00~ 15:00~ (severalTimes)'],
      ['集合10時、解散15時', '? 10:00~15:00 (otherWords)'],
      ['10時集合 15時解散', '? 10:00~15:00 (otherWords)'],
      ['9:00～17:00　入館16:30まで', '? 9:00~17:00 (otherWords)'],
      ['10:00⇒15:00', '10:00~15:00'],
      ['1899-12-30 10:00:00', '10:00~'],
      ['終日', 'unknown'],
    ],
  ))

describe('fees: what may cost something is never free, and no part of a number is one', () =>
  cells(
    cell => line(readFee(cell), ({ yen }) => `${yen}`),
    [
      ['無料(材料費500円)', 'unknown'],
      ['無　料', '0'],
      ['FREE', '0'],
      ['1,000円/回', '1000'],
      ['１，０００円／回', '1000'],
      ['要問合せ', 'unknown'],
      ['無料（65歳以上）', '? 0 (freeOrNot)'],
      ['無料（シニア限定）', '? 0 (freeOrNot)'],
      ['500円（要予約）', '500 +'],
      ['1.5千円', '1500'],
      ['1万5千円', '15000'],
      ['1万5,000円', '15000'],
      ['1、000円', '1000'],
      ['3.500円', '3500'],
    ],
  ))

describe('numbers of places', () =>
  cells(
    cell => line(readCapacity(cell), String),
    [
      ['先着20名程度', '? 20 (about)'],
      ['100名様', '100'],
      ['20名さま', '20'],
      ['20名（要予約）', '20 +'],
      ['先着で20名', '20 +'],
      ['定員20 先着順', '20 +'],
      ['定員は20名です', '20 +'],
      ['最少催行5名', 'unknown'],
      ['5名以上で開催', 'unknown'],
      ['20名以上', 'unknown'],
      ['残り3名', 'unknown'],
      ['満席', 'unknown'],
    ],
  ))

describe('ages', () =>
  cells(
    cell => line(readAges(cell) as Reading<{ min: number | null }>, ({ min }) => `${min}`),
    [
      ['60歳以上20名', '60 +'],
      ['後期高齢者', '? 75 (ageInWords)'],
      ['60歳以上75歳未満20名', 'unknown'],
    ],
  ))
