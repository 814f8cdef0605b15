import assert from 'node:assert/strict'
import { test } from 'node:test'
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

test('a moment is told by the clock in Japan', () =>
  assert.equal(momentText('2026-12-31T15:05:00.000Z'), '1月1日（金）午前0時5分'))
