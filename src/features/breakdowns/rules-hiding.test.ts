import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { boundOf, hiddenAmong, hiddenIn, isSmall, placesHidden } from './rules-hiding.ts'

const BELOW = 5
/** A table as it is told: lines by quarters, then their years, then the whole. */
function told(table: number[][], years: number[]): string[] {
  const hides = hiddenIn(table, years, BELOW)
  const all = [...new Set(years)]
  return table.map((line, at) => {
    const quarters = line.map((value, quarter) => (hides(at, { quarter }) ? 'x' : value))
    const byYear = all.map(year => (hides(at, { year }) ? 'x' : add(line.filter((_, q) => years[q] === year))))
    return `${quarters.join(' ')} = ${byYear.join(' ')} = ${hides(at, 'all') ? 'x' : add(line)}`
  })
}
const add = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)

const toldLine = (values: readonly (number | null)[]) => {
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
    it(why, () => assert.equal(toldLine(values), as))

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

describe('small numbers in a table of values by quarters', () => {
  for (const [why, table, years, as] of [
    [
      'none is small: all are told',
      [
        [10, 20],
        [30, 40],
      ],
      [1, 1],
      ['10 20 = 30 = 30', '30 40 = 70 = 70'],
    ],
    [
      'one is small: in its quarter and in its year others are left out with it',
      [
        [3, 20],
        [30, 40],
        [50, 60],
      ],
      [1, 1],
      ['x x = 23 = 23', 'x x = 70 = 70', '50 60 = 110 = 110'],
    ],
    ['one quarter alone: the year is that quarter', [[3], [30], [50]], [1], ['x = x = x', 'x = x = x', '50 = 50 = 50']],
    [
      'a nought is told',
      [
        [3, 20],
        [30, 40],
        [0, 60],
      ],
      [1, 1],
      ['x x = 23 = 23', 'x x = 70 = 70', '0 60 = 60 = 60'],
    ],
    [
      'a quarter that is small itself: nothing of it is told',
      [
        [2, 20],
        [0, 40],
      ],
      [1, 1],
      ['x x = 22 = 22', 'x x = 40 = 40'],
    ],
    [
      'nobody at all',
      [
        [0, 0],
        [0, 0],
      ],
      [1, 1],
      ['0 0 = 0 = 0', '0 0 = 0 = 0'],
    ],
  ] as [string, number[][], number[], string[]][])
    it(why, () => assert.deepEqual(told(table, years), as))

  it('and over several years the whole does not tell a year', () => {
    const lines = told(
      [
        [3, 20, 30],
        [30, 40, 50],
        [50, 60, 70],
      ],
      [1, 1, 2],
    )
    for (const line of lines) assert.match(line, /x|\d+ \d+ \d+ = \d+ \d+ = \d+/)
    assert.ok(lines.filter(line => line.includes('x')).length >= 2)
  })
})

/** Another table that shows the same and in which this place holds something else; null: there is none, so it is told. */
function another({ values, sums }: ReturnType<typeof boundOf>, hidden: ReadonlySet<number>, place: number): boolean {
  const free = [...hidden]
  const left = sums.map(({ parts, total }) => {
    const known = (at: number) => (hidden.has(at) ? 0 : values[at]!)
    const whole = total === null ? add(parts.map(at => values[at]!)) : known(total)
    return whole - add(parts.map(known))
  })
  const weights = sums.map(
    ({ parts, total }) =>
      new Map([...parts.map(at => [at, 1] as const), ...(total === null ? [] : [[total, -1] as const])]),
  )
  const tries = (at: number, rest: readonly number[], other: boolean): boolean => {
    if (at === free.length) return other && rest.every(value => value === 0)
    const here = free[at]!
    const later = free.slice(at + 1)
    // Without a total that is left out and is still to come, no sum falls below nought.
    const open = (s: number) => later.some(one => weights[s]!.get(one) === -1)
    for (let value = 0; value <= values[here]! + 2; value++) {
      const next = rest.map((one, s) => one - value * (weights[s]!.get(here) ?? 0))
      if (next.some((one, s) => one < 0 && !open(s))) continue
      if (next.some((one, s) => one !== 0 && !later.some(rest_ => weights[s]!.has(rest_)))) continue
      if (tries(at + 1, next, other || (here === place && value !== values[here]))) return true
    }
    return false
  }
  return tries(0, left, false)
}

describe('of no table can a small number be told', () => {
  const random = (seed: number) => () => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed / 2147483648
  }
  for (const [lines, years] of [
    [3, [1, 1]],
    [2, [1, 1, 2]],
    [4, [1]],
    [3, [1, 2]],
  ] as [number, number[]][])
    it(`of ${lines} lines in quarters of the years ${years}, by whatever sums: another table shows the same`, () => {
      const draw = random(7 * lines + years.length)
      for (let round = 0; round < 60; round++) {
        const table = Array.from({ length: lines }, () => years.map(() => Math.floor(draw() * draw() * 9)))
        const bound = boundOf(table, years)
        const hidden = placesHidden(bound, 3)
        for (const [at, value] of bound.values.entries()) {
          if (!isSmall(value, 3)) continue
          assert.ok(hidden.has(at), `${JSON.stringify(table)} tells ${value}`)
          assert.ok(another(bound, hidden, at), `${JSON.stringify(table)} (${years}): place ${at} follows`)
        }
      }
    })
})
