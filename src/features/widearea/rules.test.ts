import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Cell, hiddenAmong, type Line, type State, sumOf, toldOf } from './rules.ts'

const BELOW = 5
const told = (values: readonly (number | null)[]) => {
  const known = values.filter(value => value !== null)
  const total = known.length > 0 ? known.reduce((sum, one) => sum + one, 0) : null
  const { parts, total: hidesTotal } = hiddenAmong(values, total, BELOW)
  return `${values.map((value, at) => (value === null ? '?' : parts.has(at) ? 'x' : value)).join(' ')} = ${hidesTotal ? 'x' : (total ?? '?')}`
}

describe('small numbers among the quarters of a year', () => {
  for (const [why, values, as] of [
    ['none is small: all are told', [10, 0, 7, 12], '10 0 7 12 = 29'],
    ['one is small: the least of the others is left out with it', [10, 3, 7, 12], '10 x x 12 = 32'],
    ['nothing happened: a nought hides nobody, but what is beside it must not tell', [10, 3, 0, 12], 'x x x 12 = 25'],
    ['two are small and together enough', [4, 3, 20, 30], 'x x 20 30 = 57'],
    ['two are small and together too few: a third goes with them', [1, 1, 20, 30], 'x x x 30 = 52'],
    ['the year itself is small', [1, 0, 2, 0], 'x 0 x 0 = x'],
    ['the only quarter so far is small', [3, null, null, null], 'x ? ? ? = x'],
    ['of two quarters one is small', [3, 20, null, null], 'x x ? ? = 23'],
    ['nothing is known', [null, null, null, null], '? ? ? ? = ?'],
    ['nobody at all', [0, 0, 0, 0], '0 0 0 0 = 0'],
  ] as const)
    it(why, () => assert.equal(told(values), as))

  it('of no four numbers can one that is small be told from what is shown', () => {
    const each = [0, 1, 2, 3, 4, 5, 6, 9]
    for (const a of each)
      for (const b of each)
        for (const c of each)
          for (const d of each) {
            const values = [a, b, c, d]
            const total = a + b + c + d
            const { parts, total: hidesTotal } = hiddenAmong(values, total, BELOW)
            for (const [at, value] of values.entries())
              assert.ok(value === 0 || value >= BELOW || parts.has(at), `${values} tells ${value}`)
            if (hidesTotal || parts.size === 0) continue
            // What is left out together is known from the sum: any of it may be anything from 0 to below the bound.
            const together = total - values.reduce((sum, value, at) => (parts.has(at) ? sum : sum + value), 0)
            assert.ok(parts.size > 1 && together >= BELOW, `${values}`)
          }
  })
})

describe('how a figure is told', () => {
  const cell = (value: number | null, counted: Cell['counted'] = 'whole', base?: number): Cell => ({
    ...{ value, target: 10, counted },
    ...(base === undefined ? {} : { base }),
  })
  const line = (unit: string, year: Cell, ...quarters: Cell[]): Line => ({
    ...{ indicator: 'consultations', name: '相談数', sort: 1, unit },
    quarters,
    year,
  })
  for (const [why, given, states] of [
    ['as it is', line('件', cell(40), cell(10), cell(30)), ['shown', 'shown', 'shown']],
    ['from a later day on', line('件', cell(40, 'part'), cell(10, 'part'), cell(30)), ['part', 'part', 'shown']],
    ['not known is not nought', line('件', cell(null, 'none'), cell(null, 'none')), ['unknown', 'unknown']],
    ['not yet', line('件', cell(40), cell(40), cell(null, 'later')), ['shown', 'shown', 'later']],
    [
      'a rate of few answers, and the year with it',
      line('%', cell(80, 'whole', 30), cell(75, 'whole', 4), cell(81, 'whole', 26)),
      ['hidden', 'hidden', 'shown'],
    ],
    [
      'a rate of enough answers',
      line('%', cell(80, 'whole', 30), cell(75, 'whole', 10), cell(81, 'whole', 20)),
      ['shown', 'shown', 'shown'],
    ],
  ] as [string, Line, State[]][])
    it(why, () => {
      const { cells } = toldOf(given, BELOW)
      assert.deepEqual(
        cells.map(({ state }) => state),
        states,
      )
      for (const one of cells) {
        assert.equal(one.value !== null, one.state === 'shown' || one.state === 'part')
        assert.equal(one.target, 10, 'the target is told beside it')
      }
    })

  for (const [why, cells, unit, sum] of [
    [
      'of cities that all tell theirs',
      [
        { value: 3, state: 'shown' },
        { value: 40, state: 'shown' },
      ],
      '件',
      43,
    ],
    [
      'not where one is left out',
      [
        { value: null, state: 'hidden' },
        { value: 40, state: 'shown' },
      ],
      '件',
      null,
    ],
    [
      'not where one is not known',
      [
        { value: null, state: 'unknown' },
        { value: 40, state: 'shown' },
      ],
      '件',
      null,
    ],
    [
      'not where one begins later',
      [
        { value: 3, state: 'part' },
        { value: 40, state: 'shown' },
      ],
      '件',
      null,
    ],
    [
      'never of rates',
      [
        { value: 80, state: 'shown' },
        { value: 40, state: 'shown' },
      ],
      '%',
      null,
    ],
    ['of no city', [], '件', null],
  ] as const)
    it(`the sum ${why}`, () => assert.equal(sumOf(cells, unit), sum))
})
