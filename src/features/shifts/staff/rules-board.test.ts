import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { StoredSlot } from '#features/opportunities/index.ts'
import type { Absence } from '../absences/store.ts'
import type { Assignment } from '../store.ts'
import { doubtText, slotErrors } from './assign.ts'
import { hoursText, spanText, timeText } from './parts.ts'
import { boardOf, type Known, mondayOf, unnotedOf } from './rules-board.ts'

// The week of Monday 30 November 2026; the first of December is a Tuesday.
const MONDAY = '2026-11-30'
const time = (over: object = {}) => ({ weekday: 1, on_day: null, from_min: 570, to_min: 720, weeks: 31, ...over })
const slot = (over: object = {}) => ({ id: 's', need: 2, ...time(), ...over }) as unknown as StoredSlot
const held = (over: object = {}) =>
  ({
    id: 'a',
    slot_id: 's',
    person_id: 'nakamura',
    name: '中村 和子',
    call_id: null,
    from_on: '2026-11-01',
    to_on: null,
    ...time(),
    ...over,
  }) as unknown as Assignment
const absent = (day: string, over: object = {}) =>
  ({
    id: 'x',
    assignment_id: 'a',
    day,
    ended_as: null,
    told_at: null,
    covered: false,
    calls: [],
    ...over,
  }) as unknown as Absence
const known = (over: Partial<Known> = {}): Known => ({
  slots: [slot()],
  assignments: [],
  absences: [],
  attendance: [],
  span: { starts_on: null, ends_on: null },
  ...over,
})
const shiftsOf = (over: Partial<Known>, weeks = 1) =>
  boardOf(known(over), MONDAY, weeks).flatMap(({ shifts }) => shifts)

describe('the Monday of a week', () => {
  for (const [day, monday] of [
    ['2026-11-30', '2026-11-30'],
    ['2026-12-06', '2026-11-30'],
    ['2026-12-07', '2026-12-07'],
    ['2027-01-01', '2026-12-28'],
    ['2028-02-29', '2028-02-28'],
  ] as const)
    test(day, () => assert.equal(mondayOf(day), monday))
})

describe('how many places a shift has left', () => {
  for (const [why, assignments, free] of [
    ['nobody is in it', [], 2],
    ['one of two', [held()], 1],
    ['both', [held(), held({ id: 'b' })], 0],
    ['one too many: none, and no fewer', [held(), held({ id: 'b' }), held({ id: 'c' })], 0],
    ['a substitute sits on the place of another', [held(), held({ id: 'b', call_id: 'call' })], 1],
    ['who begins the day after', [held({ from_on: '2026-12-02' })], 2],
    ['who begins on the day', [held({ from_on: '2026-12-01' })], 1],
    ['whose last day it is', [held({ to_on: '2026-12-01' })], 1],
    ['whose last day was the one before', [held({ to_on: '2026-11-30' })], 2],
    ['who is in another time', [held({ slot_id: 'other' })], 2],
    ['who comes in other weeks of the month', [held({ weeks: 0b10 })], 2],
  ] as const)
    test(why, () => assert.equal(shiftsOf({ assignments })[0]?.free, free))
})

describe('a shift is on the board only within the time of its activity', () => {
  for (const [why, span, days] of [
    ['without limits', {}, ['2026-12-01', '2026-12-08']],
    ['from its first day on', { starts_on: '2026-12-01' }, ['2026-12-01', '2026-12-08']],
    ['not before', { starts_on: '2026-12-02' }, ['2026-12-08']],
    ['until its last day', { ends_on: '2026-12-08' }, ['2026-12-01', '2026-12-08']],
    ['not after', { ends_on: '2026-12-07' }, ['2026-12-01']],
  ] as const)
    test(why, () =>
      assert.deepEqual(
        shiftsOf({ span: { starts_on: null, ends_on: null, ...span } }, 2).map(({ day }) => day),
        days,
      ),
    )
})

test('shifts come in the order of the week, and within a day of the clock', () => {
  const slots = [
    slot({ id: 'late', from_min: 1080, to_min: 1200 }),
    slot({ id: 'friday', weekday: 4 }),
    slot({ id: 'early', from_min: 60, to_min: 120 }),
    slot({ id: 'monday', weekday: null, on_day: MONDAY }),
    slot({ id: 'fifth', weeks: 0b10000 }),
  ]
  assert.deepEqual(
    shiftsOf({ slots }).map(shift => shift.slot.id),
    ['monday', 'early', 'late', 'friday'],
  )
})

test('a seat says whether somebody is absent that day, and only that day, and how it stands', () => {
  const seats = (absences: Absence[]) =>
    shiftsOf({ assignments: [held()], absences })[0]?.seats.map(({ absence }) => absence?.status)
  assert.deepEqual(seats([absent('2026-12-01')]), ['uncovered'])
  assert.deepEqual(seats([absent('2026-12-01', { covered: true })]), ['covered'])
  assert.deepEqual(seats([absent('2026-12-08')]), [undefined])
  assert.deepEqual(seats([absent('2026-12-01', { assignment_id: 'b' })]), [undefined])
})

describe('of which days it is asked whether somebody came', () => {
  const TODAY = '2026-12-15'
  const days = (over: Partial<Known> = {}) =>
    unnotedOf(known({ assignments: [held()], ...over }), TODAY).map(({ day }) => day)
  const noted = (on_day: string, came: boolean) =>
    [{ assignment_id: 'a', on_day, came }] as unknown as Known['attendance']
  for (const [why, over, expected] of [
    ['of two weeks with today, the latest first', {}, ['2026-12-15', '2026-12-08']],
    ['not of what was noted', { attendance: noted('2026-12-08', true) }, ['2026-12-15']],
    ['that somebody did not come is noted as well', { attendance: noted('2026-12-15', false) }, ['2026-12-08']],
    ['not of an absence that was told before', { absences: [absent('2026-12-15')] }, ['2026-12-08']],
    ['not of days before somebody began', { assignments: [held({ from_on: '2026-12-09' })] }, ['2026-12-15']],
    [
      'thirteen days ago, and no day more',
      { assignments: [held({ weekday: 2 }), held({ id: 'b', weekday: 1, to_on: '2026-12-01' })] },
      ['2026-12-09', '2026-12-02'],
    ],
  ] as const)
    test(why, () => assert.deepEqual(days(over), expected))
  test('on one day the earlier comes first', () => {
    const two = [held({ id: 'late', from_min: 800, to_min: 900 }), held({ id: 'early' })]
    const asked = unnotedOf(known({ assignments: two }), TODAY).filter(({ day }) => day === TODAY)
    assert.deepEqual(
      asked.map(({ assignment }) => assignment.id),
      ['early', 'late'],
    )
  })
})

describe('a time in the words of the desk', () => {
  for (const [over, text] of [
    [{}, '火曜 09:30〜12:00'],
    [{ weeks: 0b101, weekday: 5 }, '第1・第3土曜 09:30〜12:00'],
    [{ weeks: 0b10000, weekday: 6 }, '第5日曜 09:30〜12:00'],
    [{ weekday: null, on_day: '2026-12-20' }, '12月20日（日） 09:30〜12:00'],
  ] as const)
    test(text, () => assert.equal(timeText(time(over)), text))
  test('until midnight', () => assert.equal(hoursText({ from_min: 1320, to_min: 1440 }), '22:00〜24:00'))
  test('with an end and without', () => {
    assert.equal(spanText('2026-12-01', null), '令和8年12月1日（火）から')
    assert.equal(spanText('2026-12-01', '2027-03-31'), '令和8年12月1日（火）から令和9年3月31日（水）まで')
  })
})

test('what stands in the way is told with the time, the other activity and the day', () => {
  const refused = [
    { slot: 's', refused: 'overlaps', title: '図書館', day: '2026-12-01' },
    { slot: 'gone', refused: 'slotGone' },
  ] as unknown as Parameters<typeof slotErrors>[0]
  const told = slotErrors(refused, [slot()])
  assert.match(told, /^火曜 09:30〜12:00・「図書館」・12月1日（火）：同じ時間に/)
  assert.match(told, / この時間は、活動の内容の変更で/)
})

test('a doubt is a question to the person, with the figure that is exceeded', () => {
  assert.match(doubtText({ kind: 'hours', time: time() }), /火曜 09:30〜12:00は.*ご本人に確かめて/)
  assert.match(doubtText({ kind: 'week', hours: 12.5, most: 12 }), /12\.5時間.*12時間をこえます/)
})
