import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { datesAhead, openRefusal } from './desk/rules.ts'
import { inOrder, nextOffers, offerUntil } from './line/rules.ts'
import {
  after,
  afterOccasion,
  closedTo,
  isLive,
  OCCASION_STATUSES,
  OCCASION_VERBS,
  overlaps,
  STATUSES,
  VERBS,
} from './rules.ts'
import { timesShort, timesText, untilText } from './text.ts'

describe('where a booking stands', () => {
  for (const [status, verb, to] of [
    ['applied', 'confirm', 'confirmed'],
    ['applied', 'wait', 'waiting'],
    ['waiting', 'offer', 'offered'],
    ['waiting', 'confirm', null],
    ['waiting', 'accept', null],
    ['offered', 'accept', 'confirmed'],
    ['offered', 'lapse', 'lapsed'],
    ['lapsed', 'accept', null],
    ['lapsed', 'rejoin', 'waiting'],
    ['confirmed', 'attend', 'attended'],
    ['attended', 'miss', 'absent'],
    ['absent', 'attend', 'attended'],
    ['cancelled', 'rejoin', null],
  ] as const)
    test(`${status}, ${verb}: ${to ?? 'no'}`, () => assert.equal(after(status, verb), to))

  test('nobody who waits is in without a yes: the one way is an offer', () => {
    const ways = VERBS.flatMap(verb => (after('waiting', verb) === 'confirmed' ? [verb] : []))
    assert.deepEqual(ways, [])
    for (const status of STATUSES)
      for (const verb of VERBS) if (after(status, verb) === 'offered') assert.equal(status, 'waiting')
  })
  test('whoever is in or waits can leave at any time; what is over is left by nobody', () => {
    for (const status of STATUSES)
      assert.equal(after(status, 'cancel') !== null, isLive(status) || status === 'lapsed', status)
  })
  test('what does not take place, or is over, stays so', () => {
    for (const status of OCCASION_STATUSES)
      for (const verb of OCCASION_VERBS)
        if (status === 'off' || status === 'over') assert.equal(afterOccasion(status, verb), null)
  })
})

describe('two at the same time', () => {
  const at = (on_day: string, from: number, to: number) => ({ on_day, from_min: from * 60, to_min: to * 60 })
  for (const [why, a, b, clash] of [
    ['the same', at('2026-12-01', 10, 12), at('2026-12-01', 10, 12), true],
    ['partly', at('2026-12-01', 10, 12), at('2026-12-01', 11, 13), true],
    ['one within the other', at('2026-12-01', 9, 17), at('2026-12-01', 11, 12), true],
    ['back to back', at('2026-12-01', 10, 12), at('2026-12-01', 12, 14), false],
    ['another day', at('2026-12-01', 10, 12), at('2026-12-02', 10, 12), false],
  ] as const)
    test(`${why}: ${clash ? 'a clash' : 'none'}`, () => {
      assert.equal(overlaps(a, b), clash)
      assert.equal(overlaps(b, a), clash)
    })
})

describe('whether it can be booked by the web', () => {
  const open = {
    status: 'open',
    taking: true,
    closes_on: '2026-12-01',
    last_day: '2026-12-02',
    places: 10,
    taken: 4,
    waits: true,
    doubt: null,
  } as const
  for (const [why, changed, closed] of [
    ['there are places', {}, null],
    ['on the closing day', { closes_on: '2026-11-21' }, null],
    ['after it', { closes_on: '2026-11-20' }, 'late'],
    ['full, with a line', { taken: 10 }, null],
    ['full, without one', { taken: 10, waits: false }, 'full'],
    ['its dates are asked for, with a line', { doubt: 'moved' }, null],
    ['its dates are asked for, without one', { doubt: 'moved', waits: false }, 'doubted'],
    ['the desk takes no more', { taking: false }, 'shut'],
    ['it does not take place', { status: 'off', taking: false }, 'off'],
    ['its last day is over', { last_day: '2026-11-20', closes_on: '2026-11-19' }, 'over'],
  ] as const)
    test(`${why}: ${closed ?? 'yes'}`, () => assert.equal(closedTo({ ...open, ...changed }, '2026-11-21'), closed))
})

describe('who is offered what is free', () => {
  const waits = (id: string, party: number, spare = false) => ({
    id,
    party,
    spare,
    waits_since: `2026-11-0${id}T00:00:00.000Z`,
  })
  for (const [why, free, line, offered] of [
    ['nobody waits', 3, [], []],
    ['nothing is free', 0, [waits('1', 1)], []],
    ['who came first', 1, [waits('2', 1), waits('1', 1)], ['1']],
    ['two who wait together get two', 2, [waits('1', 2), waits('2', 1)], ['1']],
    ['two who wait together are not parted: the next is asked', 1, [waits('1', 2), waits('2', 1)], ['2']],
    ['all who fit in', 3, [waits('1', 2), waits('2', 2), waits('3', 1)], ['1', '3']],
    ['not who comes only where nobody else does', 2, [waits('1', 1, true), waits('2', 1)], ['2']],
  ] as const)
    test(why, () =>
      assert.deepEqual(
        nextOffers(free, line).map(({ id }) => id),
        offered,
      ),
    )

  test('never more than is free, never somebody before one who came earlier and fits in', () => {
    const one = fc.record({
      party: fc.integer({ min: 1, max: 4 }),
      spare: fc.boolean(),
      at: fc.integer({ min: 0, max: 99 }),
    })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.array(one, { maxLength: 12 }), (free, list) => {
        const line = list.map(({ at, ...rest }, id) => ({
          ...rest,
          id: String(id).padStart(2, '0'),
          waits_since: `2026-11-01T00:${String(at % 60).padStart(2, '0')}:00.000Z`,
        }))
        const offers = nextOffers(free, line)
        const given = offers.reduce((sum, { party }) => sum + party, 0)
        assert.ok(given <= free)
        for (const left of line.filter(one => !one.spare && !offers.includes(one)))
          assert.ok(
            left.party >
              free -
                inOrder(line)
                  .slice(0, inOrder(line).indexOf(left))
                  .filter(one => offers.includes(one))
                  .reduce((sum, { party }) => sum + party, 0),
          )
      }),
    )
  })
})

describe('until when an offer stands', () => {
  const DESK = { weekdays: [0, 1, 2, 3, 4], closed: ['2026-11-23'] }
  for (const [why, now, begins, until] of [
    ['a day, to its end', '2026-11-17T01:00:00.000Z', '2026-12-01T01:00:00.000Z', '2026-11-18T15:00:00.000Z'],
    [
      'not over a Sunday and a holiday',
      '2026-11-20T01:00:00.000Z',
      '2026-12-01T01:00:00.000Z',
      '2026-11-24T15:00:00.000Z',
    ],
    ['two hours before it begins', '2026-11-17T01:00:00.000Z', '2026-11-18T01:00:00.000Z', '2026-11-17T23:00:00.000Z'],
    ['not where nobody could answer', '2026-11-17T22:30:00.000Z', '2026-11-18T01:00:00.000Z', null],
    ['not after it began', '2026-11-19T01:00:00.000Z', '2026-11-18T01:00:00.000Z', null],
  ] as const)
    test(why, () => assert.equal(offerUntil(now, begins, 24, DESK), until))
  for (const [until, says] of [
    ['2026-11-18T15:00:00.000Z', '11月18日（水）いっぱい'],
    ['2026-11-17T23:00:00.000Z', '11月18日（水）午前8時まで'],
  ] as const)
    test(`told as ${says}`, () => assert.equal(untilText(until), says))
})

describe('what of an activity can be opened', () => {
  const slot = { weekday: null, on_day: null, from_min: 600, to_min: 690, weeks: 31 }
  const activity = { status: 'open', legal_form: 'volunteering', published_on: '2026-11-01' } as const
  for (const [why, changed, refused] of [
    ['an open course', {}, null],
    ['with thanks', { legal_form: 'paid-volunteering' }, null],
    ['a job', { legal_form: 'employment' }, 'forPay'],
    ['by an agency', { legal_form: 'dispatch' }, 'forPay'],
    ['on commission', { legal_form: 'contract' }, 'forPay'],
    ['a draft', { status: 'draft', published_on: null }, 'notPublic'],
    ['one that is closed', { status: 'closed' }, 'notPublic'],
  ] as const)
    test(`${why}: ${refused ?? 'yes'}`, () => assert.equal(openRefusal({ ...activity, ...changed }), refused))

  test('its dates: single days, and the days of its weekly times within its span', () => {
    const slots = [
      { ...slot, on_day: '2026-11-28' },
      { ...slot, on_day: '2026-11-20' },
      { ...slot, weekday: 1, weeks: 0b00101 },
    ]
    const dates = datesAhead({ slots, starts_on: null, ends_on: '2026-12-20' }, '2026-11-21')
    assert.deepEqual(
      dates.map(({ on_day }) => on_day),
      ['2026-11-28', '2026-12-01', '2026-12-15'],
    )
    const far = datesAhead({ slots: [{ ...slot, weekday: 0 }], starts_on: '2027-01-01', ends_on: null }, '2026-11-21')
    assert.deepEqual([far[0]?.on_day, far.length], ['2027-01-04', 12])
  })
  test('are told one by one, or as one', () => {
    const times = [
      { on_day: '2026-11-28', from_min: 600, to_min: 720 },
      { on_day: '2026-12-05', from_min: 600, to_min: 720 },
    ]
    assert.equal(timesText({ whole: false, times: times.slice(0, 1) }), '11月28日（土） 午前10時〜正午')
    assert.match(timesText({ whole: true, times }), /^全2回（11月28日.*12月5日/)
    assert.equal(timesShort({ whole: true, times }), '11月28日（土） 午前10時〜正午から全2回')
  })
})
