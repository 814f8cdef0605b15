import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { formatSpans, parseSpans, readFree, showFree } from './rules-week.ts'

describe('times of a day are read as people write them', () => {
  for (const [typed, expected] of [
    ['9:00-12:00', '09:00-12:00'],
    ['９：００〜１２：００', '09:00-12:00'],
    ['9時から12時まで', '09:00-12:00'],
    ['午後1時〜4時', '13:00-16:00'],
    ['午前9時30分〜正午', '09:30-12:00'],
    ['14:00-16:00、9:00-12:00', '09:00-12:00、14:00-16:00'],
    ['9:00-12:00、12:00-15:00', '09:00-15:00'],
    ['18時〜21時', '18:00-21:00'],
    ['9:00-12:00／13:00-15:00', '09:00-12:00、13:00-15:00'],
    ['9:00-12:00|13:00-15:00', '09:00-12:00、13:00-15:00'],
    ['九時から正午・午後二時〜四時', '09:00-12:00、14:00-16:00'],
  ] as const) {
    test(typed, () => assert.equal(formatSpans(parseSpans(typed) ?? []), expected))
  }
  for (const typed of ['12:00-9:00', '9:00', '朝', '9:00-25:00', '9:00-9:00'])
    test(`「${typed}」 is refused`, () => assert.equal(parseSpans(typed), null))
})

describe('a week is ticked by half-days, finer where times are typed', () => {
  const TUESDAY_MORNING = 1 << 2
  test('a typed time stands instead of the tick of its day, and only there', () => {
    const { free, wrong } = readFree(TUESDAY_MORNING | 1, ['10:00-11:00'])
    assert.deepEqual(wrong, [])
    assert.deepEqual(free, [
      { weekday: 0, from: 600, to: 660 },
      { weekday: 1, from: 360, to: 720 },
    ])
  })
  test('morning and afternoon of a day are one stretch, so that what goes over noon fits', () => {
    assert.deepEqual(readFree(3, []).free, [{ weekday: 0, from: 360, to: 1080 }])
  })
  test('a day that cannot be read is named, the others are kept', () => {
    const { free, wrong } = readFree(TUESDAY_MORNING, ['あさ'])
    assert.deepEqual([wrong, free.length], [[0], 1])
  })
  test('every week of half-days is shown as it was ticked', () => {
    for (let week = 0; week < 1 << 14; week += 37) {
      const shown = showFree(readFree(week, []).free)
      assert.deepEqual(shown, { week, times: ['', '', '', '', '', '', ''] })
    }
  })
  test('times that are no half-days are shown as they are stored', () => {
    const { week, times } = showFree([{ weekday: 3, from: 540, to: 705 }])
    assert.deepEqual([week, times[3]], [0, '09:00-11:45'])
  })
})
