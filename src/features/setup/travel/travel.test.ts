import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { groundOf } from '#features/places/index.ts'
import { zip } from '#platform/xlsx/testing.ts'
import { unphrased } from '#ui/testing.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { cityOf, fileOf, plan, setup } from '../actions.ts'
import type { CityFile } from '../rules.ts'
import { type FileLine, figuresOf, type LineEntry, linesIn, perHour, travelFaults, withFeeds } from './rules.ts'

const { login, database, municipality } = await demoApp()
const [admin, manager] = [await login('kanri'), await login('tanaka')]
const STOPS = [
  { name: '駅', lat: 35.86, lng: 139.97 },
  { name: '市役所', lat: 35.87, lng: 139.97 },
]
const OFTEN = perHour([3, 2, 0, 1, 0, 0])
const LINE: FileLine = {
  ...{ name: '駅線', both_ways: true, valid_from: '2026-12-01', source: '時刻表', per_hour: OFTEN },
  stops: [
    { stop: '駅', minutes: 0 },
    { stop: '市役所', minutes: 4 },
  ],
}
const SLOPE = { area: '手賀', walk: 1.3, bicycle: 1.5, valid_from: '2026-12-01', source: '実測' }
const faults = (file: Parameters<typeof travelFaults>[0]) =>
  travelFaults(file, STOPS, [{ name: '手賀' }]).map(({ path, says }) => `${path} ${says}`)

describe('what a file says of buses and slopes', () => {
  it('is right where all of it is there', () => assert.deepEqual(faults({ lines: [LINE], slopes: [SLOPE] }), []))
  it('says the six figures as they are stored', () =>
    assert.deepEqual(figuresOf(perHour([1, 2, 3, 4, 5, 6])), [1, 2, 3, 4, 5, 6]))
  const stops = (...minutes: number[]) => ({ stops: LINE.stops.map((one, at) => ({ ...one, minutes: minutes[at]! })) })
  for (const [why, over, says] of [
    [
      'a stop that is nowhere',
      { stops: [...LINE.stops, { stop: '病院', minutes: 2 }] },
      /^lines\[0\]\.stops\[2\]\.stop 「病院」という停留所が/,
    ],
    ['one stop alone', { stops: [LINE.stops[0]!] }, /2つ以上書いてください/],
    ['no bus at any time', { per_hour: perHour([]) }, /どの時間にも1本も走りません/],
    ['an end before its beginning', { ends_on: '2026-11-30' }, /終わる日が始まる日より前/],
    ['minutes before the first stop', stops(3, 4), /はじめの停留所の minutes は 0/],
    ['a bus as fast as an aeroplane', stops(0, 0), /「駅」から「市役所」まで1\.1キロを0分で走る/],
  ] as const)
    it(`is told to be wrong: ${why}`, () => assert.match(faults({ lines: [{ ...LINE, ...over }] }).join('\n'), says))
  it('is told to be wrong: an area that is nowhere, first or second', () => {
    assert.match(faults({ slopes: [{ ...SLOPE, area: '山' }] })[0]!, /^slopes\[0\]\.area 「山」という圏域が/)
    assert.match(faults({ slopes: [{ ...SLOPE, to: '谷' }] })[0]!, /^slopes\[0\]\.to 「谷」/)
  })
})

describe('a feed', () => {
  const feed = {
    operator: '見本バス',
    stops: STOPS,
    lines: linesIn({ lines: [LINE] }).map(line => ({ ...line, per_hour: figuresOf(line.per_hour) })),
  }
  const known = (over: Partial<LineEntry>): LineEntry => ({
    ...linesIn({ lines: [LINE] })[0]!,
    operator: '見本バス',
    name: '古い線',
    valid_from: '2026-01-01',
    ...over,
  })
  const ended = (...lines: LineEntry[]) =>
    withFeeds({} as CityFile, [feed], lines, '2026-12-01')
      .lines!.filter(({ ends_on }) => ends_on)
      .map(({ name, ends_on }) => `${name} ${ends_on}`)
  for (const [why, over, ends] of [
    ['a line of the company that it does not name ends on the day before', {}, ['古い線 2026-11-30']],
    ['one that began today ends today', { valid_from: '2026-12-01' }, ['古い線 2026-12-01']],
    ['one that it names goes on', { name: '駅線' }, []],
    ['one of another company goes on', { operator: '市バス' }, []],
    ['one that ended stays as it ended', { ends_on: '2026-03-31' }, []],
  ] as const)
    it(why, () => assert.deepEqual(ended(known(over)), ends))
  it('is laid over what the file says', () => {
    const file = withFeeds({ stops: [{ ...STOPS[0]!, name: '公園' }] }, [feed], [], '2026-12-01')
    assert.deepEqual(
      file.stops?.map(({ name }) => name),
      ['公園', '駅', '市役所'],
    )
    assert.deepEqual(withFeeds({}, [], [known({})], '2026-12-01'), {})
  })
})

const read = async (response: Response) =>
  unphrased(await response.text())
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
const bytes = (hour: string) =>
  zip(
    Object.entries({
      agency: 'agency_name\n朝日バス',
      stops: 'stop_id,stop_name,stop_lat,stop_lon\na,港,35.86,139.97\nb,山,35.88,139.97',
      routes: 'route_id,route_short_name\nr,朝1',
      trips: 'route_id,service_id,trip_id\nr,wd,t',
      stop_times: `trip_id,departure_time,stop_id,stop_sequence\nt,${hour}:00:00,a,1\nt,${hour}:07:00,b,2`,
      calendar:
        'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nwd,1,1,1,1,1,0,0,20200101,20991231',
    }).map(([name, text]) => [`${name}.txt`, text] as const),
  )
const upload = (go: string, file: Uint8Array = bytes('8')) =>
  admin.upload('/staff/city/buses', { go }, { name: 'feed.zip', bytes: file })
const lines = () => database.read({ lane: 'staff', municipality }, async db => (await groundOf(db)).lines)
const city = () => database.read({ lane: 'job', municipality }, async db => fileOf(await cityOf(db, municipality)))

describe('the page of bus lines and slopes', () => {
  it('shows what is sample as sample, to managers too, and lets only administrators enter', async () => {
    const text = await read(await manager.get('/staff/city/buses'))
    assert.match(
      text,
      /見本1（柏駅・松葉町・柏の葉）.*平日 4・3・2／土日 3・3・1.*見本の路線です。実際のバスとはちがいます/,
    )
    assert.match(text, /光ケ丘と酒井根のあいだ.*1\.3倍/)
    assert.ok(!text.includes('バスの時刻のファイル'))
    assert.equal(
      (await manager.upload('/staff/city/buses', { go: 'save' }, { name: 'a.zip', bytes: bytes('8') })).status,
      403,
    )
    assert.match(await read(await manager.get('/staff/city/places')), /バスの路線（3）と坂（2）/)
  })
  it('says what a file would change, and changes nothing by that', async () => {
    const before = (await lines()).length
    const text = await read(await upload('check'))
    assert.match(text, /登録すると、こうなります.*バスの停留所を加えます：港、山.*バスの路線を加えます：朝1（港→山）/)
    assert.equal((await lines()).length, before)
  })
  it('enters it, and says on the second time that nothing changes', async () => {
    assert.equal((await upload('save')).status, 303)
    const line = (await lines()).find(({ operator }) => operator === '朝日バス')!
    assert.deepEqual(
      [line.name, line.per_hour[0], line.calls.map(({ minutes }) => minutes)],
      ['朝1（港→山）', 0.17, [0, 7]],
    )
    assert.match(await read(await upload('check')), /変わるところはありません/)
    assert.equal((await upload('save', bytes('13'))).status, 303)
    const after = (await lines()).find(({ operator }) => operator === '朝日バス')!
    assert.deepEqual(after.per_hour.slice(0, 2), [0, 0.17])
    assert.equal(after.calls.length, 2, 'its stops are there once')
  })
  for (const [why, file, says] of [
    ['none', new Uint8Array(), /ファイルを選んでください/],
    ['of another kind', Buffer.from('a,b'), /zip のファイルではないか/],
  ] as const)
    it(`refuses a file, with what to do: ${why}`, async () => {
      const response = await upload('save', file)
      assert.equal(response.status, 422)
      assert.match(await read(response), says)
    })
  it('records how steep it is, from a day on, with where that is written', async () => {
    const typed = {
      area: '手賀',
      to: '',
      walk: '１．４',
      bicycle: '1.5',
      valid_from: '令和8年12月1日',
      source: '職員が測った',
    }
    const path = '/staff/city/buses/slope'
    for (const [over, says] of [
      [{ area: '' }, /圏域を選んでください/],
      [{ walk: '速い' }, /数字で入力してください/],
      [{ bicycle: '9' }, /1から2までの数/],
      [{ valid_from: '2-30' }, /暦にない日/],
      [{ source: '' }, /空のままにせず/],
    ] as const) {
      const response = await admin.post(path, { ...typed, ...over })
      assert.equal(response.status, 422)
      const html = await response.text()
      assert.match(html, says)
      if (!('source' in over)) assert.ok(html.includes('職員が測った'), 'nothing that was typed is lost')
    }
    assert.equal((await admin.post(path, typed)).status, 303)
    assert.match(
      await read(await admin.get('/staff/city/buses')),
      /手賀 1\.4倍 1\.5倍 令和\s?8年\s?12月1日（火） 職員が測った/,
    )
  })
})

describe('a city with bus lines', () => {
  const doing = { by: null, now: '2026-12-01T00:00:00.000Z', today: '2026-12-01' }
  const entered = (file: CityFile) =>
    database.write({ lane: 'job', municipality }, tx => setup(tx, municipality, file, { settings: {} }, doing))
  it('comes back as the same file, and the same file twice changes nothing', async () => {
    const done = await entered({ stops: STOPS, lines: [LINE], slopes: [SLOPE, { ...SLOPE, to: '藤心' }] })
    assert.ok('told' in done, JSON.stringify(done))
    assert.match(done.told.join('\n'), /坂を加えました：手賀と藤心（令和8年12月1日（火）から）/)
    const { stops, lines, slopes } = await city()
    const again = await database.read({ lane: 'job', municipality }, db =>
      plan(db, municipality, { stops: stops!, lines: lines!, slopes: slopes! }, { settings: {}, today: doing.today }),
    )
    assert.deepEqual('told' in again && again.told, [])
    assert.ok(lines!.some(line => line.name === '駅線' && line.stops.length === 2 && line.ends_on === null))
  })
  it('is refused as a whole where one line is wrong', async () => {
    const before = (await lines()).length
    const done = await entered({
      lines: [
        { ...LINE, name: '新線' },
        { ...LINE, name: '別線', stops: [] },
      ],
    })
    assert.match('faults' in done ? done.faults.map(({ says }) => says).join() : '', /「別線」の停留所は、2つ以上/)
    assert.equal((await lines()).length, before)
  })
})
