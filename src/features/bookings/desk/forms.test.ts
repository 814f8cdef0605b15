import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { accept, filled } from '#platform/submitted.ts'
import { changeForm, offForm, openForm, typedForm } from './forms.ts'
import { mayNote, timeKey } from './rules.ts'

const TODAY = '2026-11-21'
const OPEN = { dates: ['2026-12-01 600 690'], as: 'each', places: '12', before: '1', party: '2' }
const CHANGE = { places: '12', party: '2', closes_on: '2026-11-30' }
type Typed = Record<string, string | readonly string[]>

describe('what the desk types when it opens dates', () => {
  for (const [why, changed, wrong] of [
    ['as it should be', {}, []],
    ['digits as they are typed in Japanese', { places: '１２', before: '０' }, []],
    ['without a number of places: unknown is not bookable', { places: '' }, ['places']],
    ['with no place at all', { places: '0' }, ['places']],
    ['with places below none', { places: '-3' }, ['places']],
    ['with "some" places', { places: '若干名' }, ['places']],
    ['closing on the day itself', { before: '0' }, []],
    ['closing a month and more before', { before: '31' }, ['before']],
    ['nobody says when it closes', { before: '' }, ['before']],
    ['five who come together', { party: '5' }, ['party']],
    ['neither one by one nor as a whole', { as: 'some' }, ['as']],
  ] as readonly (readonly [string, Typed, string[]])[])
    test(`${why}: ${wrong.join() || 'is taken'}`, () => {
      const read = accept(openForm, filled({ ...OPEN, ...changed }))
      assert.deepEqual(read.ok ? [] : Object.keys(read.errors), wrong)
    })
})

describe('what the desk types when it changes one', () => {
  for (const [why, changed, wrong] of [
    ['another number of places', {}, []],
    [
      'another day and hours, in the ways people write them',
      { on_day: '令和8年12月5日', from: '午後1時半', to: '15:00' },
      [],
    ],
    ['a day without a year is the next one', { on_day: '1月10日' }, []],
    ['a day that is none', { on_day: '2026-11-31' }, ['on_day']],
    ['an hour that is none', { from: '25:30' }, ['from']],
    ['no closing day', { closes_on: '' }, ['closes_on']],
    ['a closing day in words', { closes_on: 'まもなく' }, ['closes_on']],
  ] as readonly (readonly [string, Typed, string[]])[])
    test(`${why}: ${wrong.join() || 'is taken'}`, () => {
      const read = accept(changeForm(TODAY), filled({ ...CHANGE, ...changed }))
      assert.deepEqual(read.ok ? [] : Object.keys(read.errors), wrong)
    })

  test('what is left empty stays as it was: neither day nor hour is known from it', () => {
    const read = accept(changeForm(TODAY), filled(CHANGE))
    assert.ok(read.ok)
    assert.deepEqual([read.value.on_day, read.value.from, read.value.to], [null, null, null])
  })
})

describe('what else the desk types', () => {
  test('why it does not take place is told in a line, or not at all', () => {
    assert.ok(accept(offForm, filled({ why: '' })).ok)
    assert.ok(!accept(offForm, filled({ why: 'あ'.repeat(201) })).ok)
  })
  test('of a booking that is typed for somebody it is known how it came', () => {
    for (const medium of ['phone', 'visit', 'post', 'outreach'])
      assert.ok(accept(typedForm, filled({ medium })).ok, medium)
    for (const medium of ['web', 'fax', '']) assert.ok(!accept(typedForm, filled({ medium })).ok, medium)
  })
})

describe('who came', () => {
  for (const [why, status, first_day, may] of [
    ['on its first day', 'open', TODAY, true],
    ['the day after', 'shut', '2026-11-20', true],
    ['once more, to put it right', 'over', '2026-11-20', true],
    ['the day before', 'open', '2026-11-22', false],
    ['of what did not take place', 'off', '2026-11-20', false],
  ] as const)
    test(`${why}: ${may ? 'is noted' : 'is not noted'}`, () => assert.equal(mayNote({ status, first_day }, TODAY), may))

  test('two dates of one day are two dates', () => {
    const at = (from_min: number) => timeKey({ on_day: TODAY, from_min, to_min: 720 })
    assert.notEqual(at(540), at(600))
  })
})
