import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { accept, filled } from '#platform/submitted.ts'
import { formOf } from './forms.ts'
import { DISLIKES, type EntryVerb, isReason, type Reasoned, reasonFits, reasonsFor } from './rules.ts'

const TODAY = '2026-11-21'
const wrong = (verb: EntryVerb, typed: Record<string, string>): string[] => {
  const read = accept(formOf(verb, TODAY), filled(typed))
  return read.ok ? [] : Object.keys(read.errors).sort()
}

describe('what is recorded of a proposal', () => {
  for (const [why, verb, typed, expected] of [
    ['a yes needs no words', 'accept', {}, []],
    ['it was said today', 'accept', { day: TODAY }, []],
    ['it was said yesterday', 'accept', { day: '令和8年11月20日' }, []],
    ['nobody says it tomorrow', 'accept', { day: '2026-11-22' }, ['day']],
    ['a day that is none', 'accept', { day: '2026-02-29' }, ['day']],
    ['a proposal may go without a reason', 'propose', {}, []],
    ['or with one for proposing', 'propose', { reason: 'near' }, []],
    ['not with one for ending', 'propose', { reason: 'too-far' }, ['reason']],
    ['a no has a reason', 'decline', {}, ['reason']],
    ['one that is known', 'decline', { reason: 'mood' }, ['reason']],
    ['a passing over too', 'pass', {}, ['reason']],
    ['an appointment has a day', 'visit', {}, ['planned_on']],
    ['and may have no time yet', 'visit', { planned_on: '2026-11-24' }, []],
    ['a time of the day', 'trial', { planned_on: '2026-11-24', planned_at: '午後2時' }, []],
    ['none after midnight', 'trial', { planned_on: '2026-11-24', planned_at: '25:00' }, ['planned_at']],
    ['a result is one of the list', 'result', { result: 'great' }, ['result']],
    ['a follow-up says whether it goes on', 'follow-up', {}, ['result']],
    ['a decision says how much, from when and how', 'decide', {}, ['hours_week', 'how', 'starts_on']],
    ['sixty hours', 'decide', { hours_week: '60', starts_on: '2026-12-01', how: 'own' }, []],
    ['no hour at all', 'decide', { hours_week: '0', starts_on: '2026-12-01', how: 'own' }, ['hours_week']],
    ['half an hour more', 'decide', { hours_week: '60.5', starts_on: '2026-12-01', how: 'own' }, ['hours_week']],
    ['between the half hours', 'decide', { hours_week: '7.2', starts_on: '2026-12-01', how: 'own' }, ['hours_week']],
    ['a start in the next fiscal year', 'decide', { hours_week: '8', starts_on: '令和9年4月1日', how: 'self' }, []],
  ] as const)
    test(`${verb}: ${why}`, () => assert.deepEqual(wrong(verb, typed), expected))
})

describe('a reason fits what it is given for', () => {
  for (const [reason, fits, not] of [
    ['health', ['pass', 'decline', 'end'], ['propose', 'fall-through']],
    ['absent', ['fall-through'], ['pass', 'decline', 'end', 'propose']],
    ['period-over', ['end'], ['pass', 'decline', 'fall-through', 'propose']],
    ['organiser-declined', ['fall-through', 'end'], ['decline', 'pass', 'propose']],
    ['filled', ['pass', 'fall-through'], ['decline', 'end']],
    ['own-words', ['propose'], ['pass', 'decline', 'fall-through', 'end']],
  ] as [Parameters<typeof reasonFits>[0], Reasoned[], Reasoned[]][])
    test(reason, () => {
      assert.ok(fits.every(verb => reasonFits(reason, verb) && reasonsFor(verb).includes(reason)))
      assert.ok(!not.some(verb => reasonFits(reason, verb) || reasonsFor(verb).includes(reason)))
    })
  test('only a dislike of the work itself tells of taste: not family, nor health, nor the way', () =>
    assert.deepEqual(DISLIKES, ['image']))
  test('a word from outside is a reason only where it is on the list', () =>
    assert.deepEqual(['near', 'Near', 'toString', ''].map(isReason), [true, false, false, false]))
})
