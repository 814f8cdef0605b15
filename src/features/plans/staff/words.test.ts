import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { SlotFacts } from '../view.ts'
import {
  cellText,
  costText,
  datesText,
  groupText,
  percentOfBest,
  periodText,
  qualityText,
  reasonsText,
  scopeText,
  shareText,
  slotLine,
  slotTime,
  whatIfText,
} from './words.ts'

describe('how good a plan is, is never said better than it is', () => {
  const cases: readonly [objective: number, bound: number, percent: string | null][] = [
    [9927, 10_000, '99.2'],
    [9999, 10_000, '99.9'],
    [99_999, 100_000, '99.9'],
    [10_000, 10_000, '100.0'],
    [0, 10_000, '0.0'],
    [0, 0, null],
  ]
  for (const [objective, bound, percent] of cases)
    test(`${objective} of ${bound}`, () => assert.equal(percentOfBest(objective, bound), percent))
  test('the best there is, is called so; nothing to place is said so', () => {
    assert.equal(qualityText(9927, 10_000), 'この案は、理論上の最良の99.2%以上です')
    assert.equal(qualityText(500, 500), 'この案は、理論上の最良です')
    assert.match(qualityText(0, 0), /ありませんでした/)
  })
})

describe('a share is rounded down, and of nobody there is none', () => {
  for (const [part, whole, text] of [
    [2, 3, '66%'],
    [199, 200, '99%'],
    [3, 3, '100%'],
    [0, 0, '—'],
  ] as const)
    test(`${part} of ${whole}`, () => assert.equal(shareText(part, whole), text))
})

test('what a change does to the sum is said in words, never by a sign alone', () => {
  assert.equal(costText(40), '合計が40点 下がります')
  assert.equal(costText(-1200), '合計が1,200点 上がります')
  assert.equal(costText(0), '合計の点は変わりません')
})

describe('when a slot takes place', () => {
  const slot = { title: '図書館', weekday: 1, from_min: 570, to_min: 720, weeks: null } as unknown as SlotFacts
  test('every week', () => assert.equal(slotTime(slot, '2026-11-23'), '火曜 午前9時30分〜正午'))
  test('only in some weeks: the dates', () =>
    assert.equal(
      slotTime({ ...slot, weeks: [1, 3] }, '2026-11-23'),
      '火曜 午前9時30分〜正午（11月24日（火）・12月8日（火）のみ）',
    ))
})

describe('groups have names', () => {
  for (const [grouping, key, name] of [
    ['waiting', '-29', '30日未満'],
    ['waiting', '180-', '180日以上'],
    ['age', '-59', '59歳まで'],
    ['age', '70-74', '70〜74歳'],
    ['age', '85-', '85歳から'],
    ['age', 'unknown', '年齢不明'],
    ['area', '', '圏域が分からない方'],
    ['sex', 'female', '女性'],
    ['sex', '', '聞いていない'],
  ] as const)
    test(`${grouping} ${key}`, () => assert.equal(groupText(grouping, key), name))
})

test('もし…なら as a sentence', () => {
  assert.equal(
    whatIfText({ kind: 'hours', opportunity: 'o', hours: 2 }, '保育の補助'),
    'もし、「保育の補助」の1回の時間が、長くても2時間なら',
  )
  assert.equal(whatIfText({ kind: 'seats', slot: 's', more: 1 }, '図書館'), 'もし、「図書館」の席が、あと1つあれば')
  assert.equal(
    whatIfText({ kind: 'reach', area: null, km: 2 }, null),
    'もし、すべての圏域の方が、あと2km遠くまで行ければ',
  )
})

describe('which dates a slot has that is not every week', () => {
  const slot = (weekday: number, weeks: number[] | null) => ({ weekday, weeks }) as unknown as SlotFacts
  for (const [why, given, from, text] of [
    ['every week: none is named', slot(1, null), '2026-11-23', ''],
    ['over the end of the year', slot(4, [1, 2]), '2026-12-28', '（1月1日（金）・1月8日（金）のみ）'],
    ['not a day before the plan, which began on a Wednesday', slot(1, [1, 2]), '2026-11-25', '（12月1日（火）のみ）'],
    ['a leap day', slot(1, [1]), '2028-02-28', '（2月29日（火）のみ）'],
  ] as const)
    test(why, () => assert.equal(datesText(given, from), text))
})

test('a half-day of the board has its name', () =>
  assert.deepEqual([0, 5, 20].map(cellText), ['月曜の午前', '火曜の夕方', '日曜の夕方']))

test('what a plan is about: the period, and all where nothing was ticked', () => {
  assert.equal(periodText({ from_on: '2026-11-30', weeks: 4 }), '令和8年11月30日（月）から4週間')
  assert.equal(scopeText({ areas: [], kinds: [] }), 'すべての圏域／すべての就業形態')
  assert.equal(scopeText({ areas: [{ id: 'a', name: '北部' }], kinds: ['employment'] }), '北部／雇用')
})

test('a slot whose area nobody knows is told without one', () => {
  const facts = { organisation: '図書館を支える会', legal_form: 'employment' }
  assert.equal(slotLine({ ...facts, area: null } as unknown as SlotFacts), '図書館を支える会／雇用')
  assert.equal(slotLine({ ...facts, area: '北部' } as unknown as SlotFacts), '図書館を支える会／雇用／北部')
})

test('why a slot is empty: each reason in words', () =>
  assert.equal(reasonsText(['people', 'capacity']), '合う方はほかの枠に入った・活動の定員までうまった'))

test('a run that told no figures is not called good', () => assert.match(qualityText(null, 10), /ありませんでした/))
