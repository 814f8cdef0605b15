import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { DatedThing } from '#platform/feature.ts'
import { hoursText, stateText } from '../text.ts'
import { askedWeek, partOf, weekOf } from './rules.ts'

const thing = (more: Partial<DatedThing>): DatedThing => ({
  ...{ uid: 'x', sequence: 0, what: '活動', title: '花だん', day: '2026-11-24', from: 600, to: 720, place: '' },
  ...{ state: 'set', said: '', ...more },
})

describe('in which part of its day a thing stands', () => {
  for (const [from, part] of [
    [0, 'morning'],
    [719, 'morning'],
    [720, 'afternoon'],
    [1019, 'afternoon'],
    [1020, 'evening'],
    [1439, 'evening'],
    [null, 'open'],
  ] as const)
    test(`${from}: ${part}`, () => assert.equal(partOf({ from }), part))
})

describe('which week an address asks for', () => {
  for (const [asked, monday] of [
    [null, '2026-11-16'],
    ['', '2026-11-16'],
    ['2026-11-23', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2027-01-01', '2026-12-28'],
    ['2026-02-31', '2026-11-16'],
    ['x', '2026-11-16'],
    ['1900-01-01', '2026-11-16'],
    ['2199-12-31', '2026-11-16'],
  ] as const)
    test(`${asked}: that of ${monday}`, () => assert.equal(askedWeek(asked, '2026-11-21'), monday))
})

describe('a week', () => {
  test('has seven days of three parts, and says of each whether nothing is in it', () => {
    const week = weekOf('2026-11-23', [thing({})])
    assert.deepEqual(
      week.map(({ day, none, parts }) => [day.slice(8), none, parts.length]),
      [23, 24, 25, 26, 27, 28, 29].map(day => [String(day), day !== 24, 3]),
    )
  })

  test('has a fourth part where one thing is known without an hour, on every day, so that they stand in line', () => {
    const week = weekOf('2026-11-23', [thing({ from: null, to: null }), thing({ day: '2026-11-25' })])
    assert.ok(week.every(({ parts }) => parts.length === 4))
    assert.equal(week[1]!.parts[3]!.things.length, 1)
    assert.equal(week[2]!.parts[0]!.things.length, 1)
  })
})

describe('when a thing is, in words', () => {
  for (const [more, said] of [
    [{}, '午前10時〜正午'],
    [{ to: null }, '午前10時から'],
    [{ from: null, to: null }, '時間は未定'],
    [{ from: null, to: null, whole: true }, '一日のうち'],
  ] as const)
    test(said, () => assert.equal(hoursText(thing(more)), said))
})

describe('how a thing stands, in words', () => {
  for (const [state, said, told] of [
    ['set', '', ''],
    ['maybe', '', 'まだ決まっていません'],
    ['off', '', 'とりやめになりました'],
    ['off', '中止になりました', '中止になりました'],
  ] as const)
    test(`${state} ${said}`, () => assert.equal(stateText({ state, said }), told))
})
