import assert from 'node:assert/strict'
import test from 'node:test'
import { type OutcomeFacts, type OutcomeKey, outcomeOf, rateOf, yearTarget } from './rules.ts'

const RULES = { elderAge: 55, longWeekHours: 20 }

const CASES: [says: string, facts: OutcomeFacts, key: OutcomeKey | null][] = [
  [
    'a woman of 68 who is hired for 20 hours a week',
    { legalForm: 'employment', category: 'care-support', hoursWeek: 20, age: 68 },
    'outcome-elder-20h',
  ],
  [
    'the same for 19.5 hours',
    { legalForm: 'employment', category: 'care-support', hoursWeek: 19.5, age: 68 },
    'outcome-elder-under20',
  ],
  [
    'a man on his 55th birthday counts as 高年齢者',
    { legalForm: 'dispatch', category: 'driving', hoursWeek: 24, age: 55 },
    'outcome-elder-20h',
  ],
  [
    'the day before he does not',
    { legalForm: 'dispatch', category: 'driving', hoursWeek: 24, age: 54 },
    'outcome-other-20h',
  ],
  [
    'a contract of few hours',
    { legalForm: 'contract', category: 'gardening', hoursWeek: 6, age: 72 },
    'outcome-elder-under20',
  ],
  [
    '有償ボランティア is never 週20時間以上, however long',
    { legalForm: 'paid-volunteering', category: 'neighbours', hoursWeek: 25, age: 70 },
    'outcome-elder-under20',
  ],
  [
    'unpaid reading aloud',
    { legalForm: 'volunteering', category: 'books', hoursWeek: 2, age: 80 },
    'outcome-elder-volunteer',
  ],
  [
    'unpaid help of somebody of 52',
    { legalForm: 'volunteering', category: 'events', hoursWeek: 1, age: 52 },
    'outcome-other-volunteer',
  ],
  [
    'a choir is taking part, not volunteering',
    { legalForm: 'volunteering', category: 'music', hoursWeek: 2, age: 66 },
    null,
  ],
  ['exercise neither', { legalForm: 'volunteering', category: 'gymnastics', hoursWeek: 1, age: 66 }, null],
]
for (const [says, facts, key] of CASES)
  test(`${says}: ${key ?? 'counted apart'}`, () => assert.equal(outcomeOf(facts, RULES), key))

test('a rate needs both a target and a count', () => {
  assert.equal(rateOf({ target: 60, actual: 45 }), 75)
  assert.equal(rateOf({ target: null, actual: 45 }), null)
  assert.equal(rateOf({ target: 60, actual: null }), null)
  assert.equal(rateOf({ target: 0, actual: 3 }), null)
})

test('the target of a year is its own, else the sum of its quarters; percentages are not summed', () => {
  assert.equal(yearTarget([0, 150, 40, 20], null, '人'), 210)
  assert.equal(yearTarget([100, 100, 100, 100], 300, '件'), 300)
  assert.equal(yearTarget([90, 90, 90, 90], null, '%'), null)
  assert.equal(yearTarget([1, null, 1, 1], null, '回'), null)
})
