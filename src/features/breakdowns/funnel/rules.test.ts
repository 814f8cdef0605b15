import assert from 'node:assert/strict'
import { test } from 'node:test'
import { medianOf } from './rules.ts'

for (const [why, counts, days] of [
  ['of nobody there is none', [], null],
  ['of one it is that one', [[7, 1]], 7],
  [
    'of two it lies between them',
    [
      [0, 1],
      [10, 1],
    ],
    5,
  ],
  [
    'of three it is the middle one',
    [
      [1, 1],
      [2, 1],
      [90, 1],
    ],
    2,
  ],
  [
    'many on the first day hold it there',
    [
      [0, 5],
      [30, 4],
    ],
    0,
  ],
  [
    'half and half lie between',
    [
      [4, 2],
      [8, 2],
    ],
    6,
  ],
] as [string, [number, number][], number | null][])
  test(`the median of days: ${why}`, () =>
    assert.equal(medianOf(counts.map(([days, count]) => ({ days, count }))), days))
