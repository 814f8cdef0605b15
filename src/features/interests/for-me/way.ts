import { MEANS, type Means } from '#features/kinds/index.ts'
import { goalOf, type OpenRow, timesAsked } from '#features/opportunities/index.ts'
import { type Gazetteer, type Ways, waysFrom } from '#features/places/index.ts'
import type { Asked } from '../forms.ts'

type Row = Pick<OpenRow, 'id' | 'town_id' | 'half_days'> & { point: { lat: number; lng: number } | null }

/** The ways to an activity for whoever said so; null where one of the two places is not known. */
export type WaysTo = (row: Row, asked: Asked) => Ways | null

/** Worked out once for each activity, and anew only for other times of the week: buses go by them. */
export function waysTo(places: Gazetteer): WaysTo {
  const known = new Map<string, { to: ReturnType<typeof waysFrom>; ways: Map<string, Ways> }>()
  return (row, { from, when }) => {
    const goal = row.point && goalOf({ ...row, ...row.point }, places)
    if (!from || !goal) return null
    const times = places.buses ? timesAsked({ when, on: null }) : 0
    const key = `${from.name} ${times}`
    const at = known.get(key) ?? { to: waysFrom(places, from, times), ways: new Map<string, Ways>() }
    known.set(key, at)
    const ways = at.ways.get(row.id) ?? at.to(goal)
    at.ways.set(row.id, ways)
    return ways
  }
}

/** The means by which they get there in the minutes that they would take, the quickest first. By bus one may also walk. */
export const fitting = (
  { minutes }: Pick<Ways, 'minutes'>,
  { ways }: Pick<Asked, 'ways'>,
): { means: Means; minutes: number }[] =>
  MEANS.flatMap(means => {
    const most = ways[means] ?? (means === 'walk' ? ways.bus : undefined)
    const taken = minutes[means]
    return most !== undefined && taken !== undefined && taken <= most ? [{ means, minutes: taken }] : []
  }).sort((a, b) => a.minutes - b.minutes)

/** What is too far by all of their means, though the circle in which the list is put in order holds it. */
export const farIn = (rows: Iterable<Row>, asked: Asked, to: WaysTo, { buses, slopes }: Gazetteer): string[] =>
  Object.keys(asked.ways).length === 0 || (!buses && slopes.size === 0)
    ? []
    : [...rows].flatMap(row => {
        const ways = to(row, asked)
        return ways && fitting(ways, asked).length === 0 ? [row.id] : []
      })
