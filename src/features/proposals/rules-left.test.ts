import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { LegalForm } from '#features/kinds/index.ts'
import { aboveSlots } from './record/rules-slots.ts'
import type { Entry, EntryVerb } from './rules.ts'
import { decisionOf, leftWithout } from './rules-left.ts'

const entry = (verb: EntryVerb, more: Partial<Entry> = {}): Entry => ({
  verb,
  on_day: '2026-11-21',
  reason: verb === 'decline' ? 'image' : null,
  data: verb === 'decide' ? { how: 'own', hours_week: 6, starts_on: '2026-12-01' } : {},
  ...more,
})

describe('what is left of a proposal when a row is taken out', () => {
  for (const [why, verbs, at, form, left] of [
    ['the last row goes alone', ['propose', 'accept', 'visit'], 2, 'volunteering', ['propose', 'accept']],
    ['without the proposal there is nothing', ['propose', 'accept'], 0, 'volunteering', []],
    [
      'a result needs what it is of',
      ['propose', 'accept', 'visit', 'result'],
      2,
      'volunteering',
      ['propose', 'accept'],
    ],
    [
      'what does not rest on it stays',
      ['propose', 'accept', 'visit', 'result', 'trial', 'result'],
      2,
      'volunteering',
      ['propose', 'accept', 'trial', 'result'],
    ],
    ['nothing is left of an answer that was none', ['propose', 'accept', 'visit'], 1, 'volunteering', ['propose']],
    [
      'a decision stands without the visit before it',
      ['propose', 'accept', 'visit', 'decide', 'start'],
      2,
      'volunteering',
      ['propose', 'accept', 'decide', 'start'],
    ],
    [
      'after a wrong introduction nothing that followed stands',
      ['propose', 'accept', 'visit', 'introduce', 'interview', 'decide'],
      3,
      'volunteering',
      ['propose', 'accept', 'visit'],
    ],
    ['a no that was none opens it again', ['propose', 'decline'], 1, 'employment', ['propose']],
  ] as [string, EntryVerb[], number, LegalForm, EntryVerb[]][])
    it(why, () => {
      const rows = verbs.map(verb => entry(verb))
      assert.deepEqual(
        leftWithout(rows, at, form).map(({ verb }) => verb),
        left,
      )
    })
})

describe('the decision that the rows tell of', () => {
  const decided = [
    entry('propose'),
    entry('accept'),
    entry('decide', { on_day: '2026-11-10', data: { how: 'self', hours_week: 5, starts_on: '2026-12-01' } }),
  ]
  it('is none before it was made', () => assert.equal(decisionOf(decided.slice(0, 2)), null))
  it('begins on the day that was named, until it was noted that it began', () => {
    assert.equal(decisionOf(decided)?.starts_on, '2026-12-01')
    assert.equal(decisionOf([...decided, entry('start', { on_day: '2026-12-03' })])?.starts_on, '2026-12-03')
  })
  it('is over with the row that ended it, for its reason', () => {
    const over = decisionOf([...decided, entry('decline', { on_day: '2026-11-20', reason: 'health' })])
    assert.deepEqual([over?.ended_on, over?.end_reason, over?.hours_week], ['2026-11-20', 'health', 5])
  })
})

describe('hours a week above what an activity has', () => {
  const weekly = { weekday: 1, on_day: null, from_min: 540, to_min: 840, weeks: 31 }
  const single = (on_day: string) => ({ weekday: null, on_day, from_min: 540, to_min: 780, weeks: 31 })
  for (const [why, hours, slots, most] of [
    ['five hours of five', 5, [weekly], null],
    ['fifty of five', 50, [weekly], 5],
    ['ten of two times five', 10, [weekly, { ...weekly, weekday: 3 }], null],
    ['hours by agreement', 50, [], null],
    ['two days in one week', 9, [single('2026-11-23'), single('2026-11-24')], 8],
    ['two days in two weeks', 5, [single('2026-11-20'), single('2026-11-24')], 4],
  ] as const)
    it(why, () => assert.equal(aboveSlots(hours, slots), most))
})
