import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { DatedThing } from '#platform/dated.ts'
import { calendarFile, escaped, folded, isEnding } from './rules.ts'
import { parsed } from './testing.ts'

const NOW = '2026-11-21T01:00:00.000Z'
const SOURCE = {
  code: '122173',
  name: '柏市',
  platform_name: '結い',
  desk_name: '応援窓口',
  desk_phone: '04-7000-0000',
}
const thing = (more: Partial<DatedThing> = {}): DatedThing => ({
  ...{ uid: 'booking-1-1', sequence: 2, what: '申しこみ', title: '写真の会', day: '2026-12-05', from: 600, to: 720 },
  ...{ place: '市民センター', state: 'set', said: '', ...more },
})
const written = (more: Partial<DatedThing> = {}) => calendarFile([thing(more)], SOURCE, NOW)
const event = (more: Partial<DatedThing> = {}) => parsed(written(more)).events[0]!

describe('a text (RFC 5545 §3.3.11)', () => {
  for (const [typed, kept] of [
    ['花だん', '花だん'],
    ['a,b;c\\d', 'a\\,b\\;c\\\\d'],
    ['一行め\n二行め', '一行め\\n二行め'],
    ['\r\n', '\\n'],
    ['\u0000鈴\u0007\u007f', '鈴'],
    ['END:VCALENDAR\r\nBEGIN:VEVENT', 'END:VCALENDAR\\nBEGIN:VEVENT'],
  ] as const)
    test(JSON.stringify(typed), () => assert.equal(escaped(typed), kept))
})

describe('a line (RFC 5545 §3.1)', () => {
  const long = ['あ'.repeat(200), 'a'.repeat(500), '𠮷野家'.repeat(40), 'é👨‍👩‍👧'.repeat(30), `${'a'.repeat(74)}あ`, '']
  for (const text of long)
    test(`of ${text.slice(0, 4)}… has 75 octets at the most, parts no character and is read back`, () => {
      const lines = folded(text).split('\r\n')
      for (const line of lines) {
        assert.ok(Buffer.byteLength(line) <= 75, String(Buffer.byteLength(line)))
        assert.doesNotMatch(line, /\uFFFD|[\uD800-\uDBFF]$|^ ?[\uDC00-\uDFFF]/)
      }
      assert.ok(lines.slice(1).every(line => line.startsWith(' ')))
      assert.equal(folded(text).replaceAll('\r\n ', ''), text)
    })
  test('of just 75 octets stays whole', () => assert.equal(folded('a'.repeat(75)), 'a'.repeat(75)))
})

describe('the file', () => {
  test('is a calendar with its zone, and each line ends with CRLF', () => {
    const text = written({ title: '長い'.repeat(60) })
    const { calendar, zones } = parsed(text)
    assert.deepEqual(
      [calendar['VERSION'], calendar['CALSCALE'], calendar['METHOD'], zones],
      ['2.0', 'GREGORIAN', 'PUBLISH', ['Asia/Tokyo']],
    )
  })

  test('without anything to tell is one too', () => assert.deepEqual(parsed(calendarFile([], SOURCE, NOW)).events, []))

  test('tells a thing by its title, its place and the desk’s number alone', () => {
    const one = event()
    assert.equal(one['SUMMARY'], '申しこみ：写真の会')
    assert.equal(one['LOCATION'], '市民センター')
    assert.equal(one['DESCRIPTION'], 'お問い合わせ：応援窓口 04-7000-0000')
    assert.deepEqual(Object.keys(one).sort(), [
      'DESCRIPTION',
      'DTEND',
      'DTSTAMP',
      'DTSTART',
      'LOCATION',
      'SEQUENCE',
      'STATUS',
      'SUMMARY',
      'UID',
    ])
    assert.equal(event({ place: '' })['LOCATION'], undefined)
  })

  test('stamps it in UTC, and names it by what does not change', () => {
    const one = event()
    assert.deepEqual([one['DTSTAMP'], one['UID'], one['SEQUENCE']], ['20261121T010000Z', 'booking-1-1@122173.yui', '2'])
  })

  for (const [name, more, begins, ends] of [
    ['from ten to noon', {}, '20261205T100000', '20261205T120000'],
    ['without an end', { to: null }, '20261205T100000', undefined],
    ['to midnight', { to: 1440 }, '20261205T100000', '20261206T000000'],
    [
      'on the last evening of the year',
      { day: '2026-12-31', from: 1410, to: 1470 },
      '20261231T233000',
      '20270101T003000',
    ],
    ['at no hour that is known', { from: null, to: null }, '20261205', '20261206'],
    ['on 28 February', { day: '2027-02-28', from: null, to: null }, '20270228', '20270301'],
  ] as const)
    test(`tells when it is: ${name}`, () => {
      const one = event(more)
      assert.deepEqual([one['DTSTART'], one['DTEND']], [begins, ends])
    })

  test('says in its title that the hours are not known, and of a whole day that there are none', () => {
    assert.match(event({ from: null, to: null })['SUMMARY']!, /（時間は未定）$/)
    assert.doesNotMatch(event({ from: null, to: null, whole: true })['SUMMARY']!, /未定/)
  })

  for (const [state, said, status, title] of [
    ['set', '', 'CONFIRMED', '申しこみ：写真の会'],
    ['maybe', '空きを待っています', 'TENTATIVE', '申しこみ：写真の会'],
    ['off', '中止になりました', 'CANCELLED', '【中止】申しこみ：写真の会'],
  ] as const)
    test(`keeps one that is ${state} as ${status}, and says why`, () => {
      const one = event({ state, said })
      assert.deepEqual([one['STATUS'], one['SUMMARY']], [status, title])
      assert.ok(one['DESCRIPTION']!.startsWith(said))
    })

  test('cannot be broken by a title', () => {
    const { events } = parsed(written({ title: 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:y', place: 'a;b,c\\' }))
    assert.equal(events.length, 1)
    assert.equal(events[0]!['LOCATION'], 'a;b,c\\')
  })
})

describe('when a feed is said to end', () => {
  for (const [until, said] of [
    ['2027-11-21T01:00:00.000Z', false],
    ['2026-12-21T01:00:01.000Z', false],
    ['2026-12-21T01:00:00.000Z', true],
    ['2026-11-20T01:00:00.000Z', true],
  ] as const)
    test(until, () => assert.equal(isEnding(until, NOW), said))
})
