import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { MOST_TOGETHER, type Pair } from '#features/people/bonds/rules.ts'
import { checkProblem } from '#matching/index.ts'
import { bondsOf, type Seated, teamLeft } from './bonds.ts'

const pair = (person_id: string, other_id: string, kind: Pair['kind']): Pair => ({ person_id, other_id, kind })

describe('people who go together or apart', () => {
  const of = bondsOf(
    [pair('a', 'b', 'together'), pair('b', 'c', 'apart'), pair('a', 'away', 'together')],
    new Set(['a', 'b', 'c']),
  )
  it('are told on both sides, and only those who are in the plan', () => {
    assert.deepEqual(of('a'), { together: ['b'] })
    assert.deepEqual(of('b'), { together: ['a'], apart: ['c'] })
    assert.deepEqual(of('c'), { apart: ['b'] })
    assert.deepEqual(of('d'), {})
  })
  it('are as many at most as the engine takes for one', () => {
    const codes = (count: number) => {
      const ids = Array.from({ length: count }, (_, i) => `p${i}`)
      const bonds = bondsOf(
        ids.slice(1).map(id => pair('p0', id, 'together')),
        new Set(ids),
      )
      const people = ids.map(id => ({ id, at: [35, 140], reachKm: 1, free: {}, kinds: [], ...bonds(id) }))
      const horizon = { from: '2026-11-23', weeks: 4 }
      return new Set(
        checkProblem({ format: 'yui-problem/1', horizon, people, opportunities: [] }).map(({ code }) => code),
      )
    }
    assert.deepEqual(codes(MOST_TOGETHER), new Set())
    assert.deepEqual(codes(MOST_TOGETHER + 1), new Set(['tooMany']))
  })
})

describe('a team of which some have their seats already', () => {
  const cook: Seated = { skills: ['cook'], experienced: ['kitchen'] }
  const stranger: Seated = { skills: [], experienced: [] }
  const rules = { leader: 'cook', experienced: 2, newcomers: 1 } as const
  const left = (...slots: Seated[][]) => teamLeft(rules, 'kitchen', slots)

  it('needs everything where nobody sits', () => {
    assert.deepEqual(left([]), rules)
  })
  it('needs no other leader where one sits in each slot', () => {
    assert.equal(left([cook], [cook]).leader, undefined)
    assert.equal(left([cook], [stranger]).leader, 'cook')
  })
  it('needs as many experienced people as the slot that has fewest lacks', () => {
    assert.equal(left([cook]).experienced, 1)
    assert.equal(left([cook, cook]).experienced, undefined)
    assert.equal(left([cook, cook], []).experienced, 2)
  })
  it('takes no newcomer where one is already there', () => {
    assert.equal(left([stranger], []).newcomers, 0)
    assert.equal(left([cook]).newcomers, 1)
    assert.equal(left([stranger, stranger]).newcomers, 0)
  })
})
