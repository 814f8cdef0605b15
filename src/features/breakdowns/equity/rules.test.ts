import assert from 'node:assert/strict'
import { test } from 'node:test'
import { REACHED } from '../evidence/rules.ts'
import { gapOf, REACHES } from './rules.ts'

for (const [share, even, gap] of [
  [40, 50, 'even'],
  [39.9, 50, 'less'],
  [62.5, 50, 'even'],
  [62.6, 50, 'more'],
  [0, 50, 'less'],
  [50, 0, null],
  [null, 50, null],
  [50, null, null],
] as const)
  test(`${share} beside ${even} is ${gap ?? 'not compared'}`, () => assert.equal(gapOf(share, even), gap))

test('whoever came further came so far too', () => {
  assert.deepEqual(
    REACHED.map(reached => REACHES[reached]),
    [['registered', 'proposed', 'decided'], ['proposed', 'decided'], ['decided']],
  )
})
