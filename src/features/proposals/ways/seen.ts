import type { Means } from '#features/kinds/index.ts'
import {
  farIn,
  fitting,
  type Leaving,
  type MatchingRow,
  minutesTold,
  partsTouched,
  setOutTo,
  waysTo,
} from '#features/opportunities/index.ts'
import type { PersonDesk } from '#features/people/index.ts'
import { type Gazetteer, metres, type Point, type Ways } from '#features/places/index.ts'
import type { Engine } from '../ranking/engine/engine.ts'
import { reachKm } from '../ranking/engine/problem.ts'
import { type Ranked, suitingAmong } from '../ranking/lists.ts'
import type { Face } from '../record/store.ts'

/*
 * How long a person of the desk takes to an activity, told as on the pages of residents (opportunities/ways/way.ts). The engine
 * ranks by circles (docs/decisions/0058); what is too far by bus lines and slopes is taken out of its list here.
 */

export type Own = Pick<PersonDesk, 'free' | 'reach'> & { town: Point | null }

/** What the desk was told of the ways of somebody. */
export const leavingOf = ({ town, free, reach }: Own): Leaving => ({
  from: town && { lat: town.lat, lng: town.lng },
  when: partsTouched(free),
  ways: Object.fromEntries(reach.map(({ means, minutes }) => [means, minutes])),
})

/** The minutes as they are told to this person. */
export const toldTo = ({ ways }: Leaving, found: Ways): Ways['minutes'] =>
  minutesTold(found, Object.keys(ways) as Means[])

export type WaysSeen = {
  leaving: Leaving
  of: (id: string) => Ways | null
  /** What suits but takes longer than they would, by bus lines and slopes. */
  far: Ranked[]
  /** What is beyond the circle and in no other way unsuitable, but is reached in time by a bus line. */
  near: Ranked[]
}

/** Looks at all activities of the city, once each: no more than the circle does. */
export function waysSeen(engine: Engine, person: Own & { id: string }, places: Gazetteer): WaysSeen {
  const leaving = leavingOf(person)
  const rows = new Map<string, ReturnType<typeof setOutTo<MatchingRow>>>()
  for (const [id, row] of engine.opportunities) rows.set(id, setOutTo(row))
  const to = waysTo(places)
  const waysOf = to(leaving)
  const of = (id: string) => {
    const row = rows.get(id)
    return row ? waysOf(row) : null
  }
  const { from } = leaving
  const most =
    reachKm(
      person.reach.map(({ means, minutes }) => [means, minutes]),
      places.speeds,
    ) ?? 0
  const inCircle = (id: string): boolean => {
    const point = rows.get(id)?.point
    return !from || !point || metres(from, point) <= most * 1000
  }
  const beyond = (): string[] => {
    if (!from || !places.buses || person.reach.length === 0) return []
    return [...rows.keys()].filter(id => !inCircle(id) && fitting(of(id)!, leaving).length > 0)
  }
  return {
    ...{ leaving, of },
    far: suitingAmong(engine, person.id, farIn(rows.values(), leaving, to, places).filter(inCircle)),
    near: suitingAmong(engine, person.id, beyond(), ({ rejections }) =>
      rejections.every(({ rule }) => rule === 'reach'),
    ),
  }
}

/** How somebody gets to an activity; `far`: it takes longer than they would, by bus lines and slopes. */
export type WayOf = { leaving: Leaving; ways: Ways | null; far: boolean }

/** The same of people whom one activity suits, by their ids. */
export function waysOfPeople(
  activity: MatchingRow,
  people: Iterable<Face>,
  places: Gazetteer,
): ReadonlyMap<string, WayOf> {
  const [row, to] = [setOutTo(activity), waysTo(places)]
  const found = new Map<string, WayOf>()
  for (const { id, home, free, reach } of people) {
    const leaving = leavingOf({ town: home, free, reach })
    found.set(id, { leaving, ways: to(leaving)(row), far: farIn([row], leaving, to, places).length > 0 })
  }
  return found
}

/** So many people of a list are looked at: each sets out from elsewhere, and from each place the lines are asked anew. */
const LOOKED = 100

/** How many of a list are to be looked at for `most` of them; where nobody entered lines or slopes the circle says it all. */
export const looked = (most: number, { buses, slopes }: Gazetteer): number =>
  buses || slopes.size > 0 ? Math.max(most, LOOKED) : most
