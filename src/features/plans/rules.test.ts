import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changeRefusal, mayNow, OPEN, refusalOf, STATUSES, seatsLeft, VERBS } from './rules.ts'

describe('the status of a plan', () => {
  it('admits only verbs that there are', () => {
    assert.deepEqual(Object.keys(OPEN), [...STATUSES])
    assert.ok(
      Object.values(OPEN)
        .flat()
        .every(verb => VERBS.includes(verb)),
    )
  })

  it('never leaves a plan in limbo: the machine begins what waits and ends what runs', () => {
    assert.ok(mayNow('waiting', 'begin'))
    for (const verb of ['finish', 'halt', 'fail', 'begin'] as const) assert.ok(mayNow('running', verb), verb)
  })

  it('lets people change what is made, not what is being made', () => {
    assert.equal(refusalOf('running', 'change'), 'notNow')
    assert.equal(refusalOf('stopped', 'change'), null)
    assert.equal(refusalOf('stopped', 'replay'), 'notNow')
    assert.equal(refusalOf('failed', 'propose'), 'notNow')
    assert.equal(refusalOf(undefined, 'stop'), 'notNow')
  })
})

describe('a placement', () => {
  it('may be moved unless it is locked, proposed or gone', () => {
    assert.equal(changeRefusal({ locked_at: null, proposal_id: null }), null)
    assert.equal(changeRefusal({ locked_at: '2026-11-21T01:00:00Z', proposal_id: null }), 'locked')
    assert.equal(changeRefusal({ locked_at: '2026-11-21T01:00:00Z', proposal_id: 'p' }), 'proposed')
    assert.equal(changeRefusal(undefined), 'gone')
  })
})

describe('the seats left', () => {
  it('are what is needed less what is taken, within the places of the activity, never below none', () => {
    const cases: [need: number, assigned: number, capacity: number, taken: number, left: number][] = [
      [3, 0, 5, 0, 3],
      [3, 1, 5, 1, 2],
      [3, 0, 5, 4, 1],
      [3, 0, 2, 0, 2],
      [2, 3, 5, 3, 0],
    ]
    for (const [need, assigned, capacity, taken, left] of cases)
      assert.equal(seatsLeft({ need, assigned }, { capacity, taken }), left)
  })
})
