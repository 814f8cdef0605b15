import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sharesOf } from './services.ts'

// 2026-12-01 is a Tuesday; of the four weeks from it twenty days are weekdays, eight are not.
const DAY = '2026-12-01'
const week = (service_id: string, on: string, from = '20260401', to = '20270331') => ({
  ...Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((name, at) => [name, on[at]!]),
  ),
  ...{ service_id, start_date: from, end_date: to },
})
const single = (service_id: string, date: string, runs: boolean) => ({
  ...{ service_id, date, exception_type: runs ? '1' : '2' },
})
const [WD, WE] = [week('wd', '1111100'), week('we', '0000011')]
const off = (date: string) => [single('wd', date, false), single('we', date, true)]

describe('the share of weekdays and weekends on which a service runs', () => {
  for (const [why, calendar, dates, shares] of [
    ['by the days of the week', [WD, WE], [], { wd: [1, 0], we: [0, 1] }],
    ['every day', [week('all', '1111111')], [], { all: [1, 1] }],
    ['on Tuesdays alone', [week('tu', '0100000')], [], { tu: [0.2, 0] }],
    ['a holiday is a weekend: nothing is less often for it', [WD, WE], off('20261208'), { wd: [1, 0], we: [0, 1] }],
    [
      'a day without any bus is a weekday without one',
      [WD, WE],
      [single('wd', '20261208', false)],
      { wd: [0.95, 0], we: [0, 1] },
    ],
    [
      'in a season that ends within',
      [WD, week('ski', '1111111', '20261201', '20261205')],
      [],
      { wd: [1, 0], ski: [0.2, 0.125] },
    ],
    [
      'on single days alone',
      [WD],
      [single('fair', '20261203', true), single('fair', '20261204', true)],
      { wd: [1, 0], fair: [0.1, 0] },
    ],
    [
      'written with no day of the week',
      [WD, week('none', '0000000')],
      [single('none', '20261205', true)],
      { wd: [1, 0], none: [0, 0.125] },
    ],
    [
      'a timetable after this one',
      [week('a', '1111111', '20260401', '20261207'), week('b', '1111111', '20261208', '20270331')],
      [],
      { a: [0.25, 0.25], b: [0.75, 0.75] },
    ],
    [
      'one that is over, or begins later',
      [WD, week('old', '1111111', '20250401', '20260331'), week('new', '1111111', '20270101')],
      [],
      { wd: [1, 0] },
    ],
    ['what is said of a day long after', [WD], [single('wd', '20270101', false)], { wd: [1, 0] }],
    [
      'near the end of what the feed knows the weeks before it count',
      [week('wd', '1111100', '20260401', '20261202')],
      [],
      { wd: [1, 0] },
    ],
  ] as const)
    it(why, () => {
      const found = sharesOf(calendar, dates, DAY)
      assert.ok(typeof found !== 'string', String(found))
      assert.deepEqual(Object.fromEntries(found), shares)
    })

  for (const [why, calendar, dates, says] of [
    ['nothing at all', [], [], /きょう走るダイヤがありません/],
    ['it begins tomorrow', [week('wd', '1111100', '20261202')], [], /きょう走るダイヤがありません/],
    ['only days on which it does not run', [], [single('wd', '20261201', false)], /きょう走るダイヤがありません/],
    ['a beginning that is no day', [week('wd', '1111100', '2026-04-01')], [], /calendar\.txt の「wd」の日を読めません/],
    [
      'neither added nor left out',
      [WD],
      [{ service_id: 'wd', date: '20261201', exception_type: '3' }],
      /calendar_dates\.txt の「wd」/,
    ],
  ] as const)
    it(`is not told: ${why}`, () => assert.match(String(sharesOf(calendar, dates, DAY)), says))
})
