import { MEANS, type Means } from '#features/kinds/index.ts'
import { goalOf, type OpenRow, timesAsked } from '#features/opportunities/index.ts'
import { type Gazetteer, type Ways, waysFrom } from '#features/places/index.ts'
import type { Asked } from '../forms.ts'

type Row = Pick<OpenRow, 'id' | 'town_id' | 'half_days'> & { point: { lat: number; lng: number } | null }

/** The ways to an activity for whoever said so; null where one of the two places is not known. */
export type WaysTo = (asked: Asked) => (row: Row) => Ways | null

/** Worked out once for each activity, and anew only for other times of the week: buses go by them. */
export function waysTo(places: Gazetteer): WaysTo {
  const known = new Map<string, (row: Row) => Ways | null>()
  return ({ from, when }) => {
    if (!from) return () => null
    const times = places.buses ? timesAsked({ when, on: null }) : 0
    const key = `${from.name} ${times}`
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
const mostBy = (means: Means, { ways }: Pick<Asked, 'ways'>): number =>
  ways[means] ?? (means === 'walk' ? ways.bus : undefined) ?? Number.NEGATIVE_INFINITY

/** The means by which they get there in the minutes that they would take, the quickest first. */
export const fitting = (
  { minutes }: Pick<Ways, 'minutes'>,
  asked: Pick<Asked, 'ways'>,
): { means: Means; minutes: number }[] =>
  MEANS.flatMap(means => {
    const taken = minutes[means]
    return taken !== undefined && taken <= mostBy(means, asked) ? [{ means, minutes: taken }] : []
  }).sort((a, b) => a.minutes - b.minutes)

/** What is too far by all of their means, though the circle in which the list is put in order holds it. */
export function farIn(rows: Iterable<Row>, asked: Asked, to: WaysTo, { buses, slopes }: Gazetteer): string[] {
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
