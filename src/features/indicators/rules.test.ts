import assert from 'node:assert/strict'
import test from 'node:test'
import { countedIn, isPlanned, type OutcomeFacts, type OutcomeKey, outcomeOf, rateOf, yearTarget } from './rules.ts'

const RULES = { elderAge: 55, longWeekHours: 20 }

const CASES: [says: string, facts: OutcomeFacts, key: OutcomeKey | null][] = [
  [
    'a woman of 68 who is hired for 20 hours a week',
    { legalForm: 'employment', category: 'care-support', hoursWeek: 20, age: 68 },
    'outcome:elder-20h',
  ],
  [
    'the same for 19.5 hours',
    { legalForm: 'employment', category: 'care-support', hoursWeek: 19.5, age: 68 },
    'outcome:elder-under20',
  ],
  [
    'a man on his 55th birthday counts as 高年齢者',
    { legalForm: 'dispatch', category: 'driving', hoursWeek: 24, age: 55 },
    'outcome:elder-20h',
  ],
  [
    'the day before he does not',
    { legalForm: 'dispatch', category: 'driving', hoursWeek: 24, age: 54 },
    'outcome:other-20h',
  ],
  [
    'a contract of few hours',
    { legalForm: 'contract', category: 'gardening', hoursWeek: 6, age: 72 },
    'outcome:elder-under20',
  ],
  [
    '有償ボランティア is never 週20時間以上, however long',
    { legalForm: 'paid-volunteering', category: 'neighbours', hoursWeek: 25, age: 70 },
    'outcome:elder-under20',
  ],
  [
    'unpaid reading aloud',
    { legalForm: 'volunteering', category: 'books', hoursWeek: 2, age: 80 },
    'outcome:elder-volunteer',
  ],
  [
    'unpaid help of somebody of 52',
    { legalForm: 'volunteering', category: 'events', hoursWeek: 1, age: 52 },
    'outcome:other-volunteer',
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

test('a rate needs both a target and a count of the whole period', () => {
  const whole = { counted: 'whole' } as const
  assert.equal(rateOf({ target: 60, actual: 45, ...whole }), 75)
  assert.equal(rateOf({ target: null, actual: 45, ...whole }), null)
  assert.equal(rateOf({ target: 60, actual: null, ...whole }), null)
  assert.equal(rateOf({ target: 0, actual: 3, ...whole }), null)
  assert.equal(rateOf({ target: 60, actual: 45, counted: 'part' }), null)
})

const QUARTER = { from: '2026-07-01', to: '2026-09-30' }
for (const [says, first, today, counted] of [
  ['records that begin with it', '2026-07-01', '2026-08-01', 'whole'],
  ['records that begin on its second day', '2026-07-02', '2026-08-01', 'part'],
  ['records that begin on its last day', '2026-09-30', '2026-11-01', 'part'],
  ['records that begin after it', '2026-10-01', '2026-11-01', 'none'],
  ['no records', null, '2026-11-01', 'none'],
  ['old records, before it begins', '2020-04-01', '2026-06-30', 'later'],
] as const)
  test(`a quarter with ${says} is counted: ${counted}`, () => assert.equal(countedIn(QUARTER, first, today), counted))

const PLAN = { name: '計画', from: '2023-07-03', to: '2026-03-31' }
for (const [says, from, to, planned] of [
  ['the quarter before the plan', '2023-04-01', '2023-06-30', false],
  ['the quarter in which it begins', '2023-07-01', '2023-09-30', true],
  ['the fiscal year in which it begins', '2023-04-01', '2024-03-31', true],
  ['its last quarter', '2026-01-01', '2026-03-31', true],
  ['the fiscal year after it', '2026-04-01', '2027-03-31', false],
] as const) {
  test(`${says} ${planned ? 'has' : 'does not have'} its targets`, () =>
    assert.equal(isPlanned({ from, to }, PLAN), planned))
  test(`${says} has the targets that were entered where no plan is known`, () =>
    assert.equal(isPlanned({ from, to }, null), true))
}

test('the target of a year is its own, else the sum of its quarters; percentages are not summed', () => {
  assert.equal(yearTarget([0, 150, 40, 20], null, 'sum'), 210)
  assert.equal(yearTarget([100, 100, 100, 100], 300, 'sum'), 300)
  assert.equal(yearTarget([90, 90, 90, 90], null, 'rate'), null)
  assert.equal(yearTarget([1, null, 1, 1], null, 'sum'), null)
})
