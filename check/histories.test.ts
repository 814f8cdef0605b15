import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anomalies, type Done } from '../prove/histories.ts'

// The checker of prove C5 tells each anomaly, and none where there is none.

const NONE = { g0: 0, g1a: 0, g1b: 0, g1c: 0, lost: 0 }
const append = (list: number, item: number) => ({ append: list, item })
const saw = (list: number, ...items: number[]) => ({ read: list, saw: items })
const did = (...steps: Done['steps'][number][]): Done => ({ steps, kept: true })
const undid = (...steps: Done['steps'][number][]): Done => ({ steps, kept: false })

for (const [says, done, lists, found] of [
  ['one after the other', [did(append(1, 10)), did(saw(1, 10), append(1, 11))], { 1: [10, 11] }, {}],
  ['own writes are read', [did(append(1, 10), saw(1, 10), append(1, 11))], { 1: [10, 11] }, {}],
  [
    'two lists in two orders',
    [did(append(1, 10), append(2, 20)), did(append(1, 11), append(2, 21))],
    { 1: [10, 11], 2: [21, 20] },
    { g0: 2, g1c: 2 },
  ],
  ['what was undone is read', [undid(append(1, 10)), did(saw(1, 10))], { 1: [] }, { g1a: 1 }],
  ['what is in the middle is read', [did(append(1, 10), append(1, 11)), did(saw(1, 10))], { 1: [10, 11] }, { g1b: 1 }],
  [
    'each reads what the other wrote',
    [did(append(1, 10), saw(2, 20)), did(append(2, 20), saw(1, 10))],
    { 1: [10], 2: [20] },
    { g1c: 2 },
  ],
  ['an append is lost', [did(append(1, 10)), did(append(1, 11))], { 1: [11] }, { lost: 1 }],
] as const)
  test(`a history in which ${says}`, () =>
    assert.deepEqual(anomalies(done, new Map(Object.entries(lists).map(([key, items]) => [Number(key), items]))), {
      ...NONE,
      ...found,
    }))
