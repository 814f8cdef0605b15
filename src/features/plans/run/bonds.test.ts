import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Pair } from '#features/people/index.ts'
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
