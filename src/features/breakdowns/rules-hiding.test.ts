import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hiddenAmong, isSmall, leftOut } from './rules-hiding.ts'

const BELOW = 5
const add = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)

const toldLine = (values: readonly (number | null)[]) => {
  const known = values.filter(value => value !== null)
  const total = known.length > 0 ? add(known) : null
  const { parts, total: hidesTotal } = hiddenAmong(values, total, BELOW)
  return `${values.map((value, at) => (value === null ? '?' : parts.has(at) ? 'x' : value)).join(' ')} = ${hidesTotal ? 'x' : (total ?? '?')}`
}

describe('small numbers among the quarters of a year', () => {
  for (const [why, values, as] of [
    ['none is small: all are told', [10, 0, 7, 12], '10 0 7 12 = 29'],
    ['one is small: the least of the others is left out with it', [10, 3, 7, 12], '10 x x 12 = 32'],
    ['a nought hides nobody, and is told', [10, 3, 0, 12], 'x x 0 12 = 25'],
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

describe('the values of a quarter', () => {
  const told = (values: readonly number[], across = true) => {
    const out = leftOut(values, BELOW, across)
    return values.map((value, at) => (out.has(at) ? 'x' : value)).join(' ')
  }
  for (const [why, values, across, as] of [
    ['none is small', [10, 20], true, '10 20'],
    ['one is small: another goes with it, since the whole is known', [3, 20, 50], true, 'x x 50'],
    ['a nought is told', [3, 20, 0], true, 'x x 0'],
    ['the whole is small: nothing of it is told', [2, 0, 1], true, 'x x x'],
    ['nobody at all', [0, 0], true, '0 0'],
    ['no parts of a whole leave each other alone', [40, 3, 0], false, '40 x 0'],
  ] as [string, number[], boolean, string][])
    it(why, () => assert.equal(told(values, across), as))

  it('tell no small one, whichever they are: something else may stand in its place', () => {
    const each = [0, 1, 2, 4, 5, 8]
    for (const a of each)
      for (const b of each)
        for (const c of each) {
          const values = [a, b, c]
          const out = leftOut(values, BELOW, true)
          for (const [at, value] of values.entries()) assert.ok(!isSmall(value, BELOW) || out.has(at), `${values}`)
          const together = add([...out].map(at => values[at]!))
          if (out.size > 0) assert.ok(out.size > 1 && (together >= BELOW || out.size === 3), `${values}`)
        }
  })
})
