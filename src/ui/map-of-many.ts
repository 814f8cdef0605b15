import { html } from 'hono/html'
import type { Html } from './html.ts'
import { compass, type Landmark, landmarksIn, rings, scaleBar } from './map.ts'
import { type Box, type Named, placeLabels } from './map-labels.ts'
import { fit, type Point, type View } from './map-view.ts'

/** One of a list: its number there, what it is called, where its page is. */
export type Pin = Point & { number: number; text: string; href: string }

export type ManyParams = {
  pins: readonly Pin[]
  home?: (Point & { name: string }) | undefined
  landmarks: readonly Landmark[]
  /** Circles around home in minutes on foot, of `pace` metres of straight line a minute. */
  minutes: readonly number[]
  pace: number
}

const size = { width: 340, height: 300 }
/** What a finger needs (44 px on a phone of 360), in drawing units: it answers to so much around a number. */
const finger = 48
/** Pins nearer to each other than this stand in one mark. */
const apart = 46
const mostNumbers = 4

type Mark = { x: number; y: number; pins: Pin[] }

/** Pins that would cover each other as one mark, in the order of the list; a mark grows wider by it and may cover another one. */
function marksOf(pins: readonly Pin[], view: View): Mark[] {
  let marks = pins.map((pin): Mark => ({ x: view.x(pin), y: view.y(pin), pins: [pin] }))
  for (let before = 0; before !== marks.length; ) {
    before = marks.length
    marks = marks.reduce<Mark[]>((apart, mark) => {
      const near = apart.find(one => isCovering(one, mark))
      if (near) near.pins.push(...mark.pins)
      else apart.push(mark)
      return apart
    }, [])
  }
  for (const { pins } of marks) pins.sort((a, b) => a.number - b.number)
  return marks.map(kept)
}

const isCovering = (a: Mark, b: Mark): boolean => {
  const [one, other] = [boxOf(kept(a)), boxOf(kept(b))]
  const covers = one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
  return covers || Math.hypot(a.x - b.x, a.y - b.y) < apart
}

/** Moved so far that all of it stands in the drawing. */
const kept = ({ x, y, pins }: Mark): Mark => {
  const half = halfOf(numbersOf(pins)) + 1
  return { x: Math.min(Math.max(x, half), size.width - half), y: Math.min(Math.max(y, 15), size.height - 15), pins }
}

const numbersOf = (pins: readonly Pin[]): string =>
  pins.length <= mostNumbers
    ? pins.map(({ number }) => number).join('・')
    : `${pins
        .slice(0, mostNumbers - 1)
        .map(({ number }) => number)
        .join('・')}ほか`

const halfOf = (text: string): number => 7 + [...text].reduce((sum, one) => sum + (one < '\u0100' ? 4.4 : 7), 0)

/** Around the middle of a mark, and within the drawing. */
const around = (middle: number, most: number): number => Math.max(0, Math.min(most - finger, middle - finger / 2))

/** Each leads to its place in the list: of several, to the first. */
const markOf = ({ x, y, pins }: Mark): Html => {
  const text = numbersOf(pins)
  const half = halfOf(text)
  // Whoever speaks to the machine says what is written there (WCAG 2.5.3).
  const name = `${pins.length > 1 ? `${text}：` : ''}${pins.map(pin => `${pin.number}番 ${pin.text}`).join('、')}`
  const pressed = html`<rect x="${around(x, size.width)}" y="${around(y, size.height)}" width="${finger}" height="${finger}" fill="none" pointer-events="all"/>`
  const box = html`<rect class="number" x="${x - half}" y="${y - 14}" width="${half * 2}" height="28" rx="14"/>`
  return html`<a href="${pins[0]!.href}" aria-label="${name}"><title>${name}</title>${pressed}${box}<text class="number" x="${x}" y="${y + 5}" text-anchor="middle">${text}</text></a>`
}

const boxOf = ({ x, y, pins }: Mark): Box => {
  const half = halfOf(numbersOf(pins))
  return [x - half, y - 15, x + half, y + 15]
}

/**
 * A list of activities on a map, to scale, north up: the number of each as in the list, where one comes from, stations. What
 * stands at one place stands in one mark.
 */
export const mapOfMany = ({ pins, home, landmarks, minutes, pace }: ManyParams): Html => {
  const [first, ...rest] = [...(home ? [home] : []), ...pins]
  if (!first) return html``
  const { width, height } = size
  const view = fit([first, ...rest], (home ? Math.max(...minutes) : 8) * pace, width, height)
  const marks = marksOf(pins, view)
  const inside = landmarks.filter(
    mark =>
      mark.name !== home?.name &&
      view.x(mark) > 8 &&
      view.x(mark) < width - 8 &&
      view.y(mark) > 8 &&
      view.y(mark) < height - 8,
  )
  const named: Named[] = [
    ...(home ? [{ text: home.name, x: view.x(home), y: view.y(home), must: true as const }] : []),
    ...inside.map(mark => ({ text: mark.name, x: view.x(mark), y: view.y(mark) })),
  ]
  const taken: Box[] = [...marks.map(boxOf), [width - 30, 0, width, 44], [0, height - 28, 130, height]]
  const labels = placeLabels(named, taken, width, height)
  const shown = inside.filter((_, at) => labels[at + (home ? 1 : 0)])
  return html`<svg class="map many" viewBox="0 0 ${width} ${height}" role="group" aria-label="地図：${pins.length}件${home ? `と${home.name}` : ''}">
    ${home && rings(view, home, minutes, pace)}${landmarksIn(view, shown)}${home && html`<circle class="home" cx="${view.x(home)}" cy="${view.y(home)}" r="7"/>`}
    ${labels.map(label => label && html`<text x="${label.x}" y="${label.y}" text-anchor="${label.anchor}">${label.text}</text>`)}
    ${marks.map(markOf)}${compass(width)}${scaleBar(view, height)}</svg>`
}

const example: ManyParams = {
  pins: [
    { number: 1, text: '絵本の読み聞かせ', href: '#a1', lat: 35.8695, lng: 139.9645 },
    { number: 2, text: '公園の花の世話', href: '#a2', lat: 35.8711, lng: 139.9598 },
    { number: 3, text: '本の修理', href: '#a3', lat: 35.8696, lng: 139.9646 },
  ],
  home: { name: '豊四季台', lat: 35.8655, lng: 139.9605 },
  landmarks: [
    { name: '柏駅', lat: 35.8622, lng: 139.9709, kind: 'station' },
    { name: '我孫子駅', lat: 35.8728, lng: 140.0104, kind: 'station' },
  ],
  minutes: [10, 20],
  pace: 61.5,
}

export const examples: Record<string, () => Html> = {
  'a list, from home': () => mapOfMany(example),
  'a list, from nowhere': () => mapOfMany({ ...example, home: undefined }),
}
