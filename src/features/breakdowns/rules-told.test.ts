import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { daysOf, type When } from './rules.ts'
import { type Counted, shareOf, tellingOf } from './rules-told.ts'

/** Counts by value, of the quarters 2025-1, 2025-2, 2026-1. */
const counted = (table: Record<string, readonly number[]>): Counted[] =>
  Object.entries(table).flatMap(([value, counts]) =>
    counts.flatMap((count, at) =>
      count === 0 ? [] : { value, count, year: at < 2 ? 2025 : 2026, quarter: at < 2 ? at + 1 : 1 },
    ),
  )
const told = (sums: readonly Counted[], when: When, below: number | null, across = true): string => {
  const telling = tellingOf(sums, when, below, across)
  const text = ({ value, state }: { value: number | null; state: string }) => (state === 'hidden' ? 'x' : `${value}`)
  return `${['a', 'b', 'c'].map(value => text(telling.of(value))).join(' ')} = ${text(telling.total)}`
}

const SMALL = { a: [3, 40, 30], b: [50, 60, 20], c: [70, 80, 90] }
const QUARTER = (year: number, quarter: 1 | 2): When => ({ year, quarter })
const YEAR = (year: number): When => ({ year, quarter: null })

describe('what is told of a period', () => {
  for (const [why, table, when, below, as] of [
    ['whole: all of a quarter', SMALL, QUARTER(2025, 1), null, '3 50 70 = 123'],
    ['whole: all of a year', SMALL, YEAR(2025), null, '43 110 150 = 303'],
    ['whole: everything', SMALL, null, null, '73 130 240 = 443'],
    ['the small one and another, so that the total does not tell it', SMALL, QUARTER(2025, 1), 10, 'x x 70 = 123'],
    ['the next quarter by its own numbers', SMALL, QUARTER(2025, 2), 10, '40 60 80 = 180'],
    ['no year of which a quarter is left out', SMALL, YEAR(2025), 10, 'x x 150 = 303'],
    ['another year has nothing to do with it', SMALL, QUARTER(2026, 1), 10, '30 20 90 = 140'],
    ['nothing that such a year is part of', SMALL, null, 10, 'x x 240 = 443'],
    ['a period of which nothing is counted', SMALL, YEAR(2024), 10, '0 0 0 = 0'],
    ['a quarter of which nothing is counted', SMALL, QUARTER(2026, 2), 10, '0 0 0 = 0'],
    [
      'a total that is small is not told, nor what it is made of',
      { a: [2], b: [3] },
      QUARTER(2025, 1),
      10,
      'x x 0 = x',
    ],
    [
      'nor of a year with such a quarter its total: less the others it is that one',
      { a: [2, 40], b: [3, 50] },
      YEAR(2025),
      10,
      'x x 0 = x',
    ],
    ['ten are told', { a: [10], b: [10] }, QUARTER(2025, 1), 10, '10 10 0 = 20'],
  ] as [string, Record<string, number[]>, When, number | null, string][])
    it(why, () => assert.equal(told(counted(table), when, below), as))

  it('values that are no parts of a whole leave each other alone', () => {
    const steps = { a: [40], b: [3], c: [25] }
    assert.match(told(counted(steps), QUARTER(2025, 1), 10, false), /^40 x 25/)
    assert.doesNotMatch(told(counted(steps), QUARTER(2025, 1), 10), /^40 x 25/)
  })

  it('and still no quarter follows from its year', () => {
    const steps = { a: [40, 20], b: [3, 25] }
    assert.match(told(counted(steps), QUARTER(2025, 1), 10, false), /^40 x/)
    assert.match(told(counted(steps), QUARTER(2025, 2), 10, false), /^20 25/)
    assert.match(told(counted(steps), YEAR(2025), 10, false), /^60 x/)
  })
})

describe('a report of a quarter beside the page of later', () => {
  // The first quarter is reported when nothing else is there; in the second somebody of a is one of few.
  const FIRST = { a: [40], b: [50], c: [70] }
  const LATER = { a: [40, 3], b: [50, 60], c: [70, 80] }

  it('tells the same of that quarter on every day', () => {
    for (const table of [FIRST, LATER]) assert.equal(told(counted(table), QUARTER(2025, 1), 10), '40 50 70 = 160')
  })

  it('leaves nothing to be taken from a year', () => {
    assert.equal(told(counted(LATER), QUARTER(2025, 2), 10), 'x x 80 = 143')
    // 43 less the 40 that were reported would be the 3.
    assert.equal(told(counted(LATER), YEAR(2025), 10), 'x x 150 = 303')
  })

  it('of whichever numbers: all that is told of a period is a sum of what was told of its quarters', () => {
    const each = [0, 2, 9, 10, 30]
    for (const a1 of each)
      for (const a2 of each)
        for (const b1 of each)
          for (const b2 of each) {
            const sums = counted({ a: [a1, a2], b: [b1, b2] })
            const [first, second, year] = [QUARTER(2025, 1), QUARTER(2025, 2), YEAR(2025)].map(when =>
              tellingOf(sums, when, 10),
            )
            for (const told of [
              (telling: typeof first) => telling!.of('a'),
              (telling: typeof first) => telling!.total,
            ]) {
              const quarters = [told(first), told(second)]
              const isOut = quarters.some(({ state }) => state === 'hidden')
              assert.equal(told(year).state, isOut ? 'hidden' : 'shown', `${[a1, a2, b1, b2]}`)
            }
          }
  })
})

describe('a share', () => {
  for (const [part, whole, share] of [
    [1, 3, 33.3],
    [0, 5, 0],
    [5, 5, 100],
    [3, 0, null],
    [null, 5, null],
    [3, null, null],
  ] as const)
    it(`of ${part} in ${whole} is ${share}`, () => assert.equal(shareOf(part, whole), share))
})

describe('the days of a period', () => {
  for (const [when, from, to] of [
    [YEAR(2026), '2026-04-01', '2027-03-31'],
    [QUARTER(2026, 1), '2026-04-01', '2026-06-30'],
    [{ year: 2026, quarter: 4 }, '2027-01-01', '2027-03-31'],
    [null, '2000-01-01', '2199-12-31'],
  ] as [When, string, string][])
    it(`${JSON.stringify(when)} goes from ${from} to ${to}`, () => assert.deepEqual(daysOf(when), { from, to }))
})
