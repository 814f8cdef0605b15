import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Contact } from '#features/people/rules.ts'
import { CHANNELS, type Channel } from '../rules.ts'
import { channelsOf, type Known, nextChannel } from './rules-channels.ts'
import { type Decision, type Due, decide, digestAfter, pauseAfter, quietUntil, TRIES } from './rules-due.ts'

/** A moment in Asia/Tokyo; 2026-11-21 is a Saturday. */
const at = (day: string, time: string) => new Date(`${day}T${time}:00+09:00`).toISOString()
const NOON = at('2026-11-21', '12:00')
const ALL: Known = { email: 'hana@example.jp', phone: '09012345678', address: '柏二丁目1', line: 'U1' }
const NONE: Known = { email: '', phone: '', address: '', line: '' }
const OPEN = { sms: true, line: true }

describe('the order of channels', () => {
  type Case = [string, Known, Contact[], Channel[]]
  const cases: Case[] = [
    [
      'of whom everything is known begins with what they said',
      ALL,
      ['email'],
      ['mail', 'line', 'sms', 'phone', 'letter', 'desk'],
    ],
    ['of who wants calls begins with a call', ALL, ['phone'], ['phone', 'mail', 'line', 'sms', 'letter', 'desk']],
    [
      'of who wants letters begins with a letter',
      ALL,
      ['post', 'phone'],
      ['letter', 'phone', 'mail', 'line', 'sms', 'desk'],
    ],
    ['of who was never asked costs nobody a minute first', ALL, [], ['mail', 'line', 'sms', 'phone', 'letter', 'desk']],
    ['of who comes by themselves is the desk', ALL, ['none'], ['desk']],
    ['leaves out what is not known', { ...NONE, phone: '0471671111' }, ['email'], ['phone', 'desk']],
    ['sends no SMS to a telephone at home', { ...NONE, phone: '0471671111' }, [], ['phone', 'desk']],
    ['of whom nothing is known is the desk', NONE, ['email', 'post'], ['desk']],
    [
      'does not wait for a visit where somebody can be reached',
      ALL,
      ['visit'],
      ['mail', 'line', 'sms', 'phone', 'letter', 'desk'],
    ],
  ]
  for (const [says, known, contact_by, expected] of cases)
    it(says, () => {
      const channels = channelsOf(known, { chosen: null, contact_by }, OPEN, { now: NOON, until: null })
      assert.deepEqual(channels, expected)
    })

  const order = (chosen: Channel[] | null, until: string | null, open = OPEN) =>
    channelsOf(ALL, { chosen, contact_by: ['none'] }, open, { now: NOON, until })

  it('is what the person chose, before what their record says', () =>
    assert.deepEqual(order(['letter', 'mail'], null), ['letter', 'mail', 'line', 'sms', 'phone', 'desk']))
  it('has no letter that would come too late', () =>
    assert.deepEqual(order(['letter'], at('2026-11-23', '12:00')), ['mail', 'line', 'sms', 'phone', 'desk']))
  it('has no SMS and no LINE where the city has none', () =>
    assert.deepEqual(order(['line', 'sms'], null, { sms: false, line: false }), ['mail', 'phone', 'letter', 'desk']))
  it('goes on to the next, at last to the desk, and ends where only some are worth while', () => {
    assert.equal(nextChannel(['mail', 'phone', 'desk'], ['mail']), 'phone')
    assert.equal(nextChannel(['mail', 'desk'], ['mail', 'phone']), 'desk')
    assert.equal(nextChannel(['mail', 'phone', 'desk'], ['mail'], ['mail', 'sms']), null)
    assert.equal(nextChannel(['mail', 'desk'], [...CHANNELS]), null)
  })
})

describe('quiet hours', () => {
  const NIGHT = { from: 20 * 60, to: 9 * 60 }
  const cases = [
    ['a minute before they begin there are none', '19:59', NIGHT, null],
    ['in the evening they end the next morning', '20:00', NIGHT, at('2026-11-22', '09:00')],
    ['after midnight they end the same morning', '03:00', NIGHT, at('2026-11-21', '09:00')],
    ['at their end they are over', '09:00', NIGHT, null],
    ['may lie within a day', '13:00', { from: 720, to: 840 }, at('2026-11-21', '14:00')],
    ['from one hour to the same there are none', '13:00', { from: 780, to: 780 }, null],
  ] as const
  for (const [says, time, quiet, until] of cases)
    it(says, () => assert.equal(quietUntil(at('2026-11-21', time), quiet), until))
})

describe('what is gathered', () => {
  const cases = [
    ['daily comes at ten', '2026-11-21', '09:59', 'daily', at('2026-11-21', '10:00')],
    ['daily at ten comes tomorrow', '2026-11-21', '10:00', 'daily', at('2026-11-22', '10:00')],
    ['weekly comes on Monday', '2026-11-21', '12:00', 'weekly', at('2026-11-23', '10:00')],
    ['weekly on Monday after ten comes in a week', '2026-11-23', '10:01', 'weekly', at('2026-11-30', '10:00')],
  ] as const
  for (const [says, day, time, every, expected] of cases)
    it(says, () => assert.equal(digestAfter(at(day, time), every), expected))
})

describe('what becomes of a notice when its turn comes', () => {
  const USUAL: Due = {
    ...{ urgency: 'usual', until: null, consent: 'live', stopped: false, closed: false },
    ...{ quiet: { from: 1200, to: 540 }, sentToday: 0, cap: 3, channel: 'mail' },
  }
  const night = at('2026-11-21', '22:00')
  const morning = at('2026-11-22', '09:00')
  const soon = at('2026-11-22', '08:00')
  const cases: [string, Partial<Due>, string, Decision][] = [
    ['at noon it is sent', {}, NOON, { does: 'send' }],
    ['at night a mail waits for the morning', {}, night, { does: 'hold', why: 'quiet', until: morning }],
    ['at night what presses is sent', { urgency: 'now' }, night, { does: 'send' }],
    ['at night a mail that would come too late is sent', { until: soon }, night, { does: 'send' }],
    [
      'at night what rings and would come too late is not',
      { until: soon, channel: 'sms' },
      night,
      { does: 'withdraw', why: 'late' },
    ],
    [
      'after its time it is not sent, however it presses',
      { urgency: 'now', until: NOON },
      NOON,
      { does: 'withdraw', why: 'late' },
    ],
    [
      'whoever took their consent back gets nothing',
      { consent: 'none', urgency: 'now' },
      NOON,
      { does: 'withdraw', why: 'consent' },
    ],
    ['whoever ended it gets nothing', { stopped: true }, NOON, { does: 'withdraw', why: 'stopped' }],
    ['whoever ended it gets what they asked for', { stopped: true, consent: 'asked' }, NOON, { does: 'send' }],
    ['whoever left gets nothing', { closed: true }, NOON, { does: 'withdraw', why: 'closed' }],
    ['the fourth of a day waits until tomorrow', { sentToday: 3 }, NOON, { does: 'hold', why: 'cap', until: morning }],
    ['the fourth that presses does not', { sentToday: 3, urgency: 'now' }, NOON, { does: 'send' }],
    ['the fourth that helps only today is sent', { sentToday: 3, until: soon }, NOON, { does: 'send' }],
    ['a letter waits for a person, at night too', { channel: 'letter' }, night, { does: 'wait' }],
    ['a call waits for a person', { channel: 'phone' }, NOON, { does: 'wait' }],
    ['where no channel is left nobody was reached', { channel: null }, NOON, { does: 'lose' }],
    [
      'a call to whoever took their consent back is not made',
      { channel: 'phone', consent: 'none' },
      NOON,
      { does: 'withdraw', why: 'consent' },
    ],
  ]
  for (const [says, over, now, expected] of cases)
    it(says, () => assert.deepEqual(decide({ ...USUAL, ...over }, now), expected))
})

it('a server that is away is asked again, less and less often, and then no more', () => {
  const pauses = Array.from({ length: TRIES }, (_, nth) => pauseAfter(nth + 1))
  assert.deepEqual(pauses, [1, 2, 4, 8, 16, 32, 64, 128, 240, null])
})
