import assert from 'node:assert/strict'
import test, { describe, it } from 'node:test'
import { today } from '#platform/clock.ts'
import { sha256 } from './hash.ts'
import { type At, closable, differences, evidenceOf, refusalOf, together } from './rules.ts'

const at = (fiscal_year: number, quarter: 1 | 2 | 3 | 4): At => ({ fiscal_year, quarter })
const FIRST = '2025-06-10'

for (const [says, quarter, closed, instant, refused] of [
  ['the last quarter at 23:59 of 31 March in Tokyo', at(2025, 4), [], '2026-03-31T14:59:59Z', 'running'],
  ['it at 0:00 of 1 April in Tokyo', at(2025, 4), [], '2026-03-31T15:00:00Z', null],
  ['the first quarter at 23:59 of 30 June', at(2026, 1), [], '2026-06-30T14:59:00Z', 'running'],
  ['it a minute later', at(2026, 1), [], '2026-06-30T15:00:00Z', null],
  ['a quarter that is closed', at(2025, 4), [at(2025, 4)], '2026-05-01T00:00:00Z', 'closed'],
  ['the next one', at(2026, 1), [at(2025, 4)], '2026-07-01T00:00:00Z', null],
  ['the one after it', at(2026, 2), [at(2025, 4)], '2026-11-01T00:00:00Z', 'order'],
  ['one before those that are closed', at(2025, 3), [at(2025, 4)], '2026-11-01T00:00:00Z', 'order'],
  ['the quarter in which the records begin', at(2025, 1), [], '2026-11-01T00:00:00Z', null],
  ['the quarter before that', at(2024, 4), [], '2026-11-01T00:00:00Z', 'early'],
] as const)
  test(`${says}: ${refused ?? 'is closed'}`, () =>
    assert.equal(refusalOf(quarter, closed, { today: today(instant), first: FIRST }), refused))

test('the first quarter to be closed is chosen, afterwards there is one at a time', () => {
  const given = { today: '2026-11-21', first: FIRST }
  assert.equal(closable([], given).length, 6)
  assert.deepEqual(closable([at(2025, 4)], given), [at(2026, 1)])
  assert.deepEqual(closable([at(2026, 1), at(2026, 2)], given), [])
  assert.deepEqual(closable([], { ...given, first: null }), [])
})

describe('a year', () => {
  const of = (value: number | null, part: number | null = null, base: number | null = null) => ({ value, part, base })
  it('is the sum of its quarters, the last state, or the share of all answers together', () => {
    assert.equal(together('sum', [of(10), of(20), of(null), of(5)]).value, 35)
    assert.equal(together('sum', [of(null), of(null)]).value, null)
    assert.equal(together('last', [of(1), of(2), of(null)]).value, 2)
    assert.deepEqual(together('rate', [of(90, 9, 10), of(50, 45, 90), of(null, 0, 0)]), of(54, 54, 100))
    assert.equal(together('rate', [of(null, 0, 0)]).value, null)
  })
})

describe('evidence', () => {
  const [one, two] = [
    { id: 'a', told: '2026-04-01' },
    { id: 'b', told: '2026-04-02' },
  ]
  it('is the same text in whatever order the records come', () => {
    assert.equal(evidenceOf([two, one]), 'a 2026-04-01\nb 2026-04-02')
    assert.equal(sha256(evidenceOf([])), sha256(''))
  })
  it('tells what came, what went and what says something else', () => {
    assert.deepEqual(differences('a 1\nb 2\nc 3', 'a 1\nb 5\nd 4'), [
      { id: 'c', was: '3', is: null },
      { id: 'd', was: null, is: '4' },
      { id: 'b', was: '2', is: '5' },
    ])
    assert.deepEqual(differences('a 1', 'a 1'), [])
    assert.deepEqual(differences('', ''), [])
  })
})
