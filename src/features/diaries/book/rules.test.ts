import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { askedMonth, monthAfter, monthText, yearBefore } from './rules.ts'

describe('which month an address asks for', () => {
  for (const [asked, month] of [
    [null, '2026-11'],
    ['2026-10', '2026-10'],
    ['2026-13', '2026-11'],
    ['2026-12', '2026-11'],
    ['1950-01', '2026-11'],
    ['x', '2026-11'],
    ['2026-11-21', '2026-11'],
  ] as const)
    test(`${asked}: ${month}`, () => assert.equal(askedMonth(asked, '2026-11-21'), month))
})

for (const [month, months, after] of [
  ['2026-11', 1, '2026-12'],
  ['2026-12', 1, '2027-01'],
  ['2026-01', -1, '2025-12'],
  ['2026-11', -11, '2025-12'],
] as const)
  test(`${months} months after ${month} is ${after}`, () => assert.equal(monthAfter(month, months), after))

test('a month is told with its year of the era, and a year ends with its month', () => {
  assert.equal(monthText('2026-11'), '令和8年11月')
  assert.equal(monthText('2019-05'), '令和元年5月')
  assert.equal(yearBefore('2026-11'), '2025-12-01')
})
