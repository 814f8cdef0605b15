import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { clockTime, formatTime, momentText, parseTime } from './times.ts'

const READ: readonly (readonly [string, number | null])[] = [
  ['9:30', 570],
  ['09:30', 570],
  ['９：３０', 570],
  ['9時30分', 570],
  ['9時半', 570],
  ['9時', 540],
  ['午前9時30分', 570],
  ['午後2時', 840],
  ['午後0時15分', 735],
  ['正午', 720],
  ['13:00:00', 780],
  ['九時半', 570],
  ['午後二時十五分', 855],
  ['9時30', 570],
  ['2:30PM', 870],
  ['ＡＭ９：３０', 570],
  ['9 a.m.', 540],
  ['PM3', 900],
  ['9:00 a.m.', 540],
  ['PM12:30', null],
  ['9.30', 570],
  ['9:00～', 540],
  ['ｺﾞｺﾞ2ｼﾞﾊﾝ', 870],
  ['ごぜん９じ', 540],
  ['朝9時', 540],
  ['夜7時半', 1170],
  ['昼1時', 780],
  ['夕方5時', 1020],
  ['朝2時', null],
  ['夜1時', null],
  ['昼12時', null],
  ['0930', null],
  ['24:00', 1440],
  ['25:30', 1530],
  ['午後12時', null],
  ['午後13時', null],
  ['9:60', null],
  ['30:00', null],
  ['930', null],
  ['夕方', null],
  ['', null],
]

test('a time of day is read as people write it; an ambiguous one is not guessed', () => {
  for (const [text, minutes] of READ) assert.equal(parseTime(text), minutes, text)
})

test('a time is written for people and for forms', () => {
  assert.equal(formatTime(570), '午前9時30分')
  assert.equal(formatTime(840), '午後2時')
  assert.equal(formatTime(720), '正午')
  assert.equal(formatTime(1530), '翌日の午前1時30分')
  assert.equal(clockTime(570), '09:30')
})

test('every minute of the day is read back from how it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), minutes => {
      assert.equal(parseTime(formatTime(minutes)), minutes)
      assert.equal(parseTime(clockTime(minutes)), minutes)
    }),
  )
})

describe('a moment is told by the clock in Japan', () => {
  for (const [says, at, now, told] of [
    ['without its year where only it is meant', '2026-12-31T15:05:00.000Z', undefined, '1月1日（金）午前0時5分'],
    ['nor where it is of this year', '2026-01-05T01:00:00.000Z', '2026-11-21T01:00:00.000Z', '1月5日（月）午前10時'],
    [
      'with its year where that is over',
      '2026-12-31T14:59:00.000Z',
      '2026-12-31T15:05:00.000Z',
      '令和8年12月31日（木）午後11時59分',
    ],
    ['or still to come', '2027-01-05T01:00:00.000Z', '2026-11-21T01:00:00.000Z', '令和9年1月5日（火）午前10時'],
  ] as const)
    test(says, () => assert.equal(momentText(at, now), told))
})
