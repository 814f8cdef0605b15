import assert from 'node:assert/strict'

// For tests only: a strict reader of iCalendar (RFC 5545), which knows nothing of how ours is written.

type Properties = Record<string, string>
const ONCE = [
  'UID',
  'DTSTAMP',
  'DTSTART',
  'DTEND',
  'SUMMARY',
  'LOCATION',
  'STATUS',
  'SEQUENCE',
  'DESCRIPTION',
  'TRANSP',
]
const LINE = /^([A-Z][A-Z0-9-]*)((?:;[A-Z-]+=[^\p{Cc}";:,]+)*):(.*)$/su
const TEXTS = ['SUMMARY', 'LOCATION', 'DESCRIPTION', 'NAME', 'X-WR-CALNAME']

const plain = (value: string): string => {
  assert.doesNotMatch(value.replaceAll(/\\[\\;,nN]/g, ''), /[\\;,]/, `not escaped: ${value}`)
  return value.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign))
}

/** A time with its zone, in UTC, or a day: as its kind says, and one of the calendar. */
function checkTime(name: string, params: string, value: string): void {
  const shape =
    name === 'DTSTAMP'
      ? /^\d{8}T\d{6}Z$/
      : params.includes('VALUE=DATE')
        ? /^\d{8}$/
        : params.includes('TZID=Asia/Tokyo')
          ? /^\d{8}T\d{6}$/
          : /(?!)/
  assert.match(value, shape, `${name}${params}`)
  const [, y, m, d, h = '00', min = '00'] = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2}))?/.exec(value)!
  const at = new Date(`${y}-${m}-${d}T${h}:${min}:00Z`)
  assert.equal(at.toISOString().slice(0, 16), `${y}-${m}-${d}T${h}:${min}`, value)
}

/** Reads a file, or fails where it breaks a rule of the standard. */
export function parsed(text: string): { calendar: Properties; events: Properties[]; zones: string[] } {
  assert.ok(text.endsWith('\r\n'), 'the last line ends, too')
  assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\r\n]/, 'lines end with CRLF')
  for (const line of text.split('\r\n'))
    assert.ok(Buffer.byteLength(line) <= 75, `${Buffer.byteLength(line)} octets: ${line}`)
  assert.equal(Buffer.from(text).toString('utf8'), text, 'UTF-8')
  const open: string[] = []
  const [calendar, events, zones]: [Properties, Properties[], string[]] = [{}, [], []]
  for (const line of text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1)) {
    const [, name = '', params = '', value = ''] = LINE.exec(line) ?? assert.fail(`no property: ${line}`)
    if (name === 'BEGIN') {
      open.push(value)
      if (value === 'VEVENT') events.push({})
    } else if (name === 'END') assert.equal(open.pop(), value)
    else if (open.at(-1) === 'VTIMEZONE') zones.push(value)
    else if (open.at(-1) !== 'STANDARD') {
      const into = open.at(-1) === 'VEVENT' ? events.at(-1)! : calendar
      assert.ok(!(name in into), `${name} twice`)
      if (into !== calendar) assert.ok(ONCE.includes(name), name)
      if (name.startsWith('DT')) checkTime(name, params, value)
      into[name] = TEXTS.includes(name) ? plain(value) : value
    }
  }
  assert.deepEqual(open, [], 'everything that begins ends')
  for (const name of ['VERSION', 'PRODID']) assert.ok(calendar[name], name)
  for (const event of events) for (const name of ['UID', 'DTSTAMP', 'DTSTART']) assert.ok(event[name], name)
  assert.equal(new Set(events.map(event => event['UID'])).size, events.length, 'each has a uid of its own')
  return { calendar, events, zones }
}
