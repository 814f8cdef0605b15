import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Decision, type Due, decide, digestAfter, type Quiet, quietUntil } from './rules-due.ts'

/** A moment in Asia/Tokyo. */
const at = (day: string, time: string) => new Date(`${day}T${time}:00+09:00`).toISOString()
const hours = (from: number, to: number): Quiet => ({ from: from * 60, to: to * 60 })
const NIGHT = hours(20, 9)

describe('quiet hours end in the morning that follows', () => {
  const cases: [string, string, string, Quiet, string | null][] = [
    ['at the end of the year', '2026-12-31', '23:59', NIGHT, at('2027-01-01', '09:00')],
    ['in the first minute of the year', '2027-01-01', '00:00', NIGHT, at('2027-01-01', '09:00')],
    ['at the end of the fiscal year', '2027-03-31', '20:00', NIGHT, at('2027-04-01', '09:00')],
    ['before a leap day', '2028-02-28', '22:00', NIGHT, at('2028-02-29', '09:00')],
    ['on a leap day', '2028-02-29', '22:00', NIGHT, at('2028-03-01', '09:00')],
    ['a minute before their end', '2026-11-21', '08:59', NIGHT, at('2026-11-21', '09:00')],
    ['from ten to midnight, at eleven', '2026-11-21', '23:00', hours(22, 0), at('2026-11-22', '00:00')],
    ['from ten to midnight, at midnight they are over', '2026-11-21', '00:00', hours(22, 0), null],
    ['from midnight to six, at midnight', '2026-11-21', '00:00', hours(0, 6), at('2026-11-21', '06:00')],
    ['from midnight to six, a minute before midnight there are none', '2026-11-21', '23:59', hours(0, 6), null],
    [
      'by the minute, as somebody chose them',
      '2026-11-21',
      '06:29',
      { from: 1290, to: 390 },
      at('2026-11-21', '06:30'),
    ],
    ['within a day, at their end they are over', '2026-11-21', '14:00', hours(12, 14), null],
    ['within a day, a minute before them there are none', '2026-11-21', '11:59', hours(12, 14), null],
  ]
  for (const [says, day, time, quiet, until] of cases)
    it(says, () => assert.equal(quietUntil(at(day, time), quiet), until))

  it('and whatever the hours, at their end nobody waits any longer', () => {
    for (const quiet of [NIGHT, hours(22, 0), hours(0, 6), hours(12, 14), hours(23, 22)])
      for (let hour = 0; hour < 24; hour++) {
        const end = quietUntil(at('2026-12-31', `${String(hour).padStart(2, '0')}:30`), quiet)
        if (end) assert.equal(quietUntil(end, quiet), null, `${JSON.stringify(quiet)} ${hour}`)
      }
  })
})

describe('what is gathered comes at ten in Japan', () => {
  const cases: [string, string, string, 'daily' | 'weekly', string][] = [
    ['the next year, after the last ten of the year', '2026-12-31', '10:00', 'daily', at('2027-01-01', '10:00')],
    ['on the first Monday of the year', '2026-12-31', '10:00', 'weekly', at('2027-01-04', '10:00')],
    ['on Monday itself before ten', '2026-11-23', '09:59', 'weekly', at('2026-11-23', '10:00')],
    ['a week later for who asks on Monday at ten', '2026-11-23', '10:00', 'weekly', at('2026-11-30', '10:00')],
    [
      'on the morrow of a Sunday night, which in UTC is Sunday still',
      '2026-11-22',
      '23:59',
      'weekly',
      at('2026-11-23', '10:00'),
    ],
    ['on a leap day', '2028-02-28', '12:00', 'daily', at('2028-02-29', '10:00')],
  ]
  for (const [says, day, time, every, next] of cases)
    it(says, () => assert.equal(digestAfter(at(day, time), every), next))
})

const DAY = at('2026-12-31', '12:00')
const EVENING = at('2026-12-31', '21:00')
const MORNING = at('2027-01-01', '09:00')
const USUAL: Due = {
  ...{ urgency: 'usual', until: null, consent: 'live', stopped: false, closed: false },
  ...{ quiet: NIGHT, sentToday: 0, cap: 3, channel: 'mail' },
}
const table = (cases: [string, Partial<Due>, string, Decision][]) => {
  for (const [says, over, now, expected] of cases)
    it(says, () => assert.deepEqual(decide({ ...USUAL, ...over }, now), expected))
}

describe('of several reasons not to send, the one is told that nothing can mend', () => {
  const everything = { until: DAY, closed: true, consent: 'none', stopped: true } as const
  table([
    ['its time is over', everything, DAY, { does: 'withdraw', why: 'late' }],
    ['they left', { ...everything, until: null }, DAY, { does: 'withdraw', why: 'closed' }],
    ['they agree no more', { ...everything, until: null, closed: false }, DAY, { does: 'withdraw', why: 'consent' }],
    ['they stopped it', { stopped: true, consent: 'live' }, DAY, { does: 'withdraw', why: 'stopped' }],
    ['they have left, but asked for this', { closed: true, stopped: true, consent: 'asked' }, DAY, { does: 'send' }],
    [
      'a refusal holds where no channel is left too',
      { channel: null, consent: 'none' },
      DAY,
      { does: 'withdraw', why: 'consent' },
    ],
    ['a refusal holds at night too', { stopped: true }, EVENING, { does: 'withdraw', why: 'stopped' }],
    [
      'a letter to who stopped it is not written',
      { channel: 'letter', stopped: true },
      DAY,
      { does: 'withdraw', why: 'stopped' },
    ],
    ['nobody tells at the desk what is over', { channel: 'desk', until: DAY }, DAY, { does: 'withdraw', why: 'late' }],
  ])
})

describe('over the last night of the year', () => {
  const untilNine = { until: MORNING }
  const untilLater = { until: at('2027-01-01', '09:01') }
  table([
    ['a mail waits for the new year', {}, EVENING, { does: 'hold', why: 'quiet', until: MORNING }],
    ['LINE waits alike', { channel: 'line' }, EVENING, { does: 'hold', why: 'quiet', until: MORNING }],
    ['a mail for nine goes in the evening: at nine it is too late', untilNine, EVENING, { does: 'send' }],
    ['an SMS for nine wakes nobody', { ...untilNine, channel: 'sms' }, EVENING, { does: 'withdraw', why: 'late' }],
    [
      'an SMS for a minute past nine waits until nine',
      { ...untilLater, channel: 'sms' },
      EVENING,
      { does: 'hold', why: 'quiet', until: MORNING },
    ],
    ['a code is sent at once', { urgency: 'now', channel: 'sms' }, EVENING, { does: 'send' }],
    ['what was gathered waits too', { urgency: 'digest' }, EVENING, { does: 'hold', why: 'quiet', until: MORNING }],
    ['what they asked for waits too', { consent: 'asked' }, EVENING, { does: 'hold', why: 'quiet', until: MORNING }],
    ['the list of calls is ready in the morning', { channel: 'phone' }, EVENING, { does: 'wait' }],
  ])
})

describe('so many a day and no more', () => {
  table([
    ['the last of them goes', { sentToday: 2 }, DAY, { does: 'send' }],
    [
      'the next waits for the morning, not for midnight',
      { sentToday: 3 },
      DAY,
      { does: 'hold', why: 'cap', until: MORNING },
    ],
    [
      'for midnight where nothing is quiet',
      { sentToday: 3, quiet: hours(0, 0) },
      DAY,
      { does: 'hold', why: 'cap', until: at('2027-01-01', '00:00') },
    ],
    [
      'at night the night is told as the reason',
      { sentToday: 3 },
      EVENING,
      { does: 'hold', why: 'quiet', until: MORNING },
    ],
    [
      'an SMS too many that helps only today is sent',
      { sentToday: 3, channel: 'sms', until: EVENING },
      DAY,
      { does: 'send' },
    ],
    ['a call is counted by nobody', { sentToday: 9, channel: 'phone' }, DAY, { does: 'wait' }],
    ['one a day is one a day', { sentToday: 1, cap: 1 }, DAY, { does: 'hold', why: 'cap', until: MORNING }],
  ])
})
