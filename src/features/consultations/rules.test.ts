import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { consultationRefusals } from './rules.ts'
import { listFindOf } from './staff-list.ts'

const TODAY = '2026-11-21'
const SAID = {
  on_day: TODAY,
  channel: 'visit',
  place: '',
  next: 'step',
  due_on: '2026-11-24',
  owner_id: 'sato',
  end_reason: '',
} as const

describe('nobody leaves a consultation without a next step, unless it was the last one', () => {
  for (const [why, change, expected] of [
    ['a next step with owner and due date', {}, {}],
    ['due today', { due_on: TODAY }, {}],
    ['no due date', { due_on: null }, { due_on: 'dueMissing' }],
    ['due yesterday', { due_on: '2026-11-20' }, { due_on: 'dueInPast' }],
    ['nobody who does it', { owner_id: null }, { owner_id: 'ownerMissing' }],
    ['the last one, with its reason', { next: 'end', due_on: null, owner_id: null, end_reason: '活動が始まった' }, {}],
    ['the last one without a reason', { next: 'end', due_on: null }, { end_reason: 'reasonMissing' }],
    ['a talk of tomorrow', { on_day: '2026-11-22' }, { on_day: 'future' }],
    ['an outing without a place', { channel: 'outreach' }, { place: 'placeMissing' }],
  ] as const) {
    test(why, () => assert.deepEqual(consultationRefusals({ ...SAID, ...change }, TODAY), expected))
  }
})

describe('the address of the list says which days it shows', () => {
  for (const [query, from, to] of [
    ['', '2026-04-01', '2027-03-31'],
    ['fy=2025', '2025-04-01', '2026-03-31'],
    ['from=2026-10-01&to=2026-12-31', '2026-10-01', '2026-12-31'],
    ['from=令和8年10月1日', '2026-10-01', '2027-03-31'],
    ['fy=2025&from=2026-10-01&to=2026-12-31', '2025-04-01', '2026-03-31'],
    ['fy=2026&from=2026-10-01&to=2026-12-31', '2026-10-01', '2026-12-31'],
    ['fy=99&from=2026-02-30', '2026-04-01', '2027-03-31'],
  ] as const) {
    test(query || 'nothing said: the fiscal year of today', () => {
      const find = listFindOf(new URLSearchParams(query), TODAY)
      assert.deepEqual([find.from, find.to], [from, to])
    })
  }
})
