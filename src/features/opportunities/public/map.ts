import { html } from 'hono/html'
import { type Gazetteer, metres, nearest } from '#features/places/index.ts'
import type { Read } from '#platform/db.ts'
import { linkButton } from '#ui/button.ts'
import type { Html } from '#ui/html.ts'
import { mapOfMany, type Pin } from '#ui/map-of-many.ts'
import { type Criteria, queryOf } from '../find/search.ts'
import { type Hit, spotsOf } from '../find/store.ts'

/** Circles of so many minutes on foot: the first in whose outer one everything lies, else the last. */
const RINGS: readonly [number, number][] = [
  [2, 5],
  [5, 10],
  [10, 20],
]
const MOST_PLACES = 8

/** The circles for what lies up to so many minutes away. */
export const ringsFor = (furthest: number): [number, number] =>
  RINGS.find(([, outer]) => furthest <= outer) ?? RINGS.at(-1)!

/** Where each of a list stands, by its number there; `lost` are those of which nobody said the place. */
type Spread = { pins: Pin[]; lost: number[] }

/** A place of its own, else the middle of its town (which is said). */
function spread(
  hits: readonly Hit[],
  spots: Awaited<ReturnType<typeof spotsOf>>,
  { townOf }: Gazetteer,
  first: number,
): Spread {
  const byId = new Map(spots.map(spot => [spot.id, spot]))
  const found = hits.map(({ id, title }, at) => {
    const spot = byId.get(id)
    const town = spot?.town_id ? townOf.get(spot.town_id) : undefined
    const { lat, lng } = spot?.lat != null && spot.lng != null ? { lat: spot.lat, lng: spot.lng } : (town ?? {})
    const number = first + at
    return lat === undefined || lng === undefined ? number : { number, text: title, href: `#a-${id}`, lat, lng }
  })
  return {
    pins: found.filter(one => typeof one === 'object'),
    lost: found.filter(one => typeof one === 'number'),
  }
}

/** The page of a list as a map, with the numbers that stand in the list; what is on none of it is told. */
export async function listMap(
  db: Read,
  hits: readonly Hit[],
  { from, page, size }: Pick<Criteria, 'from' | 'page' | 'size'>,
  places: Gazetteer,
): Promise<Html> {
  const spots = await spotsOf(
    db,
    hits.map(({ id }) => id),
  )
  const { pins, lost } = spread(hits, spots, places, (page - 1) * size + 1)
  const { facilities, speeds } = places
  const middle = from ?? pins[0]
  const landmarks = middle ? nearest(facilities, middle, MOST_PLACES) : []
  const stations = landmarks.toSorted((a, b) => Number(b.kind === 'station') - Number(a.kind === 'station'))
  const pace = speeds.walk / speeds.detour
  const minutes = ringsFor(from ? Math.max(0, ...pins.map(pin => metres(from, pin))) / pace : 0)
  const drawing = mapOfMany({
    ...{ pins, landmarks: stations, minutes, pace },
    ...(from && { home: from }),
  })
  return html`<section class="stack" aria-label="地図">${pins.length > 0 && drawing}
    ${pins.length > 0 && html`<p class="faint">番号は、下の一覧の番号です。押すと、そこへ進みます。${from && `円は、${from.name}から歩いて${minutes.join('分・')}分のめやすです。`}くわしい場所が書かれていないものは、その町のまん中に出しています。</p>`}
    ${lost.length > 0 && html`<p>場所がわからず、地図に出ていないもの：${lost.join('・')}番</p>`}</section>`
}

/** The way from the list to the same as a map, and back. */
export const mapSwitch = (criteria: Criteria): Html => {
  const href = `/opportunities${queryOf({ ...criteria, map: !criteria.map })}#list`
  return linkButton({ href, text: criteria.map ? '地図をとじる' : '地図でも見る', icon: 'place', kind: 'quiet' })
}
