import fc from 'fast-check'
import { kinds, type Opportunity, type Person, type Problem, type Slot, weekdays } from '../problem/model.ts'

/** Small random problems for property tests: few keys and places, so that every rule is often broken and often kept. */

const key = (...names: string[]): fc.Arbitrary<string> => fc.constantFrom(...names)
const category = key('care', 'office', 'garden')
const load = key('standing', 'lifting', 'heights')
const skill = key('licence', 'piano', 'english')
const word = key('quiet', 'lively', 'team')
const degrees = fc.oneof(fc.uniqueArray(load), fc.dictionary(load, fc.integer({ min: 1, max: 3 })))
const at = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))
  .map(([a, b]) => [35.86 + a / 100, 139.97 + b / 100] as const)
const hour = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: min * 4, max: max * 4 }).map(q => q / 4)
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 2 })

/** What is known of nearly everybody. */
const mostly = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined, freq: 12 })

/** Drops the keys whose value is undefined, as they are in a file. */
const known = <T extends object>(record: { [key in keyof T]: T[key] | undefined }): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T

const interval = fc.tuple(hour(6, 15), hour(1, 9)).map(([from, length]) => [from, from + length] as const)
const free = fc
  .tuple(...weekdays.map(() => fc.array(interval, { maxLength: 2 })))
  .map(days => Object.fromEntries(weekdays.map((day, i) => [day, days[i]!])))

const halfDay = fc
  .tuple(fc.constantFrom(...weekdays), fc.constantFrom('am', 'pm', 'evening'))
  .map(([day, half]) => `${day}-${half}`)
const wishes = fc
  .record({
    pay: maybe(fc.boolean()),
    yenPerHour: maybe(fc.constantFrom(1000, 1200)),
    hoursPerWeek: maybe(fc.integer({ min: 1, max: 9 })),
    daysPerWeek: maybe(fc.integer({ min: 1, max: 4 })),
    hoursPerShift: maybe(fc.integer({ min: 1, max: 4 })),
    halves: maybe(fc.uniqueArray(halfDay, { maxLength: 8 })),
  })
  .map(record => known(record) as NonNullable<Person['wishes']>)

export const personArbitrary = (id: string): fc.Arbitrary<Person> =>
  fc
    .record({
      id: fc.constant(id),
      at: mostly(at),
      reachKm: mostly(fc.constantFrom(0, 1, 2, 5)),
      free: mostly(free),
      busyDates: maybe(
        fc.array(
          fc.integer({ min: 7, max: 31 }).map(day => `2026-12-${String(day).padStart(2, '0')}`),
          { maxLength: 3 },
        ),
      ),
      kinds: fc.subarray([...kinds]),
      likes: maybe(fc.dictionary(category, fc.integer({ min: -2, max: 2 }))),
      shown: maybe(fc.dictionary(category, fc.constantFrom(-1, -0.25, 0.5, 1))),
      skills: maybe(fc.uniqueArray(skill)),
      avoids: maybe(degrees),
      maxHoursPerWeek: maybe(hour(0, 10)),
      maxDaysPerMonth: maybe(fc.integer({ min: 0, max: 8 })),
      waitingDays: maybe(fc.integer({ min: 0, max: 1000 }).map(halves => halves / 2)),
      excludes: maybe(fc.uniqueArray(key('o0', 'o1', 'o2', 'gone'))),
      age: maybe(fc.integer({ min: 50, max: 90 })),
      resident: maybe(fc.boolean()),
      wishes: maybe(wishes),
      character: maybe(fc.uniqueArray(word)),
    })
    .map(record => known<Person>(record))

const slotArbitrary = (id: string): fc.Arbitrary<Slot> =>
  fc
    .record({
      weekday: fc.constantFrom(...weekdays.slice(0, 3)),
      from: hour(6, 20),
      length: hour(0.25, 4),
      weeks: maybe(fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1 })),
      need: maybe(fc.integer({ min: 1, max: 3 })),
    })
    .map(({ length, ...slot }) => known<Slot>({ ...slot, id, to: slot.from + length }))

export const opportunityArbitrary = (id: string): fc.Arbitrary<Opportunity> =>
  fc
    .record({
      id: fc.constant(id),
      at,
      kind: fc.constantFrom(...kinds),
      category,
      loads: maybe(degrees),
      requires: maybe(fc.uniqueArray(skill, { maxLength: 1 })),
      wants: maybe(fc.uniqueArray(skill)),
      slots: fc
        .integer({ min: 0, max: 3 })
        .chain(count => fc.tuple(...Array.from({ length: count }, (_, i) => slotArbitrary(`${id}-${i}`)))),
      ageMin: maybe(fc.constantFrom(60, 70)),
      residentsOnly: maybe(fc.boolean()),
      open: maybe(fc.boolean()),
      yenPerHour: maybe(fc.constantFrom(1000, 1100)),
      daysPerWeek: maybe(fc.integer({ min: 1, max: 5 })),
      urgency: maybe(fc.integer({ min: 0, max: 3 })),
      priority: maybe(fc.boolean()),
      candidates: maybe(fc.integer({ min: 0, max: 9 })),
      character: maybe(fc.uniqueArray(word)),
    })
    .map(record => known<Opportunity>(record))

/** Up to so many people and activities, of each `least` or more, over four weeks from 7 December 2026. */
export const problemArbitrary = (people: number, opportunities: number, least = 0): fc.Arbitrary<Problem> =>
  fc.tuple(fc.integer({ min: least, max: people }), fc.integer({ min: least, max: opportunities })).chain(([n, m]) =>
    fc.record({
      format: fc.constant('yui-problem/1' as const),
      horizon: fc.constant({ from: '2026-12-09', weeks: 4 }),
      people: fc.tuple(...Array.from({ length: n }, (_, i) => personArbitrary(`p${i}`))),
      opportunities: fc.tuple(...Array.from({ length: m }, (_, i) => opportunityArbitrary(`o${i}`))),
    }),
  )
