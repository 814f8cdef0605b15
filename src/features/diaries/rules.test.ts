import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { entriesOf, fullestWeek, type OwnLine, type Recorded, refusalOf, standsTo, sumsBy, totalOf } from './rules.ts'
import { lengthText, minutesText, STANDING_TEXT } from './text.ts'

const desk = (day: string, more: Partial<Recorded> = {}): Recorded => ({
  ...{ day, opportunity_id: 'o1', title: '本の整理', organisation: '図書館', source: 'seat', minutes: 120, ...more },
})
const own = (on_day: string, more: Partial<OwnLine> = {}): OwnLine => ({
  ...{ id: `l${on_day}`, on_day, opportunity_id: null, title: '花の手入れ', half_hours: 3, note: '', ...more },
})

describe('the lines of a diary', () => {
  test('are those of the desk and their own, marked who said it, the latest first', () => {
    const list = entriesOf([desk('2026-11-10')], [own('2026-11-12'), own('2026-11-10')])
    assert.deepEqual(
      list.map(({ day, by }) => `${day} ${by}`),
      ['2026-11-12 self', '2026-11-10 desk', '2026-11-10 self'],
    )
    assert.deepEqual(
      list.map(({ id }) => id !== null),
      [true, false, true],
      'only their own can be put right',
    )
  })

  test('count a day that both have once, as the desk has it', () => {
    const both = entriesOf(
      [desk('2026-11-10')],
      [own('2026-11-10', { opportunity_id: 'o1', title: '本の整理', half_hours: 10 })],
    )
    assert.deepEqual(totalOf('', both), { name: '', days: 1, minutes: 120, unknown: 0 })
    const another = entriesOf([desk('2026-11-10')], [own('2026-11-10', { opportunity_id: 'o2' })])
    assert.deepEqual(totalOf('', another), { name: '', days: 1, minutes: 210, unknown: 0 })
  })

  test('know what they do not know: no hours are not no time, and a check is no day of activity', () => {
    const list = entriesOf(
      [desk('2026-11-01', { source: 'check', minutes: null })],
      [own('2026-11-02', { half_hours: null }), own('2026-11-03')],
    )
    assert.deepEqual(totalOf('', list), { name: '', days: 2, minutes: 90, unknown: 1 })
    assert.deepEqual(list.map(lengthText), ['1時間30分', '時間は書いていません', '続けていることを確かめました'])
  })
})

describe('the sums', () => {
  const list = entriesOf(
    [
      desk('2026-10-27'),
      desk('2026-11-03'),
      desk('2026-11-10', { title: '写真の会', opportunity_id: 'o9', minutes: 60 }),
    ],
    [own('2026-11-04')],
  )
  test('by month, the latest first', () => {
    assert.deepEqual(
      sumsBy(list, 'month').map(({ name, days, minutes }) => [name, days, minutes]),
      [
        ['2026-11', 3, 270],
        ['2026-10', 1, 120],
      ],
    )
  })
  test('by activity, the longest first', () => {
    assert.deepEqual(
      sumsBy(list, 'title').map(({ name, minutes }) => [name, minutes]),
      [
        ['本の整理', 240],
        ['花の手入れ', 90],
        ['写真の会', 60],
      ],
    )
  })
  test('by week: the fullest, from its Monday; none where no hours are known', () => {
    assert.deepEqual(fullestWeek(list), { monday: '2026-11-02', minutes: 210 })
    assert.equal(fullestWeek([]), null)
    assert.equal(fullestWeek(entriesOf([], [own('2026-11-04', { half_hours: null })])), null)
  })
})

describe('how a week stands to what they said themselves', () => {
  for (const [hours, wanted, most, stands] of [
    [4, null, null, null],
    [4, 4, null, 'within'],
    [4.5, 4, null, 'more'],
    [4.5, 4, 8, 'more'],
    [8, null, 8, 'within'],
    [8.5, 4, 8, 'beyond'],
    [8.5, null, 8, 'beyond'],
  ] as const)
    test(`${hours} hours, wished ${wanted}, at most ${most}: ${stands ?? 'nothing is said'}`, () => {
      assert.equal(standsTo(hours * 60, { wanted, most }), stands)
      if (stands)
        assert.match(
          STANDING_TEXT[stands]({ wanted, most }),
          new RegExp(`1週間に${stands === 'beyond' || wanted === null ? most : wanted}時間`),
        )
    })
})

describe('a line beside the others', () => {
  const others = [own('2026-11-20', { half_hours: 30 }), own('2026-11-19')]
  for (const [name, line, refused] of [
    ['of a day of its own is written', { on_day: '2026-11-18' }, null],
    ['of the same day and another activity is written', { title: '写真の会' }, null],
    ['of the same day and activity is there already', {}, 'same'],
    ['that makes a day of more than 24 hours is not written', { title: '写真の会', half_hours: 19 }, 'longDay'],
    ['that makes a day of just 24 hours is', { title: '写真の会', half_hours: 18 }, null],
    ['without hours makes no day longer', { title: '写真の会', half_hours: null }, null],
  ] as const)
    test(name, () => assert.equal(refusalOf({ ...own('2026-11-20'), ...line }, others), refused))
})

for (const [minutes, said] of [
  [0, '0時間'],
  [30, '30分'],
  [60, '1時間'],
  [150, '2時間30分'],
  [1500, '25時間'],
] as const)
  test(`${minutes} minutes are ${said}`, () => assert.equal(minutesText(minutes), said))
