import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { loginRefusal, type Tries, waitAfter } from './rules.ts'

const lockout = { attempts: 5, minutes: 15 }
const limits = { lockout, crowd: { failures: 100, minutes: 15 } }
const NONE: Tries = { known: false, here: 0, since: 0, strange: 0, address: 0 }

describe('how long a place waits after its failures', () => {
  for (const [failures, seconds] of [
    [0, 0],
    [4, 0],
    [5, 30],
    [6, 60],
    [7, 120],
    [8, 240],
    [9, 480],
    [10, 900],
    [11, 900],
    [5000, 900],
  ] as const)
    it(`${failures} failures: ${seconds} seconds`, () => assert.equal(waitAfter(failures, lockout), seconds))
})

const cases: [string, Partial<Tries>, ReturnType<typeof loginRefusal>][] = [
  ['nothing tried yet', {}, null],
  ['four slips', { here: 4, strange: 4, address: 4 }, null],
  ['the fifth a moment ago', { here: 5, since: 1 }, { refused: 'wait', seconds: 29 }],
  ['the fifth half a minute ago', { here: 5, since: 30 }, null],
  ['guessed elsewhere, never here', { strange: 99 }, null],
  ['guessed a hundred times elsewhere', { strange: 100 }, { refused: 'strange', seconds: 900 }],
  ['the same, from the browser that is used every day', { strange: 100, known: true }, null],
  ['a neighbour floods from the same address', { address: 100 }, { refused: 'crowd', seconds: 900 }],
  ['the same, from the browser that is used every day', { address: 100, known: true }, null],
  ['thirty people of one hall with three slips each', { here: 3, address: 90 }, null],
  ['slips in the known browser', { known: true, here: 6, since: 10 }, { refused: 'wait', seconds: 50 }],
]

describe('a try at a login', () => {
  for (const [title, tries, refusal] of cases)
    it(`${title}: ${refusal?.refused ?? 'may be made'}`, () =>
      assert.deepEqual(loginRefusal({ ...NONE, ...tries }, limits), refusal))
})
