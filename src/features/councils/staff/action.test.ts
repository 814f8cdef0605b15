import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { filled } from '#platform/submitted.ts'
import { readAgreed, readDue, readEnd } from '../forms.ts'
import { TOLD, whoText } from '../text.ts'
import { dueText, minutesPart } from './parts.ts'

// What is typed of something that was agreed, and how it is shown.

const TODAY = '2026-11-21'
const wrong = (read: { ok: true } | { ok: false; errors: Readonly<Record<string, string>> }) =>
  read.ok ? [] : Object.keys(read.errors)
const CHOICES = { staff: [{ id: 'sato', name: '佐藤' }], indicators: [{ id: 'met', name: '協議会' }] }

describe('what was agreed', () => {
  const good = { what: '会報にのせる', who: '', due_on: '令和8年12月4日', owner: 'sato', indicator_id: '' }
  for (const [why, over, fields] of [
    ['by the desk, for no indicator', {}, []],
    ['for an indicator', { indicator_id: 'met' }, []],
    ['that says nothing', { what: ' ' }, ['what']],
    ['longer than a line', { what: 'あ'.repeat(201) }, ['what']],
    ['by the end of the month', { due_on: '月末' }, ['due_on']],
    ['on a day that there is not', { due_on: '令和9年2月29日' }, ['due_on']],
    ['on the leap day', { due_on: '令和10年2月29日' }, []],
    ['without a day', { due_on: '' }, ['due_on']],
    ['with nobody at the desk', { owner: '' }, ['owner']],
    ['with somebody who is not of the desk', { owner: 'yamada' }, ['owner']],
    ['for an indicator that there is not', { indicator_id: 'gone' }, ['indicator_id']],
  ] as const)
    it(`${why}: ${fields.join() || 'is taken'}`, () =>
      assert.deepEqual(wrong(readAgreed(filled({ ...good, ...over }), CHOICES, TODAY)), fields))

  it('without a year is meant for the next such day', () => {
    const read = readAgreed(filled({ ...good, due_on: '1月15日' }), CHOICES, TODAY)
    assert.equal(read.ok && read.value.due_on, '2027-01-15')
  })
})

describe('what came of it', () => {
  for (const [how, result, fields] of [
    ['done', 'のった', []],
    ['dropped', '団体が断った', []],
    ['done', '', ['result']],
    ['', 'のった', ['how']],
    ['open', 'のった', ['how']],
    ['', '', ['how', 'result']],
  ] as const)
    it(`「${how}」「${result}」: ${fields.join(' and ') || 'is taken'}`, () =>
      assert.deepEqual(wrong(readEnd(filled({ how, result }))), fields))
})

describe('another day', () => {
  for (const [due_on, why, fields] of [
    ['令和8年12月11日', '締め切りが延びた', []],
    ['令和8年12月11日', '', ['why']],
    ['来週', '', ['due_on', 'why']],
  ] as const)
    it(`「${due_on}」 because of 「${why}」: ${fields.join(' and ') || 'is taken'}`, () =>
      assert.deepEqual(wrong(readDue(filled({ due_on, why }), TODAY)), fields))
})

describe('on its page', () => {
  const said = (due_on: string, ended_at: string | null) => String(dueText({ due_on, ended_at }, TODAY))
  it('is late the day after its day, and not late when it is over', () => {
    assert.doesNotMatch(said(TODAY, null), /過ぎています/)
    assert.match(said('2026-11-20', null), /1日過ぎています/)
    assert.doesNotMatch(said('2026-11-20', '2026-11-21T01:00:00Z'), /過ぎています/)
  })
  it('is done by the desk where the meeting named nobody', () => {
    assert.equal(whoText(''), '窓口')
    assert.equal(whoText('柏商工会議所'), '柏商工会議所')
  })
  it('what was typed stands there as words, whatever signs it has', () => {
    const typed = String(minutesPart({ place: '<b>室</b>', present: [], items: [{ topic: '<i>', decision: '' }] }))
    assert.doesNotMatch(typed, /<b>室|<i>/)
    assert.match(typed, /記入なし/)
  })
  it('a day that was changed is told with both days and the reason', () => {
    const told = TOLD['council.postponed']({ was: '2026-11-29', is: '2026-12-04', why: '延びた' } as never)
    assert.match(String(told), /11月29日.*→.*12月4日.*延びた/)
  })
})
