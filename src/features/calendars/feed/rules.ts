import { addMinutes, type Instant } from '#platform/clock.ts'
import type { DatedThing } from '#platform/dated.ts'
import { addDays, type Day } from '#platform/dates.ts'
import { hoursText, stateText } from '../text.ts'

/** So long a feed opens, and so many days before its end that is told. */
export const FEED = { days: 365, toldDays: 30 }

export const endsAt = (now: Instant): Instant => addMinutes(now, FEED.days * 24 * 60)
export const isEnding = (until: Instant, now: Instant): boolean =>
  Date.parse(until) - Date.parse(now) <= FEED.toldDays * 24 * 3_600_000

/** From when to when a feed tells: what is over is there for a month. */
export const reachOf = (today: Day): [from: Day, to: Day] => [addDays(today, -31), addDays(today, 183)]

/** The desk that a calendar names, for whoever asks what an entry is. */
export type Source = { code: string; name: string; platform_name: string; desk_name: string; desk_phone: string }

/** RFC 5545 §3.3.11: backslash, semicolon, comma and line break are escaped; other control characters have no place in a text. */
export const escaped = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, sign => `\\${sign}`)
    .replaceAll(/\r\n?|\n/g, '\\n')
    .replaceAll(/(?!\t)\p{Cc}/gu, '')

const octets = (text: string): number => new TextEncoder().encode(text).length
const LINE = 75

/** RFC 5545 §3.1: a line of at most 75 octets, the rest below it after a space; no character is parted. */
export function folded(line: string): string {
  let [text, room] = ['', LINE]
  for (const character of line) {
    const size = octets(character)
    if (size > room) {
      text += '\r\n '
      room = LINE - 1
    }
    text += character
    room -= size
  }
  return text
}

const stamp = (now: Instant): string => now.replaceAll(/[-:]|\.\d+/g, '')
const date = (day: Day): string => day.replaceAll('-', '')
const two = (n: number): string => String(n).padStart(2, '0')

/** A time in Tokyo; midnight at the end of a day is that of the next one. */
const local = (day: Day, minutes: number): string =>
  `${date(addDays(day, Math.floor(minutes / 1440)))}T${two(Math.floor(minutes / 60) % 24)}${two(minutes % 60)}00`

/** A thing whose hours are not known is one of its whole day, and says so. */
function timesOf({ day, from, to }: DatedThing): string[] {
  if (from === null) return [`DTSTART;VALUE=DATE:${date(day)}`, `DTEND;VALUE=DATE:${date(addDays(day, 1))}`]
  const begins = `DTSTART;TZID=Asia/Tokyo:${local(day, from)}`
  return to === null || to <= from ? [begins] : [begins, `DTEND;TZID=Asia/Tokyo:${local(day, to)}`]
}

const STATUS = { set: 'CONFIRMED', maybe: 'TENTATIVE', off: 'CANCELLED' } as const satisfies Record<
  DatedThing['state'],
  string
>

/** No name, no organisation: what it is, where, and whom to call. */
function event(one: DatedThing, source: Source, now: Instant): string[] {
  const open = one.from === null && !one.whole ? `（${hoursText(one)}）` : ''
  const said = [stateText(one), `お問い合わせ：${source.desk_name} ${source.desk_phone}`].filter(text => text !== '')
  return [
    'BEGIN:VEVENT',
    `UID:${one.uid}@${source.code}.yui`,
    `DTSTAMP:${stamp(now)}`,
    `SEQUENCE:${one.sequence}`,
    ...timesOf(one),
    `SUMMARY:${escaped(`${one.state === 'off' ? '【中止】' : ''}${one.what}：${one.title}${open}`)}`,
    ...(one.place ? [`LOCATION:${escaped(one.place)}`] : []),
    `DESCRIPTION:${escaped(said.join('\n'))}`,
    `STATUS:${STATUS[one.state]}`,
    ...(one.state === 'off' ? ['TRANSP:TRANSPARENT'] : []),
    'END:VEVENT',
  ]
}

/** Japan has no summer time. */
const ZONE =
  `BEGIN:VTIMEZONE TZID:Asia/Tokyo BEGIN:STANDARD DTSTART:19700101T000000 TZOFFSETFROM:+0900 TZOFFSETTO:+0900 TZNAME:JST
  END:STANDARD END:VTIMEZONE`.split(/\s+/)

/** A calendar by RFC 5545 (and the names of RFC 7986), to be fetched again every six hours. */
export function calendarFile(things: readonly DatedThing[], source: Source, now: Instant): string {
  const name = escaped(`${source.platform_name}（${source.name}）の予定`)
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Yui//Calendar 1.0//JA',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${name}`,
    `X-WR-CALNAME:${name}`,
    'X-WR-TIMEZONE:Asia/Tokyo',
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...ZONE,
    ...things.flatMap(one => event(one, source, now)),
    'END:VCALENDAR',
  ]
    .map(line => `${folded(line)}\r\n`)
    .join('')
}
