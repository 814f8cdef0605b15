import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { OCCASION_STATUSES, STATUSES } from '../rules.ts'
import {
  CLOSED_TEXT,
  lapsedNote,
  OCCASION_TEXT,
  REFUSAL_TEXT,
  STATUS_TEXT,
  timesShort,
  timesText,
  timeText,
  untilText,
} from '../text.ts'

const at = (on_day: string, from_min: number, to_min: number) => ({ on_day, from_min, to_min })
const FIRST = at('2026-12-05', 600, 720)
const SECOND = at('2027-01-09', 780, 870)

describe('when something is', () => {
  test('a time is a day with its weekday and its hours', () =>
    assert.equal(timeText(FIRST), '12月5日（土） 午前10時〜正午'))
  for (const [why, whole, times, long, short] of [
    ['one date', false, [FIRST], '12月5日（土） 午前10時〜正午', '12月5日（土） 午前10時〜正午'],
    ['a course of one date is one date', true, [FIRST], '12月5日（土） 午前10時〜正午', '12月5日（土） 午前10時〜正午'],
    [
      'a course over the new year',
      true,
      [FIRST, SECOND],
      '全2回（12月5日（土） 午前10時〜正午、1月9日（土） 午後1時〜2時30分）',
      '12月5日（土） 午前10時〜正午から全2回',
    ],
    ['no date that is known is no date that is told', false, [], '', ''],
  ] as const)
    test(why, () => assert.deepEqual([timesText({ whole, times }), timesShort({ whole, times })], [long, short]))
})

describe('until when an answer is waited for', () => {
  for (const [until, told] of [
    ['2026-12-04T15:00:00.000Z', '12月4日（金）いっぱい'],
    ['2026-12-31T15:00:00.000Z', '12月31日（木）いっぱい'],
    ['2026-12-05T01:30:00.000Z', '12月5日（土）午前10時30分まで'],
    ['2026-12-05T03:00:00.000Z', '12月5日（土）正午まで'],
  ] as const)
    test(told, () => assert.equal(untilText(until), told))
})

describe('every state and every refusal', () => {
  test('has words of its own', () => {
    for (const [texts, keys] of [
      [STATUS_TEXT, STATUSES],
      [OCCASION_TEXT, OCCASION_STATUSES],
    ] as const) {
      const words = keys.map(key => (texts as Record<string, string>)[key])
      assert.equal(new Set(words).size, keys.length)
      for (const word of words) assert.match(word ?? '', /[ぁ-んァ-ヶ一-龠]/)
    }
  })
  for (const [key, sentence] of [...Object.entries(REFUSAL_TEXT), ...Object.entries(CLOSED_TEXT)])
    test(`${key} is a sentence that says what is the matter or what to do`, () =>
      assert.match(sentence, /。(例：.+)?$/))
  for (const [key, sentence] of Object.entries(REFUSAL_TEXT))
    test(`${key} says what to do`, () => assert.match(sentence, /ください|だいじょうぶです|相談員が/))
  test('an offer without an answer is a step that says who is to be asked what', () =>
    assert.match(lapsedNote({ code: 'ABCDEFG', name: 'たなか はる' }), /たなか はるさんに.*確かめる$/))
})
