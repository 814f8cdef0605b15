import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  approveRefusal,
  carryOn,
  type Facts,
  isKept,
  keptUntil,
  overSince,
  proposeRefusal,
  type Refusal,
  type Status,
} from './rules.ts'
import { keepings, parts } from './testing.ts'

const TODAY = '2026-11-21'
const facts = (more: Partial<Facts> = {}): Facts => ({
  ...{ closed_on: '2021-11-20', erased_on: null, recorded: true, asked: false, left: 0 },
  ...more,
})
const until = (closed_on: string | null, recorded = true, keepCase = 5) =>
  keptUntil(facts({ closed_on, recorded }), { keepCase })

describe('the record of a case', () => {
  const cases: [closed: string | null, years: number, until: string | null, kept: boolean][] = [
    ['2021-11-20', 5, '2026-11-20', false],
    ['2021-11-21', 5, '2026-11-21', true],
    ['2024-02-29', 5, '2029-02-28', true],
    ['2021-11-20', 10, '2031-11-20', true],
    [null, 5, null, false],
  ]
  for (const [closed, years, day, kept] of cases)
    test(`that ended ${closed ?? 'not yet'} is kept for ${years} years, until ${day}`, () => {
      assert.equal(until(closed, true, years), day)
      assert.equal(isKept(until(closed, true, years), TODAY), kept)
    })
  test('is none where somebody registered and no more came of it: nothing must be kept', () => {
    assert.equal(until('2026-11-20', false), null)
  })
  test('is listed as over from the day after its last', () => {
    assert.equal(overSince(TODAY, 5), '2021-11-21')
    assert.ok('2021-11-20' < overSince(TODAY, 5) && '2021-11-21' >= overSince(TODAY, 5))
  })
})

describe('who can be proposed', () => {
  const cases: [says: string, more: Partial<Facts>, before: Status | null, refused: Refusal | null][] = [
    ['somebody whose period is over', {}, null, null],
    ['somebody who was noted, when it is over', {}, 'noted', null],
    ['somebody who was ended before', {}, 'ended', null],
    ['a shell', { erased_on: '2026-11-01' }, null, 'erased'],
    ['somebody who stands proposed', {}, 'proposed', 'already'],
    ['somebody who stands approved', {}, 'approved', 'already'],
    ['somebody still at the desk', { closed_on: null }, null, 'open'],
    ['somebody for whom something is open', { left: 1 }, null, 'left'],
    ['somebody who asked, while it is kept: it is noted', { closed_on: '2026-01-01', asked: true }, null, null],
    [
      'somebody who asked and was noted, while it is kept',
      { closed_on: '2026-01-01', asked: true },
      'noted',
      'already',
    ],
    ['somebody who did not ask, while it is kept', { closed_on: '2026-01-01' }, null, 'unasked'],
    ['somebody of whom nothing is recorded', { closed_on: '2026-11-20', recorded: false }, null, null],
  ]
  for (const [says, more, before, refused] of cases)
    test(`${says}: ${refused ?? 'yes'}`, () => {
      const of = facts(more)
      assert.equal(proposeRefusal(of, keptUntil(of, { keepCase: 5 }), TODAY, before), refused)
    })
})

describe('who approves', () => {
  const cases: [
    says: string,
    row: { status: Status; by_account: string },
    more: Partial<Facts>,
    kept: boolean,
    refused: Refusal | null,
  ][] = [
    ['another one', { status: 'proposed', by_account: 'a' }, {}, false, null],
    ['whoever proposed it', { status: 'proposed', by_account: 'b' }, {}, false, 'same'],
    ['what was approved', { status: 'approved', by_account: 'a' }, {}, false, 'shut'],
    ['what is done', { status: 'done', by_account: 'a' }, {}, false, 'shut'],
    ['what was only noted', { status: 'noted', by_account: 'a' }, {}, false, 'shut'],
    ['of somebody who came back', { status: 'proposed', by_account: 'a' }, { closed_on: null }, false, 'open'],
    ['of somebody for whom something began', { status: 'proposed', by_account: 'a' }, { left: 2 }, false, 'left'],
    ['of somebody whose record must be kept longer now', { status: 'proposed', by_account: 'a' }, {}, true, 'kept'],
    ['of a shell', { status: 'proposed', by_account: 'a' }, { erased_on: '2026-01-01' }, false, 'erased'],
  ]
  for (const [says, row, more, kept, refused] of cases)
    test(`${says}: ${refused ?? 'yes'}`, () => assert.equal(approveRefusal(row, 'b', facts(more), kept), refused))

  test('whoever is told has fourteen days to think otherwise', () => {
    assert.equal(carryOn(TODAY, false), TODAY)
    assert.equal(carryOn(TODAY, true), '2026-12-05')
  })
})

test('every noun says what goes, and what is forgotten by itself goes by a setting that a city finds', () => {
  assert.equal(new Set(parts.erasings.map(({ text }) => text)).size, parts.erasings.length)
  for (const { text, goes } of parts.erasings) assert.ok(text && goes)
  for (const { setting } of keepings) assert.ok(Object.hasOwn(parts.settings, setting), setting)
  assert.equal(parts.settings['keepCase']?.standard, 5)
})
