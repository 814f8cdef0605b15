import { html } from 'hono/html'
import { areaAt, type Gazetteer, metres, nearest, type Point, slopeBetween } from '#features/places/index.ts'
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

/** One of a list: where it is itself, and its town. */
type Spot = { id: string; title: string; town_id: string | null; lat: number | null; lng: number | null }

/** A place of its own, else the middle of its town (which is said). */
function spread(spots: readonly Spot[], { townOf }: Gazetteer, first: number): Spread {
  const found = spots.map(({ id, title, town_id, lat, lng }, at) => {
    const number = first + at
    const point = lat !== null && lng !== null ? { lat, lng } : town_id ? townOf.get(town_id) : undefined
    return point ? { number, text: title, href: `#a-${id}`, lat: point.lat, lng: point.lng } : number
  })
  return {
    pins: found.filter(one => typeof one === 'object'),
    lost: found.filter(one => typeof one === 'number'),
  }
}

type From = (Point & { name: string }) | null

/** A list as a map, with the numbers that stand in it (`first` on this page); what is on none of it is told. */
export function mapOfList(
  spots: readonly Spot[],
  places: Gazetteer,
  { from, first = 1 }: { from: From; first?: number },
): Html {
  const { pins, lost } = spread(spots, places, first)
  const { facilities, speeds, slopes, towns } = places
  const middle = from ?? pins[0]
  const landmarks = middle ? nearest(facilities, middle, MOST_PLACES) : []
  const stations = landmarks.toSorted((a, b) => Number(b.kind === 'station') - Number(a.kind === 'station'))
  const area = from && slopes.size > 0 ? areaAt(towns, from) : null
  const pace = speeds.walk / speeds.detour / slopeBetween(slopes, area, area).walk
  const minutes = ringsFor(from ? Math.max(0, ...pins.map(pin => metres(from, pin))) / pace : 0)
  const drawing = mapOfMany({
    ...{ pins, landmarks: stations, minutes, pace },
    ...(from && { home: from }),
  })
  return html`<section class="stack" aria-label="地図">${pins.length > 0 && drawing}
    ${pins.length > 0 && html`<p class="faint">番号は、下の一覧の番号です。押すと、そこへ進みます。${from && `円は、${from.name}から歩いて${minutes.join('分・')}分のめやすです。`}くわしい場所が書かれていないものは、その町のまん中に出しています。</p>`}
    ${lost.length > 0 && html`<p>場所がわからず、地図に出ていないもの：${lost.join('・')}番</p>`}</section>`
}

/** The page of a list as a map. */
export async function listMap(
  db: Read,
  hits: readonly Hit[],
  { from, page, size }: Pick<Criteria, 'from' | 'page' | 'size'>,
  places: Gazetteer,
): Promise<Html> {
  const ids = hits.map(({ id }) => id)
  const byId = new Map((await spotsOf(db, ids)).map(spot => [spot.id, spot]))
  const spots = hits.map(({ id, title }) => ({
    ...{ town_id: null, lat: null, lng: null },
    ...byId.get(id),
    id,
    title,
  }))
  return mapOfList(spots, places, { from, first: (page - 1) * size + 1 })
}

/** The way from a list to the same as a map, and back. */
export const mapLink = (href: string, open: boolean): Html =>
  linkButton({ href, text: open ? '地図をとじる' : '地図でも見る', icon: 'place', kind: 'quiet' })

export const mapSwitch = (criteria: Criteria): Html =>
  mapLink(`/opportunities${queryOf({ ...criteria, map: !criteria.map })}#list`, criteria.map)
