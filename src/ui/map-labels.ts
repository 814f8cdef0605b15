/** A rectangle that is taken: left, top, right, bottom. */
export type Box = readonly [number, number, number, number]

export type Label = { text: string; x: number; y: number; anchor: 'start' | 'middle' | 'end' }

const size = 14

/** Width of a text in drawing units: half for Latin letters and digits, full for the rest. */
const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + (letter < '\u0100' ? size * 0.6 : size), 0)

const boxOf = ({ text, x, y, anchor }: Label): Box => {
  const width = widthOf(text)
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return [left, y - size, left + width, y + 3]
}

const overlap = (a: Box, b: Box) =>
  Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]))

const outside = (box: Box, width: number, height: number) =>
  1000 * (Math.max(0, -box[0]) + Math.max(0, box[2] - width) + Math.max(0, -box[1]) + Math.max(0, box[3] - height))

/** A point to be named; one that `must` be named is, further off where there is no room beside it. */
export type Named = { text: string; x: number; y: number; height?: number; must?: true }

/**
 * Puts each name where it covers least: right, left, below or above its point (in the middle or to a side), inside the
 * drawing. The first come first; a name that would cover another or leave the drawing is left out (`null`).
 */
export const placeLabels = (
  marks: readonly Named[],
  taken: readonly Box[],
  width: number,
  height: number,
): (Label | null)[] => {
  const boxes = [...taken]
  return marks.map(({ text, x, y, height: tall = 8, must }) => {
    const [beside, below, above] = [y + 5 - tall / 4, y + 20, y - tall - 4]
    const further = must ? [16, 32, 48].flatMap(off => [below + off, above - off]) : []
    const candidates: Label[] = [
      { text, x: x + 11, y: beside, anchor: 'start' },
      { text, x: x - 11, y: beside, anchor: 'end' },
      ...[below, above, ...further].flatMap((y): Label[] => [
        { text, x, y, anchor: 'middle' },
        // Moved along so far that a long name ends at the edge.
        { text, x: Math.min(Math.max(x, widthOf(text) / 2 + 2), width - widthOf(text) / 2 - 2), y, anchor: 'middle' },
        { text, x: x - 8, y, anchor: 'start' },
        { text, x: x + 8, y, anchor: 'end' },
      ]),
    ]
    const cost = (label: Label) =>
      boxes.reduce((sum, box) => sum + overlap(boxOf(label), box), outside(boxOf(label), width, height))
    const best = candidates.reduce((a, b) => (cost(b) < cost(a) ? b : a))
    if (!must && cost(best) > 0) return null
    boxes.push(boxOf(best))
    return best
  })
}
