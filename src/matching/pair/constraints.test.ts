import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { problemOf } from '../cases/pair.ts'
import { ruleCases } from '../cases/rules.ts'
import { rules } from '../problem/rules.ts'
import { snapshotOf } from '../table/rows.ts'
import { constraint } from './constraints.ts'
import { explain } from './explain.ts'
import { score } from './score.ts'

const brokenIn = (change: Parameters<typeof problemOf>[0]): string[] =>
  explain(snapshotOf(problemOf(change)), 'p1', 'o1').rejections.map(({ rule }) => rule)

describe('hard rules', () => {
  it('are all in the table by which they are told and tested', () => {
    assert.deepEqual(Object.keys(constraint), [...rules])
    assert.deepEqual(Object.keys(ruleCases).sort(), [...rules].sort())
  })
  for (const rule of rules) {
    it(`${rule} has a case that breaks it and one that keeps it`, () => {
      assert.ok(ruleCases[rule].breaks.length > 0 && ruleCases[rule].keeps.length > 0)
    })
    for (const change of ruleCases[rule].breaks)
      it(`${rule} is broken: ${change.title}`, () => {
        assert.deepEqual(brokenIn(change), [rule])
        assert.equal(score(snapshotOf(problemOf(change)), 0, 0), -1)
      })
    for (const change of ruleCases[rule].keeps)
      it(`${rule} is kept: ${change.title}`, () => {
        assert.deepEqual(brokenIn(change), [])
        assert.ok(score(snapshotOf(problemOf(change)), 0, 0) >= 0)
      })
  }
})
