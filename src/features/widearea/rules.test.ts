import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Cell, type Line, type State, sumOf, toldOf } from './rules.ts'

const BELOW = 5

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
