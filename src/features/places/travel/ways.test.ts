import assert from 'node:assert/strict'
import { describe, it, test } from 'node:test'
import fc from 'fast-check'
import { MEANS } from '#features/kinds/index.ts'
import { metres, type Point } from '../rules.ts'
import { GROUND } from '../testing.ts'
import { ANY_TIME, type BusLine, busesOf, cellsAround, ridden, type Stop, stopsNear, TIMES } from './buses.ts'
import { slopeBetween, slopesOf } from './slopes.ts'
import { furthest, type Goal, type Ground, type Reach, reachBy, waysFrom } from './ways.ts'

/** A place so many metres north and east of 柏駅. */
const at = (north: number, east = 0): Point => ({ lat: 35.8623 + north / 111_195, lng: 139.9709 + east / 90_110 })
const stop = (name: string, north: number, east = 0): Stop => ({ name, ...at(north, east) })
const STOPS = [stop('駅', 0), stop('市役所', 1500), stop('病院', 3000), stop('公園', 3000, 2000)]
const line = (stops: readonly number[], minutes: readonly number[], over: Partial<BusLine> = {}): BusLine => ({
  ...{ name: '線', both_ways: true, per_hour: [6, 2, 0, 1, 1, 0], stops, minutes },
  ...over,
})
const NORTH = line([0, 1, 2], [0, 5, 6])
const EAST = line([2, 3], [0, 8], { per_hour: [3, 0, 0, 0, 0, 0] })
const [AM, PM, NIGHT, SUNDAY] = [1, 2, 4, 8]

const rideTo = (lines: readonly BusLine[], stop: number, time = 0, from: [number, number][] = [[0, 0]]): number =>
  ridden(busesOf(STOPS, lines)!, from, time)[stop]!

describe('a ride', () => {
  for (const [why, lines, to, time, minutes] of [
    ['half of ten minutes, and the way', [NORTH], 2, 0, 5 + 11],
    ['half of thirty in the afternoon', [NORTH], 2, 1, 15 + 11],
    ['none in the evening: unknown is never told as known', [NORTH], 2, 2, Number.POSITIVE_INFINITY],
    ['one change, with a wait again', [NORTH, EAST], 3, 0, 16 + 10 + 8],
    ['none where the second line does not go then', [NORTH, EAST], 3, 1, Number.POSITIVE_INFINITY],
    ['of two lines whichever comes first', [NORTH, { ...NORTH }], 2, 0, 2.5 + 11],
    ['of a slow one and a quick one the quick one alone', [NORTH, line([0, 2], [0, 60])], 2, 0, 16],
    ['never two changes', [NORTH, line([2, 3], [0, 1], { per_hour: [60, 0, 0, 0, 0, 0] })], 3, 0, 16 + 0.5 + 1],
  ] as const)
    it(`takes ${why}`, () => assert.equal(rideTo(lines, to, time), minutes))
  it('goes back only where the line does', () => {
    const back = (lines: BusLine[]) => rideTo(lines, 0, 0, [[2, 0]])
    assert.equal(back([NORTH]), 16)
    assert.equal(back([{ ...NORTH, both_ways: false }]), Number.POSITIVE_INFINITY)
  })
  it('is not known where nobody entered a line', () => assert.equal(busesOf(STOPS, []), null))
})

test('the stops near a place are those within the metres, by whatever squares', () => {
  const buses = busesOf(STOPS, [NORTH])!
  fc.assert(
    fc.property(
      fc.integer({ min: -2000, max: 5000 }),
      fc.integer({ min: -2000, max: 4000 }),
      fc.integer({ min: 1, max: 2500 }),
      (north, east, most) => {
        const here = at(north, east)
        const near = STOPS.flatMap((one, stop) => (metres(here, one) <= most ? [stop] : []))
        assert.deepEqual(
          stopsNear(buses, here, most)
            .map(({ stop }) => stop)
            .sort(),
          near,
        )
      },
    ),
  )
  assert.equal(new Set(cellsAround(at(0), 3000)).size, cellsAround(at(0), 3000).length)
})

describe('how steep it is', () => {
  const slopes = slopesOf([
    { area_id: 'hill', to_area_id: null, walk: 1.2, bicycle: 1.5 },
    { area_id: 'ridge', to_area_id: null, walk: 1.4, bicycle: 1.6 },
    { area_id: 'ridge', to_area_id: 'flat', walk: 1.1, bicycle: 1.1 },
    { area_id: 'old', to_area_id: null, walk: 2, bicycle: 2 },
    { area_id: 'old', to_area_id: null, walk: 1, bicycle: 1 },
  ])
  for (const [why, a, b, walk] of [
    ['in an area by itself', 'hill', 'hill', 1.2],
    ['into it, and out of it', 'flat', 'hill', 1.2],
    ['between two: the steeper', 'hill', 'ridge', 1.4],
    ['as it is said of the two, in either order', 'flat', 'ridge', 1.1],
    ['as it is said of the two, the other way round', 'ridge', 'flat', 1.1],
    ['level, where nothing is said', 'flat', 'plain', 1],
    ['level, where the area is not known', null, null, 1],
    ['of one that is known', null, 'hill', 1.2],
    ['the last one that was said', 'old', 'flat', 1],
  ] as const)
    it(why, () => assert.equal(slopeBetween(slopes, a, b).walk, walk))
})

const towns = [
  { ...at(0), area_id: 'flat' },
  { ...at(3000), area_id: 'hill' },
]
const HILLY = slopesOf([{ area_id: 'hill', to_area_id: null, walk: 1.5, bicycle: 1.8 }])
const CITY: Ground = { ...GROUND, towns, buses: busesOf(STOPS, [NORTH, EAST]), slopes: HILLY }
const goal = (north: number, east = 0, over: Partial<Goal> = {}): Goal => ({
  ...at(north, east),
  area: 'flat',
  times: AM,
  ...over,
})

describe('the ways from one place to another', () => {
  const from = at(80)
  const bus = (to: Goal, ground: Ground = CITY, asked = 0) => waysFrom(ground, from, asked)(to).minutes.bus
  it('by bus are the walk, half the wait, the ride and the walk', () => {
    // 80 m and 100 m of straight line are 1.3 and 1.625 minutes, the ride 16.
    assert.equal(bus(goal(3100)), 19)
  })
  for (const [why, to, asked, minutes] of [
    ['go by the time of the activity', goal(3100, 0, { times: PM }), 0, 29],
    ['are none when no bus goes', goal(3100, 0, { times: NIGHT }), 0, undefined],
    ['are those of the quickest of its times', goal(3100, 0, { times: AM | PM | NIGHT }), 0, 19],
    ['are those of the times that were asked for', goal(3100, 0, { times: AM | PM }), PM, 29],
    ['are its own, where it is not when they asked', goal(3100, 0, { times: AM }), SUNDAY, 19],
    ['are none where the stop is too far to walk', goal(3600, 0), 0, undefined],
    ['are none where one walks as quickly', goal(400, 0), 0, undefined],
    ['take longer to walk up a hill from the stop', goal(3300, 0, { area: 'hill' }), 0, 25],
  ] as const)
    it(why, () => assert.equal(bus(to, CITY, asked), minutes))
  it('say that no line goes, but not of what is next door', () => {
    const busless = (to: Goal) => waysFrom(CITY, from)(to).busless
    assert.deepEqual(
      [busless(goal(3100, 0, { times: NIGHT })), busless(goal(200, 0, { times: NIGHT })), busless(goal(3100))],
      [true, false, false],
    )
  })
  it('are rough where there are no lines, and where the times are not known', () => {
    const rough = (ground: Ground, to: Goal) => [waysFrom(ground, from)(to).rough, bus(to, ground)]
    assert.deepEqual(rough(CITY, goal(3100)), [false, 19])
    assert.deepEqual(rough(CITY, goal(3100, 0, { times: 0 })), [true, 31])
    assert.deepEqual(rough({ ...CITY, buses: null }, goal(3100)), [true, 31])
  })
  it('on foot and by bicycle take longer into the hills, by car they do not', () => {
    const minutes = (area: string) => waysFrom(CITY, from)(goal(1080, 0, { area })).minutes
    assert.deepEqual([minutes('flat').walk, minutes('hill').walk], [17, 25])
    assert.deepEqual([minutes('flat').bicycle, minutes('hill').bicycle], [7, 12])
    assert.deepEqual([minutes('flat').car, minutes('hill').car], [4, 4])
  })
})

/** What the database asks (store.ts), said plainly. */
function isWithin({ from, metres: most, slopes, rough, stops }: Reach, to: Goal): boolean {
  const slope = slopes.find(({ area }) => area === to.area)
  const line = metres(from, to)
  const onTheWay = line * (slope?.way ?? 1) <= most
  const byGuess = rough !== null && (rough.always || to.times === 0) && rough.metres > 0 && line <= rough.metres
  return (
    onTheWay ||
    byGuess ||
    stops.some(stop => {
      const walked = metres(stop, to)
      return to.times & (1 << stop.time) && walked <= stop.most && walked * (slope?.stop ?? 1) <= stop.metres
    })
  )
}

test('what lies within the reach takes at most the minutes by that means, or on foot where one asked for the bus', () => {
  const grounds: Ground[] = [CITY, { ...CITY, buses: null }, { ...CITY, slopes: new Map() }, GROUND]
  fc.assert(
    fc.property(
      fc.constantFrom(...grounds),
      fc.constantFrom(...MEANS),
      fc.integer({ min: 1, max: 90 }),
      fc.record({
        north: fc.integer({ min: -2000, max: 5000 }),
        east: fc.integer({ min: -3000, max: 4000 }),
        times: fc.integer({ min: 0, max: ANY_TIME }),
        area: fc.constantFrom('flat', 'hill', null),
      }),
      fc.constantFrom(0, AM, PM | SUNDAY),
      (ground, means, most, { north, east, times, area }, wanted) => {
        // A question for times finds only what is then.
        const asked = times & wanted ? wanted : 0
        const from = at(40, 30)
        const to = goal(north, east, { times, area })
        const { minutes } = waysFrom(ground, from, asked)(to)
        const taken = Math.min(
          minutes[means] ?? Number.POSITIVE_INFINITY,
          means === 'bus' ? minutes.walk! : Number.POSITIVE_INFINITY,
        )
        assert.equal(
          isWithin(reachBy(ground, from, { means, minutes: most }, asked), to),
          taken <= most,
          JSON.stringify([minutes, most]),
        )
        const beyond = metres(from, to) > furthest(ground, from, { [means]: most }, asked) + 0.01
        assert.ok(!(beyond && taken <= most), 'nothing that is reached lies beyond the furthest')
      },
    ),
    { numRuns: 3000 },
  )
})

test('six thousand activities in a city of 400 stops and 120 lines are told in some ten milliseconds', t => {
  const stops = Array.from({ length: 400 }, (_, i) =>
    stop(`停${i}`, (i % 20) * 450 - 4000, Math.floor(i / 20) * 450 - 4000),
  )
  const lines = Array.from({ length: 120 }, (_, i) =>
    i % 2
      ? line(
          Array.from({ length: 20 }, (_, k) => (i % 20) * 20 + k),
          Array(20).fill(2),
        )
      : line(
          Array.from({ length: 20 }, (_, k) => k * 20 + (i % 20)),
          Array(20).fill(2),
        ),
  )
  const ground: Ground = { ...CITY, buses: busesOf(stops, lines) }
  const goals = Array.from({ length: 6000 }, (_, i) =>
    goal(((i * 7919) % 9000) - 4500, ((i * 104_729) % 9000) - 4500, { times: 1 + (i % ANY_TIME) }),
  )
  waysFrom(ground, at(0))(goals[0]!)
  const began = performance.now()
  const to = waysFrom(ground, at(0))
  const reached = goals.filter(one => to(one).minutes.bus !== undefined).length
  const took = performance.now() - began
  t.diagnostic(`6,000 activities: ${took.toFixed(1)} ms, ${reached} by bus`)
  assert.ok(reached > 3000)
  assert.ok(took < 400, `${took} ms`)
  assert.equal(TIMES.length, 6)
})
