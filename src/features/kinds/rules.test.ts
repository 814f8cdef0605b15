import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { CATEGORIES, doorOf, halfDayBit, halfDaysOf, isCategory, isLegalForm, isLoad, isSkill } from './rules.ts'
import { daysText, halfDayText } from './text.ts'

describe('who is paid by contract, wage or dispatch stands behind はたらく, whatever they do', () => {
  for (const [category, form, door] of [
    ['music', 'employment', 'work'],
    ['walking', 'contract', 'work'],
    ['books', 'dispatch', 'work'],
    ['books', 'paid-volunteering', 'help'],
    ['cleaning', 'volunteering', 'work'],
    ['music', 'volunteering', 'enjoy'],
    ['gymnastics', 'paid-volunteering', 'move'],
    ['smartphone', 'volunteering', 'learn'],
  ] as const)
    test(`${category} as ${form}: ${door}`, () => assert.equal(doorOf(category, form), door))
})

test('every door has something behind it', () => {
  assert.deepEqual([...new Set(Object.values(CATEGORIES))].sort(), ['enjoy', 'help', 'learn', 'move', 'work'])
})

test('a word that comes from outside is taken only where it is one of ours', () => {
  for (const word of ['', 'toString', 'constructor', '__proto__', 'Books', 'books '])
    assert.deepEqual([isCategory(word), isLegalForm(word), isLoad(word), isSkill(word)], [false, false, false, false])
  assert.deepEqual(
    [isCategory('books'), isLegalForm('dispatch'), isLoad('heat'), isSkill('nurse')],
    [true, true, true, true],
  )
})

describe('which half-days a time touches', () => {
  const text = (bits: number) =>
    Array.from({ length: 14 }, (_, bit) => bit)
      .filter(bit => bits & (1 << bit))
      .map(halfDayText)
  for (const [why, slots, expected] of [
    ['none', [], []],
    ['until noon', [[0, 540, 720]], ['月曜の午前']],
    ['a minute past noon', [[0, 540, 721]], ['月曜の午前', '月曜の午後']],
    ['from noon on', [[6, 720, 780]], ['日曜の午後']],
    ['from a minute before noon', [[6, 719, 780]], ['日曜の午前', '日曜の午後']],
    ['an evening', [[4, 1080, 1260]], ['金曜の午後']],
    [
      'two that touch the same',
      [
        [2, 540, 600],
        [2, 620, 700],
      ],
      ['水曜の午前'],
    ],
    [
      'two days',
      [
        [1, 540, 600],
        [3, 800, 900],
      ],
      ['火曜の午前', '木曜の午後'],
    ],
  ] as [string, [number, number, number][], string[]][])
    test(why, () =>
      assert.deepEqual(text(halfDaysOf(slots.map(([weekday, from, to]) => ({ weekday, from, to })))), expected),
    )
  test('each of the fourteen has a bit of its own', () => {
    const bits = [0, 1, 2, 3, 4, 5, 6].flatMap(day => [halfDayBit(day, false), halfDayBit(day, true)])
    assert.equal(new Set(bits).size, 14)
    assert.equal(
      bits.reduce((all, bit) => all | bit),
      (1 << 14) - 1,
    )
  })
})

for (const [days, text] of [
  [[0, 1, 2, 3, 4], '月〜金'],
  [[3, 1], '火・木'],
  [[5, 6], '土・日'],
  [[0, 2, 3, 4], '月・水・木・金'],
  [[2], '水'],
  [[], ''],
  [[4, 0, 4], '月・金'],
] as const)
  test(`the days ${days.join(', ')} are told as ${text || 'nothing'}`, () => assert.equal(daysText(days), text))
