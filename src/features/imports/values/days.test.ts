import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { likely } from '../rules-reading.ts'
import { type Days, readDays } from './days.ts'
import { line } from './testing.ts'
import { readWeekly } from './weeks.ts'

const days = ({ from, to, on, open, anytime, weekly, times }: Days) =>
  [
    on.length > 0 ? on.map(day => day.slice(5)).join(',') : `${from ?? ''}${to || open || !from ? '~' : ''}${to ?? ''}`,
    anytime && 'anytime',
    weekly && `${weekly.weekdays}/${weekly.weeks ?? 'every'}`,
    (likely(times)?.length ?? 0) > 0 &&
      `at ${likely(times)!.map(({ from, to }) => `${from}${to === null ? '' : `-${to}`}`)}`,
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
    ['12/5・12・19', '? 12-05,12-12,12-19 (yearGuessed)'],
    ['12/5,12,19', '? 12-05,12-12,12-19 (yearGuessed)'],
    ['12/5(土)・12(土)・19(土)', '? 12-05,12-12,12-19 (yearFromWeekday)'],
    ['12/5～7', '? 2026-12-05~2026-12-07 (yearGuessed)'],
    ['12/5(土)～7(月)', '? 2026-12-05~2026-12-07 (yearFromWeekday)'],
    ['12月1日㊋', '? 2026-12-01 (yearFromWeekday)'],
    ['12月1日㈫', '? 2026-12-01 (yearFromWeekday)'],
    ['12月1日（火）13:30～15:00', '? 2026-12-01 at 810-900 (yearFromWeekday)'],
    ['令和8年12月1日（火）午後1時30分から午後3時まで', '2026-12-01 at 810-900'],
    ['2026年12月1日 10時～正午', '2026-12-01 at 600-720'],
    ['2026/12/1 10:00～2026/12/3 16:00', '2026-12-01~2026-12-03 +'],
    ['12月1日(火)10時～12時、12月8日(火)10時～12時', '? 12-01,12-08 at 600-720 (yearFromWeekday)'],
    ['毎日', '? ~ 0,1,2,3,4,5,6/every (weekly)'],
    ['毎日曜日', '? ~ 6/every (weekly)'],
    ['12月1日（火）から毎週火曜', '? 2026-12-01~ 1/every (yearFromWeekday)'],
    ['12月1日～3月31日の毎週火曜', '? 2026-12-01~2027-03-31 1/every (yearGuessed)'],
    ['12月の毎週土曜日', '? 2026-12-01~2026-12-31 5/every (weekly)'],
    ['12月～3月の第2土曜日', '? 2026-12-01~2027-03-31 5/2 (weekly)'],
    ['12月下旬', 'unknown'],
    ['11/31', 'wrong'],
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
