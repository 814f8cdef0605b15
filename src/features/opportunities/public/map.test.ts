import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ringsFor } from './map.ts'

for (const [furthest, rings] of [
  [0, [2, 5]],
  [4.9, [2, 5]],
  [5.1, [5, 10]],
  [10, [5, 10]],
  [11, [10, 20]],
  [90, [10, 20]],
] as const)
  test(`what lies up to ${furthest} minutes away is told by circles of ${rings.join(' and ')} minutes`, () =>
    assert.deepEqual(ringsFor(furthest), rings))
