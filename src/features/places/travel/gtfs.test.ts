import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { zip } from '#platform/xlsx/testing.ts'
import { readFeed } from './gtfs.ts'

const DAY = '2026-12-01'
const FILES = {
  'agency.txt': ['agency_id,agency_name', '1,見本バス'],
  'stops.txt': [
    'stop_id,stop_name,stop_lat,stop_lon',
    'a1,柏駅,35.8623,139.9709',
    'a2,柏駅,35.8625,139.9712',
    'b1,市役所,35.87,139.97',
    'c1,市役所,35.9,139.97',
    'd1,使われない,35.9,139.97',
  ],
  'routes.txt': ['route_id,route_short_name,route_long_name', 'r1,柏01,柏駅線', 'r2,,循環'],
  'trips.txt': [
    'route_id,service_id,trip_id',
    'r1,wd,t1',
    'r1,wd,t2',
    'r1,we,t3',
    'r1,old,t4',
    'r2,tue,t5',
    'r1,wd,t6',
  ],
  'stop_times.txt': [
    'trip_id,arrival_time,departure_time,stop_id,stop_sequence',
    // Out of order, from one pole to the other of the same station, and a stop without a time.
    't1,8:20:00,8:20:00,c1,4',
    't1,8:00:00,8:00:00,a1,1',
    't1,8:01:00,8:01:00,a2,2',
    't1,8:10:00,8:10:00,b1,3',
    't2,13:00:00,13:00:00,a2,1',
    't2,13:12:00,13:12:00,b1,2',
    't2,13:20:00,13:20:00,c1,3',
    't3,19:00:00,19:00:00,a1,1',
    't3,19:11:00,19:11:00,b1,2',
    't3,19:20:00,19:20:00,c1,3',
    't4,9:00:00,9:00:00,a1,1',
    't4,9:10:00,9:10:00,b1,2',
    't5,10:00:00,10:00:00,b1,1',
    't5,,,a1,2',
    't5,10:30:30,10:30:30,c1,3',
    't6,25:00:00,25:00:00,a1,1',
    't6,25:10:00,25:10:00,b1,2',
  ],
  'calendar.txt': [
    'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date',
    'wd,1,1,1,1,1,0,0,20260401,20270331',
    'we,0,0,0,0,0,1,0,20260401,20270331',
    'tue,0,1,0,0,0,0,0,20261201,20261201',
    'old,1,1,1,1,1,1,1,20250401,20260331',
  ],
}
const DATES = 'service_id,date,exception_type'
type Files = Record<string, readonly string[]>
const feed = (over: Files = {}, folder = '') =>
  zip(
    Object.entries({ ...(FILES as Files), ...over })
      .filter(([, lines]) => lines.length > 0)
      .map(([name, lines]) => [folder + name, `\ufeff${lines.join('\r\n')}\r\n`] as const),
  )
const refused = async (bytes: Uint8Array): Promise<string> => {
  const read = await readFeed(bytes, DAY, '見本')
  return 'refused' in read ? read.refused : ''
}

describe('a feed of a bus company', () => {
  it('gives the lines that run on the day, how often at which times, and the minutes between their stops', async () => {
    const read = await readFeed(feed(), DAY, '見本')
    assert.ok(!('refused' in read), JSON.stringify(read))
    assert.equal(read.operator, '見本バス')
    assert.deepEqual(
      read.lines.map(({ name, per_hour, stops }) => [
        name,
        per_hour,
        stops.map(({ stop, minutes }) => `${stop} ${minutes}`),
      ]),
      [
        // Of one trip a weekday morning, one afternoon, and one on Saturday evenings: an hour of six, of six, half of one of four.
        ['柏01（柏駅→市役所（2））', [0.17, 0.17, 0, 0, 0, 0.13], ['柏駅 0', '市役所 11', '市役所（2） 9']],
        // On one of twenty weekdays.
        ['循環（市役所→市役所（2））', [0.01, 0, 0, 0, 0, 0], ['市役所 0', '市役所（2） 30.5']],
      ],
    )
    assert.deepEqual(
      read.stops.map(({ name, lat }) => [name, lat]),
      [
        ['柏駅', 35.8623],
        ['市役所', 35.87],
        ['市役所（2）', 35.9],
      ],
      'poles of one name are one stop, far apart they are two, and what no line uses is left out',
    )
    const { source, valid_from, ends_on, both_ways } = read.lines[0]!
    assert.deepEqual([source, valid_from, ends_on, both_ways], ['見本', DAY, null, false])
  })
  it('is read by its single days alone, where it has no days of the week', async () => {
    const days = ['20261201', '20261202', '20261205'].map(day => `wd,${day},1`)
    const read = await readFeed(feed({ 'calendar.txt': [], 'calendar_dates.txt': [DATES, ...days] }), DAY, '見本')
    assert.ok(!('refused' in read), JSON.stringify(read))
    // Of the days that it knows two of four weekdays, and the one Saturday.
    assert.deepEqual(
      read.lines.map(({ per_hour }) => per_hour),
      [[0.08, 0.08, 0, 0.17, 0.17, 0]],
    )
  })
  it('is read from a folder inside the file, too', async () => assert.equal(await refused(feed({}, 'gtfs/')), ''))

  const without = (file: keyof typeof FILES, column: string): Files => ({
    [file]: FILES[file].map(line => line.replace(column, 'x')),
  })
  for (const [why, bytes, says] of [
    ['no zip', Buffer.from('stop_id,stop_name'), /zip のファイルではないか、途中で切れています/],
    ['a zip that breaks off', Buffer.from(feed()).subarray(0, 300), /zip のファイルではないか/],
    ['a zip of something else', zip([['a.txt', 'x']]), /agency\.txt がありません。GTFS-JP/],
    ['no calendar', feed({ 'calendar.txt': [] }), /calendar\.txt がありません/],
    [
      'a day that is none',
      feed({ 'calendar_dates.txt': [DATES, 'wd,20261332,1'] }),
      /calendar_dates\.txt の「wd」の日を読めません/,
    ],
    ['an empty file', feed({ 'trips.txt': [''] }), /trips\.txt：ファイルの中身が空です/],
    ['a column that is missing', feed(without('stops.txt', 'stop_lat')), /stops\.txt に「stop_lat」の列がありません/],
    [
      'a place of no country',
      feed({ 'stops.txt': [...FILES['stops.txt'], 'e1,どこか,0,0'] }),
      /「e1」（どこか）の名前か緯度・経度を読めません/,
    ],
    ['a stop without a name', feed({ 'stops.txt': [...FILES['stops.txt'], 'e1,,35.8,139.9'] }), /名前なし/],
    [
      'a stop that is not there',
      feed({ 'stop_times.txt': [...FILES['stop_times.txt'], 't1,9:00:00,9:00:00,zz,9'] }),
      /停留所「zz」が stops\.txt にありません/,
    ],
    [
      'a timetable that is over',
      feed({ 'calendar.txt': [FILES['calendar.txt'][0]!, FILES['calendar.txt'][4]!] }),
      /きょう走るダイヤがありません。新しい/,
    ],
    ['only buses at night', feed({ 'trips.txt': [FILES['trips.txt'][0]!, 'r1,wd,t6'] }), /1本も見つかりません/],
    [
      'letters that are none',
      zip(Object.entries(FILES).map(([name, lines]) => [name, Buffer.from(lines.join('\n'), 'latin1')])),
      /UTF-8 ではありません/,
    ],
  ] as const)
    it(`is refused with what to do: ${why}`, async () => assert.match(await refused(bytes), says))
})
