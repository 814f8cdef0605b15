import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Status, Verb } from '../rules.ts'
import { heldByDesk, type SourceVerb, statusOnRenewal } from './rules.ts'

describe('what a list may do to an activity that was taken from it', () => {
  const cases: readonly [says: string, status: Status, byDesk: boolean, said: 'open' | 'closed', after: Status][] = [
    ['goes on as it is', 'open', false, 'open', 'open'],
    ['is called off', 'open', false, 'closed', 'closed'],
    ['takes place after all', 'closed', false, 'open', 'open'],
    ['comes back after it had vanished', 'ended', false, 'open', 'open'],
    ['was closed by the desk: it stays so', 'closed', true, 'open', 'closed'],
    ['was ended by the desk: it stays so', 'ended', true, 'open', 'ended'],
    ['was ended by the desk and is called off: it stays so', 'ended', true, 'closed', 'ended'],
    ['was opened by the desk and is called off', 'open', true, 'closed', 'closed'],
    ['waits for the look of the desk', 'submitted', true, 'open', 'submitted'],
  ]
  for (const [says, status, byDesk, said, after] of cases)
    it(`an activity that ${says} is ${after}`, () => assert.equal(statusOnRenewal(status, byDesk, said), after))
})

describe('whose doing a status is', () => {
  const cases: readonly [history: [Verb | SourceVerb, Status][], byDesk: boolean][] = [
    [[['take-in', 'open']], false],
    [
      [
        ['take-in', 'open'],
        ['close', 'closed'],
      ],
      true,
    ],
    [
      [
        ['take-in', 'open'],
        ['close', 'closed'],
        ['renew', 'closed'],
      ],
      true,
    ],
    [
      [
        ['take-in', 'open'],
        ['close', 'closed'],
        ['drop', 'ended'],
      ],
      false,
    ],
    [
      [
        ['take-in', 'open'],
        ['close', 'closed'],
        ['drop', 'ended'],
        ['restore', 'closed'],
      ],
      true,
    ],
    [
      [
        ['take-in', 'open'],
        ['renew', 'closed'],
        ['restore', 'open'],
      ],
      false,
    ],
    [
      [
        ['take-in', 'open'],
        ['renew', 'closed'],
        ['renew', 'open'],
        ['restore', 'closed'],
        ['restore', 'open'],
      ],
      false,
    ],
    [[], false],
  ]
  for (const [history, byDesk] of cases)
    it(`it is the ${byDesk ? "desk's" : "list's"} after ${history.map(([verb]) => verb).join(', ') || 'nothing'}`, () =>
      assert.equal(heldByDesk(history.map(([verb, status]) => ({ verb, status }))), byDesk))
})
