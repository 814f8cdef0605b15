import { ROOM, ranked, roomOf, WEIGHTS } from '#features/interests/for-me/rank.ts'
import { generateCity, type Person, type Problem, randomOf, type Snapshot, snapshotOf } from '#matching/index.ts'
import type { Figure } from './run.ts'

// What it does to interest that an activity steps back as candidates come, on the list of whoever looks next. Invented
// people look one after another at ten activities each; the same person meeting the same activity at the same place of the
// list likes it or does not in every run, so that the runs differ by the order alone.

const LOOKED_AT = 10

/** How likely somebody takes interest in an activity of this score at this place of the list (0 first). */
const chanceOf = (score: number, place: number): number => (0.6 * (score / 1000) ** 2) / Math.sqrt(place + 1)

type Outcome = { total: number; reached: number; most: number }

/** Everybody looks once; `room`: whether there are points for room. */
function looked(city: Problem, snapshot: Snapshot, room: boolean): Outcome {
  const places = new Map(
    city.opportunities.map(one => [one.id, one.slots.reduce((sum, { need = 1 }) => sum + need, 0)]),
  )
  const row = new Map(city.opportunities.map(({ id }, at) => [id, at]))
  const candidates = new Map<string, number>()
  const roomIn = (id: string) => roomOf({ candidates: candidates.get(id) ?? 0, places: places.get(id) ?? null })
  for (const [at, person] of city.people.entries()) {
    const list = ranked(snapshot, visiting(person), room ? roomIn : () => 0).slice(0, LOOKED_AT)
    for (const [place, { id, score, room: added }] of list.entries())
      if (randomOf(at * 100_003 + row.get(id)!).next() < chanceOf(score - added, place))
        candidates.set(id, (candidates.get(id) ?? 0) + 1)
  }
  const counts = [...candidates.values()]
  return {
    total: counts.reduce((sum, count) => sum + count, 0),
    reached: counts.length,
    most: counts.reduce((most, count) => Math.max(most, count), 0),
  }
}

const visiting = (person: Person): Person => ({ ...person, id: 'visitor' })

/** Not the cities by which the rule was chosen (docs/decisions/0048). */
const SEEDS = [21, 22, 23, 24, 25, 26]

const sum = (outcomes: readonly Outcome[], of: keyof Outcome): number => outcomes.reduce((all, one) => all + one[of], 0)

/** SmartSort's aim, measured: more activities find somebody, and people hardly less of what they like; six cities together. */
export async function run(): Promise<Figure[]> {
  const runs = SEEDS.map(seed => {
    const city = generateCity({ people: 3000, opportunities: 1000, seed })
    const snapshot = snapshotOf({ ...city, people: [], weights: WEIGHTS })
    return [looked(city, snapshot, false), looked(city, snapshot, true)] as const
  })
  const [plain, spread] = [runs.map(([one]) => one), runs.map(([, one]) => one)]
  const [reached, total] = [sum(spread, 'reached') / sum(plain, 'reached'), sum(spread, 'total') / sum(plain, 'total')]
  const name = `with ${ROOM} points at most for room, ÷ by score alone`
  return [
    { name: 'activities that find interest, by score alone', value: sum(plain, 'reached'), unit: 'of 6,000' },
    { name: `the same ${name}`, value: reached, unit: '×', bar: '≥ 1.08', ok: reached >= 1.08 },
    { name: `all interest ${name}`, value: total, unit: '×', bar: '≥ 0.99', ok: total >= 0.99 },
    { name: 'most for one activity, by score alone', value: sum(plain, 'most') / 6, unit: 'people' },
    { name: 'most for one activity, with room', value: sum(spread, 'most') / 6, unit: 'people' },
  ]
}
