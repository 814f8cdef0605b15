import assert from 'node:assert/strict'
import { test } from 'node:test'
import { slot } from '../testing.ts'
import { spanText, whenLines, whenText } from './when.ts'

const TODAY = '2026-11-21'
const unsaid = { times_agreed: false, times_said: '', starts_on: null, ends_on: null }
const text = (slots: Parameters<typeof whenLines>[0]) => whenText({ ...unsaid, slots }, TODAY)

for (const [from, to, text] of [
  [570, 720, '午前9時30分〜正午'],
  [570, 690, '午前9時30分〜11時30分'],
  [780, 900, '午後1時〜3時'],
  [660, 840, '午前11時〜午後2時'],
  [720, 780, '正午〜午後1時'],
] as const)
  test(text, () => assert.equal(spanText(from, to), text))

test('days with the same time stand together, weeks of the month are named', () => {
  assert.deepEqual(
    whenLines([slot(), slot({ weekday: 3 }), slot({ weekday: 5, from_min: 780, to_min: 900, weeks: 0b101 })], TODAY),
    ['火・木 午前9時30分〜正午', '第1・第3 土 午後1時〜3時（次は11月21日）'],
  )
})

test('dates come in order, those that are over are not named', () => {
  const on = (on_day: string) => slot({ weekday: null, on_day })
  const slots = [on('2026-12-01'), on('2026-11-20'), on('2026-11-21'), on('2026-12-08')]
  assert.equal(text(slots), '11月21日（土） 午前9時30分〜正午、12月1日（火） 午前9時30分〜正午 ほか1回')
  assert.equal(text([on('2026-11-20')]), '日程は窓口へ')
})

for (const [over, says] of [
  [{ times_agreed: true }, '時間は相談して決めます'],
  [{}, '曜日と時間はわかりません'],
  [{ times_said: '日没から' }, '日没から'],
  [{ starts_on: '2026-12-05', ends_on: '2026-12-05', times_said: '10:00〜' }, '12月5日（土）　10:00〜'],
  [{ starts_on: '2026-12-05', ends_on: '2026-12-08' }, '12月5日（土）〜12月8日（火）　時間はわかりません'],
  [{ starts_on: '2026-12-05' }, '12月5日（土）から　時間はわかりません'],
  [{ ends_on: '2026-12-08' }, '12月8日（火）まで　時間はわかりません'],
] as const)
  test(`without a time that can be put into the week: ${says}`, () =>
    assert.equal(whenText({ ...unsaid, slots: [], ...over }, TODAY), says))
