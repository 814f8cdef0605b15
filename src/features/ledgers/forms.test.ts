import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { accept, filled } from '#platform/submitted.ts'
import { daysFit, openingForm, seekingForm } from './forms.ts'

const TODAY = '2026-11-21'
const seeking = (typed: Record<string, string>) =>
  accept(seekingForm(TODAY), filled({ received_on: '11月20日', ...typed }), daysFit(TODAY))
const errorsOf = (typed: Record<string, string>) => {
  const read = seeking(typed)
  return read.ok ? [] : Object.keys(read.errors)
}

describe('what the desk is asked when somebody seeks work', () => {
  it('is a day alone: all else may be unknown, and stays so', () => {
    const read = seeking({})
    assert.ok(read.ok)
    assert.deepEqual(read.value, {
      ...{ received_on: '2026-11-20', valid_until: null, occupation: null },
      ...{ ended_on: null, ended_as: null, work: '' },
    })
  })
  it('is read however it is written', () => {
    const read = seeking({
      received_on: '令和8年4月1日',
      valid_until: '令和9年3月31日',
      occupation: '09',
      work: ' 調理 ',
    })
    assert.ok(read.ok)
    assert.deepEqual(
      [read.value.received_on, read.value.valid_until, read.value.occupation, read.value.work],
      ['2026-04-01', '2027-03-31', '09', '調理'],
    )
  })

  for (const [why, typed, wrong] of [
    ['no day', { received_on: '' }, ['received_on']],
    ['a day that is none', { received_on: 'きのう頃' }, ['received_on']],
    ['a day to come', { received_on: '令和8年12月1日' }, ['received_on']],
    ['an end before the beginning', { valid_until: '令和8年11月1日' }, ['valid_until']],
    ['an end without its reason', { ended_on: '11月21日' }, ['ended_as']],
    ['a reason without a day', { ended_as: 'hired' }, ['ended_on']],
    ['an end before it came', { ended_on: '11月1日', ended_as: 'hired' }, ['ended_on']],
    ['an end to come', { ended_on: '令和8年12月1日', ended_as: 'hired' }, ['ended_on']],
    ['too many words', { work: 'あ'.repeat(201) }, ['work']],
    [
      'everything at once',
      { received_on: '', valid_until: 'いつか', ended_as: 'hired' },
      ['received_on', 'valid_until', 'ended_on'],
    ],
  ] as const)
    it(`is refused with ${why}`, () => assert.deepEqual(errorsOf(typed).toSorted(), [...wrong].toSorted()))

  it('takes no class and no reason that is none', () => {
    const read = seeking({ occupation: '16', ended_as: 'gone' })
    assert.ok(read.ok)
    assert.deepEqual([read.value.occupation, read.value.ended_as], [null, null])
  })
})

it('a 求人 ends for reasons of its own', () => {
  const of = (ended_as: string) =>
    accept(openingForm(TODAY), filled({ received_on: '11月1日', ended_on: '11月20日', ended_as }), daysFit(TODAY))
  assert.ok(of('filled').ok)
  const read = of('hired')
  assert.ok(!read.ok)
  assert.match(read.errors['ended_as']!, /わけを選んでください/)
})
