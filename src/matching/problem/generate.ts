import { type Kind, kinds, type Opportunity, type Person, type Point, type Problem, weekdays } from './model.ts'
import { type Random, randomOf } from './random.ts'

/** Size and seed of a synthetic city; the horizon is always four weeks. */
export type CitySize = { people: number; opportunities: number; seed: number; from?: string }

const centre: Point = [35.8622, 139.9709]
const kmNorth = 1 / 111.195
const kmEast = kmNorth / Math.cos((centre[0] * Math.PI) / 180)
const shifted = ([lat, lng]: Point, east: number, north: number): Point => [
  Math.round((lat + north * kmNorth) * 1e5) / 1e5,
  Math.round((lng + east * kmEast) * 1e5) / 1e5,
]
const near = (random: Random, point: Point, spreadKm: number): Point =>
  shifted(point, random.normal() * spreadKm, random.normal() * spreadKm)

const categories: Record<
  string,
  { share: number; kinds: readonly (readonly [Kind, number])[]; keys: readonly string[] }
> = {
  work: {
    share: 0.4,
    kinds: [
      ['employment', 6],
      ['contract', 2.5],
      ['dispatch', 1.5],
    ],
    keys: 'care-support childcare-support school-support office public-service reception cleaning facility-care retail kitchen driving farming gardening repair digital teaching light-work guarding'.split(
      ' ',
    ),
  },
  help: {
    share: 0.25,
    kinds: [
      ['paid-volunteering', 5],
      ['volunteering', 5],
    ],
    keys: 'neighbours watch-over listening child-raising books environment guiding events safety international welfare community'.split(
      ' ',
    ),
  },
  enjoy: {
    share: 0.13,
    kinds: [['volunteering', 1]],
    keys: 'music art handicraft board-games cooking nature salon flowers'.split(' '),
  },
  learn: { share: 0.12, kinds: [['volunteering', 1]], keys: 'lectures smartphone languages history career'.split(' ') },
  move: { share: 0.1, kinds: [['volunteering', 1]], keys: 'gymnastics sports dance walking checks'.split(' ') },
}
const allCategories = Object.values(categories).flatMap(({ keys }) => keys)
const loads = 'standing moving lifting crouching heights stairs heat cold early-late driving speaking fine-work'.split(
  ' ',
)
const loadShare = [0.14, 0.08, 0.16, 0.1, 0.16, 0.1, 0.08, 0.05, 0.08, 0.1, 0.08, 0.06]
const characterWords = ['quiet', 'lively', 'alone', 'team', 'children', 'elders', 'outdoors', 'indoors']
const skills = Array.from({ length: 48 }, (_, i) => `skill-${String(i + 1).padStart(2, '0')}`)
const skillShare = skills.map((_, i) => 0.35 / (1 + i * 0.35))

const some = <T>(random: Random, list: readonly T[], share: (index: number) => number): T[] =>
  list.filter((_, i) => random.chance(share(i)))

/**
 * A plausible city for tests and measurements, the same for the same seed. Twenty living areas with normal spread
 * (1.1 km) in a town of about 12 × 12 km, two thirds of the activities drawn to four stations; reach by means (on foot 1.5, bicycle
 * 3.5, bus 7, car 10 km, ± 25 %) that shrinks with age 55-89; four habits of free time; twelve loads avoided more often
 * with age; 48 skills, the first common, the last rare; wishes = popularity × taste, 4 % refusals; 3 % of people with
 * exclusions by staff; waiting time exponential (mean 120 days); 1-7 slots of 1-4 h an activity, 70 % weekly, 15 %
 * fortnightly, 15 % once, need 1-12 (mean 2.3); limits of 4-20 h a week and 4-10 days a month.
 */
export const generateCity = ({ people, opportunities, seed, from = '2026-12-07' }: CitySize): Problem => {
  const random = randomOf(seed)
  const side = (): number => (random.next() - 0.5) * 12
  const areas = Array.from({ length: 20 }, () => shifted(centre, side(), side()))
  const stations = Array.from({ length: 4 }, () => near(random, centre, 3))
  const popularity = new Map(allCategories.map(key => [key, random.normal() * 0.6]))
  const offered = Array.from({ length: opportunities }, (_, i) => opportunityOf(random, `o${i + 1}`, areas, stations))
  return {
    format: 'yui-problem/1',
    horizon: { from, weeks: 4 },
    people: Array.from({ length: people }, (_, i) => personOf(random, `p${i + 1}`, areas, popularity, offered)),
    opportunities: offered,
    weights: {},
  }
}

const opportunityOf = (random: Random, id: string, areas: Point[], stations: Point[]): Opportunity => {
  const group =
    categories[random.weighted(Object.entries(categories).map(([key, { share }]) => [key, share] as const))]!
  const kind = random.weighted(group.kinds)
  const heavy = group.share === 0.4 ? 1 : 0.5
  return {
    id,
    at: random.chance(2 / 3) ? near(random, random.pick(stations), 0.8) : near(random, random.pick(areas), 1.1),
    kind,
    category: random.pick(group.keys),
    loads: Object.fromEntries(
      some(random, loads, i => loadShare[i]! * heavy * 1.6).map(load => [load, random.integer(1, 3)]),
    ),
    requires: random.chance(0.22) ? [random.weighted(skills.map((key, i) => [key, skillShare[i]!] as const))] : [],
    wants: random.chance(0.5) ? [...new Set([random.pick(skills), random.pick(skills.slice(0, 12))])] : [],
    slots: Array.from({ length: random.integer(1, 7) }, (_, i) => slotOf(random, `${id}-${i + 1}`)),
    urgency: random.weighted([
      [0, 6],
      [1, 2],
      [2, 1],
      [3, 1],
    ]),
    priority: random.chance(0.2),
    character: some(random, characterWords, () => 0.25),
    ...(random.chance(0.03) ? { ageMin: 60 } : {}),
  }
}

const slotOf = (random: Random, id: string): Opportunity['slots'][number] => {
  const from = random.integer(7, 18) + random.weighted([[0, 3] as const, [0.5, 1] as const])
  const rhythm = random.next()
  const first = random.integer(1, 2)
  return {
    id,
    weekday: random.weighted(weekdays.map((day, i) => [day, i < 5 ? 2 : 1.2] as const)),
    from,
    to: Math.min(22, from + random.pick([1, 1.5, 2, 2, 2.5, 3, 3, 4])),
    weeks: rhythm < 0.7 ? [1, 2, 3, 4] : rhythm < 0.85 ? [first, first + 2] : [random.integer(1, 4)],
    need: random.weighted([
      [1, 45],
      [2, 25],
      [3, 12],
      [4, 8],
      [6, 6],
      [12, 1.5],
    ]),
  }
}

const meansOf = (random: Random, age: number): number =>
  random.weighted([
    [1.5, 1 + (age - 55) / 12],
    [3.5, 3],
    [7, 1.2],
    [10, Math.max(0.4, 4 - (age - 55) / 10)],
  ])

const personOf = (
  random: Random,
  id: string,
  areas: Point[],
  popularity: Map<string, number>,
  offered: readonly Opportunity[],
): Person => {
  const age = Math.min(89, 55 + Math.floor(Math.abs(random.normal()) * 5 + random.next() * 20))
  const frailty = (age - 45) / 45
  const reach = meansOf(random, age) * (0.75 + random.next() * 0.5) * (1 - (age - 55) / 140)
  const accepted = kinds.filter(kind => random.chance(kind.endsWith('volunteering') ? 0.8 : age < 72 ? 0.6 : 0.3))
  return {
    id,
    at: near(random, random.pick(areas), 1.1),
    reachKm: Math.round(reach * 100) / 100,
    free: freeOf(random),
    kinds: accepted.length > 0 ? accepted : ['volunteering'],
    likes: likesOf(random, popularity),
    skills: some(random, skills, i => skillShare[i]!),
    avoids: Object.fromEntries(
      some(random, loads, i => loadShare[i]! * frailty * 1.6).map(load => [load, random.integer(1, 3)]),
    ),
    maxHoursPerWeek: random.pick([4, 8, 12, 16, 20]),
    maxDaysPerMonth: random.pick([4, 6, 8, 10]),
    waitingDays: Math.min(1500, Math.floor(-120 * Math.log(1 - random.next()))),
    age,
    character: some(random, characterWords, () => 0.25),
    ...(random.chance(0.4) ? { wishes: { hoursPerWeek: random.pick([3, 4, 6, 8]), pay: random.chance(0.5) } } : {}),
    ...(random.chance(0.15) ? { busyDates: [`2026-12-${random.integer(10, 31)}`] } : {}),
    ...(random.chance(0.03) && offered.length > 0 ? { excludes: [random.pick(offered).id] } : {}),
  }
}

const likesOf = (random: Random, popularity: Map<string, number>): Record<string, number> => {
  const wishes: [string, number][] = []
  for (const [key, popular] of popularity) {
    const taste = popular + random.normal()
    const wish = random.chance(0.04) ? -2 : taste > 1.6 ? 2 : taste > 0.7 ? 1 : taste < -1.5 ? -1 : 0
    if (wish !== 0) wishes.push([key, wish])
  }
  return Object.fromEntries(wishes)
}

/** Free on most weekdays, in the mornings, at weekends and evenings, or here and there. */
const freeOf = (random: Random): NonNullable<Person['free']> => {
  const habit = random.weighted([
    ['days', 4] as const,
    ['mornings', 3] as const,
    ['edges', 1.5] as const,
    ['scattered', 2] as const,
  ])
  const free: Record<string, [number, number][]> = {}
  for (const [i, day] of weekdays.entries()) {
    const weekend = i >= 5
    if (habit === 'days' && random.chance(weekend ? 0.25 : 0.8))
      free[day] = [[random.integer(8, 10), random.integer(15, 18)]]
    if (habit === 'mornings' && random.chance(weekend ? 0.4 : 0.8))
      free[day] = [[random.integer(7, 9), random.integer(12, 13)]]
    if (habit === 'edges' && random.chance(weekend ? 0.9 : 0.4))
      free[day] = weekend ? [[9, random.integer(13, 20)]] : [[17, 21]]
    if (habit === 'scattered' && random.chance(0.5))
      free[day] = random.pick<[number, number][]>([
        [[9, 12]],
        [[13, 17]],
        [
          [9, 12],
          [13, 17],
        ],
        [[10, 15]],
      ])
  }
  return free
}
