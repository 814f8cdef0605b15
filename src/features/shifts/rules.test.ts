import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day, dayFromNumber, dayNumber, diffDays } from '#platform/dates.ts'
import {
  type AbsenceFacts,
  absenceRefusal,
  absenceStatus,
  clash,
  daysOf,
  daysWithin,
  ends,
  fullOn,
  isOpen,
  isOutsideHours,
  LONGEST_ABSENCE,
  occursOn,
  type Span,
  stepAfter,
  type Time,
} from './rules.ts'
import { ASKED_OFTEN, byTurn, type Knows, onlyColleagues } from './substitutes/rules.ts'

const TODAY = '2026-11-21'
/** Tuesdays from 9:30 to 12:00, from the first of November on. */
const tuesday = (over: Partial<Time & Span> = {}): Time & Span => ({
  weekday: 1,
  on_day: null,
  from_min: 570,
  to_min: 720,
  weeks: 31,
  from_on: '2026-11-01',
  to_on: null,
  ...over,
})
const once = (on_day: string, from_min = 570, to_min = 720): Time & Span =>
  tuesday({ weekday: null, on_day, from_min, to_min, from_on: on_day, to_on: on_day })

test('a time of the first and third week of the month is on those days only', () => {
  const days = daysOf(tuesday({ weeks: 0b101 }), '2026-12-01', '2026-12-31')
  assert.deepEqual(days, ['2026-12-01', '2026-12-15'])
})

describe('nobody is in two places at once', () => {
  for (const [why, a, b, expected] of [
    ['the same hours of the same weekday', tuesday(), tuesday(), '2026-11-03'],
    ['one begins when the other ends', tuesday(), tuesday({ from_min: 720, to_min: 800 }), null],
    ['other weeks of the month', tuesday({ weeks: 0b00101 }), tuesday({ weeks: 0b01010 }), null],
    ['one is over before the other begins', tuesday({ to_on: '2026-11-30' }), tuesday({ from_on: '2026-12-01' }), null],
    ['one day among the weekly ones', tuesday(), once('2026-12-08', 700, 760), '2026-12-08'],
    ['another weekday', tuesday(), once('2026-12-09'), null],
    ['a fifth week that comes months later', tuesday({ weeks: 0b10000 }), once('2027-03-30'), '2027-03-30'],
  ] as const)
    test(why, () => {
      assert.equal(clash(a, b), expected)
      assert.equal(clash(b, a), expected)
    })
})

const aDay = (ahead: number) => fc.integer({ min: 0, max: ahead }).map(days => addDays('2026-11-01', days))
const aSpan = aDay(120).chain(from_on =>
  fc
    .option(fc.integer({ min: 0, max: 500 }))
    .map((days): Span => ({ from_on, to_on: days === null ? null : addDays(from_on, days) })),
)
const aTime = fc
  .tuple(
    aSpan,
    fc.integer({ min: 0, max: 1 }),
    fc.integer({ min: 1, max: 31 }),
    fc.constantFrom(
      ...([
        [540, 600],
        [570, 720],
        [600, 660],
      ] as const),
    ),
    // Tuesdays, so that they often meet.
    fc.option(
      fc.integer({ min: 0, max: 100 }).map(weeks => addDays('2026-11-03', 7 * weeks)),
      { freq: 3 },
    ),
  )
  .map(([span, weekday, weeks, [from_min, to_min], on_day]): Time & Span =>
    on_day === null
      ? { ...span, weekday, on_day, from_min, to_min, weeks }
      : { ...span, weekday: null, on_day, from_min, to_min, weeks: 31 },
  )
/** Two years in which everything that can be met is met, day by day. */
const calendar: Day[] = Array.from({ length: 800 }, (_, at) => dayFromNumber(dayNumber('2026-11-01') + at))
const isThere = (time: Time & Span, day: Day) => time.from_on <= day && day <= ends(time) && occursOn(time, day)

test('where two times meet is where a look at every day of two years finds it', () => {
  fc.assert(
    fc.property(aTime, aTime, (a, b) => {
      const apart = a.from_min >= b.to_min || b.from_min >= a.to_min
      const met = apart ? null : (calendar.find(day => isThere(a, day) && isThere(b, day)) ?? null)
      assert.equal(clash(a, b), met)
      assert.equal(clash(b, a), met)
    }),
    { numRuns: 500 },
  )
})

test('a single day that is more than a year away is met too, though both were entered long before', () => {
  const single = { ...once('2028-06-06'), from_on: '2026-11-21' }
  assert.equal(clash(tuesday(), single), '2028-06-06')
  assert.equal(clash(tuesday({ to_on: '2028-06-05' }), single), null)
  assert.equal(clash(single, { ...single, from_on: '2027-01-01' }), '2028-06-06')
  assert.equal(clash(single, once('2028-06-13')), null)
})

test('the fifth week is from the 29th on, and a February of 28 days has none', () => {
  const fifth = tuesday({ weeks: 0b10000 })
  assert.deepEqual(daysOf(fifth, '2027-02-01', '2027-04-30'), ['2027-03-30'])
  assert.deepEqual(daysOf(fifth, '2028-02-01', '2028-02-29'), ['2028-02-29'])
  assert.deepEqual(daysOf(fifth, '2026-12-29', '2026-12-28'), [])
})

test('the days of an absence are those of the assignment, from its first to its last', () => {
  const some = tuesday({ from_on: '2026-12-08', to_on: '2026-12-22' })
  assert.deepEqual(daysWithin(some, '2026-12-01', '2026-12-31'), ['2026-12-08', '2026-12-15', '2026-12-22'])
  assert.deepEqual(daysWithin(some, '2026-12-09', '2026-12-15'), ['2026-12-15'])
  assert.deepEqual(daysWithin(some, '2026-12-23', '2027-12-31'), [])
  assert.ok(
    diffDays('2026-12-01', addDays('2026-12-01', LONGEST_ABSENCE)) > 61,
    'two whole months, the longest of them',
  )
})

describe('a slot is full on the first day on which all its places are taken', () => {
  const from = (from_on: string, to_on: string | null = null): Span => ({ from_on, to_on })
  for (const [why, need, taken, wanted, expected] of [
    ['nobody is in it', 1, [], from('2026-12-01'), null],
    ['one of two is left', 2, [from('2026-11-01')], from('2026-12-01'), null],
    ['the only one is taken', 1, [from('2026-11-01')], from('2026-12-01'), '2026-12-01'],
    ['somebody begins later', 1, [from('2027-01-04')], from('2026-12-01'), '2027-01-04'],
    ['until somebody begins there is room', 1, [from('2027-01-04')], from('2026-12-01', '2027-01-03'), null],
    ['whoever has left takes no place', 1, [from('2026-11-01', '2026-11-30')], from('2026-12-01'), null],
    [
      'two who follow each other take one place',
      2,
      [from('2026-11-01', '2026-12-10'), from('2026-12-11')],
      from('2026-12-01'),
      null,
    ],
  ] as const)
    test(why, () => assert.equal(fullOn(need, taken, wanted), expected))
})

test('a slot is full where a look at every day finds all its places taken, and never where the need is not known', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), fc.array(aSpan, { maxLength: 6 }), aSpan, (need, taken, wanted) => {
      const full = calendar.find(
        day =>
          wanted.from_on <= day &&
          day <= ends(wanted) &&
          taken.filter(({ from_on, to_on }) => from_on <= day && day <= (to_on ?? '9999-12-31')).length >= need,
      )
      assert.equal(fullOn(need, taken, wanted), full ?? null)
      assert.equal(fullOn(null, taken, wanted), null)
    }),
  )
})

test('hours outside what somebody named are in doubt, all hours of who can never come; who was not asked is in no doubt', () => {
  const free = [{ weekday: 1, from: 540, to: 720 }]
  assert.equal(isOutsideHours(tuesday(), free), false)
  assert.equal(isOutsideHours(tuesday({ to_min: 735 }), free), true)
  assert.equal(isOutsideHours(once('2026-12-09'), free), true)
  assert.equal(isOutsideHours(tuesday(), []), true)
  assert.equal(isOutsideHours(tuesday(), null), false)
})

describe('an absence is noted for days of the assignment that are still to come, once', () => {
  const given = { today: TODAY, absent: ['2026-12-08'] }
  for (const [why, from, to, expected] of [
    ['a Tuesday', '2026-12-01', '2026-12-01', null],
    ['today, although no Tuesday', TODAY, '2026-11-24', null],
    ['a Wednesday', '2026-12-02', '2026-12-02', 'notThen'],
    ['yesterday', '2026-11-20', '2026-11-24', 'past'],
    ['it ends before it begins', '2026-12-01', '2026-11-30', 'endBeforeStart'],
    ['the last day of two months', '2026-12-09', addDays('2026-12-09', 62), null],
    ['a day longer', '2026-12-09', addDays('2026-12-09', 63), 'tooLong'],
    ['a day that is noted already', '2026-12-01', '2026-12-15', 'twice'],
  ] as const)
    test(why, () => assert.equal(absenceRefusal(tuesday(), { from, to }, given)?.refused ?? null, expected))

  test('after the last day of the assignment nobody is missed', () => {
    const over = tuesday({ to_on: '2026-11-30' })
    const refused = absenceRefusal(over, { from: '2026-12-01', to: '2026-12-31' }, { today: TODAY, absent: [] })
    assert.equal(refused?.refused, 'notThen')
  })
})

describe('no absence is in limbo: each has a step until everybody concerned knows', () => {
  const facts = (over: Partial<AbsenceFacts> = {}): AbsenceFacts => ({
    ended_as: null,
    told_at: null,
    covered: false,
    calls: [],
    ...over,
  })
  const waiting = { answer: null, closed_at: null }
  const no = { answer: 'no', closed_at: null } as const
  for (const [why, given, status, what] of [
    ['nobody was asked', facts(), 'uncovered', 'substitute'],
    ['somebody was asked', facts({ calls: [waiting] }), 'asked', 'answer'],
    ['one said no, another waits', facts({ calls: [no, waiting] }), 'asked', 'answer'],
    ['all said no', facts({ calls: [no] }), 'uncovered', 'substitute'],
    ['somebody comes', facts({ covered: true, calls: [no] }), 'covered', 'contact'],
    ['somebody comes and all know', facts({ covered: true, told_at: 'x' }), 'covered', null],
    ['they do without', facts({ ended_as: 'without' }), 'without', 'contact'],
    ['can come after all, before anybody was asked', facts({ ended_as: 'withdrawn' }), 'withdrawn', null],
    ['can come after all, but some were asked', facts({ ended_as: 'withdrawn', calls: [no] }), 'withdrawn', 'contact'],
  ] as const)
    test(why, () => {
      assert.equal(absenceStatus(given), status)
      assert.equal(stepAfter(given, '2026-12-01', TODAY)?.what ?? null, what)
      if (isOpen(status)) assert.equal(stepAfter(given, '2026-12-01', TODAY)?.due, '2026-11-30')
    })

  test('for tomorrow and for a day that is past it is due today', () => {
    for (const day of ['2026-11-22', TODAY, '2026-11-10']) assert.equal(stepAfter(facts(), day, TODAY)?.due, TODAY)
  })
})

describe('who is asked first', () => {
  const one = (id: string, score: number, asked = 0, knows: Knows = null) => ({ id, score, asked, knows })
  const order = (...list: ReturnType<typeof one>[]) => list.sort(byTurn).map(({ id }) => id)

  test('who knows the activity, then who knows the organisation, then the better score', () =>
    assert.deepEqual(
      order(one('new', 900), one('there', 300, 0, 'organisation'), one('here', 200, 0, 'activity'), one('newer', 950)),
      ['here', 'there', 'newer', 'new'],
    ))
  test('each asking of the last 90 days costs a twentieth of the score', () =>
    assert.deepEqual(order(one('asked', 700, 2), one('rested', 610)), ['rested', 'asked']))
  test('who was asked too often stands behind all others, even with knowledge of the place', () =>
    assert.deepEqual(order(one('tired', 990, ASKED_OFTEN, 'activity'), one('new', 100)), ['new', 'tired']))
  test('equals stand in the order of their ids', () => assert.deepEqual(order(one('b', 1), one('a', 1)), ['a', 'b']))
  test('a shift of employment is only for those who are employed there', () =>
    assert.deepEqual((['employment', 'dispatch', 'contract', 'volunteering'] as const).map(onlyColleagues), [
      true,
      true,
      false,
      false,
    ]))
})
