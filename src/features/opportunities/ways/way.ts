import { MEANS, type Means } from '#features/kinds/index.ts'
import { type Gazetteer, type Point, type Ways, waysFrom } from '#features/places/index.ts'
import { goalOf, timesAsked } from '../find/reach.ts'
import { type Part, partBit } from '../find/week.ts'

/*
 * How long somebody takes to an activity: one answer for the pages of residents, the desk and paper.
 */

/** From where somebody sets out, when they can (week.ts; 0: not said), and how long they would take by each means. */
export type Leaving = { from: Point | null; when: number; ways: Partial<Record<Means, number>> }
type Row = { id: string; town_id: string | null; half_days: number; point: Point | null }

/** The ways to an activity for whoever said so; null where one of the two places is not known. */
export type WaysTo = (asked: Leaving) => (row: Row) => Ways | null

const [NOON, EVENING] = [12 * 60, 18 * 60]

/** The parts of a week that these times touch. */
export const partsTouched = (times: readonly { weekday: number; from: number; to: number }[]): number =>
  times.reduce((week, { weekday, from, to }) => {
    const touched = { am: from < NOON, pm: from < EVENING && to > NOON, night: to > EVENING } satisfies Record<
      Part,
      boolean
    >
    const parts = (Object.keys(touched) as Part[]).filter(part => touched[part])
    return parts.reduce((bits, part) => bits | partBit(weekday, part), week)
  }, 0)

/** An activity as it is set out to, where its point is written beside it. */
export const setOutTo = <R extends Omit<Row, 'point'> & { lat: number | null; lng: number | null }>(
  row: R,
): R & Row => ({
  ...row,
  point: row.lat === null || row.lng === null ? null : { lat: row.lat, lng: row.lng },
})

/** Worked out once for each activity, and anew only for other times of the week: buses go by them. */
export function waysTo(places: Gazetteer): WaysTo {
  const known = new Map<string, (row: Row) => Ways | null>()
  return ({ from, when }) => {
    if (!from) return () => null
    const times = places.buses ? timesAsked({ when, on: null }) : 0
    const key = `${from.lat} ${from.lng} ${times}`
    const to = known.get(key) ?? keptWays(waysFrom(places, from, times), places)
    known.set(key, to)
    return to
  }
}

function keptWays(to: ReturnType<typeof waysFrom>, places: Gazetteer): (row: Row) => Ways | null {
  const known = new Map<string, Ways | null>()
  return row => {
    const before = known.get(row.id)
    if (before !== undefined) return before
    const { point, town_id, half_days } = row
    const goal = point && goalOf({ lat: point.lat, lng: point.lng, town_id, half_days }, places)
    const ways = goal && to(goal)
    known.set(row.id, ways)
    return ways
  }
}

/** How long they would take by one of the means; on the bus as on foot. */
const mostBy = (means: Means, { ways }: Pick<Leaving, 'ways'>): number =>
  ways[means] ?? (means === 'walk' ? ways.bus : undefined) ?? Number.NEGATIVE_INFINITY

/** The means by which they get there in the minutes that they would take, the quickest first. */
export const fitting = (
  { minutes }: Pick<Ways, 'minutes'>,
  asked: Pick<Leaving, 'ways'>,
): { means: Means; minutes: number }[] =>
  MEANS.flatMap(means => {
    const taken = minutes[means]
    return taken !== undefined && taken <= mostBy(means, asked) ? [{ means, minutes: taken }] : []
  }).sort((a, b) => a.minutes - b.minutes)

/** What is too far by all of their means, though the circle in which the list is put in order holds it. */
export function farIn(rows: Iterable<Row>, asked: Leaving, to: WaysTo, { buses, slopes }: Gazetteer): string[] {
  if (Object.keys(asked.ways).length === 0 || (!buses && slopes.size === 0)) return []
  const [waysOf, most] = [to(asked), MEANS.map(means => mostBy(means, asked))]
  const far: string[] = []
  for (const row of rows) {
    const ways = waysOf(row)
    if (ways && !MEANS.some((means, at) => (ways.minutes[means] ?? Number.POSITIVE_INFINITY) <= most[at]!))
      far.push(row.id)
  }
  return far
}
