import assert from 'node:assert/strict'
import { describe, it, test } from 'node:test'
import { DEFAULTS, type DeskDays } from '#features/municipalities/rules.ts'
import { WAITS_FOR, WHATS } from '#features/steps/rules.ts'
import { addDays, weekday } from '#platform/dates.ts'
import { dueFor } from './due.ts'
import {
  after,
  codeBegun,
  dayRefusal,
  ENDS,
  isOver,
  OUTCOMES,
  REASONS,
  readAnswer,
  STATUSES,
  STEPS,
  type Status,
  stepFor,
  TRANSITIONS,
  VERBS,
} from './rules.ts'
import { OUTCOME_TEXT, REASON_TEXT, STATUS_TEXT, VERB_TEXT } from './text.ts'

const open = STATUSES.filter(status => !isOver(status))
const weekdays: DeskDays = { weekdays: [0, 1, 2, 3, 4], closed: [] }
const FIGURES = { ...DEFAULTS, referralAnswer: 7, referralResult: 30, referralAgain: 3, deskDays: weekdays }

describe('the table of a つなぎ', () => {
  it('knows the same statuses and verbs everywhere', () => {
    assert.deepEqual([...STATUSES].sort(), Object.keys(TRANSITIONS).sort())
    assert.deepEqual([...STATUSES].sort(), Object.keys(STATUS_TEXT).sort())
    assert.deepEqual([...VERBS].sort(), Object.keys(VERB_TEXT).sort())
  })

  it('has for each status that is open what is to be done, whom it waits for and a day: none is without', () => {
    assert.deepEqual([...open].sort(), Object.keys(STEPS).sort())
    for (const status of open) {
      const { what, waits } = stepFor(status)
      assert.ok(WHATS.includes(what) && WAITS_FOR.includes(waits), status)
      assert.ok(dueFor(status, '2026-11-21', FIGURES, null) > '2026-11-21', status)
    }
  })

  it('leads from every status that is open to an end of each sort, and from an end nowhere but back or to a mistake', () => {
    const reached = (from: Status, seen = new Set<Status>()): Set<Status> => {
      if (seen.has(from)) return seen
      seen.add(from)
      for (const verb of VERBS) {
        const to = verb === 'hold' ? null : after(from, verb)
        if (to) reached(to, seen)
      }
      return seen
    }
    for (const status of open)
      for (const end of ENDS) {
        // Who took somebody on cannot refuse them any more: then nothing came of it. What did not go yet can do all.
        const can = end !== 'rejected' || !['accepted', 'working'].includes(status)
        assert.equal(reached(status).has(end), can, `${status} → ${end}`)
      }
    for (const end of ENDS)
      for (const verb of VERBS)
        if (after(end, verb)) assert.ok(verb === 'reopen' || verb === 'mistake', `${end} ${verb}`)
  })

  it('never loses one: every verb leads to a status that there is', () => {
    for (const status of STATUSES)
      for (const to of Object.values(TRANSITIONS[status])) assert.ok(STATUSES.includes(to), `${status} → ${to}`)
  })

  it('lets one that was held go on where it was held, and nothing else', () => {
    for (const from of ['requested', 'received', 'accepted', 'working'] as const) {
      assert.equal(after(from, 'hold'), 'held')
      assert.equal(after('held', 'resume', from), from)
    }
    assert.equal(after('working', 'resume', 'requested'), null)
  })
})

describe('an answer by the numbers of the sheet', () => {
  for (const [typed, expected] of [
    ['1', { verb: 'accept' }],
    ['21', { verb: 'reject', reason: 'full' }],
    ['２４', { verb: 'reject', reason: 'unreached' }],
    ['31', { verb: 'complete', outcome: 'started' }],
    [' 3-2 ', { verb: 'complete', outcome: 'advised' }],
    ['45', { verb: 'fail', reason: 'declined' }],
    ['48', { verb: 'fail', reason: 'other' }],
    ['', null],
    ['2', null],
    ['3', null],
    ['11', null],
    ['34', null],
    ['29', null],
    ['5', null],
    ['受けた', null],
  ] as const)
    test(`「${typed}」`, () => assert.deepEqual(readAnswer(typed), expected))

  it('reaches each reason and each outcome, and takes two keys at most', () => {
    for (const [at, reason] of REASONS.entries()) {
      assert.deepEqual(readAnswer(`2${at + 1}`), { verb: 'reject', reason })
      assert.deepEqual(readAnswer(`4${at + 1}`), { verb: 'fail', reason })
      assert.ok(REASON_TEXT[reason])
    }
    for (const [at, outcome] of OUTCOMES.entries()) {
      assert.deepEqual(readAnswer(`3${at + 1}`), { verb: 'complete', outcome })
      assert.ok(OUTCOME_TEXT[outcome])
    }
  })
})

describe('a code that somebody begins to type', () => {
  for (const [typed, begun] of [
    ['K7F4', 'K7F4'],
    ['ｋ７ｆ−４', 'K7F4'],
    ['K7F-4XA-T', 'K7F4XAT'],
    ['K7F', ''],
    ['K7F4XATT', ''],
    ['さくら花', ''],
    ['%%%%', ''],
  ])
    test(`「${typed}」`, () => assert.equal(codeBegun(typed!), begun))
})

describe('the day', () => {
  for (const [day, refused] of [
    ['2026-11-20', null],
    ['2026-11-10', null],
    ['2026-11-21', null],
    ['2026-11-22', 'future'],
    ['2026-11-09', 'early'],
  ] as const)
    test(`of a result ${day} of what went on the 10th, told on the 21st`, () =>
      assert.equal(dayRefusal(day, '2026-11-10', '2026-11-21'), refused))

  it("by which a partner answers is counted in the desk's days, its own number of them before the city's", () => {
    // 2026-11-20 is a Friday.
    assert.equal(dueFor('requested', '2026-11-20', FIGURES, 3), '2026-11-25')
    assert.equal(dueFor('requested', '2026-11-20', FIGURES, null), '2026-12-01')
    assert.equal(dueFor('received', '2026-11-20', FIGURES, 1), '2026-11-23')
    assert.equal(dueFor('working', '2026-11-20', FIGURES, 1), '2027-01-01')
    assert.equal(dueFor('held', '2026-11-20', FIGURES, 20), '2026-11-23')
    for (let ahead = 0; ahead < 14; ahead++)
      assert.ok(weekday(dueFor('requested', addDays('2026-11-20', ahead), FIGURES, 5)) < 5)
  })

  it('is a day of the calendar at a desk that is never open, not none', () =>
    assert.equal(
      dueFor('requested', '2026-11-20', { ...FIGURES, deskDays: { weekdays: [], closed: [] } }, 3),
      '2026-11-23',
    ))
})
