import assert from 'node:assert/strict'
import test from 'node:test'
import { correction, entered, figure, line, planReport } from './testing.ts'
import {
  closingsText,
  correctedText,
  countText,
  enteredText,
  HIDDEN_NOTE,
  isWholeYear,
  lightsNote,
  lightText,
  ownFigure,
  rateText,
  remarkText,
  valueText,
  withUnit,
} from './told.ts'

const LINE = line([30])

for (const [says, one, told] of [
  ['a number', figure(7500), '7,500'],
  ['none', figure(0), '0'],
  ['what nobody entered', figure(null), '記入なし'],
  ['what has not begun', figure(null, { counted: 'later' }), '—'],
  ['what is left out', figure(null, { hidden: true }), '少数'],
] as const)
  test(`${says} stands on a report as ${told}`, () => assert.equal(valueText(LINE, one), told))

for (const [says, one, isYear, told] of [
  ['a closed quarter', figure(5), false, ''],
  ['one that is not closed', figure(5, { closed: false }), false, '締めていない数'],
  [
    'one whose records begin in it',
    figure(5, { closed: false, counted: 'part', since: '2026-05-02' }),
    false,
    '5月2日（土）から・締めていない数',
  ],
  ['a year, which is never closed by itself', figure(5, { closed: false }), true, ''],
  ['what is unknown', figure(null, { closed: false }), false, ''],
] as const)
  test(`beside ${says} stands ${told || 'nothing'}`, () => assert.equal(remarkText(one, isYear), told))

test('a light is a shape and a word: another one while the year runs', () => {
  assert.deepEqual(
    (['reached', 'nearly', 'late', 'missed'] as const).map(light => lightText(light, true)),
    ['● 達成', '◐ 概ね達成', '▲ 遅れ', '■ 未達'],
  )
  assert.deepEqual(
    [lightText('reached', false), lightText('missed', false), lightText(null, true)],
    ['● 順調', '■ 大きく遅れ', '—'],
  )
  assert.deepEqual(
    [1, 2, 3, 4, 0].map(quarter => isWholeYear({ quarter } as never)),
    [false, false, false, true, true],
  )
})

test('shares, counts and parts are told with what they are of', () => {
  assert.deepEqual([rateText(figure(5, { rate: 98 })), rateText(figure(5))], ['98%', '—'])
  assert.deepEqual(
    [countText(entered(1234)), countText(entered(null)), countText(entered(null, { hidden: true }))],
    ['1,234人', '合計しない数', '少数'],
  )
  assert.deepEqual(
    [enteredText(entered(1)), enteredText(entered(1, { name: '支出', part: '人件費' }))],
    ['雇用された人', '支出：人件費'],
  )
  assert.deepEqual([withUnit(1200, '円'), withUnit(null, '円'), withUnit(0, '円')], ['1,200円', '—', '0円'])
  assert.deepEqual(
    [correctedText(correction()), correctedText(correction({ hidden: true }))],
    [
      ['120人', '118人'],
      ['少数', '少数'],
    ],
  )
})

test('the figure of a quarter’s report is that of its last quarter', () =>
  assert.equal(ownFigure(line([30, 118])).value, 118))

test('who closed what is told, and that the others were counted when the report was made', () => {
  const closing = { quarter: 2 as const, by: '田中 礼子', day: '2026-10-02', hash: '', link: { href: '', can: '' } }
  assert.equal(
    closingsText(planReport([], { closings: [closing] })),
    '第2四半期は令和8年10月2日（金）に田中 礼子が締めた数です。締めていない四半期は、報告をつくったときに数えた数です。',
  )
  assert.doesNotMatch(closingsText(planReport([], { closings: [{ ...closing, quarter: 1 }, closing] })), /締めていない/)
})

test('the rules by which it is judged stand on it, with the bounds of the city', () => {
  assert.match(
    lightsNote(planReport([], { bounds: { reached: 95, nearly: 85, late: 60 } })),
    /● 達成＝95%以上、◐ 概ね達成＝85%以上、▲ 遅れ＝60%以上、■ 未達＝60%未満/,
  )
  assert.match(HIDDEN_NOTE(10), /1から9/)
})
