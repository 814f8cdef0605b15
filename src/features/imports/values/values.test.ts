import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readCapacity, readFee } from './amounts.ts'
import { meansMunicipality, readBarePhone, readPostcode } from './codes.ts'
import { type Days, readDays } from './days.ts'
import { readHours } from './hours.ts'
import { plainText } from './plain.ts'
import type { Reading } from './reading.ts'
import { readWeekly } from './weeks.ts'

/** A reading as one line: the value, ? before what is only offered with its doubt, + behind what says more than its value. */
function line<T>(reading: Reading<T>, show: (value: T) => string): string {
  if (reading.kind === 'known') return `${show(reading.value)}${reading.more ? ' +' : ''}`
  return reading.kind === 'offered' ? `? ${show(reading.value)} (${reading.why})` : reading.kind
}

const days = ({ from, to, on, open, anytime, weekly, time }: Days) =>
  [
    on.length > 0 ? on.map(day => day.slice(5)).join(',') : `${from ?? ''}${to || open || !from ? '~' : ''}${to ?? ''}`,
    anytime && 'anytime',
    weekly && `${weekly.weekdays}/${weekly.weeks ?? 'every'}`,
    time !== null && `at ${time}`,
  ]
    .filter(Boolean)
    .join(' ')

describe('a day, as it is written in a cell (read on 28 November 2026)', () => {
  for (const [cell, expected] of [
    ['2027-01-20', '2027-01-20'],
    ['2027/1/20', '2027-01-20'],
    ['２０２７年１月２０日', '2027-01-20'],
    ['2027年1月20日（水）', '2027-01-20'],
    ['2027年1月20日（火）', '? 2027-01-20 (weekdayDiffers)'],
    ['令和９年１月２０日', '2027-01-20'],
    ['令和九年一月二十日', '2027-01-20'],
    ['Ｒ9.1.20', '2027-01-20'],
    ['R9/1/20(水)', '2027-01-20'],
    ['R090120', '2027-01-20'],
    ['20270120', '2027-01-20'],
    ['平成31年5月1日', 'wrong'],
    ['令和9年2月30日', 'wrong'],
    ['2027-01-20T10:00:00', '2027-01-20 at 600'],
    ['2027/1/20 10:00', '2027-01-20 at 600'],
    ['2027-01-20T10:00:00+09:00', '2027-01-20 at 600'],
    ['2027-01-20T16:30:00Z', '2027-01-21 at 90'],
    ['2027年1月20日（水）午後2時', '2027-01-20 at 840'],
    ['46256', '? 2026-08-22 (serial)'],
    ['46256.5625', '? 2026-08-22 at 810 (serial)'],
    ['27/1/20', '? 2027-01-20 (yearGuessed)'],
    ['1月20日（水）', '? 2027-01-20 (yearFromWeekday)'],
    ['1月20日（水）～1月24日（日）', '? 2027-01-20~2027-01-24 (yearFromWeekday)'],
    ['8月5日（水）～8月16日（日）\n※10日（月）以外', '? 2026-08-05~2026-08-16 (yearFromWeekday)'],
    ['8月11日(火・祝)～9月23日(水・祝）', '? 2026-08-11~2026-09-23 (yearFromWeekday)'],
    ['７月１日（水）～\n８月31日（月）\n※平日のみ', '? 2026-07-01~2026-08-31 (yearFromWeekday)'],
    ['12月26日（土）～1月5日（火）', '? 2026-12-26~2027-01-05 (yearFromWeekday)'],
    ['1月20日（木）', 'wrong'],
    ['12月5日', '? 2026-12-05 (yearGuessed)'],
    ['8/5', '? 2026-08-05 (yearGuessed)'],
    ['2026年12月26日～1月5日', '2026-12-26~2027-01-05'],
    ['令和8年12月1日から15日まで', '2026-12-01~2026-12-15'],
    ['2026年11月1日～2027年3月31日', '2026-11-01~2027-03-31'],
    ['2026/12/1-2026/12/5', '2026-12-01~2026-12-05'],
    ['2026年12月1日から', '2026-12-01~ +'],
    ['2026年12月1日より', '2026-12-01~ +'],
    ['2026年12月1日～', '2026-12-01~ +'],
    ['8月16日(日)まで', '? ~2026-08-16 (yearFromWeekday)'],
    ['～9月25日(金)\nまで ', '? ~2026-09-25 (yearFromWeekday)'],
    ['2026年12月25日まで', '? ~2026-12-25 (openStart)'],
    ['2026年12月1日・8日・15日', '12-01,12-08,12-15'],
    ['2026年12月1・8・15日', '12-01,12-08,12-15'],
    ['12月1日・8日・15日', '? 12-01,12-08,12-15 (yearGuessed)'],
    ['9月4日、18日、10月2日、16日 (第1週、3週の金曜日)', '? 09-04,09-18,10-02,10-16 (yearFromWeekday)'],
    ['12月5日(土)～6日(日)、12日(土)', '? 12-05,12-06,12-12 (yearFromWeekday)'],
    ['随時', '? ~ anytime (anytime)'],
    ['随時（要調整）', '? ~ anytime (anytime)'],
    ['通年', '? ~ anytime (anytime)'],
    ['日程調整し決定', '? ~ anytime (anytime)'],
    ['毎週火曜日', '? ~ 1/every (weekly)'],
    ['第2・第4木曜', '? ~ 3/2,4 (weekly)'],
    ['8月5日(水）\n午前10時～\n定員に達するまで', '? 2026-08-05~ at 600 (yearFromWeekday)'],
    ['令和4年4月下旬', 'unknown'],
    ['8・9月の試合日程', 'unknown'],
    ['2026年12月5日（土）雨天の場合は翌日', '? 2026-12-05 (otherWords)'],
    ['8/11/21', 'unknown'],
    ['-', 'empty'],
    ['未定', 'unknown'],
  ] as const)
    test(JSON.stringify(cell), () => assert.equal(line(readDays(cell, { near: '2026-11-28' }), days), expected))

  test('the end takes its year from the beginning', () => {
    const read = (cell: string) => line(readDays(cell, { near: '2026-11-28', after: '2026-12-26' }), days)
    assert.equal(read('1月5日（火）'), '? 2027-01-05 (yearFromWeekday)')
    assert.equal(read('12月30日'), '? 2026-12-30 (yearGuessed)')
  })
})

describe('days that come again', () => {
  for (const [cell, expected] of [
    ['毎週火曜', '1/every'],
    ['毎週火・木曜日', '1,3/every'],
    ['毎週月曜日　全4回', '0/every +'],
    ['第2・第4木曜', '3/2,4'],
    ['毎月第2・第4土曜日（8月は休み）', '5/2,4 +'],
    ['第4金', '4/4'],
    ['第一土曜日', '5/1'],
    ['第1～第4水曜日', '2/1,2,3,4'],
    ['月～金', '0,1,2,3,4/every'],
    ['平日', '0,1,2,3,4/every'],
    ['土日', '5,6/every'],
    ['火曜日', '1/every'],
    ['夏休み', 'unknown'],
    ['', 'empty'],
  ] as const)
    test(cell || 'nothing', () =>
      assert.equal(
        line(readWeekly(cell), ({ weekdays, weeks }) => `${weekdays}/${weeks ?? 'every'}`),
        expected,
      ),
    )
})

const clock = (minutes: number | null) =>
  minutes === null ? '' : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

describe('the times of a cell', () => {
  for (const [cell, expected] of [
    ['10:00', '10:00~'],
    ['10：00～', '10:00~'],
    ['13時30分～', '13:30~'],
    ['9:00～16:00', '9:00~16:00'],
    ['９時半から正午まで', '9:30~12:00'],
    ['午後1時半', '13:30~'],
    ['午後1時～4時', '13:00~16:00'],
    ['午前10時～午後3時', '10:00~15:00'],
    ['午前11時～1時', '? 11:00~13:00 (halfOfDay)'],
    ['午後12時30分', '? 12:30~ (halfOfDay)'],
    ['午後0時30分', '12:30~'],
    ['10-12時', '10:00~12:00'],
    ['22:00-26:00', '22:00~26:00'],
    ['24:30', '24:30~'],
    ['夜7時', '19:00~'],
    ['7:00PM', '19:00~'],
    ['0.375', '9:00~'],
    ['0.583333333333333', '14:00~'],
    ['.5625', '13:30~'],
    ['0:00', '0:00~'],
    ['1330', '? 13:30~ (otherWords)'],
    ['～16:00', '~16:00'],
    ['16:00まで', '~16:00'],
    ['22：00\n※日曜及び休日は17：00まで', '22:00~ +'],
    ['17:00(金、土は19:00まで)', '17:00~ +'],
    ['②14:00\n③18:30', '? 14:00~ 18:30~ (severalTimes)'],
    ['①10：00\n②14：00', '? 10:00~ 14:00~ (severalTimes)'],
    [' 9:45\n12:00', '? 9:45~ 12:00~ (severalTimes)'],
    ['(1)11時、(2)14時', '? 11:00~ 14:00~ (severalTimes)'],
    ['午前10時から正午、午後1時から午後3時', '? 10:00~12:00 13:00~15:00 (severalTimes)'],
    ['9時30分から\n10時45分から\n13時15分から', '? 9:30~ 10:45~ 13:15~ (severalTimes)'],
    ['13時30分開場、14時00分開演', '? 14:00~ (otherWords)'],
    ['午後2時から約15分間', '? 14:00~ (otherWords)'],
    ['午前１０時～\n午後８時の間で、１回当たり１時間から１時間３０分程度まで', 'unknown'],
    ['日没', 'unknown'],
    ['25時99分', 'unknown'],
    ['31:00', 'unknown'],
    ['-', 'empty'],
  ] as const)
    test(JSON.stringify(cell), () =>
      assert.equal(
        line(readHours(cell), hours => hours.map(({ from, to }) => `${clock(from)}~${clock(to)}`).join(' ')),
        expected,
      ),
    )
})

describe('a fee: what is certain is read, what is not is never nought', () => {
  for (const [cell, expected] of [
    ['500', '500'],
    ['1,500円', '1500'],
    ['￥500', '500'],
    ['500円/人', '500'],
    ['1人500円', '500'],
    ['一人５００円', '500'],
    ['1回500円', '500'],
    ['500円（税込）', '500'],
    ['500.0', '500'],
    ['受講料\n500円', '500'],
    ['参加費：500円', '500'],
    ['3,000円\n（材料代等）', '3000 +'],
    ['500円（別途材料費）', '? 500 (otherWords)'],
    ['1万円', '10000'],
    ['0', '0'],
    ['無料', '0'],
    ['参加費無料', '0'],
    ['無料（要申込）', '0 +'],
    ['無料（材料費は実費）', 'unknown'],
    ['無料（高校生以下）', '? 0 (freeOrNot)'],
    ['なし', '? 0 (noneOrUntold)'],
    ['大人500円 小人200円', '? 500 (severalPrices)'],
    ['一般300円、大学生150円、高校生以下無料', '? 300 (severalPrices)'],
    ['1,000円\n（てらすば賛助会員・学生は半額500円）', '? 1000 (severalPrices)'],
    ['受講料\n500円\n材料費\n2,000円', '? 2500 (sum)'],
    ['1組100円', '? 100 (perGroup)'],
    ['4,080円/月', '? 4080 (otherUnit)'],
    ['約500円', '? 500 (about)'],
    ['500円～1,000円', 'unknown'],
    ['材料費実費', 'unknown'],
    ['有料', 'unknown'],
    ['実費', 'unknown'],
    ['要観覧券', 'unknown'],
    ['10：00より1階受付にて整理券配布', 'unknown'],
    ['席種により異なります', 'unknown'],
    ['04-7167-1111', 'unknown'],
    ['-', 'empty'],
  ] as const)
    test(JSON.stringify(cell), () =>
      assert.equal(
        line(readFee(cell), ({ yen }) => `${yen}`),
        expected,
      ),
    )
})

describe('the number of places', () => {
  for (const [cell, expected] of [
    ['20', '20'],
    ['２０名', '20'],
    ['20.0', '20'],
    ['先着15人', '15 +'],
    ['申込先着\n20人', '20 +'],
    ['70名(当日先着）', '70 +'],
    ['先着60名程度\n(来場者多数の場合は会員様を優先)', '? 60 (about)'],
    ['15組', '? 15 (perGroup)'],
    ['各回20名', '? 20 (otherWords)'],
    ['0', 'empty'],
    ['なし', 'unknown'],
    ['制限なし', 'unknown'],
    ['若干名', 'unknown'],
    ['20～30人', 'unknown'],
    ['【会場参加】36名\n\n【オンライン参加】50名', 'unknown'],
    ['無料・申込不要', 'unknown'],
  ] as const)
    test(JSON.stringify(cell), () => assert.equal(line(readCapacity(cell), String), expected))
})

describe('whose row it is, whatever a spreadsheet did to the code', () => {
  for (const [cell, municipality, ours] of [
    ['122173', '122173', true],
    ['122173.0', '122173', true],
    ['12217', '122173', true],
    ['１２２１７３', '122173', true],
    ['1100', '011002', true],
    ['11002', '011002', true],
    ['01100', '011002', true],
    ['011011', '011002', true],
    ['141313', '141305', true],
    ['141011', '141305', false],
    ['122076', '122173', false],
    ['柏市', '122173', false],
  ] as const)
    test(`${cell} for ${municipality}`, () => assert.equal(meansMunicipality(cell, municipality), ours))
})

test('postcodes and telephone numbers without their zero are offered whole', () => {
  assert.equal(line(readPostcode('〒277-0005'), String), '277-0005')
  assert.equal(line(readPostcode('600001'), String), '? 060-0001 (zeroDropped)')
  assert.equal(line(readPostcode('10001'), String), '? 001-0001 (zeroDropped)')
  assert.equal(line(readBarePhone('471671111'), String), '? 0471671111 (zeroDropped)')
  assert.equal(line(readBarePhone('9012345678.0'), String), '? 09012345678 (zeroDropped)')
  assert.equal(line(readBarePhone('7167-1111'), String), 'unknown')
})

describe('what an editor of web pages left in a cell', () => {
  for (const [cell, text] of [
    ['一行目<br>二行目&nbsp;&amp;', '一行目\n二行目 &'],
    ['<p>一</p><p>二</p>', '一\n二'],
    ['&lt;br&gt;', ''],
    ['&amp;nbsp;&#12354;&#x3042;', 'ああ'],
    ['<a href="https://example.jp/">申込み</a>', '申込み（https://example.jp/）'],
    ['3才<5才 & 犬', '3才<5才 & 犬'],
    ['R&D', 'R&D'],
  ] as const)
    test(cell, () => assert.equal(plainText(cell), text))
})

test('a cell made to slow a reader down does not', () => {
  const before = performance.now()
  for (const long of [
    '1'.repeat(31_000),
    '1月'.repeat(15_000),
    '('.repeat(31_000),
    '<'.repeat(31_000),
    '&amp;'.repeat(6000),
    '1・'.repeat(15_000),
    '円'.repeat(31_000),
    '<a '.repeat(10_000),
  ])
    for (const read of [
      readFee,
      readCapacity,
      readHours,
      readWeekly,
      readPostcode,
      readBarePhone,
      plainText,
      (cell: string) => readDays(cell, { near: '2026-11-28' }),
    ])
      read(long)
  assert.ok(performance.now() - before < 3000, `${performance.now() - before}`)
})
