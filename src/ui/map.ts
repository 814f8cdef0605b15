import { html } from 'hono/html'
import type { Html } from './html.ts'
import { type Box, type Label, type Named, placeLabels } from './map-labels.ts'
import { fit, metresBetween, type Point, type View } from './map-view.ts'

export type Landmark = Point & { name: string; kind: 'station' | 'place' }

export type MapParams = {
  place: Point & { name: string }
  home?: (Point & { name?: string }) | undefined
  landmarks?: readonly Landmark[] | undefined
  /** Circles around home (or, without it, the place) in minutes on foot. */
  minutes?: readonly number[] | undefined
  /** Metres a minute in a straight line: 80 m on foot, ways 1.3 times longer than the line, so 61.5. */
  pace?: number | undefined
}

const width = 280
const height = 200
const nearest = 4

const byDistance = (from: Point) => (a: Point, b: Point) => metresBetween(from, a) - metresBetween(from, b)

/** Circles of so many minutes on foot around a point. */
export const rings = (view: View, centre: Point, minutes: readonly number[], pace: number) =>
  minutes.map(
    minute =>
      html`<circle class="ring" cx="${view.x(centre)}" cy="${view.y(centre)}" r="${view.pixels(minute * pace)}"/>`,
  )

const symbol = (view: View, mark: Landmark) =>
  mark.kind === 'station'
    ? html`<rect class="station" x="${view.x(mark) - 6}" y="${view.y(mark) - 4}" width="12" height="8" rx="2"/>`
    : html`<circle class="spot" cx="${view.x(mark)}" cy="${view.y(mark)}" r="4"/>`

/** Stations and well-known places, without their names. */
export const landmarksIn = (view: View, marks: readonly Landmark[]) => marks.map(mark => symbol(view, mark))

const way = (view: View, home: Point, place: Point) =>
  html`<path class="way" d="M${view.x(home)} ${view.y(home)}L${view.x(place)} ${view.y(place)}"/>
    <circle class="home" cx="${view.x(home)}" cy="${view.y(home)}" r="7"/>`

const textOf = ({ x, y, anchor, text }: Label) => html`<text x="${x}" y="${y}" text-anchor="${anchor}">${text}</text>`

/** North is up; it stands in the upper right corner of a drawing so wide. */
export const compass = (wide: number) =>
  html`<g class="north" transform="translate(${wide - 18} 22)"><path d="M0-14l6 16-6-4-6 4z"/><text y="16" text-anchor="middle">北</text></g>`

/** A length on the ground, in the lower left corner of a drawing so high. */
export const scaleBar = (view: View, high: number) => {
  const metres = [2000, 1000, 500, 200, 100].find(length => view.pixels(length) <= 110) ?? 100
  const length = view.pixels(metres)
  return html`<g class="scale" transform="translate(12 ${high - 10})"><path d="M0-5V0H${length}V-5"/>
    <text x="${length + 6}">${metres < 1000 ? `${metres}m` : `${metres / 1000}km`}</text></g>`
}

const describe = (params: MapParams) =>
  `地図：${params.home ? `${params.home.name ?? '家'}と` : ''}${params.place.name}${
    params.landmarks?.length
      ? `。近くに${params.landmarks
          .slice(0, nearest)
          .map(mark => mark.name)
          .join('、')}`
      : ''
  }`

const spotBox = ({ x, y, height: tall = 8 }: Named): Box => [x - 8, y - Math.max(tall, 8), x + 8, y + 6]

/** Where compass and scale stand. */
const furniture: readonly Box[] = [
  [width - 30, 0, width, 44],
  [0, height - 28, 130, height],
]

/** A small map drawn on the server, to scale, north up: home, the place, the nearest landmarks, minutes on foot. */
export const map = (params: MapParams): Html => {
  const { place, home } = params
  const centre = home ?? place
  const minutes = params.minutes ?? [10]
  const pace = params.pace ?? 61.5
  const landmarks = [...(params.landmarks ?? [])]
    .sort(byDistance(place))
    .slice(0, nearest)
    .sort((a, b) => Number(b.kind === 'station') - Number(a.kind === 'station'))
  const view = fit([centre, place, ...landmarks], Math.max(...minutes) * pace, width, height)
  const at = (p: Point, text: string) => ({ text, x: view.x(p), y: view.y(p) })
  const fixed: Named[] = [
    { ...at(place, place.name), height: 28, must: true },
    ...(home ? [{ ...at(home, home.name ?? '家'), must: true as const }] : []),
    ...minutes.map(minute => ({
      text: `歩いて${minute}分`,
      x: view.x(centre),
      y: view.y(centre) + view.pixels(minute * pace),
      height: 0,
    })),
  ]
  const near = landmarks.map(mark => at(mark, mark.name))
  const labels = placeLabels(
    [...fixed, ...near],
    [...furniture, ...fixed.map(spotBox), ...near.map(spotBox)],
    width,
    height,
  )
  // A landmark without its name says nothing, so it goes with it.
  const named = landmarks.filter((_, at) => labels[fixed.length + at])
  return html`<svg class="map" viewBox="0 0 ${width} ${height}" role="img" aria-label="${describe({ ...params, landmarks })}">
    ${rings(view, centre, minutes, pace)}${home && way(view, home, place)}${landmarksIn(view, named)}
    <path class="pin" transform="translate(${view.x(place)} ${view.y(place)})" d="M0 0C-14-16-9-28 0-28S14-16 0 0z"/>
    ${labels.map(label => label && textOf(label))}
    ${compass(width)}${scaleBar(view, height)}</svg>`
}

const library = { name: '図書館', lat: 35.8695, lng: 139.9645 }
const landmarks: Landmark[] = [
  { name: '豊四季駅', lat: 35.8664, lng: 139.9395, kind: 'station' },
  { name: '柏駅', lat: 35.8622, lng: 139.9709, kind: 'station' },
  { name: '豊四季台公園', lat: 35.8711, lng: 139.9598, kind: 'place' },
]

export const examples: Record<string, () => Html> = {
  'from home to the place': () =>
    map({ home: { lat: 35.8655, lng: 139.9605 }, place: library, landmarks, minutes: [10, 20] }),
  'only the place': () => map({ place: library, landmarks }),
}
