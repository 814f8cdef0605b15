import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { afterCall, minutesBetween, TICKET_STATUSES, TICKET_VERBS } from './rules.ts'

describe('a number for whoever comes without a booking', () => {
  const TABLE = {
    waiting: 'call:called leave:left',
    called: 'call:called serve:serving leave:left back:waiting',
    serving: 'end:served back:waiting',
    served: '',
    left: 'back:waiting',
  }
  for (const status of TICKET_STATUSES)
    test(`${status}: ${TABLE[status] || 'nothing'}`, () => {
      const open = TICKET_VERBS.flatMap(verb => (afterCall(status, verb) ? [`${verb}:${afterCall(status, verb)}`] : []))
      assert.equal(open.join(' '), TABLE[status])
    })
  test('waits whole minutes, a begun one counts', () => {
    assert.equal(minutesBetween('2026-11-21T01:00:00.000Z', '2026-11-21T01:04:01.000Z'), 5)
    assert.equal(minutesBetween('2026-11-21T01:00:00.000Z', '2026-11-21T01:00:00.000Z'), 0)
  })
})
