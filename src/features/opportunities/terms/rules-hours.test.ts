import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, weekday } from '#platform/dates.ts'
import {
  allows,
  fullestWeek,
  isFull,
  isTaking,
  isWholeJob,
  moreThanSaid,
  REWARDS_OF,
  STATUSES,
  STEP_AFTER,
  statusAfter,
  UNITS_OF,
  VERBS,
} from '../rules.ts'

const TODAY = '2026-11-21'
const on = (on_day: string, hours: number) => ({ weekday: null, on_day, from_min: 540, to_min: 540 + hours * 60 })
const weekly = (weekday: number, hours: number) => ({ weekday, on_day: null, from_min: 540, to_min: 540 + hours * 60 })

describe('the hours of the fullest week', () => {
  for (const [why, slots, hours] of [
    ['no time', [], 0],
    ['one each week', [weekly(1, 3)], 3],
    ['two each week', [weekly(1, 3), weekly(3, 2.5)], 5.5],
    ['one single day', [on('2026-12-05', 4)], 4],
    ['two days of one week, Monday and Sunday', [on('2026-11-30', 2), on('2026-12-06', 3)], 5],
    ['Sunday and the Monday after are of two weeks', [on('2026-12-06', 3), on('2026-12-07', 2)], 3],
    ['a week over the turn of the year', [on('2026-12-31', 2), on('2027-01-01', 2)], 4],
    ['a week over the 29th of February', [on('2028-02-28', 2), on('2028-03-01', 2)], 4],
    ['single days on top of the weekly ones', [weekly(1, 3), on('2026-12-05', 4), on('2027-01-09', 1)], 7],
  ] as [string, Parameters<typeof fullestWeek>[0], number][])
    it(`${why}: ${hours}`, () => assert.equal(fullestWeek(slots), hours))

  it('of single days are those of whichever week of the calendar has the most, in any order', () => {
    const day = fc.integer({ min: 0, max: 60 }).map(ahead => addDays(TODAY, ahead))
    const slot = fc.tuple(day, fc.integer({ min: 1, max: 8 })).map(([day, hours]) => on(day, hours))
    fc.assert(
      fc.property(fc.array(slot, { maxLength: 12 }), slots => {
        const weeks = Array.from({ length: 12 }, (_, n) => addDays(TODAY, 7 * n - weekday(TODAY)))
        const hoursFrom = (monday: string) =>
          slots
            .filter(({ on_day }) => on_day >= monday && on_day < addDays(monday, 7))
            .reduce((sum, { from_min, to_min }) => sum + (to_min - from_min) / 60, 0)
        const most = Math.max(0, ...weeks.map(hoursFrom))
        assert.equal(fullestWeek(slots), most)
        assert.equal(fullestWeek(slots.toReversed()), most)
      }),
    )
  })
})

describe('whoever takes an activity on takes all of its hours', () => {
  const of = (
    legal_form: 'employment' | 'dispatch' | 'contract' | 'volunteering',
    whole: boolean | null,
    team = false,
  ) => isWholeJob({ legal_form, whole, team: team ? {} : null })
  for (const [why, is, expected] of [
    ['where somebody is hired', of('employment', null), true],
    ['where somebody is sent', of('dispatch', null), true],
    ['not in a contract, unless it was said', of('contract', null), false],
    ['not of one’s free will, unless it was said', of('volunteering', null), false],
    ['where it was said', of('volunteering', true), true],
    ['not where it was said that it may be shared', of('employment', false), false],
    ['not in a team', of('employment', null, true), false],
    ['not in a team, whatever was said', of('employment', true, true), false],
  ] as const)
    it(why, () => assert.equal(is, expected))

  const row = {
    legal_form: 'employment',
    whole: null,
    team: null,
    hours_week: 5,
    slots: [weekly(1, 3), weekly(3, 3)],
  } as const
  for (const [why, over, hours] of [
    ['for fewer hours than there are: one of the two is not so', {}, 6],
    ['for as many as there are', { hours_week: 6 }, null],
    ['for more, with breaks or without', { hours_week: 7 }, null],
    ['for hours that nobody said', { hours_week: null }, null],
    ['where it may be shared', { whole: false }, null],
    ['in a team', { team: {} }, null],
    ['without times', { slots: [] }, null],
  ] as const)
    it(`and is said to come ${why}`, () => assert.equal(moreThanSaid({ ...row, ...over }), hours))
})

describe('new people are taken', () => {
  const row = { status: 'open', ends_on: null, taken: 0, capacity: null }
  for (const [why, over, taking] of [
    ['where nobody knows how many there may be', {}, true],
    ['and nobody can say that it is full, however many come', { taken: 999 }, true],
    ['in an activity of no place nobody', { capacity: 0 }, false],
    ['up to the last place', { capacity: 3, taken: 2 }, true],
    ['not beyond it', { capacity: 3, taken: 3 }, false],
    ['not where more are in it than may be', { capacity: 3, taken: 4 }, false],
    ['on its last day', { ends_on: TODAY }, true],
    ['not on the day after', { ends_on: '2026-11-20' }, false],
    ['not before it is published', { status: 'submitted' }, false],
    ['not once it is closed', { status: 'closed' }, false],
  ] as const)
    it(why, () => {
      assert.equal(isTaking({ ...row, ...over }, TODAY), taking)
      if (taking) assert.equal(isFull({ ...row, ...over }), false)
    })
})

describe('nothing is in limbo', () => {
  it('every status that can be left has a step that asks for it, and the last one has none', () => {
    for (const status of STATUSES) {
      const open = VERBS.filter(verb => allows(status, verb))
      assert.equal(open.length > 0, STEP_AFTER[status] !== null, status)
      for (const verb of VERBS) assert.equal(allows(status, verb), statusAfter(status, verb) !== null)
    }
  })
  it('from every status the end is reached, and nothing is published but what was submitted', () => {
    for (const start of STATUSES) {
      const reached = new Set([start])
      for (const status of reached)
        for (const verb of VERBS) {
          const next = statusAfter(status, verb)
          if (next) reached.add(next)
          if (verb === 'publish' && next) assert.equal(status, 'submitted')
        }
      assert.ok(reached.has('ended'), start)
    }
  })
  it('a wage is for hours, days or months, and thanks are never for hours', () => {
    for (const [form, rewards] of Object.entries(REWARDS_OF) as [keyof typeof REWARDS_OF, readonly string[]][]) {
      if (rewards.includes('wage'))
        assert.deepEqual(
          UNITS_OF[form].filter(unit => unit === 'job' || unit === 'time'),
          [],
        )
      if (rewards.includes('thanks')) assert.ok(!(UNITS_OF[form] as readonly string[]).includes('hour'))
    }
  })
})
