import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { accept, filled } from '#platform/submitted.ts'
import { absenceForm, answerForm, assignForm, endForm, endingForm } from './forms.ts'

const TODAY = '2026-11-21'
const [NAKAMURA, SLOT] = [newId(), newId()]
type Form = Parameters<typeof accept>[0]
const wrong = (form: unknown, typed: Record<string, string | string[]>): string[] => {
  const read = accept(form as Form, filled(typed))
  return read.ok ? [] : Object.keys(read.errors).sort()
}

describe('who takes which times from when', () => {
  const good = { person: NAKAMURA, slots: [SLOT], from: '令和8年12月1日', to: '' }
  for (const [why, over, expected] of [
    ['without an end', {}, []],
    ['until the end of the fiscal year', { to: '令和9年3月31日' }, []],
    ['nobody', { person: '' }, ['person']],
    ['a name that is no id', { person: 'nakamura' }, ['person']],
    ['no time', { slots: [] }, ['slots']],
    ['only times that are none', { slots: ['x'] }, ['slots']],
    ['no first day', { from: '' }, ['from']],
    ['31 November', { from: '2026-11-31', to: '2027-02-29' }, ['from', 'to']],
  ] as const)
    test(why, () =>
      assert.deepEqual(
        wrong(assignForm(TODAY), {
          ...good,
          ...over,
          slots: [...(('slots' in over ? over.slots : good.slots) as string[])],
        }),
        expected,
      ),
    )
})

describe('why somebody does not come is chosen, and the note is short', () => {
  for (const [why, typed, expected] of [
    ['one day', { from: '2026-12-01', reason: 'family' }, []],
    ['no reason', { from: '2026-12-01' }, ['reason']],
    ['a reason that is none', { from: '2026-12-01', reason: 'lazy' }, ['reason']],
    ['no day', { reason: 'health' }, ['from']],
    ['a last day that is none', { from: '2026-12-01', to: '12月', reason: 'health' }, ['to']],
    ['500 letters', { from: '2026-12-01', reason: 'other', note: 'あ'.repeat(500) }, []],
    ['501', { from: '2026-12-01', reason: 'other', note: 'あ'.repeat(501) }, ['note']],
  ] as const)
    test(why, () => assert.deepEqual(wrong(absenceForm(TODAY), typed), expected))
})

test('a yes is pressed, never taken from silence; agreeing is a tick of its own', () => {
  assert.deepEqual(wrong(answerForm, {}), ['answer'])
  assert.deepEqual(wrong(answerForm, { answer: 'maybe' }), ['answer'])
  const read = accept(answerForm, filled({ answer: 'yes' }))
  assert.deepEqual(read.ok && read.value, { answer: 'yes', agreed: false })
})

test('an assignment ends on a day, an absence in one of two ways', () => {
  assert.deepEqual(wrong(endForm(TODAY), { last: '' }), ['last'])
  assert.deepEqual(wrong(endForm(TODAY), { last: 'R8.12.1' }), [])
  assert.deepEqual(wrong(endingForm, { as: 'covered' }), ['as'])
  assert.deepEqual(wrong(endingForm, { as: 'without' }), [])
})
